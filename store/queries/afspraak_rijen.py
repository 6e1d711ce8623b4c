"""The delivered rows behind an afspraak: what was counted, and what was left out and why.

The sum of `telt` over the realised rows is what is realised (before `telt_boven`, see
docs/exports.md); over the harde ones what the harde plannen add.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Subquery, and_, case, func, select

from store import tables
from store.queries.afspraak_kader import Kader
from store.queries.afspraak_selectie import CODES, REDENEN, TELT, kern
from store.queries.basis import kenmerk, som
from store.queries.groei_rijen import BLOK, met_namen


@dataclass(frozen=True)
class Telling:
    """Rows of one status and soort together. code: of REDENEN, None where they count.

    rijen: delivered rows. aantal: homes as delivered. telt: homes in the sum, with their sign
    where that counts.
    """

    status: str
    soort: str
    code: str | None
    rijen: int
    aantal: int
    telt: int

    @property
    def reden(self) -> str | None:
        """Why it does not count, in Dutch."""
        return REDENEN[self.code] if self.code else None


def tellingen(conn: Connection, k: Kader) -> tuple[Telling, ...]:
    """Rows and homes per status, soort and reason, in a fixed order."""
    m, s = tables.mutatie.c, kern(k)
    per = (m.status, m.soort, s.c.rang)
    vraag = (
        select(
            *per,
            som(s.c.eerste).label("rijen"),
            som(m.aantal * s.c.eerste).label("aantal"),
            som(s.c.telt).label("telt"),
        )
        .join_from(s, tables.mutatie, zelfde(s))
        .group_by(*per)
        .order_by(*per)
    )
    return tuple(
        Telling(r.status, r.soort, _code(r.rang), r.rijen, r.aantal, r.telt)
        for r in conn.execute(vraag)
    )


def rijen(conn: Connection, k: Kader, blok: int = BLOK) -> Iterator[Sequence[Row[Any]]]:
    """The rows in blocks: telt, reden, and the columns of `groei_rijen.met_namen`."""
    m, lev, s = tables.mutatie.c, tables.levering.c, kern(k)
    saldo = m.saldo_sector if k.meting.filters.perspectief == "sector" else m.saldo_corporatie
    redenen = ((s.c.rang == n, REDENEN[c]) for n, c in enumerate(CODES))
    vraag = (
        met_namen(saldo, kenmerk(conn, "stand"))
        .add_columns(s.c.telt, case(*redenen, else_=None).label("reden"))
        .join(s, zelfde(s))
        .order_by(
            m.status, m.van, m.tot, m.corporatie, lev.volgnummer, m.blad, m.rij, m.been
        )
    )  # fmt: skip
    stroom = conn.execution_options(yield_per=blok)
    yield from stroom.execute(vraag).partitions()


def aantal(conn: Connection, k: Kader) -> int:
    """How many rows `rijen` gives."""
    return int(conn.execute(select(func.count()).select_from(kern(k))).scalar_one())


def zelfde(s: Subquery) -> ColumnElement[bool]:
    """A row of `kern` and the mutatie that it is."""
    m = tables.mutatie.c
    return and_(
        m.levering == s.c.levering, m.blad == s.c.blad, m.rij == s.c.rij, m.been == s.c.been
    )


def _code(rang: int) -> str | None:
    return None if rang == TELT else CODES[rang]
