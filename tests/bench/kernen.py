"""Measures Kernen on a whole country of 18,000 areas: `python -m tests.bench.kernen`.

Prints the median and the slowest in milliseconds of reading one gemeente (over all of them), of a
slider's move (no database), and of the downloads of everything. Option: number of years.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from domain.kernen.kern import bereken
from domain.kernen.keuze import NIVEAUS, KernFilters
from store.bouw.bouw import bouw
from store.exports import kernen as export_kernen
from store.exports.als_csv import als_csv
from store.standen.motoren import lees_motor, schrijf_motor
from store.vragen.kernen import lezen
from telling.rijen import LeveringData
from tests.store.maak import levering

GEMEENTEN, WIJKEN, BUURTEN = 342, 9, 5  # 342 x (1 + 9 + 45) is 18,810 areas


def _csv(conn: Connection, keuze: KernFilters) -> Iterator[bytes]:
    return als_csv(export_kernen.inhoud(conn, keuze))


def _gemeente(n: int) -> str:
    return f"GM{n:04}"


def _gebieden(n: int) -> Iterator[tuple[str, str, str, str | None]]:
    """code, naam, niveau, ouder; the largest gemeente has ten times the areas."""
    keer = 10 if n == 0 else 1
    for w in range(WIJKEN * keer):
        wijk = f"WK{n:04}{w:02}"
        yield wijk, f"Wijk {w}", "wijk", None
        for b in range(BUURTEN):
            yield f"BU{n:04}{w:02}{b:02}", f"Buurt {w}-{b}", "buurt", wijk


def _land(jaren: range) -> Iterator[LeveringData]:
    yield levering(
        "register",
        gemeenten=[
            {"code": _gemeente(n), "naam": f"Gemeente {n}", "indeling": jaren[-1], "fictief": True}
            for n in range(GEMEENTEN)
        ],
        gebieden=[
            {"code": code, "indeling": jaar, "naam": naam, "niveau": niveau, "ouder": ouder,
             "gemeente": _gemeente(n), "fictief": True}
            for jaar in jaren
            for n in range(GEMEENTEN)
            for code, naam, niveau, ouder in _gebieden(n)
        ],
    )  # fmt: skip
    for jaar in jaren:
        yield levering(f"kwb{jaar}", str(jaar - 1), woningtotalen=list(_totalen(jaar)))


def _totalen(jaar: int) -> Iterator[dict[str, Any]]:
    vast = {"indeling": jaar, "peildatum": date(jaar - 1, 12, 31), "bron": "CBS",
            "definitie": "bezit_corporatie", "aandeel_marge": 0.5}  # fmt: skip
    for n in range(GEMEENTEN):
        delen = list(_gebieden(n))
        buurten = sum(niveau == "buurt" for *_, niveau, _ in delen)
        gemeente = {**vast, "gemeente": _gemeente(n)}
        yield gemeente | {"aantal": 400 * buurten + 7, "aandeel_corporatie": 31.0}
        for i, (code, _, niveau, _) in enumerate(delen):
            aantal = 400 if niveau == "buurt" else 400 * BUURTEN
            yield gemeente | {"gebied": code, "aantal": aantal, "aandeel_corporatie": i % 61}


def _meet(doe: Callable[[], object]) -> float:
    begin = time.perf_counter()
    doe()
    return (time.perf_counter() - begin) * 1000


def _regel(wat: str, tijden: list[float]) -> None:
    _zeg(f"{wat:48}{statistics.median(tijden):10.1f}{max(tijden):10.1f}")


def _zeg(tekst: str) -> None:
    sys.stdout.write(f"{tekst}\n")
    sys.stdout.flush()


def _stand(map_: Path, jaren: range) -> Engine:
    motor = schrijf_motor(map_ / "land.duckdb")
    ms = _meet(lambda: bouw(list(_land(jaren)), motor, "land"))
    motor.dispose()
    _zeg(f"{len(jaren)} jaren gebouwd in {ms / 1000:.1f} s")
    return lees_motor(map_ / "land.duckdb")


def _pagina(conn: Connection, n: int, niveau: tuple[str, ...]) -> float:
    keuze = KernFilters(niveau=niveau)
    return _meet(lambda: lezen.van_gemeente(conn, keuze, _gemeente(n)))


def main(argumenten: list[str]) -> None:
    """Build the country and print the table."""
    jaren = range(2026 - (int(argumenten[0]) if argumenten else 3), 2026)
    with tempfile.TemporaryDirectory() as map_:
        motor = _stand(Path(map_), jaren)
        with motor.connect() as conn:
            _pagina(conn, 1, NIVEAUS)
            _zeg(f"{'ms':48}{'mediaan':>10}{'langste':>10}")
            for naam, niveau in (("gemeente en wijk", NIVEAUS[:2]), ("ook buurten", NIVEAUS)):
                tijden = [_pagina(conn, n, niveau) for n in range(GEMEENTEN)]
                _regel(f"een gemeente, {naam}", tijden)
            groot = lezen.van_gemeente(conn, KernFilters(niveau=NIVEAUS), _gemeente(0))
            assert groot is not None
            cijfers, keuze = [r.cijfer for r in groot.rijen], KernFilters()
            schuif = [
                _meet(lambda: bereken(cijfers, keuze.doeldeel, keuze.nieuwbouwdeel))
                for _ in range(15)
            ]
            _regel(f"schuif, {len(cijfers)} gebieden, zonder database", schuif)
            alles = KernFilters(niveau=NIVEAUS)
            for naam, maak in (("csv", _csv), ("geojson", export_kernen.geojson)):
                _regel(f"alles als {naam}", [_meet(lambda m=maak: sum(map(len, m(conn, alles))))])
        motor.dispose()


if __name__ == "__main__":
    main(sys.argv[1:])
