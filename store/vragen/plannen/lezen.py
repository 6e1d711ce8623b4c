"""The plans of a selection as plain rows, and what belongs beside them.

One row (`domain.plannen.planregel`) is a delivered plan as it stands in the stand: whether it
counts and why not.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from domain.plannen.keuze import PlanKeuze
from domain.plannen.planregel import PLANSEGMENTEN, PLANSTATUSSEN, TOTAAL, PlanRegel, kaal
from store.schema import tables
from store.vragen.basis import binnen, plaats


def kies(keuze: PlanKeuze, *, alles: bool = False) -> list[ColumnElement[bool]]:
    """The conditions on `plan`. alles: whatever period and status, for what compares plans.

    What the source calls neither hard nor zacht (delivered projects) is in every choice of status.
    """
    p = tables.plan
    uit = plaats(keuze.plaats, p)
    if keuze.segment != PLANSEGMENTEN:
        uit.append(p.c.segment.in_(keuze.segment))
    if alles:
        return uit
    if keuze.status != PLANSTATUSSEN:
        weg = [s for s in PLANSTATUSSEN if s not in keuze.status]
        uit.append(p.c.status.not_in(weg))
    return [*uit, *binnen(keuze.plaats.met(van=keuze.van, tot=keuze.tot), p)]


def regels(
    conn: Connection, keuze: PlanKeuze, *, alles: bool = False
) -> tuple[PlanRegel, ...]:  # fmt: skip
    """The plans of the selection, also what does not count; a period lies wholly in the chosen one.

    keuze: with codes. In order of time and levering.
    """
    p, lev = tables.plan.c, tables.levering.c
    vraag = (
        select(
            p.gemeente, p.corporatie, p.van, p.tot, p.soort, p.aantal, p.saldo_sector, p.segment,
            p.status, p.duur, p.gebied, p.projectcode, p.project, p.planstatus_bron, p.fase, p.telt,
            p.vervallen, p.reden, p.fictief, func.coalesce(lev.leverancier_code, lev.leverancier),
            func.coalesce(func.nullif(lev.bron, ""), lev.leverancier),
        )
        .join(tables.levering, lev.id == p.levering)
        .where(*kies(keuze, alles=alles))
        .order_by(p.van, p.tot, p.gemeente, p.corporatie, lev.volgnummer, p.blad, p.rij)
    )  # fmt: skip
    return tuple(PlanRegel(*rij) for rij in conn.execute(vraag))


def kent_plannen(conn: Connection) -> bool:
    """Whether this stand tells its plans: one of an older Woonsaldo has them as mutaties only."""
    if conn.execute(select(tables.plan.c.rij).limit(1)).first():
        return True
    m = tables.mutatie.c
    return not conn.execute(select(m.rij).where(m.status.in_(PLANSTATUSSEN)).limit(1)).first()


def gebouwd(conn: Connection, keuze: PlanKeuze) -> frozenset[tuple[str, str]]:
    """(gemeente, code or name) of the projects that realised figures name, as
    `domain.plannen.planregel.kaal`
    writes them."""
    m = tables.mutatie.c
    vraag = (
        select(m.gemeente, m.projectcode, m.project)
        .where(m.status == "gerealiseerd", *plaats(keuze.plaats, tables.mutatie, gebied=False))
        .distinct()
    )
    return frozenset(
        (gemeente, kaal(tekst))
        for gemeente, *teksten in conn.execute(vraag)
        for tekst in teksten
        if tekst and tekst.strip()
    )


def wijk_van(conn: Connection, gemeenten: tuple[str, ...]) -> dict[str, str]:
    """The wijk (or kern) of every area of these gemeenten (none: all); of a wijk itself."""
    g = tables.gebied.c
    vraag = select(g.code, g.niveau, g.ouder).order_by(g.indeling)
    if gemeenten:
        vraag = vraag.where(g.gemeente.in_(gemeenten))
    return {
        code: ouder if niveau == "buurt" and ouder else code
        for code, niveau, ouder in conn.execute(vraag)
    }


@dataclass(frozen=True)
class MetPlan:
    """A gemeente with plans. alleen_totaal: nothing but totals of all dwellings; fictief: all of
    them invented."""

    alleen_totaal: bool
    fictief: bool


def gemeenten(conn: Connection) -> dict[str, MetPlan]:
    """Every gemeente with a plan, in order of code."""
    p = tables.plan.c
    vraag = select(p.gemeente, p.segment == TOTAAL, p.fictief).distinct().order_by(p.gemeente)
    per: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for code, totaal, fictief in conn.execute(vraag):
        per[code].append((bool(totaal), bool(fictief)))
    return {
        code: MetPlan(all(t for t, _ in soorten), all(f for _, f in soorten))
        for code, soorten in per.items()
    }
