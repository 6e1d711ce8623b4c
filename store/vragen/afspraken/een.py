"""One afspraak by its id, judged as the list judges it."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import Connection, select

from store.schema import tables
from store.vragen.afspraken.lijst import Regel, alle
from store.vragen.nabij import Nabij

_ID = re.compile(r"[a-z0-9-]+")


def een(conn: Connection, id_: str, gevraagd: date | None = None) -> Regel | None:
    """The line of this afspraak; None where the stand does not know it.

    gevraagd: the peildatum asked for, followed as far as the figures of its gemeente reach.
    """
    gemeente = gemeente_van(conn, id_)
    if gemeente is None:
        return None
    regels = alle(conn, (gemeente,) if gemeente else (), gevraagd)
    return next(r for r in regels if r.afspraak.id == id_)


def gemeente_van(conn: Connection, id_: str) -> str | None:
    """The code of its gemeente, "" for an aim without one; None where there is no such afspraak."""
    if not _ID.fullmatch(id_):  # an address may hold anything, also what no engine takes
        return None
    a = tables.afspraak.c
    rij = conn.execute(select(a.gemeente).where(a.id == id_)).first()
    return None if rij is None else rij.gemeente or ""


def nabij(conn: Connection, id_: str) -> tuple[str, ...]:
    """The ids that look like it, nearest first; perhaps none."""
    return Nabij.van(conn.execute(select(tables.afspraak.c.id)).scalars()).zoek(id_)
