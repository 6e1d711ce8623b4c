"""Wat als: other choices about the plans, beside the course as it is now."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import dash
import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html

from components.stand_melding import STAND_ID
from domain.filters import Filters, Probleem
from domain.query import splits
from domain.watals import LANGST, Scenario
from pages._meldingen import meldingen
from pages._stand import Geopend, geopend
from pages._watals_beeld import gemeenten, inhoud, kop
from pages._watals_lees import lees
from store.queries import keuzes, namen, watals
from store.standen import StandFout

PAD = "/wat-als"
dash.register_page(__name__, path=PAD, title="Wat als – Woonsaldo", name="Wat als", order=5.5)
NAMEN = ("verkoop", "liberalisatie", "zacht", "sloop")


def layout(**query: Any) -> html.Div:
    """The page with its controls set from the address; the callback fills in the rest."""
    tekst = {k: ",".join(v) if isinstance(v, list) else str(v) for k, v in query.items()}
    scenario, problemen = Scenario.uit_query(tekst)
    try:
        with geopend(tekst.get("stand", "").strip() or None) as s:
            vast = s.gevraagd if s.ouder else None
            keuze, gemeente, ook = _gemeente(s, tekst.get("gemeente", ""))
            # One year after the last plan means: no stop.
            eerste, laatste = watals.planjaren(s.conn) or (2000, 2000)
            jaren = (eerste, laatste + 1)
            boven = meldingen((*problemen, *ook), s, PAD)
    except (StandFout, RuntimeError):
        return html.Div(html.H1("Wat als?"))
    return html.Div(
        [
            html.H1("Wat als we het anders doen?"),
            *boven,
            html.Div(id="watals-kop", **{"aria-live": "polite"}),
            html.Section(
                [
                    dmc.Select(
                        id="watals-gemeente",
                        label="Gemeente",
                        data=keuze,
                        value=gemeente,
                        searchable=True,
                        allowDeselect=False,
                        nothingFoundMessage="Niets gevonden",
                        comboboxProps={"transitionProps": {"duration": 0}},
                    ),
                    html.Div(
                        [
                            _stop("verkoop", "Stop met verkopen vanaf", scenario.verkoop, jaren),
                            _stop("liberalisatie", "Stop met liberaliseren vanaf",
                                  scenario.liberalisatie, jaren),
                            _later("zacht", "Zachte plannen later", scenario.zacht),
                            _later("sloop", "Slopen later", scenario.sloop),
                        ],
                        className="watals-schuiven",
                    ),
                    html.A("Terug naar zoals het nu gaat", href=PAD, className="wissen"),
                ],
                className="filterbalk",
                **{"aria-label": "Uw keuzes"},
            ),
            dcc.Loading(html.Div(id="watals-inhoud"), delay_show=400, type="dot",
                        color="var(--accent)"),
            dcc.Store(id="watals-vast", data=vast),
            dcc.Store(id="watals-geen", data=jaren[1]),
            dcc.Store(id="watals-adres"),
        ]
    )  # fmt: skip


def _gemeente(s: Geopend, tekst: str) -> tuple[list[dict[str, str]], str | None, list[Probleem]]:
    """What there is to choose, and what is chosen: the one in the address, else the first."""
    frame = keuzes.alle(s.conn, Filters()).gemeenten
    frame = frame[frame["register"] | frame["groei"]]
    keuze = gemeenten(list(zip(frame["code"], frame["naam"], frame["fictief"], strict=True)))
    filters, problemen = namen.los_op(s.conn, Filters(gemeente=splits(tekst)[:1]))
    codes = {k["value"] for k in keuze}
    gevraagd = filters.gemeente[0] if filters.gemeente else None
    if gevraagd in codes:
        return keuze, gevraagd, list(problemen)
    return keuze, keuze[0]["value"] if keuze else None, list(problemen)


def _stop(naam: str, label: str, waarde: int | None, jaren: tuple[int, int]) -> html.Div:
    """A year from which something stops; all the way to the right it does not."""
    eerste, geen = jaren
    midden = {(eerste + geen) // 2} - {eerste, geen}
    return _schuif(
        naam, label, min(max(waarde or geen, eerste), geen),
        [(eerste, str(eerste)), *((m, str(m)) for m in midden), (geen, "geen stop")],
        f"Een jaar; {geen} is geen stop.",
    )  # fmt: skip


def _later(naam: str, label: str, waarde: int) -> html.Div:
    """A number of years."""
    hoogst = LANGST // 2
    return _schuif(
        naam, label, min(waarde, hoogst),
        [(0, "niet"), *((n, str(n)) for n in range(1, hoogst)), (hoogst, f"{hoogst} jaar")],
        "Jaren.",
    )  # fmt: skip


def _schuif(
    naam: str, label: str, waarde: int, streepjes: list[tuple[int, str]], uitleg: str
) -> html.Div:
    """A slider from its first mark to its last."""
    return html.Div(
        [
            html.P(label, className="schuif-label", **{"aria-hidden": "true"}),
            dmc.Slider(
                id=f"watals-{naam}",
                value=waarde,
                min=streepjes[0][0],
                max=streepjes[-1][0],
                step=1,
                size="lg",
                thumbSize=26,
                thumbLabel=f"{label}. {uitleg}",
                updatemode="mouseup",
                persistence=False,
                marks=[{"value": w, "label": t} for w, t in streepjes],
            ),
        ],
        className="schuif",
    )


@callback(
    Output("watals-kop", "children"),
    Output("watals-inhoud", "children"),
    Output("watals-adres", "data"),
    Input("watals-gemeente", "value"),
    {n: Input(f"watals-{n}", "value") for n in NAMEN},
    Input(STAND_ID, "data"),
    State("watals-vast", "data"),
    State("watals-geen", "data"),
)
def toon(
    gemeente: str | None, waarden: dict[str, int], _stand: str, vast: str | None, geen: int
) -> tuple[Any, Any, dict[str, str]]:
    """Both courses for what the controls hold; again when another stand was published."""
    if not gemeente:
        leeg = html.P("Er is nog geen gemeente met plannen of afspraken.", className="boodschap")
        return leeg, [], {"pad": PAD, "query": ""}
    stop = {n: waarden[n] if waarden[n] < geen else None for n in ("verkoop", "liberalisatie")}
    scenario = Scenario(**stop, zacht=waarden["zacht"] or 0, sloop=waarden["sloop"] or 0)
    with geopend(vast) as s:
        stand = s.info.id
    g = lees(stand, gemeente, scenario)
    query = {"gemeente": gemeente} | scenario.naar_query() | ({"stand": vast} if vast else {})
    return kop(g), inhoud(g, vast), {"pad": PAD, "query": urlencode(query)}


clientside_callback(
    ClientsideFunction(namespace="woonsaldo", function_name="adres"),
    Output("watals-adres", "modified_timestamp"),
    Input("watals-adres", "data"),
)
