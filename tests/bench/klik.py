"""Measures a click on a filter of Groei, on the server: `python -m tests.bench.klik`.

The whole answer: queries, sentences, charts and JSON, through the app as it is served, on the
figures that ship and on a register of a million mutation rows. Prints the median per click in
milliseconds. Options: rows of the register (default 1000000; 0 leaves it out), and a folder to keep
it in for a next run.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app import create_app
from settings import Settings
from store.standen.standen import Standen
from tests.bench.register import bouw_register, gemeente
from tests.browser.server import lader
from tests.callback import ADRES, vraag

KEER = 15


def klikken(code: str) -> list[dict[str, Any]]:
    """The clicks of a visitor who looks at one gemeente, and three of who looks at all."""
    hier = {"f_gemeente": [code]}
    return [
        hier,
        {**hier, "f_van": "2020", "f_tot": "2025"},
        {**hier, "f_sloop": "zonder"},
        {**hier, "f_perspectief": "corporatie"},
        {**hier, "f_status": ["gerealiseerd"]},
        {**hier, "f_duur": ["permanent", "tijdelijk_lang"]},
        {},
        {"f_van": "2020", "f_tot": "2025"},
        {"f_status": ["gerealiseerd"]},
    ]


def meet(home: Path, code: str) -> None:
    """Print the median per click on this home, and over all clicks."""
    client = create_app(Settings(home=home)).server.test_client()
    afhankelijk = client.get("/_dash-dependencies").json
    stand = client.get("/stand").text
    alle = []
    for keuze in klikken(code):
        lading = vraag(afhankelijk, "groei-inhoud.children", stand_id=stand, **keuze)
        tijden = []
        for _ in range(KEER):
            begin = time.perf_counter()
            antwoord = client.post(ADRES, json=lading)
            tijden.append(1000 * (time.perf_counter() - begin))
            assert antwoord.status_code == 200
            assert "sideUpdate" not in antwoord.json
        alle += tijden
        zeg(f"  {statistics.median(tijden):7.1f} ms  {keuze or 'alles'}")
    zeg(f"  {statistics.median(alle):7.1f} ms  mediaan van alle klikken")


@contextmanager
def register(rijen: int, bewaar: Path | None) -> Iterator[Path]:
    """A home with the stand of the register, kept in `bewaar` or gone afterwards."""
    with tempfile.TemporaryDirectory() as map_:
        home = (bewaar or Path(map_)) / f"home-{rijen}"
        standen = Standen(home / "standen")
        if standen.wijzer() is None:
            standen.map.mkdir(parents=True)
            motor = bouw_register(standen.map, rijen)
            pad = Path(str(motor.url.database))
            motor.dispose()
            standen.publiceer(f"register{rijen}", pad)
        yield home


def zeg(tekst: str) -> None:
    """Write a line to the terminal."""
    sys.stdout.write(tekst + "\n")


def main(argumenten: list[str]) -> None:
    """Measure both."""
    rijen = int(argumenten[0]) if argumenten else 1_000_000
    bewaar = Path(argumenten[1]) if len(argumenten) > 1 else None
    with tempfile.TemporaryDirectory() as map_:
        zeg("De cijfers die worden meegeleverd:")
        lader(Path(map_) / "home", "build")
        meet(Path(map_) / "home", "GM9999")
    if rijen:
        zeg(f"Een register van {rijen} rijen:")
        with register(rijen, bewaar) as home:
            meet(home, gemeente(1))


if __name__ == "__main__":
    main(sys.argv[1:])
