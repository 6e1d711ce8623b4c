"""Restopgave of every target of the selection, in homes or as a share.

Of an agreed share for the gemeente or for each kern. The formulas are `domain.plannen.restopgave`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, select

from domain.afspraken.afspraak import Afspraak
from domain.cijfernaam import Cijfernaam, stuk
from domain.filters import Filters
from domain.kernen.aandeel import procent
from domain.kernen.bron import KernRij
from domain.kernen.cijfernamen import Kernnaam, percentage, plek
from domain.kernen.keuze import KernFilters
from domain.kernen.programma import Plan
from domain.kernen.takken import Kernen
from domain.plannen.keuze import PlanKeuze
from domain.plannen.restopgave import RestAandeel, Restopgave, rest_aandeel, restopgave
from store.schema import tables
from store.vragen import peildatum
from store.vragen.afspraken import beoordeeld
from store.vragen.kernen import lezen, programma
from store.vragen.plannen.lezen import wijk_van


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


# Plans count social homes; this share counts all homes of corporaties.
GEEN_PLANNEN = "bezit_corporatie"


@dataclass(frozen=True)
class AandeelRegel:
    """One area under one agreed share. document: the title. peildatum: of the dwellings.

    zonder_gebied: social homes in plans of which the area is not known; in no area's row.
    """

    gemeente: str
    document: str
    afspraak: Afspraak
    kern: KernRij
    peildatum: date | None
    rest: RestAandeel
    zonder_gebied: int = 0

    @property
    def naam(self) -> Kernnaam:
        """What the names of its figures share."""
        k = self.kern
        return Kernnaam(
            plek(self.gemeente, k.cijfer.code, k.niveau, k.ouder),
            k.peildatum,
            self.definitie,
            k.peildatum_sociaal,
        )

    @property
    def definitie(self) -> str | None:
        """What the share counts; of the afspraak where no figure is known."""
        return self.kern.definitie or self.afspraak.definitie

    @property
    def t(self) -> str:
        """The agreed share as a choice in a name."""
        return percentage(self.afspraak.doel)

    @property
    def aard(self) -> str:
        """With which plans: zacht where any zachte are known, hard, or none at all."""
        return self.rest.plannen[-1] if self.rest.plannen else ""

    @property
    def naam_rest(self) -> Cijfernaam:
        """Of the restopgave: what is needed on top of the plans that are known."""
        return self._met("nodig", self.aard, t=self.t)

    @property
    def namen(self) -> dict[str, Cijfernaam]:
        """By field of `RestAandeel` (doel: the homes that the share of the dwellings is)."""
        return {
            "woningen": self._met("woningen", self.aard),
            "doel": self._met("doel_sociaal", self.aard, t=self.t),
            "sociaal": self.naam.van("sociaal"),
            "hard": self._met("plan_sociaal", "hard"),
            "zacht": self._met("plan_sociaal", "zacht"),
            "rest": self.naam_rest,
        }

    @property
    def samen_naam(self) -> Cijfernaam:
        """Of what all areas of this afspraak need together."""
        return self._alle("nodig_samen", self.aard)

    def gebieden_naam(self, aard: str) -> Cijfernaam:
        """Of the number of areas under this afspraak: alle, tekort or onbekend."""
        return self._alle("gebieden", aard)

    @property
    def zonder_naam(self) -> Cijfernaam:
        """Of the homes in plans without a known area."""
        return replace(self._met("plan_sociaal", "zacht"), over=f"{self.gemeente}:onbekend")

    def _alle(self, maat: str, aard: str) -> Cijfernaam:
        dag = stuk(self.peildatum, self.peildatum) if self.peildatum else ""
        return Cijfernaam(maat, self.afspraak.id, dag, aard)

    def _met(self, maat: str, aard: str, **keuze: object) -> Cijfernaam:
        return self.naam.van(maat, aard, self.afspraak.tot if aard else None, **keuze)


def aandelenlijst(conn: Connection, keuze: PlanKeuze) -> tuple[AandeelRegel, ...]:
    """Every area that a share still agreed upon is about: the gemeente, or each kern or wijk.

    keuze: with codes. A share is of the gemeente as a whole, so with corporaties chosen there are
    none.
    """
    if keuze.corporatie:
        return ()
    uit: list[AandeelRegel] = []
    for gemeente in gemeenten(conn, keuze):
        for a, document in programma.afspraken(conn, gemeente):
            if _vraagt(a):
                uit += _regels(conn, keuze, a, document)
    return tuple(uit)


def _vraagt(a: Afspraak) -> bool:
    return (
        a.indicator == "aandeel_voorraad"
        and a.oordeel_als != "maximum"
        and a.doel is not None
        and 0 < a.doel < 100
        and a.telt_segment in ((), ("sociaal",))
    )


def _regels(
    conn: Connection, keuze: PlanKeuze, a: Afspraak, document: str
) -> Iterator[AandeelRegel]:
    k = _areas(conn, keuze, a)
    geheel = next((r for r in k.rijen if r.niveau == "gemeente"), None) if k else None
    if k is None or geheel is None or a.doel is None:
        return
    dag = geheel.peildatum
    if a.tot and dag and a.tot <= dag:
        return
    # Up to the year of the target: what is built later does not help to reach it in time.
    plannen = programma.plannen(conn, k.gemeente, dag, a.tot) if dag else ()
    wijken = wijk_van(conn, (k.gemeente,))
    zonder = sum(p.saldo for p in plannen if p.gebied is None and p.segment == "sociaal")
    statussen = {p.status for p in plannen}
    for r in _rijen(k, a, keuze):
        hier: Sequence[Plan] | None = [p for p in plannen if _in(p, r, wijken)]
        if k.definitie == GEEN_PLANNEN:
            hier = None
        rest = rest_aandeel(r.cijfer, procent(a.doel), hier, statussen)
        los = 0 if r.niveau == "gemeente" else zonder
        yield AandeelRegel(k.gemeente, document, a, r, r.peildatum, rest, los)


def _areas(conn: Connection, keuze: PlanKeuze, a: Afspraak) -> Kernen | None:
    """In the definition of the afspraak itself, also where nothing is known by that one: what is
    needed by another definition is no restopgave of this afspraak."""
    niveau = "buurt" if a.per_gebied == "buurt" else "wijk"
    filters = KernFilters(
        gemeente=(a.gemeente or "",),
        niveau=("gemeente", niveau),
        peildatum=keuze.peildatum,
        definitie=a.definitie,
    )
    return lezen.van_gemeente(conn, filters, a.gemeente or "")


def _rijen(k: Kernen, a: Afspraak, keuze: PlanKeuze) -> list[KernRij]:
    delen = [r for r in k.rijen if not r.is_overig]
    if a.gebied or keuze.gebied:
        kies = {a.gebied} if a.gebied else set(keuze.gebied)
        delen = [r for r in delen if r.cijfer.code in kies]
        return delen if a.gebied or a.per_gebied else []
    return [r for r in delen if (r.niveau != "gemeente") == bool(a.per_gebied)]


def _in(p: Plan, r: KernRij, wijken: dict[str, str]) -> bool:
    if r.niveau == "gemeente":
        return True
    return p.gebied is not None and r.cijfer.code in (p.gebied, wijken.get(p.gebied))
