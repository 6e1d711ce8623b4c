"""`schedule`: pull each source when its turn has come."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import FrameType
from typing import Annotated

import typer

from loaders.archief.omgeving import WACHT
from loaders.bronnen.lezen import lees_bronnen
from loaders.bronnen.rooster import NEDERLAND, Beurt, beurten
from loaders.bronnen.toestand import Bronboek
from loaders.opdrachten import gemeen
from loaders.opdrachten.pull import haal, toon_fouten
from loaders.verdict.fouten import VerkeerdeAanroep

# The file with sources is read again at least this often, so that a change counts.
LANGST = 60.0  # seconds


def schedule(
    *,
    eenmaal: Annotated[
        bool, typer.Option("--eenmaal", help="Haal op wat nu aan de beurt is, en stop.")
    ] = False,
    wacht: gemeen.Wacht = WACHT,
) -> None:
    """Haal bronnen op als ze aan de beurt zijn (het veld wanneer). Stop met Ctrl-C."""
    gesprek = gemeen.Gesprek(wacht)
    pad = gesprek.omgeving.settings.bronnen
    boek = Bronboek(gesprek.omgeving.settings.home)
    code, gezegd = 0, ""
    with _tot_gestopt() as gestopt:
        while not gestopt.is_set():
            bronnen = lees_bronnen(pad)
            plan = beurten(bronnen.goed.values(), boek, _nu())
            if eenmaal or not gezegd:
                code = max(code, toon_fouten(bronnen))
            if not plan and eenmaal:
                raise VerkeerdeAanroep(f"Geen enkele bron in {pad} heeft het veld wanneer.")
            for beurt in plan:
                if beurt.wanneer <= _nu() and not gestopt.is_set():
                    code = max(code, haal(beurt.bron, gesprek, proef=False))
            if eenmaal:
                raise typer.Exit(code)
            if not gestopt.is_set():
                plan = beurten(bronnen.goed.values(), boek, _nu())
                gezegd = _zeg_volgende(plan, gezegd)
                gestopt.wait(_rust(plan))


def _nu() -> datetime:
    return datetime.now(UTC)


def _rust(plan: list[Beurt]) -> float:
    if not plan:
        return LANGST
    return min(max((plan[0].wanneer - _nu()).total_seconds(), 0.0), LANGST)


def _zeg_volgende(plan: list[Beurt], eerder: str) -> str:
    """Tell what comes next, once; what was told."""
    if plan:
        wanneer = plan[0].wanneer.astimezone(NEDERLAND)
        zin = f"Volgende beurt: bron {plan[0].bron.naam} op {wanneer:%d-%m-%Y om %H:%M}."
    else:
        zin = "Geen enkele bron heeft het veld wanneer. We wachten tot dat verandert."
    if zin != eerder:
        gemeen.zeg(zin)
    return zin


@contextmanager
def _tot_gestopt() -> Iterator[threading.Event]:
    """Set by SIGTERM or Ctrl-C: a pull that runs is finished, the next one does not begin."""
    gestopt = threading.Event()

    def stop(_nummer: int, _frame: FrameType | None) -> None:
        gestopt.set()

    eerder = {s: signal.signal(s, stop) for s in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield gestopt
    finally:
        for nummer, oud in eerder.items():
            signal.signal(nummer, oud)
