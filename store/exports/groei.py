"""What the downloads of Groei hold: their columns and rows. Names: docs/exports.md."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, select

from domain.filters import Filters
from domain.perioden import Periode
from store.exports import alle_woningen
from store.schema import tables
from store.vragen.basis import kenmerk
from store.vragen.groei import rijen as groei_rijen
from store.vragen.groei.balans import kies_balans, kies_standen

Cel = str | int | float | date | None
Rij = tuple[Cel, ...]

GROEI = (
    "periode", "gemeente", "gemeentecode", "corporatie", "lnummer", "gebied", "gebiedcode",
    "soort", "status", "duur", "segment", "aantal", "saldo", "fictief", "bron", "levering",
    "stand", "van", "tot", "corporatiecode", "indeling", "projectcode", "project",
    "planstatus_bron", "binnen_sector", "huurklasse", "daeb", "toelichting", "leverancier",
    "bestand", "blad", "rij",
)  # fmt: skip
VOORRAAD = (
    "regel", "periode", "gemeente", "gemeentecode", "corporatie", "lnummer", "gebied",
    "gebiedcode", "duur", "segment", "peildatum", "aantal", "begin", "netto", "correctie", "eind",
    "onverklaard", "fictief", "bron", "levering", "stand", "van", "tot", "corporatiecode",
    "indeling", "zelfstandig", "huurklasse", "daeb", "toelichting", "leverancier", "bestand",
    "blad", "rij",
)  # fmt: skip
BEREKEND = "berekend uit de standen en de gerealiseerde mutaties"


@dataclass(frozen=True)
class Vorm:
    """What a download is called, its first sheet, and its columns."""

    naam: str
    blad: str
    kolommen: tuple[str, ...]


@dataclass(frozen=True)
class Export(Vorm):
    """One download of the page Groei. rijen: blocks in the order of `kolommen`, streamed."""

    rijen: Callable[[Connection, Filters], Iterator[list[Rij]]]


def _groei(conn: Connection, filters: Filters) -> Iterator[list[Rij]]:
    # As they come: the statement has these columns in this order (tested), and there may be many.
    for blok in groei_rijen.rijen(conn, filters):
        yield [tuple(r) for r in blok]


def _voorraad(conn: Connection, filters: Filters) -> Iterator[list[Rij]]:
    """First the standen, then the balansen (none where gebieden are chosen)."""
    stand = kenmerk(conn, "stand")
    stroom = conn.execution_options(yield_per=groei_rijen.BLOK)
    leeg: dict[str, Cel] = dict.fromkeys(VOORRAAD)
    for blok in stroom.execute(_standen(filters)).partitions():
        yield [
            _rij(
                VOORRAAD,
                leeg | dict(r._mapping),
                {"regel": "stand", "periode": r.peildatum.isoformat(), "stand": stand},
            )
            for r in blok
        ]
    if not filters.gebied:
        for blok in stroom.execute(_balansen(filters)).partitions():
            yield [
                _rij(
                    VOORRAAD,
                    leeg | dict(r._mapping),
                    {
                        "regel": "balans",
                        "periode": Periode(r.van, r.tot).tekst,
                        "peildatum": r.tot,
                        "bron": BEREKEND,
                        "stand": stand,
                    },
                )
                for r in blok
            ]


def _standen(filters: Filters) -> Any:
    s, lev, gebied = tables.voorraadstand.c, tables.levering.c, tables.gebied.c
    return (
        select(
            s.gemeente.label("gemeentecode"), s.corporatie.label("corporatiecode"),
            tables.gemeente.c.naam.label("gemeente"), tables.corporatie.c.naam.label("corporatie"),
            tables.corporatie.c.lnummer, gebied.naam.label("gebied"), s.gebied.label("gebiedcode"),
            s.indeling, s.peildatum, s.aantal, s.segment, s.duur, s.zelfstandig, s.huurklasse,
            s.daeb, s.toelichting, s.fictief, s.levering, s.blad, s.rij, lev.bron, lev.leverancier,
            lev.bestand,
        )
        .select_from(tables.voorraadstand)
        .join(tables.levering, lev.id == s.levering)
        .join(tables.gemeente, tables.gemeente.c.code == s.gemeente)
        .join(tables.corporatie, tables.corporatie.c.code == s.corporatie)
        .outerjoin(tables.gebied, and_(gebied.code == s.gebied, gebied.indeling == s.indeling))
        .where(*kies_standen(filters))
        .order_by(s.gemeente, s.corporatie, s.peildatum, lev.volgnummer, s.blad, s.rij)
    )  # fmt: skip


def _balansen(filters: Filters) -> Any:
    b = tables.balans.c
    return (
        select(
            b.gemeente.label("gemeentecode"), b.corporatie.label("corporatiecode"),
            tables.gemeente.c.naam.label("gemeente"), tables.corporatie.c.naam.label("corporatie"),
            tables.corporatie.c.lnummer, b.segment, b.duur, b.van, b.tot, b.begin, b.netto,
            b.correctie, b.eind, b.onverklaard, b.fictief,
        )
        .select_from(tables.balans)
        .join(tables.gemeente, tables.gemeente.c.code == b.gemeente)
        .join(tables.corporatie, tables.corporatie.c.code == b.corporatie)
        .where(*kies_balans(filters))
        .order_by(b.gemeente, b.corporatie, b.segment, b.duur, b.van)
    )  # fmt: skip


def _rij(kolommen: Sequence[str], rij: Any, vast: Mapping[str, Cel]) -> Rij:
    return tuple(_cel(vast[k] if k in vast else rij[k]) for k in kolommen)


def _cel(waarde: Cel) -> Cel:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return waarde


EXPORTS = {
    e.naam: e
    for e in (
        Export("groei", "Groei", GROEI, _groei),
        Export("voorraad", "Voorraad", VOORRAAD, _voorraad),
        Export(
            "alle-woningen",
            "Alle woningen",
            alle_woningen.KOLOMMEN,
            alle_woningen.rijen,
        ),
    )
}
