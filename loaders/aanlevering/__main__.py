"""The process of one task: `python -m loaders.aanlevering TAAK`. Started by `Taken.start`.

Waits for a turn, lets a child do the work within limits, and says so where it asked too much. It
imports little, for it does nothing but wait.
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace

from loaders.aanlevering.beurt import ANDERS, DRUK, TAAK, GeenBeurt, beurt, draai, te_veel
from loaders.aanlevering.taken import Taak, Taken, klaar, merk
from loaders.verdict.verdict import Melding, Rapport
from settings import Settings

WACHT = 1800.0  # seconds for a turn: nobody sits waiting, the task goes on without the page
_WAT = {"proef": "Nagaan wat er verandert", "aanname": "De stand bouwen"}


def main(id_: str) -> int:
    """Have the task with this id done; the exit code."""
    settings = Settings.uit_omgeving()
    taken = Taken(settings.home)
    taak = taken.haal(id_)
    if taak is None or not taak.bezig:
        return 2
    wie = os.getpid()
    taak = taken.schrijf(replace(taak, proces=wie, merk=merk(wie), stap="Wachten op een beurt"))
    try:
        with beurt(settings.home, WACHT) as slot:
            code = draai("loaders.aanlevering.uitvoerder", id_, settings, slot)
    except GeenBeurt:
        taken.schrijf(klaar(taak, fout=f"{DRUK} Er is niets veranderd. Probeer het later."))
        return 1
    _sluit_af(settings, taken.haal(id_), code)
    return 0


def _sluit_af(settings: Settings, taak: Taak | None, code: int) -> None:
    """Say of a child that asked too much what that was; one that was killed is `afgebroken`."""
    zwaar = te_veel(code, TAAK) if code != -signal.SIGKILL else None
    if taak is None or taak.klaar or taak.vast or zwaar is None:
        return
    wat, grens = zwaar
    samen = "dit bestand" if len(taak.bestanden) == 1 else "deze bestanden samen"
    tekst = f"{_WAT[taak.soort]} met {samen} kost {wat} ({grens}) en is gestopt."
    Taken(settings.home).schrijf(klaar(taak, fout=f"{tekst} Er is niets veranderd. {ANDERS}"))
    if len(taak.bestanden) == 1:
        _weiger(settings, taak, Melding(taak.bestanden[0].naam, "fout", f"{tekst} {ANDERS}"))


def _weiger(settings: Settings, taak: Taak, melding: Melding) -> None:
    """Let the verdict on the file say it, so that it is not tried again as it is."""
    # They bring the readers along, and are wanted here only.
    from loaders.aanlevering.oordeel import bewaar  # noqa: PLC0415
    from loaders.aanlevering.wachtkamer import AanbodFout, Wachtkamer  # noqa: PLC0415

    kamer = Wachtkamer(settings.home)
    try:
        bewaar(kamer, kamer.haal(taak.bestanden[0].aanbod), Rapport((melding,)))
    except AanbodFout:
        return  # it was removed meanwhile


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
