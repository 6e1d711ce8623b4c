"""The delivered rows behind one afspraak, for Herkomst: those that count first, then the rest."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Subquery, case

from domain.leveringen.keuze import HerkomstKeuze
from store.vragen.afspraken.een import een
from store.vragen.afspraken.kader import kader
from store.vragen.afspraken.selectie import CODES, REDENEN, TELT, kern


def bron(
    conn: Connection, keuze: HerkomstKeuze
) -> tuple[Subquery, list[ColumnElement[Any]], ColumnElement[Any]] | None:
    """The rows, what is shown of them, and what is summed; the same rows as those of the download.

    None for an id that the stand does not know, and where nothing is counted from mutaties.
    """
    regel = een(conn, keuze.afspraak or "", keuze.peildatum)
    if regel is None:
        return None
    k = kader(conn, regel.afspraak, regel.oordeel, regel.peildatum)
    if k is None:
        return None
    rij = kern(k)
    r = rij.c
    mee = case((r.rang == TELT, 0), else_=1).label("buiten")
    waarom = case(*((r.rang == n, REDENEN[c]) for n, c in enumerate(CODES)), else_=None)
    eigen: list[ColumnElement[Any]] = [
        mee, r.periode, r.soort, r.status, r.segment, r.duur, r.project, r.aantal,
        r.telt, waarom.label("reden"),
    ]  # fmt: skip
    return rij, eigen, r.telt
