"""Where the list of afspraken and the page of one afspraak are, under a selection."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from domain.afspraken.keuze import STANDAARD, AfspraakFilters

PAD = "/afspraken"


def adres(filters: AfspraakFilters) -> str:
    """The list with these filters."""
    return _met(PAD, filters.naar_query())


def detail(id_: str, filters: AfspraakFilters = STANDAARD) -> str:
    """An afspraak's own page, on the same stand and day; it leads back to this very list."""
    return _met(f"{PAD}/{quote(id_)}", filters.naar_query())


def _met(pad: str, query: dict[str, str]) -> str:
    return f"{pad}?{urlencode(query, safe=',')}" if query else pad
