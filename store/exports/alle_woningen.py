"""The download of all dwellings (CBS 81955NED): the last card of Groei. See docs/exports.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, literal, select

from domain.filters import Filters
from store.schema import tables
from store.vragen.basis import kenmerk
from store.vragen.groei.balans import kies_alle_woningen
from store.vragen.groei.rijen import BLOK

MATEN = (
    "begin", "nieuwbouw", "overige_toevoeging", "sloop", "overige_onttrekking", "correctie",
    "saldo", "eind",
)  # fmt: skip
KOLOMMEN = (
    "periode", "gemeente", "gemeentecode", *MATEN, "onverklaard", "fictief", "bron", "levering",
    "stand", "leverancier", "bestand", "blad", "rij",
)  # fmt: skip


def rijen(conn: Connection, filters: Filters) -> Iterator[list[tuple[Any, ...]]]:
    """Blocks of rows in the order of KOLOMMEN: one row a gemeente and year.

    onverklaard = eind - (begin + additions - withdrawals + correctie); empty where one is unknown.
    """
    c, lev = tables.cbs_voorraad.c, tables.levering.c
    uitkomst = (
        c.begin + c.nieuwbouw + c.overige_toevoeging - c.sloop - c.overige_onttrekking + c.correctie
    )
    vraag = (
        select(
            c.jaar, tables.gemeente.c.naam, c.gemeente, *(c[m] for m in MATEN),
            (c.eind - uitkomst).label("onverklaard"), literal("nee"), lev.bron, c.levering,
            literal(kenmerk(conn, "stand")), lev.leverancier, lev.bestand, c.blad, c.rij,
        )
        .join(tables.levering, lev.id == c.levering)
        .join(tables.gemeente, tables.gemeente.c.code == c.gemeente)
        .where(*kies_alle_woningen(filters))
        .order_by(c.gemeente, c.jaar)
    )  # fmt: skip
    for blok in conn.execution_options(yield_per=BLOK).execute(vraag).partitions():
        yield [(str(jaar), *rest) for jaar, *rest in blok]
