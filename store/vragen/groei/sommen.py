"""Netto groei in SQL: the sum of effect(soort, perspectief) x aantal (docs/definitions.md).

Source: docs/definitions.md, "Netto groei". The effect of each row is stored (`saldo_sector`,
`saldo_corporatie`), so a growth is one filtered sum.
"""

from __future__ import annotations

import pandas as pd
from sqlalchemy import ColumnElement, Connection, case, func, select

from domain.filters import Filters
from store.schema import tables
from store.vragen.basis import frame, som
from store.vragen.groei.rijen import REDENEN, buiten_selectie, rijen
from store.vragen.groei.selectie import saldo, selectie

__all__ = [
    "REDENEN", "buiten_selectie", "per_corporatie", "per_dag", "regels", "rijen", "samen", "totaal",
]  # fmt: skip


def regels(conn: Connection, filters: Filters) -> pd.DataFrame:
    """The selection, summed: one row per combination that a chart or a table may need.

    Columns: gemeente, corporatie, van, tot, periode, jaar (NaN where a period spans years), soort,
    status, segment, duur, fictief, aantal (homes as delivered), saldo (signed homes in the chosen
    perspectief), eigen (the same in that of the corporaties). In a fixed order.
    """
    m = tables.mutatie.c
    per = (
        m.gemeente, m.corporatie, m.van, m.tot, m.periode, m.jaar, m.soort, m.status, m.segment,
        m.duur, m.fictief,
    )  # fmt: skip
    vraag = (
        select(*per, *_sommen(m.aantal, saldo(filters), m.saldo_corporatie))
        .where(*selectie(filters))
        .group_by(*per)
        .order_by(*per)
    )
    return _getallen(frame(conn, vraag))


def _sommen(
    aantal: ColumnElement[int], saldo_: ColumnElement[int], eigen: ColumnElement[int]
) -> tuple[ColumnElement[int], ...]:
    return som(aantal).label("aantal"), som(saldo_).label("saldo"), som(eigen).label("eigen")


def _getallen(uit: pd.DataFrame) -> pd.DataFrame:
    """Whole numbers as such, also in a frame without rows."""
    return uit.astype({"aantal": "int64", "saldo": "int64", "eigen": "int64", "fictief": bool})


def samen(conn: Connection, filters: Filters) -> pd.DataFrame:
    """The selection summed over all its gemeenten and corporaties: for a choice of very many.

    Columns as `regels`, with gemeente and corporatie "". Periods inside one calendar year are put
    together as that year (van and tot: the first and last day of its rows); a span of years stays
    apart. A few hundred rows, however large the register.
    """
    m = tables.mutatie.c
    in_jaar = m.jaar.is_not(None)
    span = [
        case((in_jaar, None), else_=kolom).label(f"span_{kolom.name}")
        for kolom in (m.van, m.tot, m.periode)
    ]
    wat = (m.jaar, m.soort, m.status, m.segment, m.duur, m.fictief)
    r = (
        select(
            *wat, *span, m.van, m.tot, m.aantal, saldo(filters).label("saldo"), m.saldo_corporatie
        )
        .where(*selectie(filters))
        .subquery()
    )
    per = [r.c[k.name] for k in (*wat, *span)]
    vraag = (
        select(
            *per,
            func.min(r.c.van).label("van"),
            func.max(r.c.tot).label("tot"),
            *_sommen(r.c.aantal, r.c.saldo, r.c.saldo_corporatie),
        )
        .group_by(*per)
        .order_by(*per)
    )
    uit = _getallen(frame(conn, vraag))
    jaren = zip(uit["jaar"], uit["span_periode"], strict=True)
    uit["periode"] = [str(p) if pd.isna(j) else str(int(j)) for j, p in jaren]
    uit["gemeente"] = uit["corporatie"] = ""
    return uit[_KOLOMMEN]


_KOLOMMEN = [
    "gemeente", "corporatie", "van", "tot", "periode", "jaar", "soort", "status", "segment",
    "duur", "fictief", "aantal", "saldo", "eigen",
]  # fmt: skip


def per_dag(conn: Connection, filters: Filters) -> pd.DataFrame:
    """The selection summed per status and period, which a running sum needs: `samen` knows only the
    last day of a soort in a year.

    Columns: status, van, tot, jaar (NaN where a period spans years), aantal, saldo, eigen; soort
    and periode are "".
    """
    m = tables.mutatie.c
    per = (m.status, m.van, m.tot, m.jaar)
    vraag = (
        select(*per, *_sommen(m.aantal, saldo(filters), m.saldo_corporatie))
        .where(*selectie(filters))
        .group_by(*per)
        .order_by(*per)
    )
    return frame(conn, vraag).assign(soort="", periode="")


def per_corporatie(conn: Connection, filters: Filters) -> pd.DataFrame:
    """The selection summed per gemeente, corporatie, status and fictief.

    Columns: those, van and tot (first and last day of its rows), aantal, saldo, eigen.
    """
    m = tables.mutatie.c
    per = (m.gemeente, m.corporatie, m.status, m.fictief)
    vraag = (
        select(
            *per,
            func.min(m.van).label("van"),
            func.max(m.tot).label("tot"),
            *_sommen(m.aantal, saldo(filters), m.saldo_corporatie),
        )
        .where(*selectie(filters))
        .group_by(*per)
        .order_by(*per)
    )
    return _getallen(frame(conn, vraag))


def totaal(conn: Connection, filters: Filters) -> int:
    """The netto groei of the selection, in homes."""
    vraag = select(som(saldo(filters))).where(*selectie(filters))
    return int(conn.execute(vraag).scalar_one())
