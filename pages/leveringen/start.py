"""A click on `Wat verandert er?` or `Aannemen`: a task in the background, or why not."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterable, Mapping
from typing import Any

from dash import no_update

from loaders.aanlevering.oordeel import bevestigd, ingevuld, laatste
from loaders.aanlevering.taken import Bestand, Soort, Taak, Taken
from loaders.aanlevering.wachtkamer import AanbodFout, Aangeboden, Wachtkamer
from settings import Settings

LOG = logging.getLogger("woonsaldo")
MEESTE = 4  # tasks that run or wait for their turn


class _NietNu(Exception):
    """Why no task was begun (Dutch)."""


def start(
    settings: Settings,
    soort: Soort,
    waarden: Iterable[str | None],
    ids: Iterable[Mapping[str, str]],
) -> tuple[Any, Any, Any, Any]:
    """Task, words, cards and whether the buttons are hidden; what is accepted leaves the page."""
    per: dict[str, dict[str, str | None]] = {}
    for i, waarde in zip(ids, waarden, strict=True):
        per.setdefault(i["aanbod"], {})[i["veld"]] = waarde
    try:
        taak = _begin(settings, soort, per)
    except (_NietNu, AanbodFout) as fout:
        return no_update, str(fout), no_update, no_update
    except OSError as fout:
        LOG.error("taak begint niet", exc_info=fout)
        tekst = "Dit lukt nu niet: de server heeft geen ruimte. Vraag de beheerder om hulp."
        return no_update, tekst, no_update, no_update
    return (taak.id, "", [], True) if soort == "aanname" else (taak.id, "", no_update, no_update)


def _begin(settings: Settings, soort: Soort, per: Mapping[str, dict[str, str | None]]) -> Taak:
    if not settings.upload:
        raise _NietNu("Aannemen staat uit op deze server.")
    kamer, taken = Wachtkamer(settings.home), Taken(settings.home)
    bezig = [t for t in taken.alle() if t.bezig]
    if any({b.aanbod for b in t.bestanden} & set(per) for t in bezig):
        raise _NietNu("Met dit bestand is de server al bezig. Wacht tot dat klaar is.")
    if len(bezig) >= MEESTE:
        raise _NietNu("De server is al met andere bestanden bezig. Probeer het zo nog eens.")
    aanbod = {id_: kamer.haal(id_) for id_ in per}
    if fout := _niet_goed(kamer, aanbod.values()):
        raise _NietNu(fout)
    if soort == "aanname" and (open_ := _onbevestigd(kamer, aanbod, per)):
        raise _NietNu(open_)
    taak = taken.maak(
        soort, tuple(Bestand(i, aanbod[i].naam, ingevuld(velden)) for i, velden in per.items())
    )
    taken.start(taak, settings)
    return taak


def besluit(settings: Settings, ids: Iterable[str]) -> tuple[bool, str]:
    """Whether the buttons are hidden, and why (Dutch): only files that are good can be accepted."""
    kamer, aanbod = Wachtkamer(settings.home), []
    for id_ in ids:
        with contextlib.suppress(AanbodFout):  # its card says that it is gone
            aanbod.append(kamer.haal(id_))
    fout = _niet_goed(kamer, aanbod)
    return bool(not settings.upload or not aanbod or fout), fout


def _niet_goed(kamer: Wachtkamer, aanbod: Iterable[Aangeboden]) -> str:
    """Which files were refused, in a sentence; empty where all are good."""
    rapporten = [(a.naam, laatste(kamer, a)) for a in aanbod]
    namen = [naam for naam, rapport in rapporten if rapport is None or not rapport.aangenomen]
    if not namen:
        return ""
    return f"Nog niet goed: {', '.join(namen)}. Verbeter het bestand en bied het opnieuw aan."


def _onbevestigd(
    kamer: Wachtkamer,
    aanbod: Mapping[str, Aangeboden],
    per: Mapping[str, Mapping[str, str | None]],
) -> str:
    """Which files replace more than they bring, where the visitor did not say it is meant."""
    namen = [
        a.naam
        for id_, a in aanbod.items()
        if (rapport := laatste(kamer, a))
        and rapport.te_bevestigen
        and not bevestigd(ingevuld(per[id_]))
    ]
    if not namen:
        return ""
    return (
        f"{', '.join(namen)} vervangt meer rijen dan er komen. Is dat de bedoeling? Vul dan bij "
        "'Meer over deze levering' ja in bij 'Vervangen bevestigd?'."
    )
