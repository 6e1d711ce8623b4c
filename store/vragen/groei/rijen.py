"""The delivered rows behind a netto groei, for the download: streamed, in a fixed order.

The sum of `saldo` is the netto groei of the same filters. What touches a selection and stands
outside it (correcties, onzelfstandige woningen, vervallen plans, spans partly outside the period)
is not in these rows; `buiten_selectie` counts it, to be said on the page and in the download.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd
from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    and_,
    case,
    func,
    literal,
    not_,
    select,
)
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from domain.filters import Filters
from domain.leveringen.nietgeteld import REDENEN, reden_zin
from store.schema import tables
from store.vragen.basis import binnen, frame, kenmerk, overlapt, plaats, som
from store.vragen.groei.selectie import gekozen, saldo, selectie
from telling.leveringsformaat import TABELKOLOMMEN


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
        p.reden != reden_zin("vervallen"),
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


BLOK = 5_000
# What a downloaded row says as delivered, in the order of the leveringsformaat.
GELEVERD = tuple(
    k.naam for k in TABELKOLOMMEN["voorraadmutaties"] if k.mee or k.naam == "binnen_sector"
)


def ja_nee(kolom: ColumnElement[Any]) -> ColumnElement[Any]:
    """A truth value in Dutch; unknown stays empty."""
    return case((kolom.is_(None), None), (kolom, "ja"), else_="nee")


def zoals_geleverd(
    bron: ReadOnlyColumnCollection[str, Any], namen: Iterable[str]
) -> list[ColumnElement[Any]]:
    """Columns as a download writes them: a truth value in Dutch, the rest as it is."""
    return [
        ja_nee(bron[k]).label(k) if isinstance(bron[k].type, Boolean) else bron[k] for k in namen
    ]


def met_namen(bron: FromClause, saldo_: ColumnElement[int], stand: str) -> Select[Any]:
    """One row per effect, with the names of its codes, ready to be written.

    bron: `mutatie`, or what has its columns. saldo_: the column with the effect in a perspectief.
    """
    m, lev = bron.c, tables.levering.c
    gebied = tables.gebied.c
    return (
        select(
            m.periode,
            tables.gemeente.c.naam.label("gemeente"),
            m.gemeente.label("gemeentecode"),
            tables.corporatie.c.naam.label("corporatie"),
            tables.corporatie.c.lnummer,
            gebied.naam.label("gebied"),
            m.gebied.label("gebiedcode"),
            m.soort,
            m.status,
            m.duur,
            m.segment,
            m.aantal,
            saldo_.label("saldo"),
            ja_nee(m.fictief).label("fictief"),
            lev.bron,
            m.levering,
            literal(stand).label("stand"),
            m.van,
            m.tot,
            m.corporatie.label("corporatiecode"),
            m.indeling,
            *zoals_geleverd(m, GELEVERD),
            lev.leverancier,
            lev.bestand,
            m.blad,
            m.rij,
        )
        .select_from(bron)
        .join(tables.levering, lev.id == m.levering)
        .join(tables.gemeente, tables.gemeente.c.code == m.gemeente)
        .join(tables.corporatie, tables.corporatie.c.code == m.corporatie)
        .outerjoin(
            tables.gebied, and_(gebied.code == m.gebied, gebied.indeling == m.indeling)
        )
    )  # fmt: skip


def vraag(filters: Filters, stand: str) -> Select[Any]:
    """The rows of a selection, in order."""
    m, lev = tables.mutatie.c, tables.levering.c
    return (
        met_namen(tables.mutatie, saldo(filters), stand)
        .where(*selectie(filters))
        .order_by(m.gemeente, m.corporatie, m.van, m.tot, lev.volgnummer, m.blad, m.rij, m.been)
    )


def rijen(conn: Connection, filters: Filters, blok: int = BLOK) -> Iterator[Sequence[Row[Any]]]:
    """The rows in blocks, never all in memory; the columns are those of `vraag`."""
    stroom = conn.execution_options(yield_per=blok)
    yield from stroom.execute(vraag(filters, kenmerk(conn, "stand"))).partitions()


def aantal(conn: Connection, filters: Filters) -> int:
    """How many rows `rijen` gives."""
    tel = select(func.count()).select_from(tables.mutatie).where(*selectie(filters))
    return int(conn.execute(tel).scalar_one())
