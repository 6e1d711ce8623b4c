"""The moments of the register, and what came in when, for the calendar
(`domain.afspraken.kalender`).
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, and_, func, or_, select

from domain.afspraken.kalender import Moment, Ontvangst
from domain.filters import Filters
from domain.perioden import Periode
from store.schema import tables
from store.vragen.basis import plaats
from store.vragen.leveringen.dekking import GEREALISEERD


def dag(conn: Connection) -> date | None:
    """The last day on which a levering in this stand was received; None where there is none."""
    gevonden: date | None = conn.execute(select(func.max(tables.levering.c.ontvangen))).scalar()
    return gevonden


def momenten(conn: Connection, filters: Filters) -> list[tuple[Moment, str]]:
    """The moments of the chosen gemeenten and corporaties with the title of their document."""
    m, d = tables.moment.c, tables.document.c
    vraag = (
        select(tables.moment, d.titel.label("document_titel"))
        .join(tables.document, d.id == m.document)
        .where(*plaats(Filters(gemeente=filters.gemeente), tables.moment))
        .order_by(m.gemeente, m.document, m.id)
    )
    uit = []
    for r in conn.execute(vraag).mappings():
        partijen = tuple(str(r["partijen"]).split(","))
        if filters.corporatie and not set(filters.corporatie) & set(partijen):
            continue
        eigen = set(Moment.__dataclass_fields__) - {"partijen", "uiterlijk"}
        velden = {k: r[k] for k in eigen}
        dagen = [d.split("-") for d in (r["uiterlijk"] or "").split(",") if d.strip()]
        uiterlijk = tuple((int(maand), int(nummer)) for maand, nummer in dagen)
        uit.append((Moment(**velden, partijen=partijen, uiterlijk=uiterlijk), r["document_titel"]))
    return uit


def ontvangsten(conn: Connection, gemeenten: tuple[str, ...]) -> list[Ontvangst]:
    """What every levering in the stand holds of these gemeenten, also where it was replaced since.

    A levering reports on its verslagperiode, and no further than the day it was received.
    """
    return [
        *_gerealiseerd(conn, gemeenten),
        *_standen(conn, gemeenten),
        *_plannen(conn, gemeenten),
    ]


def _gerealiseerd(conn: Connection, gemeenten: tuple[str, ...]) -> list[Ontvangst]:
    m, w, lev = tables.mutatie.c, tables.weggelaten.c, tables.levering.c
    telt = select(m.levering, m.corporatie, m.gemeente).where(
        m.status == GEREALISEERD, m.gemeente.in_(gemeenten)
    )
    # What was replaced has no status any more; realised rows lie inside the verslagperiode.
    weg = (
        select(w.levering, w.corporatie, w.gemeente)
        .join(tables.levering, lev.id == w.levering)
        .where(
            w.tabel == "voorraadmutaties", w.gemeente.in_(gemeenten),
            w.van >= lev.van, w.tot <= lev.tot,
        )
    )  # fmt: skip
    wie = telt.union(weg).subquery()
    vraag = (
        select(wie, lev.van, lev.tot, lev.ontvangen)
        .join(tables.levering, lev.id == wie.c.levering)
        .where(lev.van.is_not(None))
    )
    return [
        Ontvangst(levering, corporatie, gemeente, GEREALISEERD,
                  Periode(van, max(van, min(tot, ontvangen))), ontvangen)
        for levering, corporatie, gemeente, van, tot, ontvangen in conn.execute(vraag)
    ]  # fmt: skip


def _standen(conn: Connection, gemeenten: tuple[str, ...]) -> list[Ontvangst]:
    s, w, lev = tables.voorraadstand.c, tables.weggelaten.c, tables.levering.c
    telt = select(s.levering, s.corporatie, s.gemeente, s.peildatum.label("dag")).where(
        s.gemeente.in_(gemeenten)
    )
    weg = select(w.levering, w.corporatie, w.gemeente, w.tot.label("dag")).where(
        w.tabel == "voorraadstanden", w.gemeente.in_(gemeenten)
    )
    wie = telt.union(weg).subquery()
    vraag = select(wie, lev.ontvangen).join(tables.levering, lev.id == wie.c.levering)
    return [
        Ontvangst(levering, corporatie, gemeente, "stand", Periode(dag_, dag_), ontvangen)
        for levering, corporatie, gemeente, dag_, ontvangen in conn.execute(vraag)
    ]


def _plannen(conn: Connection, gemeenten: tuple[str, ...]) -> list[Ontvangst]:
    p, w, lev = tables.plan.c, tables.weggelaten.c, tables.levering.c
    telt = select(p.levering, p.corporatie, p.gemeente, p.van, p.tot).where(
        p.gemeente.in_(gemeenten), p.corporatie.is_not(None)
    )
    weg = (
        select(w.levering, w.corporatie, w.gemeente, w.van, w.tot)
        .join(tables.levering, lev.id == w.levering)
        .where(
            w.gemeente.in_(gemeenten), w.corporatie.is_not(None),
            or_(w.tabel == "plannen", and_(w.tabel == "voorraadmutaties", w.van > lev.tot)),
        )
    )  # fmt: skip
    wie = telt.union(weg).subquery()
    lijst = (wie.c.levering, wie.c.corporatie, wie.c.gemeente)
    vraag = (
        select(*lijst, func.min(wie.c.van), func.max(wie.c.tot), lev.ontvangen)
        .join(tables.levering, lev.id == wie.c.levering)
        .group_by(*lijst, lev.ontvangen)
    )
    return [
        Ontvangst(lv, c, g, "plan", Periode(van, tot) if van and tot else None, ontvangen)
        for lv, c, g, van, tot, ontvangen in conn.execute(vraag)
    ]
