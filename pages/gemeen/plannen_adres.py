"""The addresses of the downloads of Plannen, and what the page is mainly about."""

from __future__ import annotations

from urllib.parse import urlencode

from domain.filters import Filters
from domain.leveringen.keuze import HerkomstKeuze
from domain.plannen.keuze import PlanKeuze
from pages.gemeen import herkomst_adres as herkomst

SOCIAAL = "sociale huurwoningen"


def adres(bestand: str, keuze: PlanKeuze, **extra: str) -> str:
    """A download with the page's own choices; only plannen compares with another stand."""
    if not bestand.startswith("plannen."):
        keuze = keuze.anders(met=None)
    query = urlencode(keuze.naar_query() | extra, safe=",")
    return f"/export/{bestand}{f'?{query}' if query else ''}"


def erachter(keuze: PlanKeuze) -> list[tuple[str, str]]:
    """(label, href) of the rows behind a selection: the plans, and what is realised beside them."""
    plekken = keuze.plaats.met(van=keuze.van, tot=keuze.tot, stand=keuze.stand)
    return [
        ("De rijen hierachter", _adres("plannen", plekken.met(status=keuze.status))),
        ("Rijen van wat gerealiseerd is", _adres("groei", plekken.met(status=("gerealiseerd",)))),
    ]


def erachter_aandeel(keuze: PlanKeuze) -> list[tuple[str, str]]:
    """The same behind a share of the stock, which is measured on its peildatum."""
    plek = Filters(gemeente=keuze.gemeente, tot=keuze.peildatum, stand=keuze.stand)
    return [
        ("Rijen achter alle woningen", _adres("totalen", plek)),
        ("Rijen achter de sociale huur", _adres("standen", plek)),
    ]


def _adres(wat: str, filters: Filters) -> str:
    return herkomst.adres(HerkomstKeuze(wat, filters))
