"""Standen and the voorraadbalans as tables, and all dwellings of a gemeente by CBS.

All dwellings are never part of the social stock's growth.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, func, select

from domain.filters import Filters
from domain.groei.alle_woningen import POSTEN, Jaarstand
from domain.groei.balansketen import Balansregel
from domain.groei.voorraad import Voorraadtelling
from store.schema import tables
from store.vragen.basis import binnen, frame, plaats, records, som


def kies_alle_woningen(filters: Filters) -> list[ColumnElement[bool]]:
    """The gemeenten, and the years wholly in the period; other choices mean nothing here."""
    c = tables.cbs_voorraad.c
    waar: list[ColumnElement[bool]] = []
    if filters.gemeente:
        waar.append(c.gemeente.in_(filters.gemeente))
    if filters.van:
        waar.append(c.jaar > (filters.van - timedelta(days=1)).year)
    if filters.tot:
        waar.append(c.jaar < (filters.tot + timedelta(days=1)).year)
    return waar


def alle_woningen(conn: Connection, filters: Filters) -> pd.DataFrame:
    """Columns of `store.schema.tables.cbs_voorraad` and `naam`, by gemeente and year.

    Without a gemeente an empty frame: a sum over the whole country is no answer on a page.
    """
    c = tables.cbs_voorraad.c
    waar = kies_alle_woningen(filters) if filters.gemeente else [c.jaar < 0]
    return frame(
        conn,
        select(tables.cbs_voorraad, tables.gemeente.c.naam)
        .outerjoin(tables.gemeente, tables.gemeente.c.code == c.gemeente)
        .where(*waar)
        .order_by(c.gemeente, c.jaar),
    )


def lees_alle_woningen(uit: pd.DataFrame) -> tuple[Jaarstand, ...]:
    """The rows of the frame of `regels`, or any with its columns."""
    return tuple(
        Jaarstand(
            (r["gemeente"],), int(r["jaar"]), _heel(r["begin"]), _heel(r["eind"]),
            {p: None if (n := _heel(r[p])) is None else teken * n for p, teken in POSTEN.items()},
        )
        for r in records(uit)
    )  # fmt: skip


def _heel(waarde: float | None) -> int | None:
    return None if waarde is None else int(waarde)


_BALANS = ("begin", "netto", "correctie", "onverklaard", "eind")


def kies_standen(filters: Filters) -> list[ColumnElement[bool]]:
    """Standen in the chosen period, and those of the evening before it: its begin.

    A stand of segment `totaal` is shown with every segment: its source did not split it.
    """
    s = tables.voorraadstand.c
    uit = [
        *plaats(filters, tables.voorraadstand),
        s.duur.in_(filters.duur),
        s.segment.in_((*filters.segment, "totaal")),
    ]
    if filters.van:
        uit.append(s.peildatum >= filters.van - timedelta(days=1))
    if filters.tot:
        uit.append(s.peildatum <= filters.tot)
    return uit


def kies_balans(filters: Filters) -> list[ColumnElement[bool]]:
    """Balansen wholly inside the chosen period; they know no gebied."""
    b = tables.balans.c
    return [
        *plaats(filters, tables.balans, gebied=False),
        *binnen(filters, tables.balans),
        b.duur.in_(filters.duur),
        b.segment.in_(filters.segment),
    ]


def regels(conn: Connection, filters: Filters) -> pd.DataFrame:
    """Columns of `store.schema.tables.balans`, by gemeente, corporatie, segment, duur and van.

    Empty where gebieden are chosen: a balans is made per corporatie and gemeente.
    """
    b = tables.balans.c
    if filters.gebied:
        return pd.DataFrame(columns=[k.name for k in b])
    vraag = select(tables.balans).where(*kies_balans(filters))
    return frame(conn, vraag.order_by(b.gemeente, b.corporatie, b.segment, b.duur, b.van))


def lees_balans(uit: pd.DataFrame) -> tuple[Balansregel, ...]:
    """The rows of the frame of `regels`, segments and duren of one balans summed."""
    sommen: dict[tuple[Any, ...], list[int]] = {}
    for r in records(uit):
        sleutel = (r["gemeente"], r["corporatie"], r["van"], r["tot"], bool(r["fictief"]))
        al = sommen.setdefault(sleutel, [0] * len(_BALANS))
        for i, veld in enumerate(_BALANS):
            al[i] += int(r[veld])
    return tuple(
        Balansregel(gemeente, corporatie, van, tot, begin, netto, correctie, onverklaard, eind, nep)
        for (gemeente, corporatie, van, tot, nep), (begin, netto, correctie, onverklaard, eind) in (
            sorted(sommen.items())
        )
    )


def standen(conn: Connection, filters: Filters) -> pd.DataFrame:
    """Homes per gemeente, corporatie, peildatum, segment, duur, zelfstandig and fictief.

    Columns: those, and aantal.
    """
    s = tables.voorraadstand.c
    per = (s.gemeente, s.corporatie, s.peildatum, s.segment, s.duur, s.zelfstandig, s.fictief)
    vraag = (
        select(*per, som(s.aantal).label("aantal"))
        .where(*kies_standen(filters))
        .group_by(*per)
        .order_by(*per)
    )
    return frame(conn, vraag)


def lees_tellingen(uit: pd.DataFrame) -> tuple[Voorraadtelling, ...]:
    """The zelfstandige ones of the frame of `standen`."""
    return tuple(
        Voorraadtelling(
            r["gemeente"], r["corporatie"], r["peildatum"], r["segment"], r["duur"],
            int(r["aantal"]),
        )
        for r in records(uit)
        if r["zelfstandig"]
    )  # fmt: skip


def laatste_stand(conn: Connection, filters: Filters) -> date | None:
    """The newest day that any of the standen of the selection is about."""
    vraag = select(func.max(tables.voorraadstand.c.peildatum)).where(*kies_standen(filters))
    return conn.execute(vraag).scalar()
