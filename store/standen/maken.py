"""A stand as a new DuckDB file: build, close, look whether all is in it, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import duckdb
from sqlalchemy import CompoundSelect, func, literal, select, table, text, union_all
from sqlalchemy.exc import DBAPIError

from store.bouw.bouw import bouw
from store.schijf import schrijven
from store.standen.bestand import StandFout, StandInfo
from store.standen.motoren import lees_motor, schrijf_motor
from store.standen.standen import Standen
from telling.rijen import LeveringData


def maak_stand(
    standen: Standen,
    leveringen: Sequence[LeveringData],
    stand_id: str,
    stap: Callable[[str], None] = lambda _: None,
    *,
    toon: bool = True,
) -> StandInfo:
    """Build and publish a stand; what was shown stays until it is whole.

    toon: False only puts it beside the others (`Standen.publiceer`).
    Raises BouwFout where a check fails, StandFout where the file cannot be written, OSError.
    """
    pad = standen.nieuw_pad()
    motor = schrijf_motor(pad)
    try:
        verslag = bouw(leveringen, motor, stand_id, stap)
        with motor.connect() as conn:
            # Closing would do this too, but says nothing where the disk is full.
            conn.execute(text("CHECKPOINT"))
        motor.dispose()
        _eis_volledig(pad, verslag.tellingen)
        return standen.publiceer(stand_id, pad, verslag.tellingen, toon=toon)
    except (DBAPIError, duckdb.Error) as fout:
        oorzaak = fout.orig if isinstance(fout, DBAPIError) else fout
        raise StandFout(
            f"De stand is niet gebouwd: schrijven in {standen.map} lukt niet. Misschien is de "
            f"schijf vol. De stand die er was, blijft staan. ({str(oorzaak).splitlines()[0]})"
        ) from fout
    finally:
        motor.dispose()
        for rest in pad.parent.glob(f"{pad.name}*"):
            schrijven.verwijder(rest)


def _eis_volledig(pad: Path, tellingen: Mapping[str, int]) -> None:
    """Read the closed file again: what is published is what was built."""
    motor = lees_motor(pad)
    try:
        with motor.connect() as conn:
            gevonden = {rij.naam: int(rij.n) for rij in conn.execute(_aantallen(tellingen))}
        for naam, aantal in tellingen.items():
            if gevonden[naam] != aantal:
                raise StandFout(
                    f"De stand is niet gebouwd: tabel {naam} heeft op schijf {gevonden[naam]} "
                    f"rijen in plaats van {aantal}."
                )
    finally:
        motor.dispose()


def _aantallen(namen: Iterable[str]) -> CompoundSelect[tuple[str, int]]:
    """The rows of each table in one question; two columns, naam and n."""
    return union_all(
        *(
            select(literal(naam).label("naam"), func.count().label("n")).select_from(table(naam))
            for naam in namen
        )
    )
