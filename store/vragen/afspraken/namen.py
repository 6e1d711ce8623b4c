"""The choices of Afspraken as people write them, to codes and themas of the register."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, select

from domain.afspraken.keuze import AfspraakFilters
from domain.filters import Probleem
from store.schema import tables
from store.vragen import namen
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
