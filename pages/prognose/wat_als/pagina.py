"""Wat als: other choices about the plans, beside the course as it is now."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import dash
import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html

from components.stand_melding import STAND_ID
from domain.filters import Filters, Probleem, lees_lijst
from domain.prognose.watals import EERSTE, LANGST, Scenario
from pages.gemeen.stand import GeopendeStand, geopend, meldingen
from pages.prognose.wat_als.beeld import gemeenten, inhoud, kop
from pages.prognose.wat_als.lees import lees
from store.standen.standen import StandFout
from store.vragen import keuzes, namen, peildatum
from store.vragen.prognose import watals

PAD = "/wat-als"
dash.register_page(__name__, path=PAD, title="Wat als – Woonsaldo", name="Wat als", order=5.5)
STOPS = ("verkoop", "liberalisatie")
NAMEN = (*STOPS, "zacht", "sloop")
UITLEG_STOP = "Een jaar; helemaal rechts is geen stop."


def layout(**query: Any) -> html.Div:
    """The page with its controls set from the address; the callback fills in the rest."""
    tekst = {k: ",".join(v) if isinstance(v, list) else str(v) for k, v in query.items()}
    scenario, problemen = Scenario.uit_query(tekst)
    try:
        with geopend(tekst.get("stand", "").strip() or None) as s:
            vast = s.gevraagd if s.ouder else None
            keuze, gemeente, ook = _gemeente(s, tekst.get("gemeente", ""))
            jaren = _jaren(s, gemeente)
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


def _gemeente(
    s: GeopendeStand, tekst: str
) -> tuple[list[dict[str, str]], str | None, list[Probleem]]:
    """What there is to choose, and what is chosen: the one in the address, else the first."""
    frame = keuzes.alle(s.conn, Filters()).gemeenten
    frame = frame[frame["register"] | frame["groei"]]
    keuze = gemeenten(list(zip(frame["code"], frame["naam"], frame["fictief"], strict=True)))
    problemen: list[Probleem] = []
    gevonden = lees_lijst("gemeente", tekst, problemen)
    filters, onbekend = namen.los_op(s.conn, Filters(gemeente=gevonden[:1]))
    problemen += onbekend
    codes = {k["value"] for k in keuze}
    gevraagd = filters.gemeente[0] if filters.gemeente else None
    if gevraagd in codes:
        return keuze, gevraagd, problemen
    return keuze, keuze[0]["value"] if keuze else None, problemen


def _jaren(s: GeopendeStand, gemeente: str | None) -> tuple[int, int]:
    """From which year a stop can be chosen, and the year that means: no stop (after every plan).

    Without plans of the gemeente there is nothing to stop: two years from the peildatum on.
    """
    gepland = watals.planjaren(s.conn, gemeente) if gemeente else None
    if gepland:
        return gepland[0], gepland[1] + 1
    plek = Filters(gemeente=(gemeente,)) if gemeente else Filters()
    dag = peildatum.van(s.conn, plek).dag
    begin = dag.year + 1 if dag else EERSTE
    return begin, begin + 1


def _streepjes(jaren: tuple[int, int]) -> list[tuple[int, str]]:
    eerste, geen = jaren
    midden = {(eerste + geen) // 2} - {eerste, geen}
    return [(eerste, str(eerste)), *((m, str(m)) for m in midden), (geen, "geen stop")]


def _stop(naam: str, label: str, waarde: int | None, jaren: tuple[int, int]) -> html.Div:
    """A year from which something stops; all the way to the right it does not."""
    eerste, geen = jaren
    return _schuif(
        naam, label, min(max(waarde or geen, eerste), geen), _streepjes(jaren), UITLEG_STOP
    )


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
    output={
        "min": [Output(f"watals-{n}", "min") for n in STOPS],
        "max": [Output(f"watals-{n}", "max") for n in STOPS],
        "marks": [Output(f"watals-{n}", "marks") for n in STOPS],
        "value": [Output(f"watals-{n}", "value") for n in STOPS],
        "geen": Output("watals-geen", "data"),
    },
    inputs={"gemeente": Input("watals-gemeente", "value")},
    state={
        "waarden": {n: State(f"watals-{n}", "value") for n in STOPS},
        "vast": State("watals-vast", "data"),
        "geen": State("watals-geen", "data"),
    },
    prevent_initial_call=True,
)
def verzet_schuiven(
    gemeente: str | None, waarden: dict[str, int | None], vast: str | None, geen: int | None
) -> dict[str, Any]:
    """The years of the stops are those of the plans of the gemeente; no stop stays no stop."""
    with geopend(vast) as s:
        eerste, nieuw = jaren = _jaren(s, gemeente)
    was = Scenario.van_schuiven(waarden, geen)
    stops = [getattr(was, n) for n in STOPS]
    marks = [{"value": w, "label": t} for w, t in _streepjes(jaren)]
    return {
        "min": [eerste for _ in STOPS],
        "max": [nieuw for _ in STOPS],
        "marks": [marks for _ in STOPS],
        "value": [min(max(stop or nieuw, eerste), nieuw) for stop in stops],
        "geen": nieuw,
    }


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
    gemeente: str | None,
    waarden: dict[str, int | None],
    _stand: str,
    vast: str | None,
    geen: int | None,
) -> tuple[Any, Any, dict[str, str]]:
    """Both courses for what the controls hold; again when another stand was published."""
    if not gemeente:
        leeg = html.P("Er is nog geen gemeente met plannen of afspraken.", className="boodschap")
        return leeg, [], {"pad": PAD, "query": ""}
    scenario = Scenario.van_schuiven(waarden, geen)
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
