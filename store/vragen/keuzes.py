"""What the filter bar offers."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from sqlalchemy import CompoundSelect, Connection, Select, and_, func, select, union

from domain.filters import Filters
from store.schema import tables
from store.vragen.basis import frame, plaats
from telling.rijen import sleutel


@dataclass(frozen=True)
class Keuzes:
    """gemeenten: code, naam, fictief, register (has a document of afspraken), groei (has delivered
    mutations or plans), voorraad (has standen); every gemeente with any figure.
    corporaties: code, naam, fictief, of the chosen gemeenten.
    gebieden: code, naam, niveau, ouder, gemeente, fictief, of the chosen gemeenten (none chosen:
    empty), newest indeling;
    wijken and kernen first.
    jaren: first and last year with figures, plans or an afspraak; None without.
    """

    gemeenten: pd.DataFrame
    corporaties: pd.DataFrame
    gebieden: pd.DataFrame
    jaren: tuple[int, int] | None


def alle(conn: Connection, filters: Filters) -> Keuzes:
    """The choices that make sense beside the chosen gemeenten."""
    return Keuzes(
        _gemeenten(conn),
        _corporaties(conn, filters),
        _gebieden(conn, filters),
        _jaren(conn, filters),
    )


_MET_CIJFERS = (
    tables.dekking,
    tables.voorraadstand,
    tables.woningtotaal,
    tables.cbs_voorraad,
    tables.document,
)


def _gemeenten(conn: Connection) -> pd.DataFrame:
    g = tables.gemeente.c
    ergens = union(*(select(t.c.gemeente) for t in _MET_CIJFERS)).subquery()
    in_: dict[str, Select] = {
        "register": select(tables.document.c.gemeente).where(
            # A document about several gemeenten has none: with a NULL among them IN knows no "no".
            tables.document.c.gemeente.is_not(None)
        ),
        "groei": select(tables.dekking.c.gemeente),
        "voorraad": select(tables.voorraadstand.c.gemeente),
    }
    vraag = select(
        g.code, g.naam, g.fictief, *(g.code.in_(v).label(naam) for naam, v in in_.items())
    )
    return _op_naam(frame(conn, vraag.where(g.code.in_(select(ergens.c.gemeente)))))


def _corporaties(conn: Connection, filters: Filters) -> pd.DataFrame:
    c = tables.corporatie.c
    hier = Filters(gemeente=filters.gemeente)
    codes: CompoundSelect = union(
        *(
            select(t.c.corporatie).where(*plaats(hier, t))
            for t in (tables.dekking, tables.voorraadstand, tables.partij)
        )
    )
    keuze = select(codes.subquery().c.corporatie)
    return _op_naam(frame(conn, select(c.code, c.naam, c.fictief).where(c.code.in_(keuze))))


def _op_naam(uit: pd.DataFrame) -> pd.DataFrame:
    """By name as a reader looks for it; each engine sorts text in its own way."""
    namen, codes = uit["naam"].tolist(), uit["code"].tolist()
    volgorde = sorted(range(len(uit)), key=lambda n: (sleutel(namen[n]), codes[n]))
    return uit.iloc[volgorde].reset_index(drop=True)


def _gebieden(conn: Connection, filters: Filters) -> pd.DataFrame:
    g = tables.gebied
    nieuwste = select(g.c.code, func.max(g.c.indeling).label("indeling")).group_by(g.c.code)
    n = nieuwste.where(g.c.gemeente.in_(filters.gemeente)).subquery()
    uit = frame(
        conn,
        select(g.c.code, g.c.naam, g.c.niveau, g.c.ouder, g.c.gemeente, g.c.fictief).join(
            n, and_(n.c.code == g.c.code, n.c.indeling == g.c.indeling)
        ),
    )
    return pd.concat(
        [_op_naam(uit[uit["niveau"] == n].reset_index(drop=True)) for n in ("wijk", "buurt")],
        ignore_index=True,
    )


def _jaren(conn: Connection, filters: Filters) -> tuple[int, int] | None:
    hier = Filters(gemeente=filters.gemeente)
    grenzen = []
    for t in (tables.dekking, tables.afspraak):
        vraag = select(func.min(t.c.van), func.max(t.c.tot)).where(*plaats(hier, t))
        grenzen += [d.year for d in conn.execute(vraag).one() if d]
    s = tables.voorraadstand
    vraag = select(func.min(s.c.peildatum), func.max(s.c.peildatum)).where(*plaats(hier, s))
    grenzen += [d.year for d in conn.execute(vraag).one() if d]
    return (min(grenzen), max(grenzen)) if grenzen else None
