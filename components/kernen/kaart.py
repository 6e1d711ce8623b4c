"""The map beside the list. Its frame stays, so that a choice only restyles what is drawn."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from components.kaart import CONFIG, Herkomst, legenda
from components.tekst import toon
from figures.basis.grafiek import Grafiek, Sleutel
from figures.groei.zinnen import FICTIEF

GRAFIEK_ID = "kernen-kaart-grafiek"
BRON = "grenzen: CBS en Kadaster"


def kernkaart() -> html.Figure:
    """The empty frame; its parts are outputs of the page."""
    return html.Figure(
        [
            html.P("Schematische kaart", className="onderwerp"),
            html.H3("", id="kernen-kaart-kop"),
            html.Div(id="kernen-kaart-legenda"),
            # A picture of the list, which has the same choice by keyboard.
            html.Div(
                dcc.Graph(
                    id=GRAFIEK_ID, config=CONFIG, figure={"data": [], "layout": {"height": 10}}
                ),
                id="kernen-kaart-tekening",
                **{"aria-hidden": "true"},
                className="tekening",
            ),
            html.Div(id="kernen-kaart-onder"),
        ],
        className="kaart kernkaart",
        **{"aria-labelledby": "kernen-kaart-kop"},
    )


def sleutels(lijst: tuple[Sleutel, ...]) -> Any:
    """The key; nothing where nothing is drawn."""
    return legenda(lijst) if lijst else None


def onder(grafiek: Grafiek, herkomst: Herkomst, downloads: list[tuple[str, str]]) -> list[Any]:
    """Below the drawing: its words, what is not drawn, source, download."""
    return [
        html.P(toon(grafiek.tekst), className="opmerking"),
        *(html.P(toon(o), className="opmerking") for o in grafiek.opmerkingen),
        html.Figcaption(
            [html.Strong(f"{FICTIEF}. ") if herkomst.fictief else "", herkomst.tekst],
            className="herkomst",
        ),
        html.Div(
            [html.A(label, href=href, className="download") for label, href in downloads],
            className="onder",
        ),
    ]
