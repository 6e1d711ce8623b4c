"""Mutations put together as far as a set of afspraken cannot tell them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, case, select

from domain.afspraken import Afspraak
from domain.perioden import Periode
from store import tables
from store.queries.basis import som
from store.queries.groei_selectie import telt


class Groep(NamedTuple):
    """Mutations of one kind and place together.

    begint, eindigt: in which stretch between the days that matter the periods begin and end (see
    `Dagen`). gebied: None also where it is not asked for.
    """

    corporatie: str
    gebied: str | None
    begint: int
    eindigt: int
    soort: str
    status: str
    segment: str
    duur: str
    sector: int
    eigen: int


@dataclass(frozen=True)
class Dagen:
    """The first and last days that any of the afspraken asks about.

    A row lies inside a period exactly when it begins in a stretch that starts on or after the
    period's first day, and ends in one that stops on or before its last. So rows need not come out
    of the database day by day.
    """

    eerste: tuple[date, ...]
    laatste: tuple[date, ...]

    @staticmethod
    def van(afspraken: Sequence[Afspraak], peildatum: date | None) -> Dagen:
        """Begin and end of every period, and the peildatum up to which is realised."""
        perioden = [a.periode for a in afspraken if a.periode]
        laatste = {p.tot for p in perioden} | ({peildatum} if peildatum else set())
        return Dagen(tuple(sorted({p.van for p in perioden})), tuple(sorted(laatste)))

    @property
    def begint(self) -> ColumnElement[int]:
        """How many of the first days are on or before `van` of a row."""
        m = tables.mutatie.c
        vroeger = ((m.van < dag, n) for n, dag in enumerate(self.eerste))
        return case(*vroeger, else_=len(self.eerste))

    @property
    def eindigt(self) -> ColumnElement[int]:
        """How many of the last days are before `tot` of a row."""
        m = tables.mutatie.c
        op_tijd = ((m.tot <= dag, n) for n, dag in enumerate(self.laatste))
        return case(*op_tijd, else_=len(self.laatste))

    def erin(self, groep: Groep, periode: Periode) -> bool:
        """Whether the rows of a group lie wholly inside a period (of which it knows the days)."""
        return groep.begint > self.eerste.index(
            periode.van
        ) and groep.eindigt <= self.laatste.index(periode.tot)


def groepen_van(
    conn: Connection, gemeenten: tuple[str, ...], dagen: Dagen, *, per_gebied: bool
) -> dict[tuple[str, bool], list[Groep]]:
    """The groups by (gemeente, per_gebied)."""
    m = tables.mutatie.c
    per: list[Any] = [
        m.gemeente,
        m.corporatie,
        *([m.gebied] if per_gebied else []),
        dagen.begint.label("begint"),
        dagen.eindigt.label("eindigt"),
        m.soort,
        m.status,
        m.segment,
        m.duur,
    ]
    rijen = (
        select(*per, m.saldo_sector, m.saldo_corporatie)
        .where(m.gemeente.in_(gemeenten), *telt())
        .subquery()
    )
    groep = list(rijen.c)[:-2]
    vraag = select(*groep, som(rijen.c.saldo_sector), som(rijen.c.saldo_corporatie)).group_by(
        *groep
    )
    uit: dict[tuple[str, bool], list[Groep]] = defaultdict(list)
    for gemeente, corporatie, *rest in conn.execute(vraag):
        gebied = rest.pop(0) if per_gebied else None
        uit[gemeente, per_gebied].append(Groep(corporatie, gebied, *rest))
    return uit
