"""The addresses of the downloads of Plannen, and what the page is mainly about."""

from __future__ import annotations

from urllib.parse import urlencode

from domain.plankeuze import PlanKeuze

SOCIAAL = "sociale huurwoningen"


def adres(bestand: str, keuze: PlanKeuze, **extra: str) -> str:
    """A download with the page's own choices."""
    query = urlencode(keuze.naar_query() | extra, safe=",")
    return f"/export/{bestand}{f'?{query}' if query else ''}"
