"""Delivered rows that do not count because a later levering took their place."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, func, select

from domain.filters import Filters
from store.schema import tables
from store.vragen.basis import frame, overlapt, plaats, som


def van(conn: Connection, filters: Filters) -> pd.DataFrame:
    """Per levering and successor what was left out of the chosen gemeenten and period.

    Columns: levering, bestand, leverancier, tabel, vervangen_door, reden (of the first such row),
    rijen, aantal.
    """
    w, lev = tables.weggelaten.c, tables.levering.c
    per = (lev.volgnummer, w.levering, lev.bestand, lev.leverancier, w.tabel, w.vervangen_door)
    waar = plaats(filters.met(corporatie=()), tables.weggelaten, gebied=False)
    if filters.corporatie:
        (eigen,) = plaats(Filters(corporatie=filters.corporatie), tables.weggelaten)
        waar.append(eigen | w.corporatie.is_(None))
    vraag = (
        select(
            *per,
            func.min(w.reden).label("reden"),
            func.count().label("rijen"),
            som(w.aantal).label("aantal"),
        )
        .join(tables.levering, lev.id == w.levering)
        .where(*waar, *overlapt(filters, tables.weggelaten))
        .group_by(*per)
        .order_by(lev.volgnummer, w.tabel, w.vervangen_door)
    )
    return frame(conn, vraag).drop(columns="volgnummer")
