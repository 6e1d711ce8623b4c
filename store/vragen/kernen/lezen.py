"""Share of sociale huur per gemeente, wijk (or kern) and buurt, from what is delivered about areas.

Read here, per gemeente, is the input of `domain.kernen.takken`, which has the rules: a handful of
statements for any number of gemeenten, and none per area. What a target asks is
`domain.kernen.kern.bereken` over the rows' `cijfer`, which needs no database. The days of which the
dwellings of a gemeente are known are what can be chosen as peildatum.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, case, func, select, union

from domain.filters import Probleem
from domain.kernen.afgesproken import AandeelAfspraak
from domain.kernen.bron import GemeenteBron, Kerngebied, Kernpartij, Kerntelling, Totaal
from domain.kernen.keuze import KernFilters
from domain.kernen.takken import Kernen, bouw
from store.schema import tables
from store.vragen import namen
from store.vragen.basis import som
from telling.rijen import sleutel


def peildata(conn: Connection, gemeente: str) -> tuple[date, ...]:
    """The days, newest first."""
    w, c = tables.woningtotaal.c, tables.cbs_voorraad.c
    dagen = set(
        conn.execute(select(w.peildatum).where(w.gemeente == gemeente).distinct()).scalars()
    )
    jaren = select(c.jaar).where(c.gemeente == gemeente, c.eind.is_not(None)).distinct()
    dagen |= {date(jaar, 12, 31) for jaar in conn.execute(jaren).scalars()}
    return tuple(sorted(dagen, reverse=True))


CBS = "CBS, 81955NED"
_MET_CIJFERS = (
    tables.woningtotaal, tables.voorraadstand, tables.cbs_voorraad,
)  # fmt: skip


def gemeenten(conn: Connection, gekozen: Sequence[str], gebieden: Sequence[str]) -> list[str]:
    """The chosen gemeenten and those of the chosen gebieden; without either all with a figure."""
    if gebieden and not gekozen:
        g = tables.gebied.c
        return _codes(conn, select(g.gemeente).distinct().where(g.code.in_(list(gebieden))))
    if gekozen:
        return sorted(gekozen)
    return _codes(conn, union(*(select(t.c.gemeente) for t in _MET_CIJFERS)))


def _codes(conn: Connection, vraag: Any) -> list[str]:
    return sorted(conn.execute(vraag).scalars())


def bronnen(conn: Connection, codes: Sequence[str]) -> Iterator[GemeenteBron]:
    """Everything about these gemeenten, in the order of `codes`; unknown codes are left out."""
    g = tables.gemeente.c
    vraag = select(g.code, g.naam).where(g.code.in_(list(codes)))
    namen = {r.code: r.naam for r in conn.execute(vraag)}
    totalen = _per(_totalen(conn, codes))
    for code, totaal in _cbs(conn, codes):
        totalen[code].append(totaal)
    tellingen, gebieden = _per(_tellingen(conn, codes)), _per(_gebieden(conn, codes))
    partijen, afgesproken = _per(_partijen(conn, codes)), _afspraken(conn, codes)
    opvolgers = _opvolgers(conn)
    for code in codes:
        if code in namen:
            eigen = afgesproken.get(code, AfgesprokenAandeel())
            yield GemeenteBron(
                code, namen[code], tuple(totalen[code]), tuple(tellingen[code]),
                tuple(gebieden[code]), tuple(partijen[code]), opvolgers, eigen.definitie,
                eigen.aandeel, eigen.grenzen,
            )  # fmt: skip


def _per(paren: Iterable[tuple[str, Any]]) -> defaultdict[str, list[Any]]:
    uit: defaultdict[str, list[Any]] = defaultdict(list)
    for code, waarde in paren:
        uit[code].append(waarde)
    return uit


def _van(tabel: Table, codes: Sequence[str]) -> ColumnElement[bool]:
    return tabel.c.gemeente.in_(list(codes))


def _totalen(conn: Connection, codes: Sequence[str]) -> Iterator[tuple[str, Totaal]]:
    w, lev = tables.woningtotaal.c, tables.levering.c
    vraag = (
        select(
            w.gemeente, func.coalesce(w.gebied, w.gemeente), w.indeling, w.peildatum, w.aantal,
            w.bron, w.levering, lev.volgnummer, w.fictief, w.aandeel_corporatie, w.aandeel_marge,
            w.definitie,
        )
        .join(tables.levering, lev.id == w.levering)
        .where(_van(tables.woningtotaal, codes))
        .order_by(lev.volgnummer, w.blad, w.rij)
    )  # fmt: skip
    for gemeente, *rest in conn.execute(vraag):
        yield gemeente, Totaal(*rest)


def _cbs(conn: Connection, codes: Sequence[str]) -> Iterator[tuple[str, Totaal]]:
    """All dwellings at the end of a year by table 81955NED; any other source of that day wins."""
    c, lev = tables.cbs_voorraad.c, tables.levering.c
    vraag = (
        select(c.gemeente, c.jaar, c.eind, c.levering, lev.fictief)
        .join(tables.levering, lev.id == c.levering)
        .where(_van(tables.cbs_voorraad, codes), c.eind.is_not(None))
        .order_by(c.gemeente, c.jaar)
    )
    for gemeente, jaar, eind, levering, fictief in conn.execute(vraag):
        dag = date(jaar, 12, 31)
        yield gemeente, Totaal(gemeente, None, dag, eind, CBS, levering, 0, fictief)


def _tellingen(conn: Connection, codes: Sequence[str]) -> Iterator[tuple[str, Kerntelling]]:
    s, lev = tables.voorraadstand.c, tables.levering.c
    telt = and_(s.segment == "sociaal", s.zelfstandig)
    per = (
        s.gemeente, s.corporatie, s.gebied, s.indeling, s.peildatum, s.levering, s.fictief,
        lev.bron, lev.leverancier,
    )  # fmt: skip
    vraag: Select[Any] = (
        select(
            *per,
            som(case((telt, s.aantal), else_=0)).label("sociaal"),
            func.max(case((s.segment == "totaal", 1), else_=0)).label("onverdeeld"),
        )
        .join(tables.levering, lev.id == s.levering)
        .where(_van(tables.voorraadstand, codes))
        .group_by(*per)
        .order_by(s.gemeente, s.peildatum, s.corporatie, s.gebied, s.levering)
    )
    for r in conn.execute(vraag):
        yield (
            r.gemeente,
            Kerntelling(
                r.corporatie, r.gebied, r.indeling, r.peildatum, r.sociaal, bool(r.onverdeeld),
                r.bron or r.leverancier, r.levering, r.fictief,
            ),
        )  # fmt: skip


def _gebieden(conn: Connection, codes: Sequence[str]) -> Iterator[tuple[str, Kerngebied]]:
    g = tables.gebied.c
    vraag = select(g.gemeente, g.code, g.indeling, g.naam, g.niveau, g.ouder).where(
        _van(tables.gebied, codes)
    )
    for gemeente, code, indeling, naam, niveau, ouder in conn.execute(
        vraag.order_by(g.code, g.indeling)
    ):
        yield gemeente, Kerngebied(code, indeling, naam, sleutel(naam), niveau, ouder)


def _partijen(conn: Connection, codes: Sequence[str]) -> Iterator[tuple[str, Kernpartij]]:
    p = tables.partij.c
    vraag = select(p.gemeente, p.corporatie, p.van, p.tot).where(_van(tables.partij, codes))
    for gemeente, *rest in conn.execute(vraag):
        yield gemeente, Kernpartij(*rest)


def _opvolgers(conn: Connection) -> dict[str, tuple[str, date]]:
    c = tables.corporatie.c
    vraag = select(c.code, c.opvolger, c.opvolger_vanaf).where(
        c.opvolger.is_not(None), c.opvolger_vanaf.is_not(None)
    )
    return {code: (opvolger, vanaf) for code, opvolger, vanaf in conn.execute(vraag)}


@dataclass(frozen=True)
class AfgesprokenAandeel:
    """What a gemeente agreed about shares. grenzen: limits of overconcentratie by niveau."""

    definitie: str | None = None
    aandeel: AandeelAfspraak | None = None
    grenzen: Mapping[str, float] = field(default_factory=dict)


def _afspraken(conn: Connection, codes: Sequence[str]) -> dict[str, AfgesprokenAandeel]:
    """Per gemeente what it agreed. Of several the lowest limit and, in the register's order, the
    first definitie and the first share that is to be reached in the gemeente or in each area."""
    a, d = tables.afspraak.c, tables.document.c
    vraag = (
        select(
            a.gemeente, a.indicator, a.definitie, a.doel, a.per_gebied, a.gebied, a.id, a.artikel,
            a.richting, d.titel,
        )
        .join(tables.document, d.id == a.document)
        .where(_van(tables.afspraak, codes), a.hoort_bij.is_(None))
        .where(a.indicator.in_(("aandeel_voorraad", "overconcentratie")))
        .order_by(a.gemeente, a.document, a.volgorde, a.id)
    )  # fmt: skip
    uit: dict[str, AfgesprokenAandeel] = {}
    for r in conn.execute(vraag):
        eigen = uit.get(r.gemeente, AfgesprokenAandeel())
        if r.indicator == "aandeel_voorraad":
            eigen = replace(eigen, definitie=eigen.definitie or r.definitie)
            past = r.doel is not None and 0 < r.doel < 100 and r.gebied is None
            if past and r.richting != "maximum" and eigen.aandeel is None:
                aandeel = AandeelAfspraak(
                    r.id, float(r.doel), r.artikel, r.titel,
                    per_gebied=r.per_gebied is not None, definitie=r.definitie,
                )  # fmt: skip
                eigen = replace(eigen, aandeel=aandeel)
        elif r.doel is not None:
            niveau = "buurt" if r.per_gebied == "buurt" else "wijk"
            laagste = min(r.doel, eigen.grenzen.get(niveau, r.doel))
            eigen = replace(eigen, grenzen={**eigen.grenzen, niveau: laagste})
        uit[r.gemeente] = eigen
    return uit


BLOK = 50  # gemeenten read at a time: a country never stands in memory


def los_op(
    conn: Connection, filters: KernFilters
) -> tuple[KernFilters, tuple[Probleem, ...]]:  # fmt: skip
    """Filters with codes for gemeente and gebied; see `store.vragen.namen.los_op`."""
    plaats, problemen = namen.los_op(conn, filters.plaats)
    return filters.met(gemeente=plaats.gemeente, gebied=plaats.gebied), problemen


def lijst(conn: Connection, filters: KernFilters) -> Iterator[Kernen]:
    """The chosen gemeenten in order of code, each with its chosen areas; filters with codes.

    Without gemeente and gebied all gemeenten with any figure.
    """
    codes = gemeenten(conn, filters.gemeente, filters.gebied)
    for begin in range(0, len(codes), BLOK):
        for bron in bronnen(conn, codes[begin : begin + BLOK]):
            yield bouw(bron, filters)


def van_gemeente(conn: Connection, filters: KernFilters, gemeente: str) -> Kernen | None:
    """One gemeente for the page; None for a code that the stand does not know."""
    return next((bouw(bron, filters) for bron in bronnen(conn, [gemeente])), None)
