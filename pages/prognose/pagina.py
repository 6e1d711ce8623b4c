"""Prognose: are we going to reach what was agreed, with which plans, and how sure is that?"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import dash
from dash import (
    ALL,
    ClientsideFunction,
    Input,
    Output,
    State,
    callback,
    clientside_callback,
    ctx,
    html,
)

from components.prognose.balk import KANS, NAMEN, UITLOOP, ZEGT, id_van, sleutel_van
from components.stand_melding import STAND_ID
from domain.prognose.keuze import PrognoseKeuze
from pages.gemeen.stand import geopend, meldingen
from pages.prognose import beeld, onder
from pages.prognose.keuze import PAD, opties, standaardgemeente, van_controls, zonder_wijzigingen
from pages.prognose.lees import lees
from pages.prognose.opzet import KOP, balk, opzet
from store.standen.standen import StandFout
from store.vragen.prognose import antwoord

dash.register_page(__name__, path=PAD, title="Prognose – Woonsaldo", name="Prognose", order=5)


def layout(**query: Any) -> html.Div:
    """The page with its controls set from the address; the callback fills in the rest.

    Dash calls it without arguments at start, when there may be no stand at all.
    """
    tekst = {k: ",".join(v) if isinstance(v, list) else str(v) for k, v in query.items()}
    keuze, problemen = PrognoseKeuze.uit_query(tekst)
    try:
        with geopend(keuze.stand) as s:
            keuze, ook = antwoord.los_op(s.conn, keuze)
            if s.melding:
                keuze = keuze.met(stand=None)
            if keuze.gemeente is None:
                keuze = keuze.met(gemeente=standaardgemeente(s.info.id), corporatie=())
            standaard = antwoord.alle(s.conn)
            gelezen = lees(s.info.id, keuze.met(stand=None)) if keuze.gemeente else None
            if gelezen:
                keuze = keuze.met(afspraak=gelezen.antwoord.keuze.afspraak)
            balk_ = balk(s.info.id, keuze)
            boven = meldingen((*problemen, *ook), s, PAD)
    except (StandFout, RuntimeError):
        # RuntimeError: outside a request. The band above the page says what to do; no ids, or Dash
        # would miss the controls of the callback.
        return html.Div(html.H1(KOP))
    return opzet(keuze, gelezen, standaard, balk_, boven)


@callback(
    output={
        "titel": Output("prognose-titel", "children"),
        "kop": Output("prognose-kop", "children"),
        "grafiek": Output("prognose-grafiek", "children"),
        "kans": Output("prognose-kans", "children"),
        "dragers": Output("prognose-dragers", "children"),
        "inhoud": Output("prognose-inhoud", "children"),
        "terug": Output("prognose-terug", "href"),
        "adres": Output("prognose-adres", "data"),
        "opties": {n: Output(id_van(n), "data") for n in NAMEN},
        "afspraak": Output(id_van("afspraak"), "value"),
        "zegt": Output({"type": ZEGT, "sleutel": ALL}, "children"),
    },
    inputs={
        "waarden": {n: Input(id_van(n), "value") for n in NAMEN},
        "getallen": {
            "kans": Input({"type": KANS, "sleutel": ALL}, "value"),
            "uitloop": Input({"type": UITLOOP, "sleutel": ALL}, "value"),
        },
        "_stand": Input(STAND_ID, "data"),
    },
    state={
        "ids": {
            "kans_id": State({"type": KANS, "sleutel": ALL}, "id"),
            "uitloop_id": State({"type": UITLOOP, "sleutel": ALL}, "id"),
        },
        "vast": State("prognose-vast", "data"),
    },
)
def toon(
    waarden: dict[str, Any],
    getallen: dict[str, Any],
    _stand: str,
    ids: dict[str, Any],
    vast: str | None,
) -> dict[str, Any]:
    """The page for what the controls hold; again when another stand was published."""
    if ctx.triggered_id in (id_van("gemeente"), id_van("corporatie")):
        # What was agreed elsewhere is not what was agreed here: begin with the main one.
        waarden |= {"afspraak": None}
        if ctx.triggered_id == id_van("gemeente"):
            waarden |= {"corporatie": []}
    keuze = van_controls(waarden, getallen | ids, vast)
    with geopend(keuze.stand) as s:
        stand = s.info.id
    sleutels = [sleutel_van(i) for i in ids["kans_id"]]
    if keuze.gemeente is None:
        return _leeg(stand, sleutels)
    gelezen = lees(stand, keuze.met(stand=None)).vast_op(vast)
    keuze = gelezen.antwoord.keuze
    return {
        "titel": f"Prognose: {gelezen.plaats}",
        "kop": beeld.kop(gelezen),
        "grafiek": beeld.grafiek(gelezen),
        "kans": beeld.kans(gelezen),
        "dragers": onder.dragers(gelezen),
        "inhoud": onder.inhoud(gelezen),
        "terug": zonder_wijzigingen(keuze),
        "adres": {"pad": PAD, "query": urlencode(keuze.naar_query(), safe=",")},
        "opties": opties(stand, keuze.gemeente, keuze.corporatie),
        "afspraak": keuze.afspraak,
        "zegt": beeld.zeggen(gelezen, sleutels),
    }


def _leeg(stand: str, sleutels: list[str]) -> dict[str, Any]:
    """The page where no gemeente has plans."""
    return {
        "titel": KOP,
        "kop": html.P("Er zijn nog geen gemeenten met plannen.", className="boodschap"),
        "grafiek": None,
        "kans": [],
        "dragers": [],
        "inhoud": [],
        "terug": PAD,
        "adres": {"pad": PAD, "query": ""},
        "opties": opties(stand, None, ()),
        "afspraak": None,
        "zegt": ["" for _ in sleutels],
    }


clientside_callback(
    ClientsideFunction(namespace="woonsaldo", function_name="adres"),
    Output("prognose-adres", "modified_timestamp"),
    Input("prognose-adres", "data"),
)
