"""Of which days the dwellings of a gemeente are known: what can be chosen as peildatum."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select

from store.schema import tables


def peildata(conn: Connection, gemeente: str) -> tuple[date, ...]:
    """The days, newest first."""
    w, c = tables.woningtotaal.c, tables.cbs_voorraad.c
    dagen = set(
        conn.execute(select(w.peildatum).where(w.gemeente == gemeente).distinct()).scalars()
    )
    jaren = select(c.jaar).where(c.gemeente == gemeente, c.eind.is_not(None)).distinct()
    dagen |= {date(jaar, 12, 31) for jaar in conn.execute(jaren).scalars()}
    return tuple(sorted(dagen, reverse=True))
