"""Addresses that pages share: Herkomst, the afspraken and one afspraak, the downloads of Plannen.

Herkomst leads from any figure to the rows behind it. The list of afspraken and the page of one are
under a selection. `SOCIAAL` is what Plannen is mainly about.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from domain.afspraken.keuze import STANDAARD, AfspraakFilters
from domain.filters import Filters
from domain.leveringen.keuze import HerkomstKeuze
from domain.plannen.keuze import PlanKeuze

PAD_HERKOMST = "/herkomst"


def adres_herkomst(keuze: HerkomstKeuze) -> str:
    """The page Herkomst with a choice."""
    query = urlencode(keuze.naar_query(), safe=",")
    return f"{PAD_HERKOMST}?{query}" if query else PAD_HERKOMST


PAD_AFSPRAKEN = "/afspraken"


def adres_afspraken(filters: AfspraakFilters) -> str:
    """The list with these filters."""
    return _met(PAD_AFSPRAKEN, filters.naar_query())


def adres_afspraak(id_: str, filters: AfspraakFilters = STANDAARD) -> str:
    """An afspraak's own page, on the same stand and day; it leads back to this very list."""
    return _met(f"{PAD_AFSPRAKEN}/{quote(id_)}", filters.naar_query())


def _met(pad: str, query: dict[str, str]) -> str:
    return f"{pad}?{urlencode(query, safe=',')}" if query else pad


SOCIAAL = "sociale huurwoningen"


def download_plannen(bestand: str, keuze: PlanKeuze, **extra: str) -> str:
    """A download with the page's own choices; only plannen compares with another stand."""
    if not bestand.startswith("plannen."):
        keuze = keuze.anders(met=None)
    query = urlencode(keuze.naar_query() | extra, safe=",")
    return f"/export/{bestand}{f'?{query}' if query else ''}"


def erachter(keuze: PlanKeuze) -> list[tuple[str, str]]:
    """(label, href) of the rows behind a selection: the plans, and what is realised beside them."""
    plekken = keuze.plaats.met(van=keuze.van, tot=keuze.tot, stand=keuze.stand)
    return [
        ("De rijen hierachter", _rijen_erachter("plannen", plekken.met(status=keuze.status))),
        (
            "Rijen van wat gerealiseerd is",
            _rijen_erachter("groei", plekken.met(status=("gerealiseerd",))),
        ),
    ]


def erachter_aandeel(keuze: PlanKeuze) -> list[tuple[str, str]]:
    """The same behind a share of the stock, which is measured on its peildatum."""
    plek = Filters(gemeente=keuze.gemeente, tot=keuze.peildatum, stand=keuze.stand)
    return [
        ("Rijen achter alle woningen", _rijen_erachter("totalen", plek)),
        ("Rijen achter de sociale huur", _rijen_erachter("standen", plek)),
    ]


def _rijen_erachter(wat: str, filters: Filters) -> str:
    return adres_herkomst(HerkomstKeuze(wat, filters))
