"""The child that does one task, within limits: `python -m loaders.aanlevering.uitvoerder TAAK`.

Started by `python -m loaders.aanlevering TAAK`, when it is its turn.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from loaders.aanlevering.beurt import TAAK, begrens, code_van, laat_los
from loaders.aanlevering.proef import oefen, probeer, vergelijk
from loaders.aanlevering.taken import Taak, Taken, klaar, merk
from loaders.aanlevering.wachtkamer import AanbodFout, Wachtkamer
from loaders.archief.herlezen import onder_naam
from loaders.archief.omgeving import Omgeving
from loaders.dienst.dienst import Laaddienst, Resultaat
from loaders.verdict.fouten import LaderFout, uit_os_fout
from settings import Settings
from store.standen.standen import StandFout
from store.vragen import namen

WACHT = 600.0  # seconds for another loader: nobody sits waiting at a terminal
_RUST = 0.5  # seconds between two notes of how far it is


class Uitvoerder:
    """Runs one task and keeps its file up to date.

    laat_los: takes the limits of this process away, before the archive is written to; None where
    it has none.
    """

    def __init__(
        self, settings: Settings, taak: Taak, laat_los: Callable[[], None] | None = None
    ) -> None:
        self._laat_los = laat_los
        self._taken = Taken(settings.home)
        self._kamer = Wachtkamer(settings.home)
        wie = os.getpid()
        self._taak = self._taken.schrijf(replace(taak, proces=wie, merk=merk(wie)))
        self._laatst = 0.0
        self._omgeving = Omgeving(settings, wacht=WACHT, meld=self._zet, voortgang=self._zet)

    def voer_uit(self) -> int:
        """Do it; the exit code. Whatever happens, the file says how it ended.

        Past a limit it does not: then the process that waits for this one says so, by the code.
        """
        try:
            uitkomst = self._werk()
            self._taken.schrijf(klaar(self._taak, uitkomst=uitkomst))
        except Exception as fout:
            code = code_van(fout)
            if code is not None and self._laat_los and not self._taak.vast:
                return code
            self._taken.schrijf(klaar(self._taak, fout=self._in_woorden(fout)))
        self._taken.ruim()
        return 0

    def _in_woorden(self, fout: Exception) -> str:
        if isinstance(fout, (LaderFout, AanbodFout)):
            return str(fout)
        if isinstance(fout, OSError):
            return str(uit_os_fout(fout, self._taken.map.parent))
        # The process ends here; the log beside the task has the rest.
        traceback.print_exception(fout)
        return f"Er ging iets mis op de server. Meld taak {self._taak.id}."

    def _werk(self) -> dict[str, Any]:
        velden = [b.velden for b in self._taak.bestanden]
        with self._paden() as paden:
            if self._taak.soort == "proef":
                return probeer(self._omgeving, paden, velden).als_json()
            # What does not fit within the limits must end before anything is written down.
            with oefen(self._omgeving, paden, velden):
                pass
            if self._laat_los:
                self._laat_los()
            self._taak = self._taken.schrijf(replace(self._taak, vast=True))
            resultaat = Laaddienst(self._omgeving).laad(paden, velden)
        for bestand in self._taak.bestanden:
            self._kamer.weg(bestand.aanbod)
        return {
            "stand": resultaat.stand.id,
            "nieuw": resultaat.nieuw,
            "leveringen": [g.levering for g in resultaat.geladen],
            "aangenomen": [g.uitslag.rapport.aangenomen for g in resultaat.geladen],
            "gemeenten": self._gemeenten(resultaat),
            "verandering": self._verandering(resultaat),
        }

    def _verandering(self, resultaat: Resultaat) -> dict[str, Any] | None:
        """What the load changed, as a try-out says it; None where it changed no stand, or where
        the one before it cannot be read: what was accepted stays accepted."""
        standen = self._omgeving.standen
        if not resultaat.nieuw or resultaat.eerder is None:
            return None
        try:
            return vergelijk(standen, resultaat.eerder, standen, resultaat).als_json()
        except StandFout:
            return None

    def _gemeenten(self, resultaat: Resultaat) -> list[tuple[str, str]]:
        """Code and name of the gemeenten that the files are about."""
        gelezen = [g.uitslag.gelezen for g in resultaat.geladen]
        codes = sorted({code for g in gelezen if g for code in g.gemeenten})
        with self._omgeving.standen.open(resultaat.stand.id).connect() as conn:
            bekend = namen.van(conn, codes)
        return [(code, bekend.get(code, code)) for code in codes]

    @contextlib.contextmanager
    def _paden(self) -> Iterator[list[Path]]:
        """The offered files, each under the name it was given."""
        with contextlib.ExitStack() as stapel:
            yield [
                stapel.enter_context(
                    onder_naam(self._kamer.pad(self._kamer.haal(b.aanbod)), b.naam)
                )
                for b in self._taak.bestanden
            ]

    def _zet(self, stap: str, deel: int = 0, geheel: int = 0) -> None:
        nu = time.monotonic()
        if stap == self._taak.stap and nu - self._laatst < _RUST:
            return
        self._laatst = nu
        self._taak = replace(self._taak, stap=stap, deel=deel, geheel=geheel)
        # On a full disk the work itself says what is the matter.
        with contextlib.suppress(OSError):
            self._taken.schrijf(self._taak)


def main(id_: str) -> int:
    """Run the task with this id; the exit code."""
    settings = Settings.uit_omgeving()
    taak = Taken(settings.home).haal(id_)
    if taak is None or not taak.bezig:
        return 2
    begrens(TAAK)
    return Uitvoerder(settings, taak, laat_los).voer_uit()


if __name__ == "__main__":
    # Without the interpreter's own end: threads that found no memory would be waited for.
    os._exit(main(sys.argv[1]))
