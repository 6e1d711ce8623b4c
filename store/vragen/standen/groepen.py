"""What a stand counts, in groups small enough to lay beside those of another stand.

Each group carries a fingerprint of its rows, so that two equal groups need not be read row by row.
Everything here is about one stand; `store.vragen.standen.brug` compares two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, ColumnElement, Connection, case, cast, func, select

from domain.filters import Filters
from store.schema import tables
from store.vragen.basis import som
from store.vragen.groei.selectie import saldo, selectie

Grof = tuple[str, str, str, str, str]  # levering, gemeente, corporatie, soort, status
# levering, gemeente, corporatie, status (None: unknown), first and last day
Lotplek = tuple[str, str, str, str | None, date, date]

_P = 2_147_483_647  # a prime below 2^31: products of two rests stay within 63 bits


class Bruglevering(NamedTuple):
    """What a bridge says of a levering. nummer: its place in the order of acceptance."""

    nummer: int
    leverancier: str
    bestand: str
    fictief: bool


class Groepsom(NamedTuple):
    """rijen: all; met: those with an effect. vinger: of the rows and saldo, spoor: of the rows."""

    rijen: int = 0
    met: int = 0
    saldo: int = 0
    vinger: int = 0
    spoor: int = 0


class Fijn(NamedTuple):
    """Rows that a stand treats alike: of one place, period and effect."""

    levering: str
    gemeente: str
    corporatie: str
    soort: str
    status: str
    van: date
    tot: date
    segment: str
    duur: str
    binnen_sector: bool
    been: int

    @property
    def lot(self) -> Lotplek:
        """Where to look up what became of them."""
        return (
            self.levering, self.gemeente, self.corporatie, self.status, self.van, self.tot,
        )  # fmt: skip


def leveringen(conn: Connection) -> dict[str, Bruglevering]:
    """All leveringen of the stand by id."""
    lev = tables.levering.c
    vraag = select(lev.id, lev.volgnummer, lev.leverancier, lev.bestand, lev.fictief)
    return {str(i): Bruglevering(*rest) for i, *rest in conn.execute(vraag)}


def grof(conn: Connection, filters: Filters) -> dict[Grof, Groepsom]:
    """The selection per levering, gemeente, corporatie, soort and status."""
    m = tables.mutatie.c
    per = (m.levering, m.gemeente, m.corporatie, m.soort, m.status)
    return {tuple(k): s for k, s in _sommen(conn, filters, per, [])}


def fijn(
    conn: Connection, filters: Filters, waar: Iterable[ColumnElement[bool]]
) -> dict[Fijn, Groepsom]:
    """The rows of the selection that `waar` asks for, in groups that are treated alike."""
    m = tables.mutatie.c
    return {Fijn(*k): s for k, s in _sommen(conn, filters, [m[n] for n in Fijn._fields], waar)}


def _sommen(
    conn: Connection, filters: Filters, per: Iterable[Any], waar: Iterable[ColumnElement[bool]]
) -> Iterator[tuple[list[Any], Groepsom]]:
    m = tables.mutatie.c
    per = list(per)
    effect = saldo(filters)
    # A row number is not a fingerprint: rows 2 and 5 must not look like 3 and 4. Hence the cube.
    spoor = _mod(_groot(m.rij) * 48_271 + _groot(m.been) * 16_807 + func.length(m.blad) * 69_621)
    vinger = _mod(spoor * 7_919 + _groot(effect) * 40_692 + (1 << 42))
    rijen = select(
        *per, effect.label("effect"), spoor.label("spoor"), vinger.label("vinger")
    ).where(*selectie(filters), *waar).subquery()  # fmt: skip
    sleutel = [rijen.c[k.name] for k in per]
    vraag = select(
        *sleutel,
        func.count(),
        som(case((rijen.c.effect != 0, 1), else_=0)),
        som(rijen.c.effect),
        som(_kubus(rijen.c.vinger)),
        som(_kubus(rijen.c.spoor)),
    ).group_by(*sleutel)
    for rij in conn.execute(vraag):
        yield list(rij[: len(per)]), Groepsom(*map(int, rij[len(per) :]))


def _groot(kolom: ColumnElement[Any]) -> ColumnElement[int]:
    return cast(kolom, BigInteger)


def _mod(waarde: ColumnElement[Any]) -> ColumnElement[int]:
    return func.mod(waarde, _P)


def _kubus(waarde: ColumnElement[int]) -> ColumnElement[int]:
    return _mod(_mod(waarde * waarde) * waarde)
