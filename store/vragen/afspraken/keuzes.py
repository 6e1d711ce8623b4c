"""The choices of Afspraken: what the filter bar offers, and what people write to codes and themas.

Themas are those of the register.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Select, func, select

from domain.afspraken.keuze import AfspraakFilters
from domain.filters import Probleem
from domain.partijen import is_corporatie
from store.schema import tables
from store.vragen import namen
from store.vragen.leveringen.dekking import GEREALISEERD
from store.vragen.nabij import Nabij
from telling.rijen import sleutel


def los_op(
    conn: Connection, filters: AfspraakFilters
) -> tuple[AfspraakFilters, tuple[Probleem, ...]]:
    """Filters with codes for gemeente and corporatie, and themas as the register writes them.

    What is unknown is left out and named in a Probleem with the nearest names.
    """
    plaats, problemen = namen.los_op(conn, filters.plaats)
    alle, gekozen, onbekend = themas(conn), dict[str, None](), 0
    per_sleutel: dict[str, list[str]] = defaultdict(list)
    for thema in alle:
        per_sleutel[sleutel(thema)].append(thema)
    nabij = Nabij.van(alle)
    for tekst in filters.thema:
        # Exactly as it is written first: two documents may write one thema in two ways.
        gelijk = per_sleutel.get(sleutel(tekst), [])
        gekozen |= dict.fromkeys([t for t in gelijk if t == tekst] or gelijk)
        if not gelijk:
            soms = nabij.zoek(tekst) if onbekend < namen.SUGGESTIES else ()
            verwacht = namen.met_suggestie("een thema uit het register", soms)
            problemen += (Probleem("thema", tekst, verwacht),)
            onbekend += 1
    uit = filters.met(gemeente=plaats.gemeente, corporatie=plaats.corporatie, thema=tuple(gekozen))
    return uit, problemen


def themas(conn: Connection) -> tuple[str, ...]:
    """Every thema of the register, as a reader looks for it."""
    vraag = select(tables.afspraak.c.thema).distinct()
    return tuple(sorted(conn.execute(vraag).scalars(), key=lambda t: (sleutel(t), t)))


Keuze = tuple[str, str, bool]  # code, naam, fictief


@dataclass(frozen=True)
class Afspraakkeuzes:
    """gemeenten: that have afspraken. corporaties, themas: of the chosen gemeenten (none: all).
    dagen: the ends of the years in which afspraken and figures lie, oldest first."""

    gemeenten: tuple[Keuze, ...]
    corporaties: tuple[Keuze, ...]
    themas: tuple[str, ...]
    dagen: tuple[date, ...]


def keuzes(conn: Connection, gemeenten: tuple[str, ...]) -> Afspraakkeuzes:
    """The choices that make sense beside the chosen gemeenten."""
    a = tables.afspraak.c
    rijen = conn.execute(select(a.gemeente, a.partijen, a.thema, a.van)).all()
    hier = [r for r in rijen if not gemeenten or r.gemeente in gemeenten]
    wie = {p.strip() for r in hier for p in r.partijen.split(",")}
    g, c = tables.gemeente.c, tables.corporatie.c
    return Afspraakkeuzes(
        _op_naam(conn, select(g.code, g.naam, g.fictief), {r.gemeente for r in rijen}),
        _op_naam(conn, select(c.code, c.naam, c.fictief), {p for p in wie if is_corporatie(p)}),
        tuple(sorted({r.thema for r in hier}, key=lambda t: (sleutel(t), t))),
        _dagen(conn, [r.van for r in hier if r.van]),
    )


def _op_naam(
    conn: Connection, vraag: Select[tuple[str, str, bool]], codes: Iterable[str | None]
) -> tuple[Keuze, ...]:
    """By name as a reader looks for it; each engine sorts text in its own way."""
    gevraagd = set(codes)
    rijen = [(r.code, r.naam, bool(r.fictief)) for r in conn.execute(vraag) if r.code in gevraagd]
    return tuple(sorted(rijen, key=lambda r: (sleutel(r[1]), r[0])))


def _dagen(conn: Connection, begin: list[date]) -> tuple[date, ...]:
    d, s, w = tables.dekking.c, tables.voorraadstand.c, tables.woningtotaal.c
    einden = [
        conn.execute(vraag).scalar()
        for vraag in (
            select(func.max(d.tot)).where(d.soort == GEREALISEERD),
            select(func.max(s.peildatum)),
            select(func.max(w.peildatum)),
        )
    ]
    bekend = [e for e in einden if e]
    if not bekend or not begin:
        return ()
    jaren = range(min(begin).year, max(bekend).year + 1)
    return tuple(dag for j in jaren if (dag := date(j, 12, 31)) <= max(bekend))
