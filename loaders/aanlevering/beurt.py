"""A turn and limits for what is done with an offered file: at most two children at once.

A hostile file of 10 MB asked 844 MB and one of 49 MB 80 seconds, inside the process that serves
everybody's pages. What a file costs is paid by a child, whether it is checked (`apart`), tried out
or accepted (`uitvoerder`); past the limits the file gets a verdict that says so.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from loaders.aanlevering.taken import HIER, omgeving_van
from settings import Settings

TEGELIJK = 2  # of all processes of the server together
GEEN_GEHEUGEN, VOL = 10, 11  # exit codes of a child
# What ends a child that asked too much: its clocks, and a library that finds no memory.
_TIJD = (-signal.SIGXCPU, -signal.SIGALRM)
# SIGKILL: by the system, where the machine itself has no memory left.
_GEHEUGEN = (
    GEEN_GEHEUGEN, -signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS, -signal.SIGKILL,
)  # fmt: skip
# Threads of the libraries reserve memory that they never use.
ZUINIG = {"OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
DRUK = f"De server is al met {TEGELIJK} bestanden bezig."
ANDERS = "Lever het bestand in delen aan, of vraag de beheerder om het te laden."


class GeenBeurt(Exception):
    """There was no turn in time."""


@dataclass(frozen=True)
class Grenzen:
    """geheugen: bytes above what the libraries take. rekentijd: seconds of processor time.

    kloktijd: seconds by the clock, on a machine that does a lot besides. uitvoer: bytes of any file
    the child writes.
    """

    geheugen: int
    rekentijd: int
    kloktijd: int
    uitvoer: int


CONTROLE = Grenzen(1_000_000_000, 120, 600, 64_000_000)
# Also builds a stand, in 1 GB of the database (`store.standen.motoren`), from all that was ever
# accepted. That asks 1.4 GB of addresses, of which 0.1 GB is filled.
TAAK = Grenzen(3_000_000_000, 600, 1800, 1_000_000_000)


@contextlib.contextmanager
def beurt(home: Path, wacht: float) -> Iterator[int]:
    """A turn: the number of a locked file, which the child holds too (a server may be killed).

    Raises GeenBeurt after `wacht` seconds.
    """
    nummer = _wacht_op_beurt(home / "aangeboden", time.monotonic() + wacht)
    try:
        yield nummer
    finally:
        os.close(nummer)


def _wacht_op_beurt(map_: Path, tot: float) -> int:
    map_.mkdir(parents=True, exist_ok=True)
    while True:
        for plek in range(TEGELIJK):
            nummer = os.open(map_ / f".beurt-{plek}", os.O_RDWR | os.O_CREAT, 0o644)
            try:
                fcntl.flock(nummer, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(nummer)
            else:
                return nummer
        if time.monotonic() > tot:
            raise GeenBeurt
        time.sleep(0.1)


def draai(
    module: str,
    id_: str,
    settings: Settings,
    slot: int,
    *,
    erin: IO[bytes] | int = subprocess.DEVNULL,
    uit: IO[bytes] | None = None,
    fouten: IO[bytes] | None = None,
) -> int:
    """Run a module of ours with an id; its exit code, minus the signal that ended it.

    slot: of `beurt`. The module itself calls `begrens`.
    """
    return subprocess.Popen(  # noqa: S603 - our own interpreter, an id of our own making
        [sys.executable, "-m", module, id_],
        cwd=HIER,
        env=omgeving_van(settings) | ZUINIG,
        stdin=erin,
        stdout=uit,
        stderr=fouten,
        pass_fds=(slot,),
        start_new_session=True,
    ).wait()


def te_veel(code: int, grenzen: Grenzen) -> tuple[str, str] | None:
    """What a child that ended so asked too much of, and the limit (Dutch); None where it did not.

    code: as of `draai`.
    """
    if code in _TIJD:
        return "te veel rekentijd", f"hoogstens {grenzen.rekentijd} seconden rekentijd"
    if code == VOL:
        return "te veel uitvoer", f"hoogstens {grenzen.uitvoer // 1_000_000} MB"
    if code in _GEHEUGEN:
        return "te veel geheugen", f"hoogstens {grenzen.geheugen // 1_000_000_000} GB geheugen"
    return None


# -- the child -------------------------------------------------------------------------------------


def begrens(grenzen: Grenzen) -> None:
    """Limit this process from here on; what the libraries reserved already is not counted."""
    statm = Path("/proc/self/statm")
    nu = int(statm.read_text().split()[0]) * resource.getpagesize() if statm.exists() else 0
    _zet(nu + grenzen.geheugen, grenzen.rekentijd, grenzen.uitvoer)
    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
    signal.alarm(grenzen.kloktijd)


def laat_los() -> None:
    """Take the limits away again."""
    signal.alarm(0)
    _zet(*[resource.RLIM_INFINITY] * 3)


def _zet(geheugen: int, rekentijd: int, uitvoer: int) -> None:
    for wat, grens in (
        (resource.RLIMIT_AS, geheugen),
        (resource.RLIMIT_CPU, rekentijd),
        (resource.RLIMIT_FSIZE, uitvoer),
    ):
        _, hard = resource.getrlimit(wat)
        eindig = [g for g in (grens, hard) if g != resource.RLIM_INFINITY]
        resource.setrlimit(wat, (min(eindig, default=resource.RLIM_INFINITY), hard))


def code_van(fout: BaseException | None) -> int | None:
    """The exit code where a fault comes from a limit, however it was wrapped; else None."""
    while fout is not None:
        if isinstance(fout, MemoryError) or type(fout).__name__ == "OutOfMemoryException":
            return GEEN_GEHEUGEN
        if getattr(fout, "errno", None) == errno.EFBIG or "File too large" in str(fout):
            return VOL
        fout = fout.__cause__
    return None
