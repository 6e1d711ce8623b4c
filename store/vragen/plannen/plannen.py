"""Plans as they stand in the stand: one row a delivered plan, whether it counts and why not."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, select

from domain.filters import Filters
from store.schema import tables
from store.vragen.basis import frame, overlapt, plaats


def regels(conn: Connection, filters: Filters) -> pd.DataFrame:
    """Plans of the chosen gemeenten, corporaties, gebieden, statuses and period, in order of time.

    Columns: those of `store.schema.tables.plan`. Also what does not count (`telt`) or no longer
    counts (`vervallen`), with the reason: whoever sums leaves those out. A plan that touches the
    chosen period is in it. Segment and duur of the filters are not looked at: a plan list has kinds
    (koop, onbekend, totaal) that they do not know.
    """
    p = tables.plan
    vraag = (
        select(p)
        .where(*plaats(filters, p), *overlapt(filters, p), p.c.status.in_(filters.status))
        .order_by(p.c.van, p.c.tot, p.c.gemeente, p.c.corporatie, p.c.levering, p.c.blad, p.c.rij)
    )
    return frame(conn, vraag)
