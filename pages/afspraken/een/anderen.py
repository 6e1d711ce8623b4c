"""What stands beside one afspraak: the parties' own words, its parts, and other readings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import dcc, html

from components.afspraken.lijst import statuswoord
from components.tekst import toon
from domain.afspraken.cijfernamen import naam_oordeel
from domain.afspraken.keuze import AfspraakFilters
from figures.afspraken.lijst import Lijn
from figures.afspraken.woorden import beoordeeld, doel, reden
from figures.basis.getallen import datum, opsomming
from figures.basis.zin import zin
from pages.afspraken.een.lees import Gegevens
from pages.afspraken.verschil import verschillen
from pages.gemeen.adressen import adres_afspraak


def anderen(g: Gegevens, filters: AfspraakFilters) -> list[Any]:
    """What the parties say, its parts, and where documents say something else."""
    return [*_zelf(g), *_delen(g, filters), *_verschillen(g, filters)]


def _zelf(g: Gegevens) -> list[Any]:
    uit: list[Any] = [html.H2("Wat zeggen de partijen zelf?")]
    if not g.lijn.eigen:
        leeg = "Bij deze afspraak heeft geen partij een toelichting gegeven."
        return [*uit, html.P(leeg, className="opmerking")]
    rijen = []
    for t in g.gelezen.naslag.toelichtingen[g.afspraak.id]:
        oordeel = [html.Br(), statuswoord(t.oordeel)] if t.oordeel else []
        rijen.append(
            html.Li(
                [
                    html.P([html.Strong(f"{g.naam(t.partij)}, {t.periode}"), *oordeel]),
                    html.P(t.tekst),
                    html.P(f"{t.door}, {datum(t.datum)}", className="opmerking"),
                ]
            )
        )
    return [
        *uit,
        html.P(
            "Dit is het eigen oordeel van de partijen. De status hierboven komt daar niet uit.",
            className="opmerking",
        ),
        html.Ul(rijen, className="kaart toelichtingen"),
    ]


def _delen(g: Gegevens, filters: AfspraakFilters) -> list[Any]:
    if not g.delen:
        return []
    return [
        html.H2("Delen van deze afspraak"),
        html.P("Een deel hoort bij het geheel en telt niet nog eens mee.", className="opmerking"),
        html.Ul([_deel(d, filters) for d in g.delen], className="kaart afspraken"),
    ]


def _deel(lijn: Lijn, filters: AfspraakFilters) -> html.Li:
    a, o = lijn.afspraak, lijn.oordeel
    nu = beoordeeld(a, o, "gerealiseerd")
    tekst = zin("{}: {}; gerealiseerd: {}", opsomming(lijn.partijen), doel(a), nu)
    if o.met_hard is not None:
        tekst += zin("; met harde plannen: {}", beoordeeld(a, o, "met_hard"))
    return html.Li(
        [
            statuswoord(o.status, naam_oordeel(a, o, "status")),
            html.Span(
                [
                    dcc.Link(toon(tekst), href=adres_afspraak(a.id, filters)),
                    html.Br(),
                    html.Small(toon(reden(a, o))),
                ]
            ),
        ]
    )


def _verschillen(g: Gegevens, filters: AfspraakFilters) -> list[Any]:
    """Where documents say something else than this one."""
    hier = g.gelezen.naslag.verschillen.get(g.afspraak.id, ())
    if not hier:
        return []
    return verschillen(replace(g.gelezen, verschillen=hier), [g.lijn], filters, g.stand)
