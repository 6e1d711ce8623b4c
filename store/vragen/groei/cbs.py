"""All dwellings of a gemeente by CBS: never part of the social stock's growth."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd
from sqlalchemy import ColumnElement, Connection, select

from domain.filters import Filters
from domain.groei.alle_woningen import POSTEN, Jaarstand
from store.schema import tables
from store.vragen.basis import frame, records


def kies(filters: Filters) -> list[ColumnElement[bool]]:
    """The gemeenten, and the years wholly in the period; other choices mean nothing here."""
    c = tables.cbs_voorraad.c
    waar: list[ColumnElement[bool]] = []
    if filters.gemeente:
        waar.append(c.gemeente.in_(filters.gemeente))
    if filters.van:
        waar.append(c.jaar > (filters.van - timedelta(days=1)).year)
    if filters.tot:
        waar.append(c.jaar < (filters.tot + timedelta(days=1)).year)
    return waar


def regels(conn: Connection, filters: Filters) -> pd.DataFrame:
    """Columns of `store.schema.tables.cbs_voorraad` and `naam`, by gemeente and year.

    Without a gemeente an empty frame: a sum over the whole country is no answer on a page.
    """
    c = tables.cbs_voorraad.c
    waar = kies(filters) if filters.gemeente else [c.jaar < 0]
    return frame(
        conn,
        select(tables.cbs_voorraad, tables.gemeente.c.naam)
        .outerjoin(tables.gemeente, tables.gemeente.c.code == c.gemeente)
        .where(*waar)
        .order_by(c.gemeente, c.jaar),
    )


def lees(uit: pd.DataFrame) -> tuple[Jaarstand, ...]:
    """The rows of the frame of `regels`, or any with its columns."""
    return tuple(
        Jaarstand(
            (r["gemeente"],), int(r["jaar"]), _heel(r["begin"]), _heel(r["eind"]),
            {p: None if (n := _heel(r[p])) is None else teken * n for p, teken in POSTEN.items()},
        )
        for r in records(uit)
    )  # fmt: skip


def _heel(waarde: float | None) -> int | None:
    return None if waarde is None else int(waarde)
