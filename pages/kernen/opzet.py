"""What stands on Kernen before any figure is known: controls, empty places, stores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import dcc, html

from components.kernen.balk import kernbalk, schuif
from components.kernen.tabel import kernkaart
from domain.kernen.keuze import KernFilters
from pages.gemeen.stand import Geopend
from pages.kernen.keuze import datum_opties, definitie_opties, naar_controls
from pages.kernen.lees import gemeenten, mogelijk

KOP = "Kernen: aandeel sociale huur"
OPGAVE = "kaart kernnodig"
SCHUIVEN = {"doel": "kernen-doel", "nieuwbouwaandeel": "kernen-nieuw"}


def opzet(
    keuze: KernFilters, doel: float | None, balk: html.Section, meldingen_: Sequence[Any]
) -> html.Div:
    """The whole page with its controls set; the callbacks fill in the rest. doel: percentage."""
    return html.Div(
        [
            html.H1(KOP, id="kernen-titel"),
            *meldingen_,
            html.Div(id="kernen-kop", **{"aria-live": "polite"}),
            balk,
            html.Div(
                [
                    html.Div(
                        [
                            html.Div(id="kernen-lijst"),
                            # Filled by assets/kernen.js from the store below.
                            html.Div(id="kernen-lijst-tabel"),
                            html.Div(
                                id="kernen-uitleg",
                                className="gekozen-uitleg",
                                **{"aria-live": "polite"},
                            ),
                            html.Div(id="kernen-lijst-onder"),
                        ],
                        id="kernen-lijst-kaart",
                        className="kaart",
                    ),
                    kernkaart(),
                ],
                className="kaarten kernvlak",
            ),
            html.Div(id="kernen-grafieken", className="kaarten kernrij"),
            html.H2("Wat is er nodig?"),
            _schuiven(keuze, doel),
            html.Div(id="kernen-nodig"),
            html.Div(
                [
                    html.Div(id="kernen-opgave"),
                    html.Div(id="kernen-opgave-tabel"),
                    html.Div(id="kernen-opgave-onder"),
                ],
                id="kernen-opgave-kaart",
                className=OPGAVE,
            ),
            html.Div(id="kernen-programma-vak", className="kernprogramma"),
            html.H2("Downloads"),
            html.Div(id="kernen-onder"),
            dcc.Store(id="kernen-blad"),
            dcc.Store(id="kernen-gekozen", data=keuze.gebied[0] if keuze.gebied else None),
            dcc.Store(id="kernen-vast", data=keuze.stand),
            dcc.Store(id="kernen-adres"),
            dcc.Store(id="kernen-aannames"),
            dcc.Store(id="kernen-lijst-data"),
            dcc.Store(id="kernen-opgave-data"),
        ],
        className="kernen",
    )


def balk(s: Geopend, keuze: KernFilters) -> html.Section:
    """The choices on top, with what there is to choose in this stand."""
    kan = mogelijk(s.info.id, keuze.gemeente[0] if keuze.gemeente else "", keuze.niveau)
    return kernbalk(
        naar_controls(keuze),
        gemeenten(s.info.id),
        definitie_opties(kan.definities),
        datum_opties(kan.peildata, keuze.peildatum),
    )


def _schuiven(keuze: KernFilters, doel: float | None) -> html.Div:
    return html.Div(
        [
            schuif(
                SCHUIVEN["doel"],
                "Doel",
                "aandeel sociale huur in de voorraad",
                doel,
                (1, 99),
            ),
            schuif(
                SCHUIVEN["nieuwbouwaandeel"],
                "Nieuwbouw",
                "deel van alle nieuwbouw dat sociale huur is",
                float(keuze.nieuwbouwaandeel),
                (0, 100),
            ),
        ],
        className="kaart schuiven",
        role="group",
        **{"aria-label": "Uw aannames"},
    )
