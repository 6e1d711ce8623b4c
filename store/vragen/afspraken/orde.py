"""The order of the list of afspraken: as in the documents, with each part below its whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from domain.afspraken.afspraak import Afspraak
from store.schema import tables
from telling.rijen import sleutel

if TYPE_CHECKING:
    from store.vragen.afspraken.lijst import Regel


def in_volgorde(conn: Connection, regels: Iterable[Regel]) -> tuple[Regel, ...]:
    """By document, in it by thema as they first occur, then as the document has them.

    Documents go by gemeente: real ones before invented ones, about one gemeente before about
    several. The order is made here, since each engine sorts text in its own way.
    """
    alle = {r.afspraak.id: r for r in regels}
    documenten = _documenten(conn)
    themas: dict[tuple[str, str], int] = {}
    for r in alle.values():
        a = r.afspraak
        eerste = themas.get((a.document, a.thema), a.volgorde)
        themas[a.document, a.thema] = min(eerste, a.volgorde)

    def plek(r: Regel) -> tuple[object, ...]:
        a = r.afspraak
        heel: Afspraak = alle[a.hoort_bij].afspraak if a.hoort_bij in alle else a
        return (
            documenten[a.document],
            themas[heel.document, heel.thema],
            (heel.volgorde, heel.id),
            heel is not a,
            (a.volgorde, a.id),
        )

    return tuple(sorted(alle.values(), key=plek))


def _documenten(conn: Connection) -> dict[str, tuple[bool, bool, str, str]]:
    """What documents are sorted by, by id."""
    d, g = tables.document.c, tables.gemeente.c
    vraag = select(d.id, d.fictief, d.gemeente, g.naam).outerjoin_from(
        tables.document, tables.gemeente, g.code == d.gemeente
    )
    return {
        r.id: (bool(r.fictief), r.gemeente is None, sleutel(r.naam or ""), r.id)
        for r in conn.execute(vraag)
    }
