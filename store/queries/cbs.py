"""All dwellings of a gemeente by CBS: never part of the social stock's growth."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from sqlalchemy import Connection, select

from store import tables
from store.queries.basis import frame


def regels(conn: Connection, gemeenten: Sequence[str]) -> pd.DataFrame:
    """Columns of `store.tables.cbs_voorraad` and `naam`, by gemeente and year.

    gemeenten: codes; none gives an empty frame (a sum over the whole country is no answer here).
    """
    c = tables.cbs_voorraad.c
    return frame(
        conn,
        select(tables.cbs_voorraad, tables.gemeente.c.naam)
        .outerjoin(tables.gemeente, tables.gemeente.c.code == c.gemeente)
        .where(c.gemeente.in_(list(gemeenten)))
        .order_by(c.gemeente, c.jaar),
    )
