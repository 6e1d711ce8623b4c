"""What counts: the accepted leveringen of an archive, in order, and the id of their stand.

Pure: from events to leveringen. Source: docs/delivery-format.md, "The levering itself", and
docs/decisions.md, 8.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd

from domain.mutaties import DEFINITIES_VERSIE
from loaders.archief.archief import verwijderd
from loaders.archief.gebeurtenissen import Gebeurtenis, Intrekking, Levering
from loaders.archief.meegeleverd import is_voorbeeld
from loaders.contract import Velden
from loaders.register.register import TABELLEN as REFERENTIE


@dataclass(frozen=True)
class Manifest:
    """leveringen: those that count, in order. weg: accepted once, withdrawn or purged since.

    alle: every levering ever handed in, also refused ones, in order.
    """

    leveringen: tuple[Levering, ...]
    weg: tuple[Levering, ...]
    alle: tuple[Levering, ...]

    @property
    def stand_id(self) -> str:
        """Follows from what is in it, not from the clock: 12 hex digits."""
        inhoud = {
            "definities": DEFINITIES_VERSIE,
            "leveringen": [_kern(lev) for lev in self.leveringen],
            "weg": [_kern(lev) for lev in self.weg],
        }
        return hashlib.sha256(json.dumps(inhoud, sort_keys=True).encode()).hexdigest()[:12]

    @property
    def referenties(self) -> tuple[Levering, ...]:
        """The leveringen that the register is made from."""
        return tuple(lev for lev in self.leveringen if set(lev.tabellen) & set(REFERENTIE))

    def herhaling(self, sha256: str, velden: Velden) -> Levering | None:
        """The levering that counts already with this file and these fields."""
        return next(
            (
                lev
                for lev in self.leveringen
                if lev.sha256 == sha256 and _betekenis(lev.velden) == _betekenis(velden)
            ),
            None,
        )


def maak_manifest(gebeurtenissen: Iterable[Gebeurtenis], *, voorbeeld: bool = True) -> Manifest:
    """The leveringen that count after these events.

    A levering with a key of an earlier one takes its place in the order: a correction of what
    ships does not overrule a later levering. voorbeeld: False leaves Voorbeeldstad out.
    """
    gebeurtenissen = list(gebeurtenissen)
    alle = tuple(g.inhoud for g in gebeurtenissen if isinstance(g.inhoud, Levering))
    ingetrokken = {g.inhoud.levering for g in gebeurtenissen if isinstance(g.inhoud, Intrekking)}
    gewist = verwijderd(gebeurtenissen)
    telt: list[Levering] = []
    weg: list[Levering] = []
    for lev in alle:
        if not lev.aangenomen or (not voorbeeld and is_voorbeeld(Path(lev.meegeleverd))):
            continue
        if lev.id in ingetrokken or lev.sha256 in gewist:
            weg.append(lev)
        else:
            _voeg_toe(telt, lev)
    return Manifest(tuple(telt), tuple(weg), alle)


def sleutels(
    tabellen: Mapping[str, pd.DataFrame], leverancier: str, meegeleverd: str
) -> tuple[str, ...]:
    """What a later levering must share to replace this one: shipped path, document, own list."""
    uit = [f"pad:{meegeleverd}"] if meegeleverd else []
    if "document" in tabellen:
        uit += [f"document:{i}" for i in sorted(tabellen["document"]["id"])]
    if "toelichting" in tabellen:
        uit += [f"toelichtingen:{i}" for i in sorted(set(tabellen["toelichting"]["document"]))]
    if "aanname" in tabellen:
        uit.append("aannames")
    lijsten = sorted(set(tabellen) & set(REFERENTIE))
    # A public source that brings its own division (KWB) says nothing about another year's.
    if lijsten and not meegeleverd and set(tabellen) <= set(REFERENTIE):
        uit += [f"lijst:{'+'.join(lijsten)}:{slug(leverancier)}"]
    return tuple(uit)


def levering_id(
    ontvangen: str, leverancier: str, sha256: str, velden: Velden, bezet: Sequence[str]
) -> str:
    """`<ontvangen>-<leverancier>-<8 hex>`, readable and not in `bezet`."""
    for n in range(len(bezet) + 1):
        inhoud = json.dumps([sha256, _betekenis(velden), n], sort_keys=True)
        staart = hashlib.sha256(inhoud.encode()).hexdigest()[:8]
        naam = f"{ontvangen}-{slug(leverancier)}-{staart}"
        if naam not in bezet:
            return naam
    raise AssertionError("more ids than leveringen")


def slug(tekst: str) -> str:
    """A name as small letters, digits and hyphens, at most 30; `onbekend` where nothing is left."""
    plat = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plat).strip("-")[:30].strip("-") or "onbekend"


def _voeg_toe(telt: list[Levering], nieuw: Levering) -> None:
    vervangt = [i for i, lev in enumerate(telt) if set(lev.sleutels) & set(nieuw.sleutels)]
    plaats = vervangt[0] if vervangt else len(telt)
    for i in reversed(vervangt):
        del telt[i]
    telt.insert(plaats, nieuw)


def _betekenis(velden: Velden) -> dict[str, str]:
    """The fields that say what the figures are: a confirmation says nothing about them.

    namens came later: where it is empty the ids stay those of archives without it.
    """
    return {k: w for k, w in asdict(velden).items() if k != "vervang" and (w or k != "namens")}


def _kern(lev: Levering) -> list[object]:
    return [lev.sha256, _betekenis(lev.velden), list(lev.sleutels)]
