"""Every levering that was ever handed in, with what became of it: for the page and for who asks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from loaders.archief.archief import Archief, verwijderd
from loaders.archief.gebeurtenissen import Gebeurtenis, Intrekking, Levering
from loaders.archief.manifest import maak_manifest
from loaders.verdict.verdict import Melding, Rapport

TELT, GEWEIGERD, INGETROKKEN = "telt mee", "niet aangenomen", "ingetrokken"
VERWIJDERD, OPGEVOLGD, VOORBEELD_UIT = "verwijderd", "opgevolgd", "voorbeeld staat uit"


@dataclass(frozen=True)
class Leveringsregel:
    """toen: UTC. toestand: one of the words above; reden: why it was withdrawn or removed."""

    levering: Levering
    toen: datetime
    door: str
    toestand: str
    reden: str = ""


def regels(archief: Archief, *, voorbeeld: bool = True) -> tuple[Leveringsregel, ...]:
    """All of them, newest first. Raises ArchiefBeschadigd or NieuwereVersie.

    A document or list that a later one took the place of is `opgevolgd`.
    """
    gebeurtenissen = archief.gebeurtenissen()
    telt = {lev.id for lev in maak_manifest(gebeurtenissen, voorbeeld=voorbeeld).leveringen}
    alles = {lev.id for lev in maak_manifest(gebeurtenissen).leveringen}
    weg = verwijderd(gebeurtenissen)
    intrekking = {g.inhoud.levering: g for g in gebeurtenissen if isinstance(g.inhoud, Intrekking)}
    uit = []
    for g in reversed(gebeurtenissen):
        lev = g.inhoud
        if not isinstance(lev, Levering):
            continue
        if lev.sha256 in weg:
            toestand, reden = VERWIJDERD, _reden(weg[lev.sha256])
        elif not lev.aangenomen:
            toestand, reden = GEWEIGERD, ""
        elif lev.id in intrekking:
            toestand, reden = INGETROKKEN, _reden(intrekking[lev.id])
        elif lev.id in telt:
            toestand, reden = TELT, ""
        else:
            toestand, reden = (VOORBEELD_UIT if lev.id in alles else OPGEVOLGD), ""
        uit.append(Leveringsregel(lev, g.tijd, g.door, toestand, reden))
    return tuple(uit)


def nu(regel: Leveringsregel, achter: str | None, standen: Sequence[str]) -> str:
    """What became of it (Dutch), as readers see it now.

    achter: the newest stand where that is behind the archive (`loaders.archief.achterstand`), None
    where it is not. standen: those that the levering is in.
    """
    if achter is not None and regel.toestand == TELT and achter not in standen:
        return "aangenomen, telt nog niet mee"
    tekst = f"{regel.toestand}: {regel.reden}" if regel.reden else regel.toestand
    if achter is not None and regel.toestand != TELT and achter in standen:
        return f"{tekst} (telt nog mee tot er een nieuwe stand is)"
    return tekst


def zoek(archief: Archief, levering_id: str) -> Leveringsregel | None:
    """The levering with this id, accepted or not; None where there is none."""
    return next((r for r in regels(archief) if r.levering.id == levering_id), None)


def verdict(archief: Archief, levering: Levering) -> Rapport | None:
    """The report as it was written down; None where it was removed with its file."""
    try:
        rauw = json.loads(archief.verdicten.pad(levering.verdict).read_bytes())
    except (OSError, ValueError):
        return None
    return Rapport(tuple(Melding(**m) for m in rauw))


def _reden(gebeurtenis: Gebeurtenis) -> str:
    return str(getattr(gebeurtenis.inhoud, "reden", ""))
