"""Plans and assumptions in the schema, and what every table of it is declared with.

The latter: the one MetaData, and where a row comes from.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, Date, Double, Integer, MetaData, String, Table
from sqlalchemy.types import TypeEngine

from telling.leveringsformaat import meegegeven

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


def geleverd(tabel_: str) -> tuple[Column, ...]:
    """What goes along as delivered (`telling.leveringsformaat`); NULL where nothing was said."""
    return tuple(Column(k.naam, _TYPEN.get(k.vorm, String)) for k in meegegeven(tabel_))


_TYPEN: dict[str, type[TypeEngine[Any]]] = {
    "aantal": Integer, "dag": Date, "ja_nee": Boolean, "jaar": Integer,
}  # fmt: skip

# Every delivered plan, from a plan list (`plannen`) or from voorraadmutaties that are hard or
# zacht. What counts towards the social stock (`telt`) stands in `mutatie` too, with its effects:
# growth and afspraken read that, the pages Plannen and Prognose read this.
plan = tabel(
    "plan",
    *herkomst(),
    Column("tabel", String, nullable=False),  # plannen or voorraadmutaties
    Column("corporatie", String),
    Column("gemeente", String, nullable=False),
    Column("gebied", String),
    Column("indeling", Integer),
    Column("van", Date, nullable=False),
    Column("tot", Date, nullable=False),
    Column("periode", String, nullable=False),
    Column("jaar", Integer),  # NULL where the period spans more than one calendar year
    Column("soort", String, nullable=False),
    Column("aantal", Integer, nullable=False),
    Column("segment", String, nullable=False),  # also koop, onbekend, totaal
    Column("duur", String, nullable=False),
    Column("status", String, nullable=False),  # hard, zacht
    Column("fase", String),
    Column("binnen_sector", Boolean, nullable=False),
    Column("saldo_corporatie", Integer, nullable=False),
    Column("saldo_sector", Integer, nullable=False),
    Column("telt", Boolean, nullable=False),
    Column("vervallen", Boolean, nullable=False),  # realised figures took its place
    Column("reden", String),  # why it does not count, or no longer (Dutch)
    *geleverd("plannen"),
    Column("fictief", Boolean, nullable=False),
)

# Reviewed assumptions of the forecast: how likely a plan is built, and how late.
aanname = tabel(
    "aanname",
    Column("id", String, primary_key=True),
    Column("levering", String, nullable=False),
    Column("volgorde", Integer, nullable=False),
    Column("hardheid", String, nullable=False),  # hard, zacht
    Column("fase", String),  # empty: every phase that has no row of its own
    Column("kans", Double, nullable=False),  # percent, 0 to 100
    Column("kans_laag", Double, nullable=False),
    Column("kans_hoog", Double, nullable=False),
    Column("uitloop", Double, nullable=False),  # mean delay in years
    Column("uitloop_meest", Double, nullable=False),  # the longest delay that is drawn, in years
    Column("toelichting", String, nullable=False),
    Column("bron", String, nullable=False),
)
