"""Overzicht: per gemeente one sentence, one small chart, and how its afspraken stand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import dash
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html

from components import tekst
from components.afspraken.lijst import afsprakenlijst, statustelling
from components.kaart import kaart
from components.stand_melding import STAND_ID
from components.tegel import band
from domain.afspraken.keuze import AfspraakFilters
from domain.filters import STANDAARD
from figures.groei.per_jaar import klein
from pages.gemeen.adressen import adres_afspraken as alle_afspraken
from pages.gemeen.stand import geopend, meldingen
from pages.groei.beeld import groeiregels, kernzin
from pages.groei.gegevens import Groeigegevens, gedekt
from pages.groei.kaarten import rijen as rijen_erachter
from pages.groei.lees import lees
from store.standen.standen import StandFout
from store.vragen import keuzes

PAD = "/"
dash.register_page(__name__, path=PAD, title="Overzicht – Woonsaldo", name="Overzicht", order=1)


def layout(**query: Any) -> html.Div:
    """An empty frame; the callback fills it, again when another stand is published.

    Dash calls it without arguments at start, when there may be no stand at all.
    """
    gevraagd = str(query.get("stand", "")).strip() or None
    try:
        with geopend(gevraagd) as s:
            boven, vast = meldingen((), s, PAD), gevraagd if s.ouder else None
    except (StandFout, RuntimeError):
        boven, vast = [], None
    return html.Div(
        [
            html.H1("Overzicht: groeit de sociale huur zoals afgesproken?"),
            *boven,
            html.Div(id="overzicht-inhoud"),
            dcc.Store(id="overzicht-vast", data=vast),
            dcc.Store(id="overzicht-naar"),
        ]
    )


@callback(
    Output("overzicht-inhoud", "children"),
    Output("overzicht-naar", "data"),
    Input(STAND_ID, "data"),
    State("overzicht-vast", "data"),
)
def toon(_stand: str, vast: str | None = None) -> tuple[Any, str | None]:
    """A card per gemeente with growth or afspraken; with only one in the register: go there."""
    keuze = STANDAARD.met(stand=vast)
    try:
        with geopend(vast) as s:
            frame = keuzes.alle(s.conn, STANDAARD).gemeenten
            register = [str(c) for c in frame.loc[frame["register"], "code"]]
            if len(register) == 1:
                return [], adres(register[0], vast)
            met = frame[frame["register"] | frame["groei"]]
            gegevens = [lees(s.conn, s.info.id, keuze.met(gemeente=(str(c),))) for c in met["code"]]
            ook = frame[~(frame["register"] | frame["groei"]) & frame["voorraad"]]
    except StandFout:
        return [], None
    if not gegevens and ook.empty:
        return band("info", "Er zijn nog geen gemeenten met cijfers over de sociale huur."), None
    uit: list[Any] = [
        html.Ul([html.Li(_kaart(g)) for g in gegevens], className="gemeenten"),
    ]
    if len(ook):
        uit += [
            html.H2("Ook tellingen van de voorraad"),
            html.Ul(
                [
                    html.Li(dcc.Link(naam, href=adres(str(code), vast)))
                    for code, naam in zip(ook["code"], ook["naam"], strict=True)
                ],
                className="downloads",
            ),
        ]
    return uit, None


def adres(gemeente: str, stand: str | None, pad: str = "/groei") -> str:
    """Its Groei, or another page about it, in the fixed stand where one is shown."""
    return f"{pad}?{urlencode({'gemeente': gemeente} | ({'stand': stand} if stand else {}))}"


def _kaart(g: Groeigegevens) -> html.Article:
    code, vast = g.filters.gemeente[0], g.filters.stand
    naam = g.namen.get(code, code)
    regels = groeiregels(g)
    inhoud: list[Any] = [
        html.H2(dcc.Link(naam, href=adres(code, vast))),
        html.P(tekst.toon(kernzin(g)), className="zin"),
    ]
    hoofd = g.hoofd
    if rijen := gedekt(g, g.regels):
        inhoud.append(
            kaart(
                f"klein-{code}",
                "Netto groei per jaar",
                klein(
                    rijen, g.wat, hoofd[1] if hoofd else None, tot=g.gerealiseerd_tot, naam=g.naam
                ),
                g.herkomst,
                downloads=[rijen_erachter(g.filters)],
                plat=True,
            )
        )
    if regels:
        inhoud += [
            html.H3("Afspraken over de groei"),
            statustelling([r.status for r in regels]),
            afsprakenlijst([replace(r, reden="") for r in regels]),
        ]
    links = [
        dcc.Link(
            f"Afspraken van {naam} bekijken",
            href=alle_afspraken(AfspraakFilters(gemeente=(code,), stand=vast)),
        ),
        dcc.Link(f"Groei van {naam} bekijken", href=adres(code, vast)),
        dcc.Link(f"Kernen van {naam} bekijken", href=adres(code, vast, "/kernen")),
    ]
    inhoud.append(html.Ul([html.Li(link) for link in links], className="downloads naar"))
    return html.Article(inhoud, className=f"kaart gemeente{' is-fictief' if g.fictief else ''}")


clientside_callback(
    ClientsideFunction(namespace="woonsaldo", function_name="naar"),
    Output("overzicht-naar", "modified_timestamp"),
    Input("overzicht-naar", "data"),
)
