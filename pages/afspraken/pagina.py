"""Afspraken: are we keeping what we agreed? Message, summary, every afspraak with its status."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import dash
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html

from components.afspraken.balk import NAMEN, afsprakenbalk, id_van, sleutel, van_controls
from components.stand_melding import STAND_ID
from domain.afspraken.keuze import AfspraakFilters
from pages.afspraken import beeld
from pages.afspraken.beeld import verschillen
from pages.afspraken.lees import lees, opties
from pages.gemeen.adressen import PAD_AFSPRAKEN
from pages.gemeen.stand import geopend, meldingen
from store.standen.standen import StandFout
from store.vragen.afspraken.keuzes import los_op

KOP = "Afspraken: houden we ons eraan?"
KEUZES = ("gemeente", "corporatie", "thema", "peildatum")

dash.register_page(
    __name__, path=PAD_AFSPRAKEN, title="Afspraken – Woonsaldo", name="Afspraken", order=2
)


def layout(**query: Any) -> html.Div:
    """The page with its controls set from the address; the callback fills in the rest.

    Dash calls it without arguments at start, when there may be no stand at all.
    """
    tekst = {k: ",".join(v) if isinstance(v, list) else str(v) for k, v in query.items()}
    filters, problemen = AfspraakFilters.uit_query(tekst)
    try:
        with geopend(filters.stand) as s:
            filters, ook = los_op(s.conn, filters)
            if s.melding:
                filters = filters.met(stand=None)
            keuze = opties(s.info.id, filters.gemeente, filters.peildatum)
            balk = afsprakenbalk(filters, keuze)
            boven = meldingen((*problemen, *ook), s, PAD_AFSPRAKEN)
    except (StandFout, RuntimeError):
        # RuntimeError: outside a request. The band above the page says what to do; no ids, or Dash
        # would miss the controls of the callback.
        return html.Div(html.H1(KOP))
    return html.Div(
        [
            html.H1(KOP, id="afspraken-titel"),
            *boven,
            html.Div(id="afspraken-kop", **{"aria-live": "polite"}),
            balk,
            html.H2("Samenvatting"),
            # Filled by assets/afspraken.js from the store below.
            html.Div(id="afspraken-telling", className="tellingen"),
            html.H2("Alle afspraken"),
            sleutel(),
            html.Div(id="afspraken-lijst", tabIndex="-1"),
            html.Div(id="afspraken-verschil"),
            html.Div(id="afspraken-onder"),
            dcc.Store(id="afspraken-data"),
            dcc.Store(id="afspraken-vast", data=filters.stand),
            dcc.Store(id="afspraken-adres"),
        ],
        className="afsprakenpagina",
    )


@callback(
    output={
        "kop": Output("afspraken-kop", "children"),
        "data": Output("afspraken-data", "data"),
        "verschil": Output("afspraken-verschil", "children"),
        "onder": Output("afspraken-onder", "children"),
        "adres": Output("afspraken-adres", "data"),
        "opties": {n: Output(id_van(n), "data") for n in KEUZES},
    },
    inputs={
        "waarden": {n: Input(id_van(n), "value") for n in NAMEN},
        "_stand": Input(STAND_ID, "data"),
    },
    state={"vast": State("afspraken-vast", "data")},
)
def toon(waarden: dict[str, Any], _stand: str, vast: str | None) -> dict[str, Any]:
    """The page for what the controls hold; again when another stand was published."""
    filters = van_controls(waarden, vast)
    with geopend(filters.stand) as s:
        stand = s.info.id
    g = lees(stand, filters.gemeente, filters.peildatum)
    lijnen = g.kies(filters)
    return {
        "kop": beeld.kop(lijnen, filters, stand),
        "data": beeld.gegevens(g, lijnen, filters),
        "verschil": verschillen(g, lijnen, filters, stand),
        "onder": beeld.downloads(filters),
        "adres": {"pad": PAD_AFSPRAKEN, "query": urlencode(filters.naar_query(), safe=",")},
        "opties": dict(opties(stand, filters.gemeente, filters.peildatum)),
    }


clientside_callback(
    ClientsideFunction(namespace="afspraken", function_name="toon"),
    Output("afspraken-data", "modified_timestamp"),
    Input("afspraken-data", "data"),
)
clientside_callback(
    ClientsideFunction(namespace="woonsaldo", function_name="adres"),
    Output("afspraken-adres", "modified_timestamp"),
    Input("afspraken-adres", "data"),
)
