"""Delivered rows in two standen side by side, and what became of them in one.

The same row in both is streamed, never a whole stand in memory. In a stand a row was counted,
lapsed, replaced or put right.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import attrgetter
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, and_, case, func, or_, select

from domain.filters import Filters
from domain.standen.brug import Brugplek, Lotgeval
from store.schema import tables
from store.vragen.groei.selectie import saldo, selectie
from store.vragen.standen.groepen import Fijn, Lotplek

T = TypeVar("T")
Rijplek = tuple[str, str, int]  # levering, blad, rij

_RIJEN_VAN = ("voorraadmutaties", "plannen")
_VEEL = 400


def loten(
    conn: Connection, leveringen: Collection[str], gemeenten: Collection[str]
) -> dict[Lotplek, Lotgeval]:
    """What became of the rows of these leveringen in these gemeenten, whatever the reader chose.

    Rows that were replaced do not say their status: they stand under None.
    """
    m, w = tables.mutatie.c, tables.weggelaten.c
    uit: dict[Lotplek, Lotgeval] = {}
    for deel in delen(leveringen):
        vraag = (
            select(w.levering, w.gemeente, w.corporatie, w.van, w.tot, func.max(w.vervangen_door))
            .where(w.tabel.in_(_RIJEN_VAN), w.levering.in_(deel), w.gemeente.in_(gemeenten))
            .group_by(w.levering, w.gemeente, w.corporatie, w.van, w.tot)
        )
        for lev, gemeente, corporatie, van, tot, door in conn.execute(vraag):
            uit[lev, gemeente, corporatie, None, van, tot] = Lotgeval(telt=False, door=door)
        per = (m.levering, m.gemeente, m.corporatie, m.status, m.van, m.tot)
        telt = (
            select(*per, func.max(case((m.vervallen, 1), else_=0)))
            .where(m.levering.in_(deel), m.gemeente.in_(gemeenten))
            .group_by(*per)
        )
        for *plek, vervallen in conn.execute(telt):
            uit[tuple(plek)] = Lotgeval(telt=True, vervallen=bool(vervallen))
    return uit


def loten_per_rij(conn: Connection, rijen: Collection[Rijplek]) -> dict[Rijplek, Lotgeval]:
    """The same for single delivered rows; a row that is not in the stand is absent."""
    m, w = tables.mutatie, tables.weggelaten
    uit: dict[Rijplek, Lotgeval] = {}
    for waar in op_rijen(w, rijen):
        vraag = select(w.c.levering, w.c.blad, w.c.rij, w.c.vervangen_door).where(
            waar, w.c.tabel.in_(_RIJEN_VAN)
        )
        for lev, blad, rij, door in conn.execute(vraag):
            uit[lev, blad, rij] = Lotgeval(telt=False, door=door)
    for waar in op_rijen(m, rijen):
        telt = select(m.c.levering, m.c.blad, m.c.rij, m.c.vervallen).where(waar)
        for lev, blad, rij, vervallen in conn.execute(telt):
            uit[lev, blad, rij] = Lotgeval(telt=True, vervallen=bool(vervallen))
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


BLOK = 5_000


class Effectrij(NamedTuple):
    """One effect of one delivered row in one stand. aantal: as delivered; saldo: its effect."""

    groep: Fijn
    blad: str
    rij: int
    periode: str
    aantal: int
    saldo: int

    @property
    def plek(self) -> Rijplek:
        """The delivered row."""
        return self.groep.levering, self.blad, self.rij

    def telt_op(self, *, fictief: bool) -> Brugplek:
        """Where its saldo counts."""
        g = self.groep
        return Brugplek(fictief, g.gemeente, g.corporatie, g.soort, g.status)


class Paar(NamedTuple):
    """voor, na: the row in the first and second stand; None where the selection lacks it."""

    voor: Effectrij | None
    na: Effectrij | None

    @property
    def een(self) -> Effectrij:
        """The row as it is now, or as it was where it is gone."""
        rij = self.na or self.voor
        assert rij is not None  # noqa: S101 - a pair has a row
        return rij

    @property
    def anders(self) -> bool:
        """Whether it adds something else to the netto groei."""
        return (self.voor.saldo if self.voor else 0) != (self.na.saldo if self.na else 0)


def paren(
    standen: tuple[Connection | None, Connection | None],
    filters: Filters,
    waar: Iterable[ColumnElement[bool]],
    rechtgezet: Collection[Rijplek] = (),
) -> Iterator[Paar]:
    """The rows of the selection that `waar` asks for, in both standen; None: not in that one.

    A row that counts at another plek is two pairs: gone from one, come at the other. So is one of
    which something else differs than its saldo, unless its cells were put right.
    """
    waar = list(waar)
    voor, na = (_per_gemeente(conn, filters, waar) for conn in standen)
    oud, nieuw = next(voor, None), next(na, None)
    while oud or nieuw:
        gemeente = min(g[0] for g in (oud, nieuw) if g)
        links, rechts = [], []
        if oud and oud[0] == gemeente:
            links, oud = oud[1], next(voor, None)
        if nieuw and nieuw[0] == gemeente:
            rechts, nieuw = nieuw[1], next(na, None)
        yield from _samen(links, rechts, rechtgezet)


def _per_gemeente(
    conn: Connection | None, filters: Filters, waar: list[ColumnElement[bool]]
) -> Iterator[tuple[str, list[Effectrij]]]:
    if conn is None:
        return
    m = tables.mutatie.c
    vraag = (
        select(*(m[n] for n in Fijn._fields), m.blad, m.rij, m.periode, m.aantal, saldo(filters))
        .where(*selectie(filters), *waar)
        .order_by(m.gemeente)
        .execution_options(yield_per=BLOK)
    )
    breed = len(Fijn._fields)
    rijen = (Effectrij(Fijn(*r[:breed]), *r[breed:]) for r in conn.execute(vraag))
    for gemeente, groep in groupby(rijen, key=attrgetter("groep.gemeente")):
        yield gemeente, list(groep)


def _samen(
    links: list[Effectrij], rechts: list[Effectrij], rechtgezet: Collection[Rijplek]
) -> list[Paar]:
    """Pairs of one gemeente, in the order of levering, sheet and row."""
    nieuw = {(r.plek, r.groep.been): r for r in rechts}
    uit: list[Paar] = []
    for oud in links:
        ander = nieuw.get((oud.plek, oud.groep.been))
        if ander is None or not _zelfde(oud, ander, rechtgezet):
            uit.append(Paar(oud, None))
            continue
        del nieuw[oud.plek, oud.groep.been]
        uit.append(Paar(oud, ander))
    uit += [Paar(None, r) for r in nieuw.values()]
    return sorted(uit, key=_volgorde)


def _zelfde(oud: Effectrij, nieuw: Effectrij, rechtgezet: Collection[Rijplek]) -> bool:
    if oud.plek in rechtgezet:
        return oud.telt_op(fictief=False) == nieuw.telt_op(fictief=False)
    return oud.groep == nieuw.groep


def _volgorde(p: Paar) -> tuple[str, str, str, int, int, bool]:
    r = p.een
    return (r.groep.levering, r.groep.corporatie, r.blad, r.rij, r.groep.been, p.voor is None)
