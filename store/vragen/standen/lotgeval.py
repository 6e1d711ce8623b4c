"""What became of delivered rows in a stand: counted, lapsed, replaced, put right."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Table, and_, case, func, or_, select

from domain.standen.brug import Lot
from store.schema import tables
from store.vragen.standen.groepen import Lotplek

T = TypeVar("T")
Rijplek = tuple[str, str, int]  # levering, blad, rij

_RIJEN_VAN = ("voorraadmutaties", "plannen")
_VEEL = 400


def loten(
    conn: Connection, leveringen: Collection[str], gemeenten: Collection[str]
) -> dict[Lotplek, Lot]:
    """What became of the rows of these leveringen in these gemeenten, whatever the reader chose.

    Rows that were replaced do not say their status: they stand under None.
    """
    m, w = tables.mutatie.c, tables.weggelaten.c
    uit: dict[Lotplek, Lot] = {}
    for deel in delen(leveringen):
        vraag = (
            select(w.levering, w.gemeente, w.corporatie, w.van, w.tot, func.max(w.vervangen_door))
            .where(w.tabel.in_(_RIJEN_VAN), w.levering.in_(deel), w.gemeente.in_(gemeenten))
            .group_by(w.levering, w.gemeente, w.corporatie, w.van, w.tot)
        )
        for lev, gemeente, corporatie, van, tot, door in conn.execute(vraag):
            uit[lev, gemeente, corporatie, None, van, tot] = Lot(telt=False, door=door)
        per = (m.levering, m.gemeente, m.corporatie, m.status, m.van, m.tot)
        telt = (
            select(*per, func.max(case((m.vervallen, 1), else_=0)))
            .where(m.levering.in_(deel), m.gemeente.in_(gemeenten))
            .group_by(*per)
        )
        for *plek, vervallen in conn.execute(telt):
            uit[tuple(plek)] = Lot(telt=True, vervallen=bool(vervallen))
    return uit


def loten_per_rij(conn: Connection, rijen: Collection[Rijplek]) -> dict[Rijplek, Lot]:
    """The same for single delivered rows; a row that is not in the stand is absent."""
    m, w = tables.mutatie, tables.weggelaten
    uit: dict[Rijplek, Lot] = {}
    for waar in op_rijen(w, rijen):
        vraag = select(w.c.levering, w.c.blad, w.c.rij, w.c.vervangen_door).where(
            waar, w.c.tabel.in_(_RIJEN_VAN)
        )
        for lev, blad, rij, door in conn.execute(vraag):
            uit[lev, blad, rij] = Lot(telt=False, door=door)
    for waar in op_rijen(m, rijen):
        telt = select(m.c.levering, m.c.blad, m.c.rij, m.c.vervallen).where(waar)
        for lev, blad, rij, vervallen in conn.execute(telt):
            uit[lev, blad, rij] = Lot(telt=True, vervallen=bool(vervallen))
    return uit


def op_rijen(tabel: Table, rijen: Collection[Rijplek]) -> list[ColumnElement[bool]]:
    """Conditions that together find exactly these delivered rows, a few hundred at a time."""
    uit = []
    for deel in delen(rijen):
        per: dict[tuple[str, str], list[int]] = {}
        for levering, blad, rij in deel:
            per.setdefault((levering, blad), []).append(rij)
        uit.append(
            or_(
                *(
                    and_(tabel.c.levering == lev, tabel.c.blad == blad, tabel.c.rij.in_(nummers))
                    for (lev, blad), nummers in per.items()
                )
            )
        )
    return uit


def rechtzettingen(conn: Connection) -> dict[Rijplek, frozenset[tuple[str, str]]]:
    """Per delivered row what was put right: (column, new value)."""
    r = tables.rechtzetting.c
    uit: dict[Rijplek, set[tuple[str, str]]] = {}
    for lev, blad, rij, kolom, wordt in conn.execute(
        select(r.levering, r.blad, r.rij, r.kolom, r.wordt)
    ):
        uit.setdefault((lev, blad, rij), set()).add((kolom, wordt))
    return {plek: frozenset(cellen) for plek, cellen in uit.items()}


def delen(alle: Collection[T], aantal: int = _VEEL) -> Iterator[Sequence[T]]:
    """In order, so many at a time: a statement takes only so many parameters."""
    rest = iter(sorted(alle))  # type: ignore[type-var]
    while deel := list(islice(rest, aantal)):
        yield deel
