"""Groei: did the social stock grow as agreed? Filters, message, charts, what is left out."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

import dash
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html

from components.groei.balk import (
    NAMEN,
    Optie,
    filterbalk,
    id_van,
    jaaropties,
    opties,
    van_controls,
)
from components.stand_melding import STAND_ID
from components.tegel import band
from domain.filters import Filters
from domain.keuzeveld import Woord, Woorden
from pages.gemeen.stand import GeopendeStand, geopend, meldingen
from pages.groei import beeld
from pages.groei.lees import lees
from store.standen.standen import StandFout
from store.vragen import keuzes, namen

PAD = "/groei"
dash.register_page(__name__, path=PAD, title="Groei – Woonsaldo", name="Groei", order=3)


def layout(**query: Any) -> html.Div:
    """The page with its controls set from the address; the callback fills in the rest.

    Dash calls it without arguments at start, when there may be no stand at all.
    """
    tekst = {k: ",".join(v) if isinstance(v, list) else str(v) for k, v in query.items()}
    filters, problemen = Filters.uit_query(tekst)
    try:
        with geopend(filters.stand) as s:
            filters, ook = namen.los_op(s.conn, filters)
            if s.melding:
                filters = filters.met(stand=None)
            balk = _balk(s, filters)
            boven = meldingen((*problemen, *ook), s, PAD)
    except (StandFout, RuntimeError):
        # RuntimeError: outside a request, where there is no app to ask for its standen. The band
        # above the page says what to do; no ids, or Dash would miss the controls of the callback.
        return html.Div(html.H1("Groei van de voorraad"))
    return html.Div(
        [
            html.H1("Groei van de voorraad", id="groei-titel"),
            *boven,
            html.Div(id="groei-kop", **{"aria-live": "polite"}),
            balk,
            dcc.Loading(
                html.Div(id="groei-inhoud"), delay_show=400, type="dot", color="var(--accent)"
            ),
            dcc.Store(id="groei-vast", data=filters.stand),
            dcc.Store(id="groei-adres"),
        ]
    )


def _balk(s: GeopendeStand, filters: Filters) -> html.Section:
    keuze = _keuzes(s.info.id, filters.gemeente)
    return filterbalk(
        filters,
        keuze["gemeente"],
        keuze["corporatie"],
        keuze["gebied"],
        _jaren(keuze["jaren"], filters),
    )


def _jaren(jaren: Any, filters: Filters) -> list[Optie]:
    query = filters.naar_query()
    eerste, laatste = jaren or (1, 0)
    return jaaropties(eerste, laatste, (query.get("van"), query.get("tot")))


# A stand never changes, so its choices need to be asked for once.
@lru_cache(maxsize=256)
def _keuzes(stand: str, gemeenten: tuple[str, ...]) -> dict[str, Any]:
    with geopend(stand) as s:
        k = keuzes.alle(s.conn, Filters(gemeente=gemeenten))
    return {
        "gemeente": _opties(k.gemeenten),
        "corporatie": _opties(k.corporaties),
        "gebied": [
            {**o, "label": f"{o['label']} ({niveau})"}
            for o, niveau in zip(_opties(k.gebieden), k.gebieden["niveau"], strict=True)
        ],
        "jaren": k.jaren,
    }


def _opties(frame: Any) -> list[Optie]:
    return [
        {"value": code, "label": f"{naam} (fictief)" if fictief else naam}
        for code, naam, fictief in zip(frame["code"], frame["naam"], frame["fictief"], strict=True)
    ]


@callback(
    Output("groei-titel", "children"),
    Output("groei-kop", "children"),
    Output("groei-inhoud", "children"),
    Output("groei-adres", "data"),
    Output(id_van("corporatie"), "data"),
    Output(id_van("gebied"), "data"),
    Output(id_van("gemeente"), "data"),
    inputs={"waarden": {n: Input(id_van(n), "value") for n in NAMEN}},
    state={"vast": State("groei-vast", "data"), "_stand": Input(STAND_ID, "data")},
)
def toon(waarden: dict[str, Any], vast: str | None, _stand: str) -> tuple[Any, ...]:
    """The page for what the controls hold; again when another stand was published."""
    filters, problemen = van_controls(waarden, vast)
    with geopend(filters.stand) as s:
        g = lees(s.conn, s.info.id, filters)
    keuze = _keuzes(g.stand, filters.gemeente)
    fout = [band("let-op", p.tekst) for p in problemen]
    return (
        f"Groei van de voorraad: {g.plaats}",
        [*fout, *beeld.kop(g), html.P(getoond(filters), className="getoond")],
        beeld.inhoud(g),
        {"pad": PAD, "query": urlencode(filters.naar_query(), safe=",")},
        keuze["corporatie"],
        keuze["gebied"],
        keuze["gemeente"],
    )


def getoond(filters: Filters) -> str:
    """What is counted here, in a line: nobody should have to open a filter to know."""
    eerst = ("segment", "duur", "status")
    velden = [*eerst, *(n for n in filters.velden() if n not in eerst)]
    delen = []
    for naam in velden:
        veld, waarde = filters.velden()[naam], getattr(filters, naam)
        if isinstance(veld, Woorden | Woord):
            waarden = waarde if isinstance(waarde, tuple) else (waarde,)
            delen.append(", ".join(o["label"].lower() for o in opties(waarden)))
    return f"U ziet: {'; '.join(delen)}."


clientside_callback(
    ClientsideFunction(namespace="woonsaldo", function_name="adres"),
    Output("groei-adres", "modified_timestamp"),
    Input("groei-adres", "data"),
)
