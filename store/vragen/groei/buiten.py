"""What touches a selection and does not count in it: to be said on the page and in the download."""

from __future__ import annotations

from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, and_, case, func, not_, select

from domain.filters import Filters
from domain.leveringen.nietgeteld import REDENEN, zin
from store.schema import tables
from store.vragen.basis import binnen, frame, overlapt, plaats, som
from store.vragen.groei.selectie import gekozen


def gebouwd() -> ColumnElement[bool]:
    """Whether a mutatie is a plan whose homes are there already (`domain.leveringen.nietgeteld`):
    the stand
    says so of the plan that it comes from."""
    m, p = tables.mutatie.c, tables.plan.c
    zelfde = select(p.rij).where(
        p.levering == m.levering,
        p.rij == m.rij,
        p.blad.is_not_distinct_from(m.blad),
        p.vervallen,
        p.reden != zin("vervallen"),
    )
    return and_(m.vervallen, m.projectcode.is_not(None), zelfde.exists())


def buiten_selectie(conn: Connection, filters: Filters) -> pd.DataFrame:
    """What touches the selection and does not count in it, and why.

    Columns: code (a key of REDENEN; the first that applies), reden (Dutch), rijen (delivered
    rows), aantal (homes). Empty where nothing was left out.
    """
    m = tables.mutatie.c
    redenen: list[tuple[ColumnElement[bool], str]] = [
        (not_(m.zelfstandig), "onzelfstandig"),
        (gebouwd(), "gebouwd"),
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
