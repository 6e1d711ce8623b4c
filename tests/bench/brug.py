"""Measures the bridge between two standen of 1.5 million rows: `python -m tests.bench.brug`.

The second stand has twenty leveringen that are new, each in the place of an older one; a third is
built by other definitions. Prints seconds and peak memory per question. Options: rows (default
1500000), and a folder to keep the standen in for a next run.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import overload
from unittest.mock import patch

from sqlalchemy import Connection, Engine

from domain import mutaties
from domain.filters import Filters
from store.bouw import bouw
from store.standen.motoren import lees_motor, schrijf_motor
from store.vragen.standen import ook
from store.vragen.standen.brug import Vergelijking
from telling.rijen import LeveringData
from tests.bench.groei import map_voor, toon
from tests.bench.register import Register, gemeente

NIEUW = 20
GEREALISEERD = Filters(status=("gerealiseerd",))


class Later(Sequence[LeveringData]):
    """The register, and twenty leveringen again under another name."""

    def __init__(self, rijen: int) -> None:
        self._basis = Register(rijen)

    def __len__(self) -> int:
        return len(self._basis) + NIEUW

    @overload
    def __getitem__(self, n: int) -> LeveringData: ...
    @overload
    def __getitem__(self, n: slice) -> Sequence[LeveringData]: ...
    def __getitem__(self, n: int | slice) -> LeveringData | Sequence[LeveringData]:
        if isinstance(n, slice):
            return [self[k] for k in range(*n.indices(len(self)))]
        if n < len(self._basis):
            return self._basis[n]
        if n >= len(self):
            raise IndexError(n)
        oud = self._basis[2 + n - len(self._basis)]
        return replace(oud, meta=replace(oud.meta, id=f"nieuw{n:05d}"))

    def __iter__(self) -> Iterator[LeveringData]:
        return (self[n] for n in range(len(self)))


def stand(map_: Path, naam: str, leveringen: Sequence[LeveringData]) -> Engine:
    """Build it, or open what an earlier run kept."""
    pad = map_ / f"{naam}.duckdb"
    if not pad.exists():
        begin = time.perf_counter()
        half = pad.with_suffix(".half")
        half.unlink(missing_ok=True)
        motor = schrijf_motor(half)
        bouw.bouw(leveringen, motor, naam)
        motor.dispose()
        half.rename(pad)
        toon(f"stand {naam} gebouwd: {time.perf_counter() - begin:.0f} s")
    return lees_motor(pad)


def meet(naam: str, doe: Callable[[], object]) -> None:
    """Run it once and print how long it took, its answer, and the most memory used so far."""
    begin = time.perf_counter()
    antwoord = doe()
    geheugen = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    toon(f"{naam:52} {time.perf_counter() - begin:7.2f} s {geheugen:7.0f} MB  {antwoord}")


def vragen(van: Connection, naar: Connection, wat: str) -> None:
    """All questions about one pair."""
    for keuze, filters in (
        ("alles", GEREALISEERD),
        ("een gemeente", GEREALISEERD.met(gemeente=(gemeente(3),))),
    ):
        for keer in ("eerste keer", "weer"):
            werk = Vergelijking(van, naar, filters)
            meet(f"{wat}, {keuze}, brug ({keer})", lambda w=werk: _kort(w))  # type: ignore[misc]
        meet(f"{wat}, {keuze}, rijen", lambda w=werk: sum(1 for _ in w.rijen()))  # type: ignore[misc]
        meet(
            f"{wat}, {keuze}, afspraken",
            lambda f=filters: len(ook.statussen(van, naar, f)),  # type: ignore[misc]
        )
        meet(
            f"{wat}, {keuze}, voorraadstanden",
            lambda f=filters: len(ook.voorraad(van, naar, f)),  # type: ignore[misc]
        )


def _kort(werk: Vergelijking) -> str:
    b = werk.brug
    assert not b.gat(lambda p: p)
    return f"{len(b.posten)} posten, {len(b.regels())} regels, verschil {b.verschil}"


def main(argumenten: list[str]) -> None:
    """Build (or reuse) the standen and print the measurements."""
    rijen = int(argumenten[0]) if argumenten else 1_500_000
    with map_voor(argumenten) as map_:
        oud = stand(map_, f"oud{rijen}", Register(rijen))
        nieuw = stand(map_, f"nieuw{rijen}", Later(rijen))
        verkoop = replace(mutaties.SOORTEN["verkoop"], corporatie=0, sector=0)
        with (
            patch.object(bouw, "DEFINITIES_VERSIE", 99),
            patch.dict(mutaties.SOORTEN, {"verkoop": verkoop}),
        ):
            anders = stand(map_, f"anders{rijen}", Register(rijen))
        with oud.connect() as a, nieuw.connect() as b, anders.connect() as c:
            vragen(a, b, "nieuwe leveringen")
            vragen(a, c, "andere definities")


if __name__ == "__main__":
    main(sys.argv[1:])
