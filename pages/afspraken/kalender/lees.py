"""What the page Kalender knows: the moments in time, each with how it stands per party."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from domain.afspraken.kalender import ONTBREEKT, Inbreng, Moment, Termijn, inbreng, termijnen
from domain.cijfernaam import over
from domain.filters import Filters
from store.vragen import namen
from store.vragen.afspraken import kalender


@dataclass(frozen=True)
class Kalenderregel:
    """A last day with its document (title) and how it stands per party."""

    termijn: Termijn
    document: str
    inbreng: tuple[Inbreng, ...]

    @property
    def mist(self) -> bool:
        """Whether a party's figures should be in, and are not."""
        return any(i.stand == ONTBREEKT for i in self.inbreng)


@dataclass(frozen=True)
class Kalender:
    """dag: the day it is looked on, gekozen: by the reader. regels: oldest first. zonder_dag: the
    moments for which no day is named, with their document. namen: code to name. over: whose
    calendar it is, as in the name of a figure.
    """

    dag: date | None
    gekozen: bool
    stand: str
    regels: tuple[Kalenderregel, ...]
    zonder_dag: tuple[tuple[Moment, str], ...]
    namen: Mapping[str, str]
    over: str

    @property
    def komt(self) -> list[Kalenderregel]:
        """What is still to come, nearest first."""
        return [r for r in self.regels if self.dag and r.termijn.uiterlijk >= self.dag]

    @property
    def voorbij(self) -> list[Kalenderregel]:
        """What is over, newest first."""
        return [r for r in reversed(self.regels) if self.dag and r.termijn.uiterlijk < self.dag]


def lees(conn: Connection, stand: str, filters: Filters, dag: date | None) -> Kalender:
    """The calendar of the chosen gemeenten and corporaties."""
    op = dag or kalender.dag(conn)
    alle = kalender.momenten(conn, filters)
    gemeenten = tuple(sorted({m.gemeente for m, _ in alle if m.gemeente}))
    binnen = kalender.ontvangsten(conn, gemeenten) if gemeenten else []
    regels = []
    for moment, document in alle:
        wie = [p for p in moment.partijen if not p.startswith(("GM", "ORG-"))]
        wie = [p for p in wie if not filters.corporatie or p in filters.corporatie]
        for t in termijnen(moment, op) if op else ():
            regels.append(Kalenderregel(t, document, inbreng(t, binnen, op, wie) if op else ()))
    codes = {c for m, _ in alle for c in (*m.partijen, m.gemeente) if c}
    return Kalender(
        dag=op,
        gekozen=dag is not None,
        stand=stand,
        regels=tuple(sorted(regels, key=lambda r: (r.termijn.uiterlijk, r.termijn.moment.id))),
        zonder_dag=tuple((m, d) for m, d in alle if not m.uiterlijk),
        namen=namen.van(conn, sorted(codes)),
        over=over(filters.gemeente, filters.corporatie),
    )


Opties = list[dict[str, str]]


def opties(conn: Connection) -> tuple[Opties, Opties]:
    """The gemeenten and corporaties that a moment speaks of, by name."""
    momenten = [m for m, _ in kalender.momenten(conn, Filters())]
    gemeenten = {m.gemeente for m in momenten if m.gemeente}
    partijen = {p for m in momenten for p in m.partijen if not p.startswith(("GM", "ORG-"))}
    bekend = namen.van(conn, sorted(gemeenten | partijen))
    return _keuzes(gemeenten, bekend), _keuzes(partijen, bekend)


def _keuzes(codes: set[str], bekend: Mapping[str, str]) -> Opties:
    op_naam = sorted(codes, key=lambda c: bekend.get(c, c))
    return [{"value": c, "label": bekend.get(c, c)} for c in op_naam]
