"""What the page of one afspraak shows: message, figures, chart, and the rest in its order."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from dash import dcc, html

from components.afspraken.lijst import statuswoord
from components.band import band
from components.tegel import tegels
from components.tekst import toon
from domain.afspraken.cijfernamen import naam_oordeel
from domain.afspraken.keuze import AfspraakFilters
from figures.afspraken import zinnen_een as zinnen
from figures.afspraken.samenhang import samen
from figures.afspraken.woorden import reden
from figures.basis.getallen import datum
from figures.groei.zinnen import FICTIEF
from pages.afspraken.een.afgesproken import afgesproken
from pages.afspraken.een.anderen import anderen
from pages.afspraken.een.kaarten import kaarten
from pages.afspraken.een.lees import Gegevens
from pages.afspraken.een.rekening import rekening
from pages.afspraken.een.tegels import kerncijfers
from pages.gemeen.afspraken_adres import adres, detail

DAGEN = 8  # peildata offered as links; any other can be asked for in the address


def kop(g: Gegevens, filters: AfspraakFilters) -> list[Any]:
    """The message, and what must be known before believing it."""
    a, o = g.afspraak, g.regel.oordeel
    naam = naam_oordeel(a, o, "status")
    zin = zinnen.boodschap_van_een(a, o, g.regel.peildatum)
    uit: list[Any] = [
        html.P([statuswoord(o.status, naam), ": ", html.Span(toon(zin))], className="boodschap")
    ]
    if g.samenhang:
        uit.append(html.P(toon(samen(a, g.samenhang, g.regel.peildatum)), className="ook"))
    elif not zin.startswith(o.reden):
        uit.append(html.P(toon(reden(a, o)), className="ook"))
    if a.fictief:
        uit.append(
            band("fictief", html.Strong(f"{FICTIEF}. "), "Deze afspraak en cijfers zijn verzonnen.")
        )
    heel = g.geteld is not None and not o.ontbreekt
    dag = zinnen.peildatum_zin(g.regel.peildatum, g.gevraagd, heel=heel)
    uit.append(html.P(dag, className="getoond"))
    if (later := zinnen.al_later(g.regel.peildatum, _gedekt_tot(g))) and g.geteld:
        uit.append(band("let-op", later))
    uit += _dagen(g, filters)
    return uit


def _gedekt_tot(g: Gegevens) -> Any:
    """The last day of the period of which realised figures of all its parties are there."""
    if g.geteld is None or g.gevraagd is None:
        return None
    k = g.geteld.kader
    dagen = [d[-1].tot for d in k.dekking.values() if d]
    return min(*dagen, k.periode.tot) if dagen and len(dagen) == len(k.dekking) else None


def _dagen(g: Gegevens, filters: AfspraakFilters) -> list[Any]:
    """Other days to judge it on, as links: no control is needed for so little."""
    anders = [d for d in g.dagen if d != g.regel.peildatum][:DAGEN]
    if not anders:
        return []
    links = [
        html.Li(dcc.Link(datum(d), href=detail(g.afspraak.id, filters.met(peildatum=d))))
        for d in anders
    ]
    if filters.peildatum:
        nieuwst = dcc.Link(
            "Nieuwste cijfers", href=detail(g.afspraak.id, filters.met(peildatum=None))
        )
        links.insert(0, html.Li(nieuwst))
    return [
        html.Details(
            [html.Summary("Hoe stond het eerder?"), html.Ul(links, className="downloads")],
            className="andere-dagen",
        )
    ]


def inhoud(g: Gegevens, filters: AfspraakFilters) -> list[Any]:
    """Everything below the message."""
    return [
        tegels(kerncijfers(g)),
        html.H2("Hoe het loopt"),
        html.Div(kaarten(g, filters.stand), className="kaarten"),
        *afgesproken(g, filters),
        *rekening(g, filters.stand),
        *anderen(g, filters),
        html.H2("Verder kijken"),
        html.Ul([html.Li(link) for link in _links(g, filters)], className="downloads"),
    ]


def _links(g: Gegevens, filters: AfspraakFilters) -> list[Any]:
    a = g.afspraak
    vast = {"stand": filters.stand} if filters.stand else {}
    waar = ({"gemeente": a.gemeente} if a.gemeente else {}) | vast
    uit: list[Any] = [dcc.Link("Terug naar de lijst van afspraken", href=adres(filters))]
    if g.geteld:
        pad = _pad("/prognose", {"afspraak": a.id} | vast)
        uit.append(dcc.Link("Prognose bij deze afspraak", href=pad))
    if a.gemeente:
        uit.append(dcc.Link("Plannen in deze gemeente", href=_pad("/plannen", waar)))
    if (a.is_aandeel or a.indicator == "overconcentratie") and a.gemeente:
        uit.append(dcc.Link("Kernen van deze gemeente", href=_pad("/kernen", waar)))
    return uit


def _pad(pad: str, query: dict[str, str]) -> str:
    return f"{pad}?{urlencode(query)}" if query else pad
