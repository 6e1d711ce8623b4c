"""The check of an offered file in a process of its own, with limits.

A hostile file of 10 MB asked 844 MB and one of 49 MB 80 seconds, inside the process that serves
everybody's pages. `beoordeel_apart` gives the same as `oordeel.beoordeel`; what a file costs is
paid by a child (`python -m loaders.aanbod.apart ID`), and past the limits it gets a verdict.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from loaders.aanbod.oordeel import Oordeel, beoordeel, bewaar
from loaders.aanbod.taken import HIER, omgeving_van
from loaders.aanbod.voorstel import Voorstel
from loaders.aanbod.wachtkamer import AanbodFout, Aangeboden, Wachtkamer
from loaders.fouten import LaderFout, uit_os_fout
from loaders.foutlog import TEKST, met_details
from loaders.omgeving import Omgeving
from loaders.oorspronkelijk import Oorspronkelijk
from loaders.rapport import Melding, Rapport
from loaders.uitslag import Uitslag, Velden
from settings import Settings

TEGELIJK = 2  # of all processes of the server together
GEHEUGEN = 1_000_000_000  # bytes above what the libraries take
REKENTIJD = 120  # seconds of processor time
KLOKTIJD = 600.0  # seconds by the clock, on a machine that does a lot besides
UITVOER = 64_000_000  # bytes of any file the child writes
WACHT = 60.0  # seconds for a turn
_WACHTENDEN = 3  # threads of one process; the others serve pages
_GEEN_GEHEUGEN, _VOL = _GRENZEN = 10, 11  # exit codes
_MEESTE_DETAILS = 100_000
Uitvoer = tuple[IO[bytes], IO[bytes]]
_wachtrij = threading.BoundedSemaphore(_WACHTENDEN)

_DRUK = (
    "De server controleert al {n} bestanden. Probeer het over een minuut nog eens met de knop "
    "'Controleer met deze gegevens', of bied het bestand opnieuw aan."
)
_ANDERS = "Lever het bestand in delen aan, of vraag de beheerder om het te laden."


def beoordeel_apart(
    settings: Settings, aanbod: Aangeboden, velden: Velden | None = None
) -> Oordeel:
    """As `oordeel.beoordeel`, without the typed rows. Waits for a turn first.

    Raises AanbodFout where the file is gone or there is no turn, LaderFout.
    """
    with (
        _beurt(settings.home) as slot,
        tempfile.TemporaryFile() as uit,
        tempfile.TemporaryFile() as fouten,
    ):
        code = _draai(settings, aanbod, velden, (uit, fouten), slot)
        antwoord = _antwoord(uit) if code == 0 else None
        if antwoord is None and code is not None and code >= 0 and code not in _GRENZEN:
            fouten.seek(0)
            details = fouten.read(_MEESTE_DETAILS).decode(errors="replace")
            met_details(details or f"code {code}", settings.home)
            raise LaderFout(TEKST)
    Wachtkamer(settings.home).pad(aanbod).with_name("voortgang").unlink(missing_ok=True)
    if antwoord is None:
        rapport = Rapport((_te_zwaar(aanbod.naam, code),))
        bewaar(Wachtkamer(settings.home), aanbod, rapport)
        return Oordeel(Uitslag(rapport, velden or Velden()), velden or Velden(), (), {})
    if "weg" in antwoord:
        raise AanbodFout(antwoord["weg"])
    if "fout" in antwoord:
        raise LaderFout(antwoord["fout"])
    return _uit_json(antwoord)


def voortgang(settings: Settings, id_: str) -> str:
    """What is being done with an offered file now (Dutch); empty where nothing is."""
    kamer = Wachtkamer(settings.home)
    try:
        return kamer.pad(kamer.haal(id_)).with_name("voortgang").read_text()[:200]
    except (AanbodFout, OSError, UnicodeDecodeError):
        return ""


@contextlib.contextmanager
def _beurt(home: Path) -> Iterator[int]:
    """A turn: the number of a locked file, which the child holds too (a server may be killed)."""
    if not _wachtrij.acquire(blocking=False):
        raise AanbodFout(_DRUK.format(n=TEGELIJK))
    try:
        nummer = _wacht_op_beurt(home / "aangeboden")
    finally:
        _wachtrij.release()
    try:
        yield nummer
    finally:
        os.close(nummer)


def _wacht_op_beurt(map_: Path) -> int:
    map_.mkdir(parents=True, exist_ok=True)
    tot = time.monotonic() + WACHT
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
            raise AanbodFout(_DRUK.format(n=TEGELIJK))
        time.sleep(0.1)


def _draai(
    settings: Settings, aanbod: Aangeboden, velden: Velden | None, uit: Uitvoer, slot: int
) -> int | None:
    """The exit code of the child, minus the signal that ended it, None where it took too long."""
    with tempfile.TemporaryFile() as erin:
        erin.write(json.dumps(asdict(velden) if velden else None).encode())
        erin.seek(0)
        proces = subprocess.Popen(  # noqa: S603 - our own interpreter, an id of our own making
            [sys.executable, "-m", "loaders.aanbod.apart", aanbod.id],
            cwd=HIER,
            # Threads of the libraries reserve memory that they never use.
            env=omgeving_van(settings) | {"OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"},
            stdin=erin,
            stdout=uit[0],
            stderr=uit[1],
            pass_fds=(slot,),
            start_new_session=True,
        )
    try:
        return proces.wait(KLOKTIJD)
    except subprocess.TimeoutExpired:
        return None
    finally:
        if proces.poll() is None:
            proces.kill()
            proces.wait()


def _antwoord(uit: IO[bytes]) -> dict[str, Any] | None:
    uit.seek(0)
    try:
        gelezen = json.loads(uit.read())
    except ValueError:
        return None
    return gelezen if isinstance(gelezen, dict) else None


def _te_zwaar(naam: str, code: int | None) -> Melding:
    """The verdict on a file that asked too much; code as of `_draai`."""
    if code in (None, -signal.SIGXCPU, -signal.SIGKILL):
        wat, grens = "kost te veel rekentijd", f"hoogstens {REKENTIJD} seconden rekentijd"
    elif code == _VOL:
        wat, grens = "geeft te veel uitvoer", f"hoogstens {UITVOER // 1_000_000} MB"
    else:
        wat, grens = "kost te veel geheugen", f"hoogstens {GEHEUGEN // 1_000_000_000} GB geheugen"
    return Melding(
        naam,
        "fout",
        f"De controle van dit bestand {wat} en is gestopt. {_ANDERS}",
        verwacht=grens,
    )


def _als_json(o: Oordeel) -> dict[str, Any]:
    return {
        "rapport": [asdict(m) for m in o.uitslag.rapport.meldingen],
        "gebruikt": asdict(o.uitslag.velden),
        "velden": asdict(o.velden),
        "voorstellen": [asdict(v) for v in o.voorstellen],
        "rijen": {blad: [r.kop, list(r.rijen.items())] for blad, r in o.rijen.items()},
    }


def _uit_json(rauw: dict[str, Any]) -> Oordeel:
    rapport = Rapport(tuple(Melding(**m) for m in rauw["rapport"]))
    return Oordeel(
        Uitslag(rapport, Velden(**rauw["gebruikt"])),
        Velden(**rauw["velden"]),
        tuple(Voorstel(**v) for v in rauw["voorstellen"]),
        {
            blad: Oorspronkelijk(tuple(kop), {n: tuple(cellen) for n, cellen in rijen})
            for blad, (kop, rijen) in rauw["rijen"].items()
        },
    )


# -- the child -------------------------------------------------------------------------------------

_RUST = 0.5  # seconds between two notes of how far it is


def begrens() -> None:
    """Limit this process from here on; what the libraries reserved already is not counted."""
    statm = Path("/proc/self/statm")
    nu = int(statm.read_text().split()[0]) * resource.getpagesize() if statm.exists() else 0
    for wat, grens in (
        (resource.RLIMIT_AS, nu + GEHEUGEN),
        (resource.RLIMIT_CPU, REKENTIJD),
        (resource.RLIMIT_FSIZE, UITVOER),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(wat)
        resource.setrlimit(wat, (grens if hard == -1 else min(grens, hard), hard))


class _Verteller:
    """Notes what is being done beside the file."""

    def __init__(self, pad: Path) -> None:
        self._pad = pad
        self._laatst = 0.0

    def __call__(self, stap: str, deel: int, geheel: int) -> None:
        nu = time.monotonic()
        if nu - self._laatst < _RUST:
            return
        self._laatst = nu
        with contextlib.suppress(OSError):
            self._pad.write_text(f"{stap} ({deel} van {geheel})" if geheel else stap)


def main(id_: str) -> int:
    """Check the file with this id; the answer as JSON on standard output."""
    begrens()
    settings = Settings.uit_omgeving()
    rauw = json.loads(sys.stdin.read())
    kamer = Wachtkamer(settings.home)
    try:
        aanbod = kamer.haal(id_)
        verteller = _Verteller(kamer.pad(aanbod).with_name("voortgang"))
        verteller("Het bestand lezen", 0, 0)
        omgeving = Omgeving(settings, voortgang=verteller)
        velden = None if rauw is None else Velden(**rauw)
        uit = _als_json(beoordeel(settings, aanbod, velden, omgeving))
    except AanbodFout as fout:
        uit = {"weg": str(fout)}
    except LaderFout as fout:
        if isinstance(fout.__cause__, MemoryError):
            return _GEEN_GEHEUGEN
        if isinstance(fout.__cause__, OSError) and fout.__cause__.errno == errno.EFBIG:
            return _VOL
        uit = {"fout": str(fout)}
    except MemoryError:
        return _GEEN_GEHEUGEN
    except OSError as fout:
        if fout.errno == errno.EFBIG:
            return _VOL
        uit = {"fout": str(uit_os_fout(fout, settings.home))}
    return zeg(json.dumps(uit).encode())


def zeg(antwoord: bytes) -> int:
    """Write it to standard output; the exit code.

    Not by `sys.stdout`: that writes what fits and keeps silent about the rest.
    """
    rest = memoryview(antwoord)
    try:
        while rest:
            rest = rest[os.write(1, rest) :]
    except OSError:
        return _VOL
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
