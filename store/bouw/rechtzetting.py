"""Which cells were put right on the way in, kept in the stand for who asks why a figure differs."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from store.schema import tables
from store.schema.invoegen import voeg_toe
from telling.rijen import LeveringData


def vul_rechtzettingen(conn: Connection, leveringen: Sequence[LeveringData]) -> None:
    """Fill `tables.rechtzetting`."""
    for levering in leveringen:
        if (frame := levering.tabellen.get("rechtzetting")) is not None:
            voeg_toe(conn, tables.rechtzetting, frame.assign(levering=levering.meta.id))
