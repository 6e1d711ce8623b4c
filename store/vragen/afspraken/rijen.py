"""The delivered rows behind an afspraak: what was counted, and what was left out and why.

The sum of `telt` over the realised rows is what is realised (before `telt_boven`, see
docs/exports.md); over the harde ones what the harde plannen add.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, case, func, select

from store.schema import tables
from store.vragen.afspraken.selectie import CODES, REDENEN, TELT, Tellingcontext, kern
from store.vragen.basis import kenmerk, som
from store.vragen.groei.rijen import BLOK, met_namen


@dataclass(frozen=True)
class Rijentelling:
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


def tellingen(conn: Connection, k: Tellingcontext) -> tuple[Rijentelling, ...]:
    """Rows and homes per status, soort and reason, in a fixed order."""
    s = kern(k).c
    per = (s.status, s.soort, s.rang)
    vraag = (
        select(
            *per,
            som(s.eerste).label("rijen"),
            som(s.aantal * s.eerste).label("aantal"),
            som(s.telt).label("telt"),
        )
        .group_by(*per)
        .order_by(*per)
    )
    return tuple(
        Rijentelling(r.status, r.soort, _code(r.rang), r.rijen, r.aantal, r.telt)
        for r in conn.execute(vraag)
    )


def samen(alle: Iterable[Rijentelling]) -> dict[str, int]:
    """Homes in the sum, per status that occurs among the rows that count."""
    uit: dict[str, int] = {}
    for t in alle:
        if t.code is None:
            uit[t.status] = uit.get(t.status, 0) + t.telt
    return uit


def rijen(conn: Connection, k: Tellingcontext, blok: int = BLOK) -> Iterator[Sequence[Row[Any]]]:
    """The rows in blocks: telt, reden, and the columns of `store.vragen.groei.rijen.met_namen`."""
    rij = kern(k)
    s, lev = rij.c, tables.levering.c
    redenen = ((s.rang == n, REDENEN[c]) for n, c in enumerate(CODES))
    vraag = (
        met_namen(rij, s.saldo, kenmerk(conn, "stand"))
        .add_columns(s.telt, case(*redenen, else_=None).label("reden"))
        .order_by(
            s.status, s.van, s.tot, s.corporatie, lev.volgnummer, s.blad, s.rij, s.soort,
            s.segment, s.duur, s.been,
            # Of a project that is half built the row is there twice.
            s.vervallen, s.aantal,
        )
    )  # fmt: skip
    stroom = conn.execution_options(yield_per=blok)
    yield from stroom.execute(vraag).partitions()


def aantal(conn: Connection, k: Tellingcontext) -> int:
    """How many rows `rijen` gives."""
    return int(conn.execute(select(func.count()).select_from(kern(k))).scalar_one())


def bronnen(conn: Connection, k: Tellingcontext) -> tuple[str, ...]:
    """What the leveringen of the rows that count name as their source, else who delivered."""
    rij, lev = kern(k), tables.levering.c
    vraag = (
        select(lev.volgnummer, func.coalesce(lev.bron, lev.leverancier))
        .join_from(rij, tables.levering, lev.id == rij.c.levering)
        .where(rij.c.rang == TELT)
        .distinct()
        .order_by(lev.volgnummer)
    )
    return tuple(dict.fromkeys(bron for _, bron in conn.execute(vraag)))


def _code(rang: int) -> str | None:
    return None if rang == TELT else CODES[rang]
