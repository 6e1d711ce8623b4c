"""One afspraak by its id, judged as the list judges it."""

from __future__ import annotations

import difflib
from datetime import date

from sqlalchemy import Connection, select

from store import tables
from store.queries.afsprakenlijst import Regel, alle

_NABIJ = 3


def een(conn: Connection, id_: str, gevraagd: date | None = None) -> Regel | None:
    """The line of this afspraak; None where the stand does not know it.

    gevraagd: the peildatum asked for, followed as far as the figures of its gemeente reach.
    """
    a = tables.afspraak.c
    rij = conn.execute(select(a.gemeente).where(a.id == id_)).first()
    if rij is None:
        return None
    regels = alle(conn, (rij.gemeente,) if rij.gemeente else (), gevraagd)
    return next(r for r in regels if r.afspraak.id == id_)


def bestaat(conn: Connection, id_: str) -> bool:
    """Whether the stand knows an afspraak with this id."""
    a = tables.afspraak.c
    return conn.execute(select(a.id).where(a.id == id_)).first() is not None


def nabij(conn: Connection, id_: str) -> tuple[str, ...]:
    """The ids that look like it, nearest first; perhaps none."""
    alle_ids = sorted(conn.execute(select(tables.afspraak.c.id)).scalars())
    return tuple(difflib.get_close_matches(id_[:100], alle_ids, n=_NABIJ, cutoff=0.5))
