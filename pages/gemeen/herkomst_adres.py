"""The address of Herkomst: from any figure to the rows behind it."""

from __future__ import annotations

from urllib.parse import urlencode

from domain.leveringen.keuze import HerkomstKeuze

PAD = "/herkomst"


def adres(keuze: HerkomstKeuze) -> str:
    """The page Herkomst with a choice."""
    query = urlencode(keuze.naar_query(), safe=",")
    return f"{PAD}?{query}" if query else PAD
