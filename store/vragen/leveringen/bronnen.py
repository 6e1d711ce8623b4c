"""Which leveringen a stand was built from, and which are behind a selection.

The latter are what a chart and a download name as their source. Also the delivered rows that do not
count because a later levering took their place.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Table, func, select

from domain.filters import Filters
from store.schema import tables
from store.vragen.basis import frame, overlapt, plaats, som
from store.vragen.groei import balans
from store.vragen.groei.balans import kies_standen
from store.vragen.groei.selectie import selectie


def ids(conn: Connection) -> frozenset[str]:
    """The ids of the leveringen in this stand, whether their rows still count or not."""
    return frozenset(str(i) for i in conn.execute(select(tables.levering.c.id)).scalars())


def weggelaten(conn: Connection, filters: Filters) -> pd.DataFrame:
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


def van(conn: Connection, filters: Filters) -> pd.DataFrame:
    """The leveringen whose rows make up the netto groei of the selection.

    Columns: levering, leverancier, bestand, bron, ontvangen, periode, fictief, rijen; in order of
    acceptance.
    """
    return _van(conn, tables.mutatie, selectie(filters))


def van_standen(conn: Connection, filters: Filters) -> pd.DataFrame:
    """The same for the voorraadstanden of the selection."""
    return _van(conn, tables.voorraadstand, kies_standen(filters))


def van_cbs(conn: Connection, filters: Filters) -> pd.DataFrame:
    """The same for the figures about all dwellings."""
    return _van(conn, tables.cbs_voorraad, balans.kies_alle_woningen(filters))


def van_tabel(conn: Connection, tabel: Table, waar: list[ColumnElement[bool]]) -> pd.DataFrame:
    """The same for rows of any table that names its levering."""
    return _van(conn, tabel, waar)


def _van(conn: Connection, tabel: Table, waar: list[ColumnElement[bool]]) -> pd.DataFrame:
    lev = tables.levering.c
    per: Any = (
        select(tabel.c.levering, func.count().label("rijen"))
        .where(*waar)
        .group_by(tabel.c.levering)
        .subquery()
    )
    return frame(
        conn,
        select(
            lev.id.label("levering"), lev.leverancier, lev.bestand, lev.bron, lev.ontvangen,
            lev.periode, lev.fictief, per.c.rijen,
        )
        .join(per, per.c.levering == lev.id)
        .order_by(lev.volgnummer),
    )  # fmt: skip
