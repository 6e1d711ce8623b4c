"""Restopgave of every target of the selection; the formula is `domain.plannen.restopgave`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from domain.filters import Filters
from domain.plannen.keuze import PlanKeuze
from domain.plannen.restopgave import Restopgave, restopgave
from store.schema import tables
from store.vragen import peildatum
from store.vragen.afspraken import beoordeeld


@dataclass(frozen=True)
class RestRegel:
    """The restopgave of one afspraak. document: its title; peildatum: of its gemeente."""

    gemeente: str
    document: str
    peildatum: date | None
    rest: Restopgave

    @property
    def orde(self) -> tuple[int, int]:
        """The gemeente first, then corporaties, then areas; in the register's order."""
        niveaus = ("gemeente", "corporatie", "gebied")
        return niveaus.index(self.rest.niveau), self.rest.afspraak.volgorde


def lijst(conn: Connection, keuze: PlanKeuze) -> tuple[RestRegel, ...]:
    """Every afspraak that asks for homes and is not over, on the peildatum of its gemeente.

    keuze: with codes; period, status and segment are the afspraak's own. With corporaties chosen:
    what one of them is a party to; with areas: only targets of those areas.
    """
    uit = [r for g in gemeenten(conn, keuze) for r in _van_gemeente(conn, keuze, g)]
    return tuple(sorted(uit, key=lambda r: (r.gemeente, *r.orde)))


def gemeenten(conn: Connection, keuze: PlanKeuze) -> tuple[str, ...]:
    """The chosen gemeenten; without a choice every one that has an afspraak."""
    if keuze.gemeente:
        return keuze.gemeente
    a = tables.afspraak.c
    vraag = select(a.gemeente).where(a.gemeente.is_not(None)).distinct().order_by(a.gemeente)
    return tuple(conn.execute(vraag).scalars())


def dag_van(conn: Connection, keuze: PlanKeuze, gemeente: str) -> date | None:
    """The peildatum of one gemeente: the one asked for, as far as the figures reach.

    That of all its parties, as on Afspraken: the same target is held against the same homes.
    """
    return peildatum.van(conn, Filters(gemeente=(gemeente,), tot=keuze.peildatum)).dag


def _van_gemeente(conn: Connection, keuze: PlanKeuze, gemeente: str) -> Iterator[RestRegel]:
    dag = dag_van(conn, keuze, gemeente)
    hier = Filters(gemeente=(gemeente,), corporatie=keuze.corporatie)
    for b in beoordeeld.lijst(conn, hier, dag):
        if keuze.gebied and b.afspraak.gebied not in keuze.gebied:
            continue
        rest = restopgave(b.afspraak, b.cijfers, dag) if b.cijfers else None
        if rest:
            yield RestRegel(gemeente, b.document, dag, rest)
