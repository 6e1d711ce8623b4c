"""Plannen: what will be built, what is still to be found, what moved, and where."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import dash
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html

from components.plannen.balk import LIJSTEN, NAMEN, id_van, planbalk, van_controls
from components.stand_melding import STAND_ID
from components.tegel import band
from domain.plannen.keuze import PlanKeuze
from pages.gemeen.stand import geopend, meldingen
from pages.plannen import beeld
from pages.plannen.lees import lees, opties, standaardgemeente
from store.standen.standen import StandFout
from store.vragen import namen

PAD = "/plannen"
TITEL = "Plannen: wat komt er, en wat moet nog worden gevonden?"
# What a control offers depends on what is chosen; of segment and status it does not.
KEUZES = (*(n for n in LIJSTEN if n not in ("segment", "status")), "met")
dash.register_page(__name__, path=PAD, title="Plannen – Woonsaldo", name="Plannen", order=4)


def layout(**query: Any) -> html.Div:
    """The page with its controls set from the address; the callback fills in the rest.

    Dash calls it without arguments at start, when there may be no stand at all.
    """
    tekst = {k: ",".join(v) if isinstance(v, list) else str(v) for k, v in query.items()}
    keuze, problemen = PlanKeuze.uit_query(tekst)
    try:
        with geopend(keuze.stand) as s:
            plaats, ook = namen.los_op(s.conn, keuze.plaats)
            keuze = keuze.anders(
                gemeente=plaats.gemeente, corporatie=plaats.corporatie, gebied=plaats.gebied
            )
            if s.melding:
                keuze = keuze.anders(stand=None)
            boven, stand = meldingen((*problemen, *ook), s, PAD), s.info.id
    except (StandFout, RuntimeError):
        # RuntimeError: outside a request. The band above the page says what to do; no ids, or Dash
        # would miss the controls of the callback.
        return html.Div(html.H1(TITEL))
    if not keuze.gemeente and (eerste := standaardgemeente(stand)):
        keuze = keuze.anders(gemeente=(eerste,))
    return html.Div(
        [
            html.H1(TITEL, id="plannen-titel"),
            *boven,
            html.Div(id="plannen-kop", **{"aria-live": "polite"}),
            planbalk(keuze, opties(stand, keuze)),
            dcc.Loading(
                html.Div(id="plannen-inhoud"), delay_show=400, type="dot", color="var(--accent)"
            ),
            dcc.Store(id="plannen-vast", data=keuze.stand),
            dcc.Store(id="plannen-adres"),
        ],
        className="plannenpagina",
    )


@callback(
    output={
        "kop": Output("plannen-kop", "children"),
        "inhoud": Output("plannen-inhoud", "children"),
        "adres": Output("plannen-adres", "data"),
        "opties": {n: Output(id_van(n), "data") for n in KEUZES},
    },
    inputs={
        "waarden": {n: Input(id_van(n), "value") for n in NAMEN},
        "_stand": Input(STAND_ID, "data"),
    },
    state={"vast": State("plannen-vast", "data")},
)
def toon(waarden: dict[str, Any], _stand: str, vast: str | None) -> dict[str, Any]:
    """The page for what the controls hold; again when another stand was published."""
    keuze, problemen = van_controls(waarden, vast)
    with geopend(keuze.stand) as s:
        stand = s.info.id
    g = lees(stand, keuze)
    kan = opties(stand, keuze)
    return {
        "kop": [*(band("let-op", p.tekst) for p in problemen), *beeld.kop(g)],
        "inhoud": beeld.inhoud(g),
        "adres": {"pad": PAD, "query": urlencode(keuze.naar_query(), safe=",")},
        "opties": {n: kan[n] for n in KEUZES},
    }


clientside_callback(
    ClientsideFunction(namespace="woonsaldo", function_name="adres"),
    Output("plannen-adres", "modified_timestamp"),
    Input("plannen-adres", "data"),
)
