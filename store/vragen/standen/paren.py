"""The same delivered row in two standen, side by side: streamed, never a whole stand in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, select

from domain.filters import Filters
from domain.standen.brug import Plek
from store.schema import tables
from store.vragen.groei.selectie import saldo, selectie
from store.vragen.standen.groepen import Fijn
from store.vragen.standen.lotgeval import Rijplek

BLOK = 5_000


class Rij(NamedTuple):
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

    def telt_op(self, *, fictief: bool) -> Plek:
        """Where its saldo counts."""
        g = self.groep
        return Plek(fictief, g.gemeente, g.corporatie, g.soort, g.status)


class Paar(NamedTuple):
    """voor, na: the row in the first and second stand; None where the selection lacks it."""

    voor: Rij | None
    na: Rij | None

    @property
    def een(self) -> Rij:
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
) -> Iterator[tuple[str, list[Rij]]]:
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
    rijen = (Rij(Fijn(*r[:breed]), *r[breed:]) for r in conn.execute(vraag))
    for gemeente, groep in groupby(rijen, key=attrgetter("groep.gemeente")):
        yield gemeente, list(groep)


def _samen(links: list[Rij], rechts: list[Rij], rechtgezet: Collection[Rijplek]) -> list[Paar]:
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


def _zelfde(oud: Rij, nieuw: Rij, rechtgezet: Collection[Rijplek]) -> bool:
    if oud.plek in rechtgezet:
        return oud.telt_op(fictief=False) == nieuw.telt_op(fictief=False)
    return oud.groep == nieuw.groep


def _volgorde(p: Paar) -> tuple[str, str, str, int, int, bool]:
    r = p.een
    return (r.groep.levering, r.groep.corporatie, r.blad, r.rij, r.groep.been, p.voor is None)
