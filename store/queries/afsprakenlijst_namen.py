"""The choices of Afspraken as people write them, to codes and themas of the register."""

from __future__ import annotations

import difflib

from sqlalchemy import Connection, select

from domain.afspraakkeuze import AfspraakFilters
from domain.query import Probleem
from store import tables
from store.queries import namen
from store.sleutel import sleutel


def los_op(
    conn: Connection, filters: AfspraakFilters
) -> tuple[AfspraakFilters, tuple[Probleem, ...]]:
    """Filters with codes for gemeente and corporatie, and themas as the register writes them.

    What is unknown is left out and named in a Probleem with the nearest names.
    """
    plaats, problemen = namen.los_op(conn, filters.plaats)
    alle, gekozen = themas(conn), dict[str, None]()
    bekend = {sleutel(t): t for t in alle}
    for tekst in filters.thema:
        # Exactly as it is written first: two documents may write one thema in two ways.
        gelijk = [t for t in alle if sleutel(t) == sleutel(tekst)]
        gekozen |= dict.fromkeys([t for t in gelijk if t == tekst] or gelijk)
        if not gelijk:
            problemen += (Probleem("thema", tekst, _thema(tekst, bekend)),)
    uit = filters.met(gemeente=plaats.gemeente, corporatie=plaats.corporatie, thema=tuple(gekozen))
    return uit, problemen


def _thema(tekst: str, bekend: dict[str, str]) -> str:
    dichtbij = difflib.get_close_matches(sleutel(tekst)[:100], list(bekend), n=3, cutoff=0.5)
    soms = f", bijvoorbeeld {', '.join(bekend[k] for k in dichtbij)}" if dichtbij else ""
    return f"een thema uit het register{soms}"


def themas(conn: Connection) -> tuple[str, ...]:
    """Every thema of the register, as a reader looks for it."""
    vraag = select(tables.afspraak.c.thema).distinct()
    return tuple(sorted(conn.execute(vraag).scalars(), key=lambda t: (sleutel(t), t)))
