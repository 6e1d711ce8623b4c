"""Kernen: the share of sociale huur per kern, wijk or buurt, and what it would take."""

from __future__ import annotations

from typing import Any

import dash
from dash import (
    ClientsideFunction,
    Input,
    Output,
    State,
    callback,
    clientside_callback,
    ctx,
    html,
)

from components.kernen.balk import NAMEN, id_van, koppel
from components.kernen.tabel import GRAFIEK_ID
from components.stand_melding import STAND_ID
from domain.kernen.keuze import KernFilters
from pages.gemeen.stand import GeopendeStand, geopend, meldingen
from pages.kernen.gegevens import standaarddoel, van_browser
from pages.kernen.lees import lees, mogelijk, standaardgemeente
from pages.kernen.opzet import (
    KOP,
    OPGAVE,
    SCHUIVEN,
    balk,
    datum_opties,
    definitie_opties,
    opzet,
    van_controls,
)
from pages.kernen.toon import ALLES, LIJST, PAD, SNEL, TEKENING, Kernbeeld, leeg, uitgangen
from store.standen.standen import StandFout
from store.vragen.kernen import lezen as vragen

dash.register_page(__name__, path=PAD, title="Kernen – Woonsaldo", name="Kernen", order=6)


def layout(**query: Any) -> html.Div:
    """The page with its controls set from the address; the callback fills in the rest.

    Dash calls it without arguments at start, when there may be no stand at all.
    """
    tekst = {k: ",".join(v) if isinstance(v, list) else str(v) for k, v in query.items()}
    keuze, problemen = KernFilters.uit_query(tekst)
    try:
        with geopend(keuze.stand) as s:
            keuze, ook = vragen.los_op(s.conn, keuze)
            if s.melding:
                keuze = keuze.met(stand=None)
            keuze = _met_gemeente(s, keuze)
            boven, zegt = balk(s, keuze), meldingen((*problemen, *ook), s, PAD)
            gelezen = (
                lees(s.info.id, keuze.gemeente[0], keuze.niveau, None, None)
                if keuze.gemeente
                else None
            )
            doel = gelezen.blad.doel(keuze) if gelezen else None
    except (StandFout, RuntimeError):
        # RuntimeError: outside a request. The band above the page says what to do; no ids, or Dash
        # would miss the controls of the callback.
        return html.Div(html.H1(KOP))
    return opzet(keuze, doel, boven, zegt)


def _met_gemeente(s: GeopendeStand, keuze: KernFilters) -> KernFilters:
    """One gemeente: the first of those asked for, else the first that has areas."""
    if keuze.gemeente:
        return keuze.met(gemeente=keuze.gemeente[:1])
    eerste = standaardgemeente(s.info.id)
    return keuze.met(gemeente=(eerste,)) if eerste else keuze


@callback(
    output={
        "titel": Output("kernen-titel", "children"),
        "blad": Output("kernen-blad", "data"),
        "klassen": [
            Output("kernen-lijst-kaart", "className"),
            Output("kernen-opgave-kaart", "className"),
        ],
        "definities": Output(id_van("definitie"), "data"),
        "definitie": Output(id_van("definitie"), "value"),
        "peildata": Output(id_van("peildatum"), "data"),
        "peildatum": Output(id_van("peildatum"), "value"),
        "delen": uitgangen(ALLES, ook=False),
        "doel": Output(SCHUIVEN["doel"], "value", allow_duplicate=True),
    },
    inputs={
        "waarden": {n: Input(id_van(n), "value") for n in NAMEN},
        "_stand": Input(STAND_ID, "data"),
    },
    prevent_initial_call="initial_duplicate",
    state={
        "schuiven": {n: State(i, "value") for n, i in SCHUIVEN.items()},
        "gekozen": State("kernen-gekozen", "data"),
        "vast": State("kernen-vast", "data"),
        "blad": State("kernen-blad", "data"),
    },
)
def lees_en_toon(
    waarden: dict[str, Any],
    _stand: str,
    schuiven: dict[str, Any],
    gekozen: str | None,
    vast: str | None,
    blad: dict[str, Any] | None,
) -> dict[str, Any]:
    """Read the chosen gemeente and show it; again when another stand was published."""
    nieuwe_gemeente = ctx.triggered_id == id_van("gemeente")
    if nieuwe_gemeente:
        # What one gemeente has is not what another has: begin with what is known there.
        waarden |= {"definitie": None, "peildatum": None}
        if blad and van_controls(waarden, schuiven, None, None).doel == standaarddoel(blad):
            schuiven |= {"doel": None}  # not the reader's own choice: take what is agreed there
    keuze = van_controls(waarden, schuiven, gekozen, vast)
    gemeente = keuze.gemeente[0] if keuze.gemeente else ""
    with geopend(keuze.stand) as s:
        stand = s.info.id
    gelezen = lees(stand, gemeente, keuze.niveau, keuze.definitie, keuze.peildatum)
    if gelezen is None:
        delen, titel = leeg("Er zijn nog geen kernen, wijken of buurten met cijfers."), KOP
        nieuw, fictief, doel = None, False, dash.no_update
    else:
        b = Kernbeeld.van(gelezen.blad, keuze)
        delen = b.snel() | b.tekening(gelezen.vormen) | b.lijst()
        titel, nieuw = f"{KOP} in {gelezen.blad.plaats}", gelezen.blad.naar_json()
        fictief = gelezen.blad.fictief
        doel = gelezen.blad.doel(keuze) if nieuwe_gemeente else dash.no_update
    kan = mogelijk(stand, gemeente, keuze.niveau)
    return {
        "titel": titel,
        "blad": nieuw,
        "klassen": [f"{k} is-fictief" if fictief else k for k in ("kaart", OPGAVE)],
        "definities": definitie_opties(kan.definities),
        "definitie": waarden["definitie"],
        "peildata": datum_opties(kan.peildata, keuze.peildatum),
        "peildatum": waarden["peildatum"],
        "delen": delen,
        "doel": doel,
    }


def _blad() -> dict[str, Any]:
    """What the page holds, as State. A new dict each time: Dash adds the inputs to it."""
    return {
        "blad": State("kernen-blad", "data"),
        "waarden": {n: State(id_van(n), "value") for n in NAMEN},
        "vast": State("kernen-vast", "data"),
    }


@callback(
    output={"snel": uitgangen(SNEL), "aannames": Output("kernen-aannames", "data")},
    inputs={
        "schuiven": {n: Input(i, "value") for n, i in SCHUIVEN.items()},
        "gekozen": Input("kernen-gekozen", "data"),
    },
    state=_blad(),
    prevent_initial_call=True,
)
def reken(
    schuiven: dict[str, Any],
    gekozen: str | None,
    blad: dict[str, Any] | None,
    waarden: dict[str, Any],
    vast: str | None,
) -> dict[str, Any]:
    """The answer to another target, mix or area, from what the page holds already: no database."""
    if blad is None:
        raise dash.exceptions.PreventUpdate
    b = Kernbeeld.van(van_browser(blad), van_controls(waarden, schuiven, gekozen, vast))
    alleen_keuze = set(ctx.triggered_prop_ids.values()) == {"kernen-gekozen"}
    aannames = {"schuiven": schuiven, "gekozen": gekozen, "alleen_keuze": alleen_keuze}
    return {"snel": b.snel(), "aannames": aannames}


@callback(
    output={"tekening": uitgangen(TEKENING), "lijst": uitgangen(LIJST)},
    inputs={"aannames": Input("kernen-aannames", "data")},
    state=_blad(),
    prevent_initial_call=True,
)
def teken(
    aannames: dict[str, Any] | None,
    blad: dict[str, Any] | None,
    waarden: dict[str, Any],
    vast: str | None,
) -> dict[str, Any]:
    """The drawings after the answer: nobody waits for the figures while charts are drawn."""
    if blad is None or aannames is None:
        raise dash.exceptions.PreventUpdate
    keuze = van_controls(waarden, aannames["schuiven"], aannames["gekozen"], vast)
    b = Kernbeeld.van(van_browser(blad), keuze)
    # The browser marks the chosen row itself: a new list would lose focus and place.
    lijst = dict.fromkeys(LIJST, dash.no_update) if aannames["alleen_keuze"] else b.lijst()
    return {"tekening": b.tekening(), "lijst": lijst}


for _id in SCHUIVEN.values():
    koppel(_id)

clientside_callback(
    ClientsideFunction(namespace="kernen", function_name="kies"),
    Output("kernen-gekozen", "data"),
    Input(GRAFIEK_ID, "clickData"),
    State("kernen-gekozen", "data"),
    prevent_initial_call=True,
)
clientside_callback(
    ClientsideFunction(namespace="kernen", function_name="merk"),
    Output("kernen-gekozen", "modified_timestamp"),
    Input("kernen-gekozen", "data"),
    prevent_initial_call=True,
)
for _naam in ("lijst", "opgave"):
    clientside_callback(
        ClientsideFunction(namespace="kernen", function_name=_naam),
        Output(f"kernen-{_naam}-data", "modified_timestamp"),
        Input(f"kernen-{_naam}-data", "data"),
    )
clientside_callback(
    ClientsideFunction(namespace="woonsaldo", function_name="adres"),
    Output("kernen-adres", "modified_timestamp"),
    Input("kernen-adres", "data"),
)
