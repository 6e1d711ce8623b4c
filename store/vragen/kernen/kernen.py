"""Share of sociale huur per gemeente, wijk (or kern) and buurt.

The rules are `domain.kernen.takken`; what a target asks is `domain.kernen.kern.bereken` over the
rows' `cijfer`, which needs no database.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from domain.filters import Probleem
from domain.kernen.keuze import KernFilters
from domain.kernen.takken import Kernen, bouw
from store.vragen import namen
from store.vragen.kernen.lezen import bronnen, gemeenten

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
