"""What every table of the schema is declared with: the one MetaData, and where a row comes from."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, String, Table

metadata = MetaData()


def tabel(naam: str, *kolommen: Column) -> Table:
    """Declare a table."""
    return Table(naam, metadata, *kolommen)


def herkomst() -> tuple[Column, ...]:
    """Which delivered row a figure comes from: levering, sheet, row (from 1, header is row 1)."""
    return (
        Column("levering", String, nullable=False),
        Column("blad", String, nullable=False),
        Column("rij", Integer, nullable=False),
    )
