"""Loads in a process of its own that is killed, or refused by the disk, at a chosen step.

A step is anything that touches a file: the interpreter reports opens, renames, links and removals
(sys.addaudithook), and writes and flushes are counted by standing in for os.write and os.fsync. So
every moment between two changes of the disk can be chosen, without hooks in the program itself.
"""

from __future__ import annotations

import errno
import multiprocessing
import os
import resource
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

# Imported once, in the process that the others are forked from.
from loaders.aanlevering.taken import Taken
from loaders.aanlevering.uitvoerder import Uitvoerder
from loaders.verdict.fouten import LaderFout
from settings import Settings
from tests.loaders.huis import VELDEN, dienst, omgeving

_STAPPEN = frozenset({"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.chmod"})
_FORK = multiprocessing.get_context("forkserver")
_FORK.set_forkserver_preload([__name__])


def laad(
    home: Path,
    data: Path,
    bestand: Path,
    *,
    stop_bij: int | None = None,
    wat: str = "dood",
    na: float | None = None,
    grens: int | None = None,
    taak: str | None = None,
) -> tuple[int | None, str, int]:
    """Load a file in another process.

    stop_bij: the step (from 1) at which it is killed (`dood`) or told that the disk is full
    (`vol`, from then on). na: kill after so many seconds instead. grens: no file can grow beyond so
    many bytes, as on a full disk, for code outside Python too. taak: the id of a task that accepts
    the file, as the page Leveringen starts it; without one the file is loaded. The exit code
    (0, 3, or minus the signal), what it said, and the number of steps it took where it ended by
    itself.
    """
    lees, schrijf = _FORK.Pipe(duplex=False)
    proces = _FORK.Process(
        target=_kind, args=(home, data, bestand, stop_bij, wat, grens, taak, schrijf)
    )
    proces.start()
    schrijf.close()
    if na is not None:
        proces.join(na)
        if proces.pid and proces.is_alive():
            os.kill(proces.pid, signal.SIGKILL)
    proces.join(60)
    assert proces.exitcode is not None, "the loader hangs"
    try:
        tekst, stappen = lees.recv()
    except EOFError:
        tekst, stappen = "", 0
    return proces.exitcode, tekst, stappen


def _kind(
    home: Path,
    data: Path,
    bestand: Path,
    stop_bij: int | None,
    wat: str,
    grens: int | None,
    taak: str | None,
    pijp: Any,
) -> None:
    if grens is not None:
        # Python ignores the signal for this; the write then fails with EFBIG.
        resource.setrlimit(resource.RLIMIT_FSIZE, (grens, resource.RLIM_INFINITY))
    teller = _Teller(home, stop_bij, _dood if wat == "dood" else _vol)
    sys.addaudithook(teller.audit)
    os.write = teller.omhul(os.write)  # type: ignore[assignment]
    os.fsync = teller.omhul(os.fsync)  # type: ignore[assignment]
    try:
        if taak is None:
            dienst(home, data).laad([bestand], VELDEN)
        else:
            _voer_uit(home, data, taak)
        tekst, code = "", 0
    except LaderFout as fout:
        tekst, code = str(fout), fout.code
    teller.uit = True
    pijp.send((tekst, teller.stap))
    pijp.close()
    # No clean-up by the interpreter: the hook would still be there.
    os._exit(code)


def _voer_uit(home: Path, data: Path, id_: str) -> None:
    taak = Taken(home).haal(id_)
    assert taak is not None
    uitvoerder = Uitvoerder(Settings(home=home), taak)
    klein = omgeving(home, data)
    uitvoerder._omgeving = replace(uitvoerder._omgeving, data=klein.data, vandaag=klein.vandaag)
    uitvoerder.voer_uit()


class _Teller:
    def __init__(self, home: Path, stop_bij: int | None, doe: Callable[[], None]) -> None:
        self.home, self.stop_bij, self.doe = str(home), stop_bij, doe
        self.stap = 0
        self.uit = False

    def tel(self) -> None:
        if self.uit:
            return
        self.stap += 1
        if self.stop_bij is not None and self.stap >= self.stop_bij:
            self.doe()

    def audit(self, naam: str, args: tuple[object, ...]) -> None:
        if self.uit or naam not in _STAPPEN:
            return
        if naam == "os.remove" and self.doe is _vol:
            return  # a full disk lets go of files
        if naam == "open" and not self._schrijft(args):
            return
        if any(str(a).startswith(self.home) for a in args[:2]):
            self.tel()

    def omhul(self, functie: Callable[..., Any]) -> Callable[..., Any]:
        def telt(*args: Any) -> Any:
            self.tel()
            return functie(*args)

        return telt

    @staticmethod
    def _schrijft(args: tuple[object, ...]) -> bool:
        vlaggen = args[2] if len(args) > 2 else 0
        return isinstance(vlaggen, int) and bool(vlaggen & (os.O_WRONLY | os.O_RDWR))


def _dood() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _vol() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
