"""What every query shares: the filters as conditions, and a result as a frame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
from sqlalchemy import BigInteger, ColumnElement, Connection, Select, Table, cast, func, select

from domain.filters import Filters
from store.schema import tables


def frame(conn: Connection, vraag: Select[Any]) -> pd.DataFrame:
    """The result as a frame; days are `date`, what is absent is None (NaN among numbers)."""
    uitkomst = conn.execute(vraag)
    uit = pd.DataFrame.from_records(
        [tuple(r) for r in uitkomst.all()], columns=list(uitkomst.keys())
    )
    for naam, soort in uit.dtypes.items():
        # pandas keeps an absent text as NaN, which counts as true and prints as a word.
        if soort == "str" and uit[naam].hasnans:
            uit[naam] = uit[naam].astype(object).where(uit[naam].notna(), None)
    return uit


def records(uit: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as plain dicts; what is absent is None whatever the type of its column."""
    rijen: list[dict[str, Any]] = [
        {str(k): v for k, v in r.items()} for r in uit.to_dict("records")
    ]
    return [{k: None if pd.isna(v) else v for k, v in r.items()} for r in rijen]


def som(kolom: ColumnElement[Any]) -> ColumnElement[int]:
    """A sum of whole numbers as a whole number: an engine's own type for it may be a decimal."""
    return cast(func.coalesce(func.sum(kolom), 0), BigInteger)


def omvat(tabel: str, codes: Iterable[str]) -> Select[Any]:
    """The codes that a choice of `codes` includes (see `store.schema.tables.omvat`)."""
    o = tables.omvat.c
    return select(o.deel).where(o.tabel == tabel, o.code.in_(list(codes)))


def plaats(filters: Filters, tabel: Table, *, gebied: bool = True) -> list[ColumnElement[bool]]:
    """The conditions for gemeente, corporatie and (unless False) gebied, on a table's columns."""
    uit: list[ColumnElement[bool]] = []
    if filters.gemeente:
        uit.append(tabel.c.gemeente.in_(filters.gemeente))
    if filters.corporatie:
        uit.append(tabel.c.corporatie.in_(omvat("corporatie", filters.corporatie)))
    if filters.gebied and gebied:
        uit.append(tabel.c.gebied.in_(omvat("gebied", filters.gebied)))
    return uit


def binnen(filters: Filters, tabel: Table) -> list[ColumnElement[bool]]:
    """A period counts only where it lies wholly inside the chosen one."""
    uit: list[ColumnElement[bool]] = []
    if filters.van:
        uit.append(tabel.c.van >= filters.van)
    if filters.tot:
        uit.append(tabel.c.tot <= filters.tot)
    return uit


def overlapt(filters: Filters, tabel: Table) -> list[ColumnElement[bool]]:
    """At least one day of the period is in the chosen one."""
    uit: list[ColumnElement[bool]] = []
    if filters.van:
        uit.append(tabel.c.tot >= filters.van)
    if filters.tot:
        uit.append(tabel.c.van <= filters.tot)
    return uit


def kenmerk(conn: Connection, naam: str) -> str:
    """A fact about the stand: `stand` (its id) or `definities` (their version)."""
    k = tables.kenmerk.c
    return str(conn.execute(select(k.waarde).where(k.naam == naam)).scalar_one())
