"""Mutations put together as far as a set of afspraken cannot tell them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, case, func, select

from domain.afspraken.afspraak import Afspraak
from domain.perioden import Periode
from store.schema import tables
from store.vragen.basis import som
from store.vragen.groei.selectie import telt


class Groep(NamedTuple):
    """Mutations of one kind and place together.

    begint, eindigt: in which stretch between the days that matter the periods begin and end (see
    `Dagen`). gebied: None also where it is not asked for. sector, eigen: the sum of the effects;
    bruto_sector, bruto_eigen: of the homes, whatever their sign.
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
    bruto_sector: int
    bruto_eigen: int

    def telt(self, perspectief: str, *, bruto: bool) -> int:
        """The homes that count in this perspectief."""
        if perspectief == "sector":
            return self.bruto_sector if bruto else self.sector
        return self.bruto_eigen if bruto else self.eigen


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
    def van(
        afspraken: Sequence[Afspraak],
        peildata: Iterable[date] = (),
        gedekt: Iterable[Periode] = (),
    ) -> Dagen:
        """The borders of every period, of what is covered, and the ends up to which is realised."""
        perioden = [a.periode for a in afspraken if a.periode]
        buren = [_buren(p) for p in (*perioden, *gedekt)]
        einden = set(peildata)
        eerste = {p.van for p in perioden} | {na for _, na in buren} | {_erna(d) for d in einden}
        laatste = {p.tot for p in perioden} | {voor for voor, _ in buren} | einden
        return Dagen(tuple(sorted(eerste)), tuple(sorted(laatste)))

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

    def raakt(self, groep: Groep, periode: Periode) -> bool:
        """Whether the rows of a group have a day in a period (of which it knows the borders)."""
        voor, na = _buren(periode)
        return groep.begint <= self.eerste.index(na) and groep.eindigt > self.laatste.index(voor)


def _buren(periode: Periode) -> tuple[date, date]:
    """The day before and the day after."""
    return periode.van - timedelta(days=1), _erna(periode.tot)


def _erna(dag: date) -> date:
    return dag + timedelta(days=1)


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
    saldi = (m.saldo_sector, m.saldo_corporatie)
    rijen = (
        select(
            *per,
            *saldi,
            *(func.abs(k).label(f"bruto_{k.name}") for k in saldi),
        )
        .where(m.gemeente.in_(gemeenten), *telt())
        .subquery()
    )
    groep, sommen = list(rijen.c)[:-4], list(rijen.c)[-4:]
    vraag = select(*groep, *(som(k) for k in sommen)).group_by(*groep)
    uit: dict[tuple[str, bool], list[Groep]] = defaultdict(list)
    for gemeente, corporatie, *rest in conn.execute(vraag):
        gebied = rest.pop(0) if per_gebied else None
        uit[gemeente, per_gebied].append(Groep(corporatie, gebied, *rest))
    return uit
