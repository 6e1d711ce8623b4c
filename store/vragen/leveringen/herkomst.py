"""The delivered rows behind a figure: each with levering, file, sheet, row, date and supplier.

Of one afspraak those that count come first, then the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Subquery,
    and_,
    case,
    func,
    select,
)

from domain.filters import Filters
from domain.groei.totaal import Statustotaal
from domain.leveringen.keuze import HerkomstKeuze
from domain.mutaties import STATUSSEN
from store.schema import tables
from store.vragen.afspraken.lijst import een
from store.vragen.afspraken.selectie import CODES, REDENEN, TELT, kader, kern
from store.vragen.basis import frame, overlapt, plaats
from store.vragen.groei import balans
from store.vragen.groei import totaal as groeitotaal
from store.vragen.groei.balans import kies_standen
from store.vragen.groei.selectie import saldo, selectie, telt


def bron_van_afspraak(
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
        mee, r.periode, r.soort, r.status, r.segment, r.duur, r.project, r.vervallen, r.aantal,
        r.telt, waarom.label("reden"),
    ]  # fmt: skip
    return rij, eigen, r.telt


BLAD = 50  # rows at a time: each is looked up in its own file

_LEVERING = ("leverancier", "bestand", "ontvangen", "sha256")


@dataclass(frozen=True)
class Herkomstrijen:
    """rijen: one page of them. Columns: those of the kind, gemeente, corporatie and gebied by name,
    gemeentecode and corporatiecode, levering, leverancier, bestand, ontvangen, sha256, blad, rij,
    fictief.
    aantal: how many there are. sommen: per status of the column that is summed, in the order of
    STATUSSEN: of an afspraak or of one levering; None where it is no sum. totalen: those of Groei,
    where the rows are of a whole selection: no sum is given there that Groei refuses. A plan is
    never added to what is realised.
    """

    rijen: pd.DataFrame
    aantal: int
    sommen: dict[str, int] | None
    totalen: tuple[Statustotaal, ...] = ()


_Bron = tuple[
    FromClause, list[ColumnElement[bool]], list[ColumnElement[Any]], ColumnElement[Any] | None
]


def rijen(conn: Connection, keuze: HerkomstKeuze, blad: int = BLAD) -> Herkomstrijen:
    """The rows of a choice (with codes), in a fixed order."""
    if keuze.wat == "afspraak":
        gevonden = bron_van_afspraak(conn, keuze)
        if gevonden is None:
            return Herkomstrijen(pd.DataFrame(), 0, None)
        rij, eigen, telt_ = gevonden
        bron: _Bron = (rij, [], eigen, telt_)
    else:
        bron = _bron(keuze)
    tabel, waar, kolommen, waarde = bron
    if keuze.levering:
        waar = [*waar, tabel.c.levering == keuze.levering]
    vraag = _vraag(tabel, kolommen).where(*waar).limit(blad).offset(keuze.vanaf - 1)
    van_groei = keuze.wat == "groei" and not keuze.levering
    totalen = groeitotaal.van(conn, keuze.filters) if van_groei else ()
    aantal, sommen = _tel(conn, tabel, waar, None if van_groei else waarde)
    return Herkomstrijen(frame(conn, vraag), aantal, sommen, totalen)


def _tel(
    conn: Connection,
    tabel: FromClause,
    waar: list[ColumnElement[bool]],
    waarde: ColumnElement[Any] | None,
) -> tuple[int, dict[str, int] | None]:
    """How many rows there are, and what they sum to per status where they are summed."""
    if waarde is None:
        tel = select(func.count()).select_from(tabel).where(*waar)
        return int(conn.execute(tel).scalar_one()), None
    status = tabel.c.status
    per = select(status, func.count(), func.sum(waarde)).where(*waar).group_by(status)
    geteld = {str(s): (int(n), som) for s, n, som in conn.execute(per)}
    sommen = {s: int(geteld[s][1]) for s in STATUSSEN if s in geteld and geteld[s][1] is not None}
    return sum(n for n, _ in geteld.values()), sommen


def _bron(keuze: HerkomstKeuze) -> _Bron:
    f = keuze.filters
    if keuze.wat == "standen":
        s = tables.voorraadstand.c
        eigen: list[ColumnElement[Any]] = [s.peildatum, s.segment, s.duur, s.huurklasse, s.aantal]
        return tables.voorraadstand, kies_standen(f), eigen, None
    if keuze.wat == "totalen":
        w = tables.woningtotaal.c
        hier = plaats(Filters(gemeente=f.gemeente, gebied=f.gebied), tables.woningtotaal)
        if f.van:
            hier.append(w.peildatum >= f.van)
        if f.tot:
            hier.append(w.peildatum <= f.tot)
        eigen = [w.peildatum, w.aantal, w.aandeel_corporatie, w.definitie, w.bron]
        return tables.woningtotaal, hier, eigen, None
    if keuze.wat == "alle-woningen":
        c = tables.cbs_voorraad.c
        eigen = [
            c.jaar, c.begin, c.nieuwbouw, c.overige_toevoeging, c.sloop, c.overige_onttrekking,
            c.correctie, c.eind,
        ]  # fmt: skip
        return tables.cbs_voorraad, balans.kies_alle_woningen(f), eigen, None
    if keuze.wat == "plannen":
        p = tables.plan.c
        hier = [*plaats(f, tables.plan), *overlapt(f, tables.plan), p.status.in_(f.status)]
        eigen = [
            p.periode, p.soort, p.status, p.planstatus_bron, p.fase, p.project, p.projectcode,
            p.segment, p.vervallen, p.aantal, p.reden,
        ]  # fmt: skip
        return tables.plan, hier, eigen, None
    m = tables.mutatie.c
    waarde = saldo(f)
    eigen = [m.periode, m.soort, m.status, m.segment, m.duur, m.project, m.aantal,
             waarde.label("saldo")]  # fmt: skip
    return tables.mutatie, selectie(f), eigen, waarde


def _vraag(tabel: FromClause, kolommen: list[ColumnElement[Any]]) -> Select[Any]:
    t, lev = tabel.c, tables.levering.c
    uit = (
        select(*_namen(tabel), *kolommen, t.levering, *(lev[k] for k in _LEVERING), t.blad, t.rij,
               *([t.fictief] if "fictief" in t else [lev.fictief]))
        .select_from(tabel)
        .join(tables.levering, lev.id == t.levering)
        .outerjoin(tables.gemeente, tables.gemeente.c.code == t.gemeente)
    )  # fmt: skip
    if "corporatie" in t:
        uit = uit.outerjoin(tables.corporatie, tables.corporatie.c.code == t.corporatie)
    if "gebied" in t:
        g = tables.gebied.c
        uit = uit.outerjoin(tables.gebied, and_(g.code == t.gebied, g.indeling == t.indeling))
    # One delivered row can be many: two parts of the stock, the corporaties of a kruistabel. All
    # that is shown is in the order, or a row would be on two pages and another on none.
    rest = [t[k] for k in ("been", "gemeente", "corporatie", "gebied", "indeling") if k in t]
    eerst = [k for k in kolommen if k.name == "buiten"]
    return uit.order_by(*eerst, lev.volgnummer, t.blad, t.rij, *rest, *kolommen)


def _namen(tabel: FromClause) -> list[ColumnElement[Any]]:
    t = tabel.c
    uit: list[ColumnElement[Any]] = [
        func.coalesce(tables.gemeente.c.naam, t.gemeente).label("gemeente"),
        t.gemeente.label("gemeentecode"),
    ]
    if "corporatie" in t:
        uit.append(func.coalesce(tables.corporatie.c.naam, t.corporatie).label("corporatie"))
        uit.append(t.corporatie.label("corporatiecode"))
    if "gebied" in t:
        uit.append(func.coalesce(tables.gebied.c.naam, t.gebied).label("gebied"))
    return uit


def voedt(conn: Connection, levering: str) -> pd.DataFrame:
    """What a levering feeds in this stand.

    Columns: wat (a key of `domain.leveringen.keuze.WAT`), gemeente (code), naam, rijen: as many as
    `rijen` gives for it. Rows that were replaced are not in it.
    """
    delen = []
    for wat, tabel, waar in (
        ("groei", tables.mutatie, telt()),
        ("standen", tables.voorraadstand, []),
        ("totalen", tables.woningtotaal, []),
        ("alle-woningen", tables.cbs_voorraad, []),
        ("plannen", tables.plan, []),
    ):
        t, g = tabel.c, tables.gemeente.c
        vraag = (
            select(t.gemeente, func.coalesce(g.naam, t.gemeente).label("naam"),
                   func.count().label("rijen"))
            .outerjoin(tables.gemeente, g.code == t.gemeente)
            .where(t.levering == levering, *waar)
            .group_by(t.gemeente, g.naam)
            .order_by(g.naam)
        )  # fmt: skip
        delen.append(frame(conn, vraag).assign(wat=wat))
    uit = pd.concat([d for d in delen if len(d)] or delen[:1], ignore_index=True)
    return uit[["wat", "gemeente", "naam", "rijen"]]


def niet_geteld(conn: Connection, levering: str) -> pd.DataFrame:
    """Rows of a levering that do not count: columns tabel, vervangen_door, reden, rijen."""
    w = tables.weggelaten.c
    per = (w.tabel, w.vervangen_door, w.reden)
    vraag = select(*per, func.count().label("rijen")).where(w.levering == levering)
    return frame(conn, vraag.group_by(*per).order_by(*per))


def afspraken(conn: Connection, levering: str) -> list[tuple[str, str]]:
    """Id and title of the afspraken that a document of the register brought."""
    a, d = tables.afspraak.c, tables.document.c
    vraag = (
        select(a.id, a.titel)
        .join(tables.document, d.id == a.document)
        .where(d.levering == levering)
        .order_by(a.volgorde)
    )
    return [(str(i), str(t)) for i, t in conn.execute(vraag)]
