"""What the register and the plans say of a gemeente's share: input of `domain.kernen.programma`."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, func, select

from domain.afspraken.afspraak import Afspraak, uit_rij
from domain.kernen.programma import Plan
from store.schema import tables
from store.vragen.basis import som
from store.vragen.groei.selectie import telt


def afspraken(conn: Connection, gemeente: str) -> tuple[tuple[Afspraak, str], ...]:
    """All afspraken of a gemeente, each with the title of its document; in the register's order."""
    a, d = tables.afspraak, tables.document.c
    vraag = (
        select(a, d.titel.label("document_titel"))
        .join(tables.document, d.id == a.c.document)
        .where(a.c.gemeente == gemeente)
        .order_by(a.c.document, a.c.volgorde, a.c.id)
    )
    return tuple(
        (uit_rij(dict(r)), str(r["document_titel"])) for r in conn.execute(vraag).mappings()
    )


def plannen(conn: Connection, gemeente: str, na: date, tot: date | None = None) -> tuple[Plan, ...]:
    """The plans that count and begin after a day, per area, soort, segment and status.

    tot: the last day of an afspraak; None for all plans. A period that begins before the one or
    ends after the other is never split: it stays out.
    """
    m = tables.mutatie.c
    op_tijd = () if tot is None else (m.tot <= tot,)
    per = (m.gebied, m.soort, m.segment, m.status)
    vraag = (
        select(
            *per,
            # The second leg of a liberalisatie or omzetting is the same home.
            func.sum(m.aantal).filter(m.been == 0).label("aantal"),
            som(m.saldo_sector).label("saldo"),
            func.max(m.tot).label("tot"),
        )
        .where(
            m.gemeente == gemeente, m.status.in_(("hard", "zacht")), m.van > na, *op_tijd, *telt()
        )
        .group_by(*per)
        .order_by(*per)
    )
    return tuple(
        Plan(r.gebied, r.soort, r.segment, r.status, int(r.aantal or 0), int(r.saldo), r.tot)
        for r in conn.execute(vraag)
    )
