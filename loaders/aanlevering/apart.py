"""The check of an offered file in a process of its own, within limits (`beurt`).

`beoordeel_apart` gives the same as `oordeel.beoordeel`, by a child
(`python -m loaders.aanlevering.apart ID`).
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from loaders.aanlevering import beurt as beurt_
from loaders.aanlevering.beurt import (
    ANDERS,
    CONTROLE,
    DRUK,
    VOL,
    GeenBeurt,
    begrens,
    code_van,
    te_veel,
)
from loaders.aanlevering.oordeel import Aanleveringsoordeel, beoordeel, bewaar
from loaders.aanlevering.voorstel import Voorstel
from loaders.aanlevering.wachtkamer import AanbodFout, Aangeboden, Wachtkamer
from loaders.archief.omgeving import Omgeving
from loaders.archief.oorspronkelijk import Oorspronkelijk
from loaders.contract import Uitslag, Velden
from loaders.verdict.fouten import TEKST, LaderFout, met_details, uit_os_fout
from loaders.verdict.verdict import Melding, Rapport
from settings import Settings
from store.schijf import schrijven

WACHT = 60.0  # seconds for a turn
_WACHTENDEN = 3  # threads of one process; the others serve pages
_MEESTE_DETAILS = 100_000
Uitvoer = tuple[IO[bytes], IO[bytes]]
_wachtrij = threading.BoundedSemaphore(_WACHTENDEN)

_GEEN_BEURT = (
    f"{DRUK} Probeer het over een minuut nog eens met de knop "
    "'Controleer met deze gegevens', of bied het bestand opnieuw aan."
)


def beoordeel_apart(
    settings: Settings, aanbod: Aangeboden, velden: Velden | None = None
) -> Aanleveringsoordeel:
    """As `oordeel.beoordeel`, without the typed rows. Waits for a turn first.

    Raises AanbodFout where the file is gone or there is no turn, LaderFout.
    """
    kamer = Wachtkamer(settings.home)
    begonnen, notitie = time.time(), _voortgang(kamer, aanbod)
    _noteer(notitie, begonnen, "Wachten op een beurt")
    try:
        with (
            _beurt(settings.home) as slot,
            tempfile.TemporaryFile() as uit,
            tempfile.TemporaryFile() as fouten,
        ):
            _noteer(notitie, begonnen, "Het bestand lezen")
            code = _draai(settings, aanbod, velden, (uit, fouten), slot)
            if zwaar := te_veel(code, CONTROLE):
                rapport = Rapport((_te_zwaar(aanbod.naam, *zwaar),))
                bewaar(kamer, aanbod, rapport)
                return Aanleveringsoordeel(
                    Uitslag(rapport, velden or Velden()), velden or Velden(), (), {}
                )
            antwoord = _antwoord(uit) if code == 0 else None
            if antwoord is None:
                fouten.seek(0)
                details = fouten.read(_MEESTE_DETAILS).decode(errors="replace")
                met_details(details or f"code {code}", settings.home)
                raise LaderFout(TEKST)
    finally:
        notitie.unlink(missing_ok=True)
    if "weg" in antwoord:
        raise AanbodFout(antwoord["weg"])
    if "fout" in antwoord:
        raise LaderFout(antwoord["fout"])
    return _uit_json(antwoord)


def voortgang(settings: Settings, id_: str) -> tuple[str, int] | None:
    """What is being done with an offered file now (Dutch) and for how many seconds; None where
    nothing is.
    """
    kamer = Wachtkamer(settings.home)
    try:
        begonnen, stap = _lees_notitie(_voortgang(kamer, kamer.haal(id_)))
    except (AanbodFout, OSError, ValueError):
        return None
    return stap, max(0, int(time.time() - begonnen))


def _voortgang(kamer: Wachtkamer, aanbod: Aangeboden) -> Path:
    return kamer.pad(aanbod).with_name("voortgang")


def _noteer(pad: Path, begonnen: float, stap: str) -> None:
    """begonnen: when the check was asked for, in seconds since 1970."""
    with contextlib.suppress(OSError):
        schrijven.vervang(pad, f"{begonnen} {stap}".encode())


def _lees_notitie(pad: Path) -> tuple[float, str]:
    begonnen, stap = pad.read_text()[:200].split(" ", 1)
    return float(begonnen), stap


@contextlib.contextmanager
def _beurt(home: Path) -> Iterator[int]:
    """A turn, for one of the few threads of this process that may wait for it."""
    if not _wachtrij.acquire(blocking=False):
        raise AanbodFout(_GEEN_BEURT)
    with contextlib.ExitStack() as stapel:
        try:
            slot = stapel.enter_context(beurt_.beurt(home, WACHT))
        except GeenBeurt:
            raise AanbodFout(_GEEN_BEURT) from None
        finally:
            _wachtrij.release()
        yield slot


def _draai(
    settings: Settings, aanbod: Aangeboden, velden: Velden | None, uit: Uitvoer, slot: int
) -> int:
    with tempfile.TemporaryFile() as erin:
        erin.write(json.dumps(asdict(velden) if velden else None).encode())
        erin.seek(0)
        return beurt_.draai(
            "loaders.aanlevering.apart",
            aanbod.id,
            settings,
            slot,
            erin=erin,
            uit=uit[0],
            fouten=uit[1],
        )


def _antwoord(uit: IO[bytes]) -> dict[str, Any] | None:
    uit.seek(0)
    try:
        gelezen = json.loads(uit.read())
    except ValueError:
        return None
    return gelezen if isinstance(gelezen, dict) else None


def _te_zwaar(naam: str, wat: str, grens: str) -> Melding:
    """The verdict on a file that asked too much."""
    return Melding(
        naam,
        "fout",
        f"De controle van dit bestand kost {wat} en is gestopt. {ANDERS}",
        verwacht=grens,
    )


def _als_json(o: Aanleveringsoordeel) -> dict[str, Any]:
    return {
        "rapport": [asdict(m) for m in o.uitslag.rapport.meldingen],
        "gebruikt": asdict(o.uitslag.velden),
        "velden": asdict(o.velden),
        "voorstellen": [asdict(v) for v in o.voorstellen],
        "rijen": {blad: [r.kop, list(r.rijen.items())] for blad, r in o.rijen.items()},
    }


def _uit_json(rauw: dict[str, Any]) -> Aanleveringsoordeel:
    rapport = Rapport(tuple(Melding(**m) for m in rauw["rapport"]))
    return Aanleveringsoordeel(
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


class _Verteller:
    """Notes what is being done beside the file; the parent wrote the first note."""

    def __init__(self, pad: Path) -> None:
        self._pad = pad
        self._begonnen, _ = _lees_notitie(pad)
        self._laatst = 0.0

    def __call__(self, stap: str, deel: int, geheel: int) -> None:
        nu = time.monotonic()
        if nu - self._laatst < _RUST:
            return
        self._laatst = nu
        deel_ = f" ({deel} van {geheel})" if geheel else ""
        _noteer(self._pad, self._begonnen, f"{stap}{deel_}")


def main(id_: str) -> int:
    """Check the file with this id; the answer as JSON on standard output."""
    begrens(CONTROLE)
    settings = Settings.uit_omgeving()
    rauw = json.loads(sys.stdin.read())
    kamer = Wachtkamer(settings.home)
    try:
        aanbod = kamer.haal(id_)
        omgeving = Omgeving(settings, voortgang=_Verteller(_voortgang(kamer, aanbod)))
        velden = None if rauw is None else Velden(**rauw)
        uit = _als_json(beoordeel(settings, aanbod, velden, omgeving))
    except (AanbodFout, LaderFout, OSError, MemoryError) as fout:
        if (code := code_van(fout)) is not None:
            return code
        uit = _in_woorden(fout, settings)
    return zeg(json.dumps(uit).encode())


def _in_woorden(fout: Exception, settings: Settings) -> dict[str, Any]:
    if isinstance(fout, AanbodFout):
        return {"weg": str(fout)}
    return {"fout": str(uit_os_fout(fout, settings.home) if isinstance(fout, OSError) else fout)}


def zeg(antwoord: bytes) -> int:
    """Write it to standard output; the exit code.

    Not by `sys.stdout`: that writes what fits and keeps silent about the rest.
    """
    rest = memoryview(antwoord)
    try:
        while rest:
            rest = rest[os.write(1, rest) :]
    except OSError:
        return VOL
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
