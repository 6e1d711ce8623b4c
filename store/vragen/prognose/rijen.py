"""The rows of a forecast in SQL: realised homes and plans, signed as the question counts them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, select

from domain.afspraken.meting import Meting
from domain.prognose.planpost import Planpost, Realisatie, lot_van
from domain.prognose.prognose import Vraag
from store.schema import tables
from store.vragen.basis import som
from store.vragen.groei.selectie import saldo, selectie
from store.vragen.leveringen.dekking import GEREALISEERD

PLANNEN = ("hard", "zacht")


def _telt(meting: Meting) -> list[ColumnElement[bool]]:
    soort = tables.mutatie.c.soort
    return [soort.in_(meting.soorten)] if meting.soorten else []


def _homes(meting: Meting) -> ColumnElement[int]:
    kolom = saldo(meting.filters)
    return func.abs(kolom) if meting.bruto else kolom


def gerealiseerd(
    conn: Connection, meting: Meting, vraag: Vraag
) -> tuple[tuple[Realisatie, ...], bool]:
    """Up to the peildatum, and whether any of it is invented."""
    m, p = tables.mutatie.c, vraag.periode
    tot = min(p.tot, vraag.peildatum or p.tot)
    per = (m.corporatie, m.soort, m.van, m.tot, m.fictief)
    keuze = meting.filters.met(status=(GEREALISEERD,), van=p.van, tot=tot)
    aantal = som(_homes(meting)).label("aantal")
    rijen = conn.execute(
        select(*per, aantal).where(*selectie(keuze), *_telt(meting)).group_by(*per).order_by(*per)
    ).all()
    return (
        tuple(Realisatie(r.corporatie, r.soort, r.van, r.tot, int(r.aantal)) for r in rijen),
        any(r.fictief for r in rijen),
    )


def plannen(conn: Connection, meting: Meting) -> list[tuple[str, Planpost]]:
    """The plans of every period, each with its gemeente, in a fixed order."""
    m, pl = tables.mutatie.c, tables.plan.c
    # Growth is counted from the mutaties; only the list of plans knows the phase.
    fase = (
        select(pl.levering, pl.blad, pl.rij, func.max(pl.fase).label("fase"))
        .where(pl.fase.is_not(None))
        .group_by(pl.levering, pl.blad, pl.rij)
        .subquery()
    )
    zelfde = and_(fase.c.levering == m.levering, fase.c.blad == m.blad, fase.c.rij == m.rij)
    keuze = meting.filters.met(status=PLANNEN, van=None, tot=None)
    vraag = (
        select(
            m.gemeente, m.corporatie, m.gebied, m.projectcode, m.project, m.soort, m.status, m.van,
            m.tot, m.segment, m.duur, m.levering, m.blad, m.rij, m.been, m.planstatus_bron,
            m.fictief, fase.c.fase, _homes(meting).label("homes"),
        )
        .select_from(tables.mutatie)
        .outerjoin(fase, zelfde)
        .where(*selectie(keuze), *_telt(meting))
    )  # fmt: skip
    rijen = [r for r in conn.execute(vraag) if r.homes]
    keren: Counter[str] = Counter()
    return [(r.gemeente, _post(r, keren)) for r in sorted(rijen, key=_plek)]


def _plek(r: Any) -> tuple[Any, ...]:
    # In Python: engines sort text each in their own way.
    return (
        r.gemeente, r.corporatie, r.van, r.tot, r.soort, r.status, r.segment, r.duur,
        r.gebied or "", r.homes, r.levering, r.blad or "", r.rij, r.been,
    )  # fmt: skip


def _post(r: Any, keren: Counter[str]) -> Planpost:
    lot = lot_van(
        r.gemeente,
        r.corporatie,
        projectcode=r.projectcode,
        project=r.project,
        gebied=r.gebied,
        anders=(r.soort, r.status, r.van, r.tot, r.segment, r.duur),
    )
    post = Planpost(
        lot, r.corporatie, r.soort, r.status, r.van, r.tot, int(r.homes), r.fase, r.gebied,
        r.projectcode, r.project, r.planstatus_bron, bool(r.fictief),
    )  # fmt: skip
    if post.heeft_project:
        return post
    # Two rows that nothing tells apart are two plans, each with its own luck.
    keren[lot] += 1
    return replace(post, lot=f"{lot}|{keren[lot]}")
