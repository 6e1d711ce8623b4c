"""Kalender: what must be in when, which leveringen are in, and which are not."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

import dash
import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html

from components.keuzelijst import meer
from components.stand_melding import STAND_ID
from components.tegel import band
from domain.filters import Filters, Probleem
from domain.perioden import lees_datum
from pages.afspraken.kalender.beeld import beeld
from pages.afspraken.kalender.lees import lees, opties
from pages.gemeen.stand import geopend, meldingen
from store.standen.standen import StandFout
from store.vragen import namen

PAD = "/kalender"
dash.register_page(__name__, path=PAD, title="Kalender – Woonsaldo", name="Kalender", order=7)


def layout(**query: Any) -> html.Div:
    """The page with its controls set from the address; the callback fills in the rest."""
    tekst = {k: ",".join(v) if isinstance(v, list) else str(v) for k, v in query.items()}
    filters, problemen = Filters.uit_query(tekst)
    dag, niet = lees_dag(tekst.get("dag", ""))
    try:
        with geopend(filters.stand) as s:
            filters, ook = namen.los_op(s.conn, filters)
            gemeenten, corporaties = opties(s.conn)
            boven = meldingen((*problemen, *niet, *ook), s, PAD)
    except (StandFout, RuntimeError):
        return html.Div(html.H1("Kalender"))
    return html.Div(
        [
            html.H1("Kalender: wat moet wanneer binnen zijn?"),
            *boven,
            html.Div(id="kalender-kop", **{"aria-live": "polite"}),
            html.Section(
                html.Div(
                    [
                        _lijst("gemeente", "Gemeente", gemeenten, filters.gemeente),
                        _lijst("corporatie", "Corporatie", corporaties, filters.corporatie),
                        dmc.TextInput(
                            id="kalender-dag",
                            label="Gezien op",
                            value=dag.isoformat() if dag else "",
                            placeholder="de dag van de laatste levering",
                            debounce=600,
                        ),
                    ],
                    className="filters",
                ),
                className="filterbalk",
                **{"aria-label": "Filters"},
            ),
            html.Div(id="kalender-inhoud"),
            dcc.Store(id="kalender-vast", data=filters.stand),
            dcc.Store(id="kalender-adres"),
        ]
    )


def lees_dag(tekst: str) -> tuple[date | None, tuple[Probleem, ...]]:
    """The day to look on; None for that of the stand."""
    if not tekst.strip():
        return None, ()
    try:
        return lees_datum(tekst.strip()), ()
    except ValueError:
        return None, (Probleem("dag", tekst, "een datum zoals 2026-03-01"),)


def _lijst(naam: str, label: str, keuzes: list[dict[str, str]], waarde: tuple[str, ...]) -> Any:
    leeg = f"alle {label.lower()}{'n' if naam == 'gemeente' else 's'}"
    return meer(f"kalender-{naam}", label, leeg, keuzes, waarde)


@callback(
    Output("kalender-kop", "children"),
    Output("kalender-inhoud", "children"),
    Output("kalender-adres", "data"),
    Input("kalender-gemeente", "value"),
    Input("kalender-corporatie", "value"),
    Input("kalender-dag", "value"),
    Input(STAND_ID, "data"),
    State("kalender-vast", "data"),
)
def toon(
    gemeente: list[str] | None,
    corporatie: list[str] | None,
    dag: str | None,
    _stand: str,
    vast: str | None,
) -> tuple[Any, Any, dict[str, str]]:
    """The calendar for what the controls hold; again when another stand was published."""
    filters = Filters(
        gemeente=tuple(gemeente or ()), corporatie=tuple(corporatie or ()), stand=vast
    )
    gekozen, niet = lees_dag(dag or "")
    with geopend(vast) as s:
        uit = beeld(lees(s.conn, s.info.id, filters, gekozen))
    query = filters.naar_query() | ({"dag": gekozen.isoformat()} if gekozen else {})
    kop = [*(band("let-op", p.tekst) for p in niet), *uit.kop]
    return kop, uit.inhoud, {"pad": PAD, "query": urlencode(query, safe=",")}


clientside_callback(
    ClientsideFunction(namespace="woonsaldo", function_name="adres"),
    Output("kalender-adres", "modified_timestamp"),
    Input("kalender-adres", "data"),
)
