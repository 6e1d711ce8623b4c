"""Netto groei in SQL: the same formula as `domain.groei`, over many rows.

Source: docs/definitions.md, "Netto groei" and "Periods". The effect of each row is stored
(`saldo_sector`, `saldo_corporatie`), so a growth is one filtered sum.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, and_, case, func, not_, select

from domain.filters import Filters
from domain.mutaties import DUREN, SEGMENTEN, STATUSSEN
from store import tables
from store.queries.basis import binnen, frame, overlapt, plaats, som

REDENEN = {
    "onzelfstandig": "onzelfstandige woningen tellen niet mee in de netto groei",
    "vervallen": "plan telt niet meer: over de hele periode zijn er gerealiseerde cijfers",
    "correctie": "correctie op een eerdere telling: staat alleen in de voorraadbalans",
    "gebied": "gebied is niet bekend, dus niet te plaatsen in de gekozen gebieden",
    "periode": "periode valt maar voor een deel in de gekozen periode",
}


def saldo(filters: Filters) -> ColumnElement[int]:
    """The column with the effect in the chosen perspectief."""
    m = tables.mutatie.c
    return m.saldo_corporatie if filters.perspectief == "corporatie" else m.saldo_sector


def gekozen(filters: Filters, *, gebied: bool = True) -> list[ColumnElement[bool]]:
    """What the reader chose, but for the period."""
    m = tables.mutatie.c
    uit = plaats(filters, tables.mutatie, gebied=gebied)
    for kolom, waarden, alle in (
        (m.duur, filters.duur, DUREN),
        (m.segment, filters.segment, SEGMENTEN),
        (m.status, filters.status, STATUSSEN),
    ):
        if set(waarden) != set(alle):
            uit.append(kolom.in_(waarden))
    if filters.zonder_sloop:
        uit.append(m.soort != "sloop")
    return uit


def telt() -> list[ColumnElement[bool]]:
    """What counts in netto groei at all."""
    m = tables.mutatie.c
    return [m.zelfstandig, not_(m.vervallen), m.soort != "correctie"]


def selectie(filters: Filters) -> list[ColumnElement[bool]]:
    """The rows whose saldo together is the netto groei of the selection."""
    return [*gekozen(filters), *telt(), *binnen(filters, tables.mutatie)]


def regels(conn: Connection, filters: Filters) -> pd.DataFrame:
    """The selection, summed: one row per combination that a chart or a table may need.

    Columns: gemeente, corporatie, van, tot, periode, jaar (NaN where a period spans years), soort,
    status, segment, duur, fictief, aantal (homes as delivered), saldo (signed homes in the chosen
    perspectief). In a fixed order.
    """
    m = tables.mutatie.c
    per = (
        m.gemeente, m.corporatie, m.van, m.tot, m.periode, m.jaar, m.soort, m.status, m.segment,
        m.duur, m.fictief,
    )  # fmt: skip
    vraag = (
        select(*per, som(m.aantal).label("aantal"), som(saldo(filters)).label("saldo"))
        .where(*selectie(filters))
        .group_by(*per)
    )
    volgorde = ["gemeente", "corporatie", "van", "tot", "soort", "status", "segment", "duur"]
    uit = frame(conn, vraag).sort_values([*volgorde, "periode", "fictief"], ignore_index=True)
    return uit.astype({"aantal": "int64", "saldo": "int64", "fictief": bool})


def totaal(conn: Connection, filters: Filters) -> int:
    """The netto groei of the selection, in homes."""
    vraag = select(som(saldo(filters))).where(*selectie(filters))
    return int(conn.execute(vraag).scalar_one())


def buiten_selectie(conn: Connection, filters: Filters) -> pd.DataFrame:
    """What touches the selection and does not count in it, and why.

    Columns: code (a key of REDENEN; the first that applies), reden (Dutch), rijen (delivered
    rows), aantal (homes). Empty where nothing was left out.
    """
    m = tables.mutatie.c
    redenen: list[tuple[ColumnElement[bool], str]] = [
        (not_(m.zelfstandig), "onzelfstandig"),
        (m.vervallen, "vervallen"),
        (m.soort == "correctie", "correctie"),
    ]
    if filters.gebied:
        redenen.append((m.gebied.is_(None), "gebied"))
    heel = binnen(filters, tables.mutatie)
    if heel:
        redenen.append((not_(and_(*heel)), "periode"))
    # A delivered row can be two rows here; it is left out once.
    per_rij = (
        select(m.levering, m.blad, m.rij, m.aantal, _eerste(redenen).label("code"))
        .where(*gekozen(filters, gebied=False), *overlapt(filters, tables.mutatie))
        .where(*_gebied_of_onbekend(filters))
        .where(_een_van(redenen))
        .distinct()
        .subquery()
    )
    vraag = (
        select(per_rij.c.code, func.count().label("rijen"), som(per_rij.c.aantal).label("aantal"))
        .group_by(per_rij.c.code)
        .order_by(per_rij.c.code)
    )
    uit = frame(conn, vraag)
    uit.insert(1, "reden", [REDENEN[c] for c in uit["code"]])
    return uit


def _eerste(redenen: list[tuple[ColumnElement[bool], str]]) -> ColumnElement[Any]:
    return case(*redenen, else_="")


def _een_van(redenen: list[tuple[ColumnElement[bool], str]]) -> ColumnElement[bool]:
    uit = redenen[0][0]
    for voorwaarde, _ in redenen[1:]:
        uit = uit | voorwaarde
    return uit


def _gebied_of_onbekend(filters: Filters) -> list[ColumnElement[bool]]:
    if not filters.gebied:
        return []
    alleen_gebied = Filters(gebied=filters.gebied)
    (in_gebied,) = plaats(alleen_gebied, tables.mutatie)
    return [in_gebied | tables.mutatie.c.gebied.is_(None)]
