"""Standen: all of them, and why the figures of one are not those of another."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import dash
from dash import (
    MATCH,
    ClientsideFunction,
    Input,
    Output,
    State,
    callback,
    clientside_callback,
    dcc,
    html,
)

from components.stand_melding import STAND_ID
from components.standen.balk import NAMEN, id_van, standenbalk
from components.tegel import band
from figures.standen.brug import lijn_naam
from pages.gemeen.stand import geopend, meldingen, standen
from pages.standen.keuze import (
    concept_band,
    figuur_opties,
    met_codes,
    naar_controls,
    stand_opties,
    uit_adres,
    van_controls,
    zonder_control,
)
from pages.standen.lees import bepaal, lees, regel_rijen
from pages.standen.lijst import lijst, rijentabel
from store.standen.standen import StandFout

PAD = "/standen"
dash.register_page(__name__, path=PAD, title="Standen – Woonsaldo", name="Standen", order=9)
KOP = "Standen: waarom is een cijfer anders dan de vorige keer?"


def layout(**query: Any) -> html.Div:
    """The page with its controls set from the address; the callbacks fill in the rest.

    Dash calls it without arguments at start, when there may be no stand at all.
    """
    keuze, vast, problemen = uit_adres(query)
    try:
        infos = standen().lijst()
    except RuntimeError:  # outside a request
        infos = []
    if not infos:
        # The band above the page says what to do; no ids, or Dash would miss the controls.
        return html.Div(html.H1(KOP))
    boven: list[Any] = []
    try:
        with geopend(vast) as s:
            keuze, ook = met_codes(s, keuze)
            boven, vast = meldingen((*problemen, *ook), s, PAD), vast if s.ouder else None
    except StandFout:
        vast = None  # nothing that readers may see; what there is can still be compared
    return html.Div(
        [
            html.H1(KOP),
            *boven,
            html.Div(id="vergelijk-boodschap", **{"aria-live": "polite"}),
            standenbalk(naar_controls(keuze), stand_opties(infos)),
            dcc.Loading(
                html.Div(id="vergelijk-inhoud"), delay_show=400, type="dot", color="var(--accent)"
            ),
            html.H2("Alle standen"),
            html.Div(id="vergelijk-lijst", className="kaart"),
            dcc.Store(id="vergelijk-anders", data=zonder_control(keuze)),
            dcc.Store(id="vergelijk-vast", data=vast),
            dcc.Store(id="vergelijk-adres"),
            dcc.Store(id="vergelijk-keuze"),
        ],
        className="standen",
    )


@callback(
    Output("vergelijk-boodschap", "children"),
    Output("vergelijk-inhoud", "children"),
    Output("vergelijk-adres", "data"),
    Output("vergelijk-keuze", "data"),
    *(Output(id_van(n), "data") for n in ("van", "naar", "gemeente", "corporatie")),
    inputs={"waarden": {n: Input(id_van(n), "value") for n in NAMEN}},
    state={
        "anders": State("vergelijk-anders", "data"),
        "vast": State("vergelijk-vast", "data"),
        "_stand": Input(STAND_ID, "data"),
    },
)
def toon(
    waarden: dict[str, Any], anders: dict[str, str], vast: str | None, _stand: str
) -> tuple[Any, ...]:
    """The difference between the two that are chosen; again when another stand was published."""
    keuze = van_controls(waarden, anders)
    query = keuze.naar_query() | ({"stand": vast} if vast else {})
    adres = {"pad": PAD, "query": urlencode(query, safe=",")}
    opties = stand_opties(standen().lijst())
    try:
        paar = bepaal(keuze, vast)
        beeld = lees(paar, vast)
    except StandFout as fout:
        uitleg = band("info", html.Strong("Er valt niets te vergelijken. "), str(fout))
        return uitleg, [], adres, None, opties, opties, dash.no_update, dash.no_update
    figuren = figuur_opties(beeld.infos[1].id, keuze.filters.gemeente)
    kop = [*concept_band(beeld.infos), *beeld.kop()]
    return (
        kop, beeld.inhoud(), adres, paar.naar_query(), opties, opties, figuren["gemeente"],
        figuren["corporatie"],
    )  # fmt: skip


@callback(Output("vergelijk-lijst", "children"), Input(STAND_ID, "data"))
def toon_lijst(_stand: str) -> Any:
    """All standen, again when another one was published."""
    alle = standen()
    return lijst(alle.lijst(), alleen_vastgesteld=alle.alleen_vastgesteld)


@callback(
    Output({"type": "brug-rijen", "deel": MATCH, "regel": MATCH}, "children"),
    Input({"type": "brug-open", "deel": MATCH, "regel": MATCH}, "n_clicks"),
    State({"type": "brug-open", "deel": MATCH, "regel": MATCH}, "id"),
    State({"type": "brug-rijen", "deel": MATCH, "regel": MATCH}, "children"),
    State("vergelijk-keuze", "data"),
    State("vergelijk-vast", "data"),
    prevent_initial_call=True,
)
def open_regel(
    kliks: int, wie: dict[str, Any], al: Any, gekozen: dict[str, str] | None, vast: str | None
) -> Any:
    """The rows below a line, the first time that it is unfolded."""
    if al or not gekozen or not kliks:
        raise dash.exceptions.PreventUpdate
    keuze, _, _ = uit_adres(gekozen)
    r = regel_rijen(keuze, int(wie["deel"]), int(wie["regel"]), vast)
    return rijentabel(r.rijen, r.namen, f"Rijen: {lijn_naam(r.lijn)}", r.keuze, r.van_stand)


clientside_callback(
    ClientsideFunction(namespace="woonsaldo", function_name="adres"),
    Output("vergelijk-adres", "modified_timestamp"),
    Input("vergelijk-adres", "data"),
)
