"""The page's shell: the frame of `components.kader` filled with what is known of the stand.

The layout is made on every visit, so it reads the pointer; after that only the store `stand-id`
moves, and one small callback follows it.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import dash
import dash_mantine_components as dmc
from dash import Dash, Input, Output, html, page_container

from components.kader import kader
from components.stand_melding import (
    BAND_ID,
    FOUT_ID,
    NIEUW_ID,
    STAND_ID,
    VOET_ID,
    nieuw_tekst,
    stand_band,
    stand_store,
    voet_regel,
)
from store.standen import GeenStand, Standen, StandFout

NEDERLAND = ZoneInfo("Europe/Amsterdam")


def zet_schil(app: Dash) -> None:
    """Give the app its layout and the callback that follows the stand."""
    standen: Standen = app.server.config["STANDEN"]
    app.layout = lambda: _layout(standen)

    @app.callback(
        Output(BAND_ID, "children"),
        Output(NIEUW_ID, "children"),
        Output(VOET_ID, "children"),
        Input(STAND_ID, "data"),
        prevent_initial_call=True,
    )
    def volg(gezien: str) -> tuple[Any, str, list[Any]]:
        stand, beschadigd, gebouwd = huidige_stand(standen)
        return stand_band(stand, beschadigd), nieuw_tekst(stand), voet_regel(stand, gebouwd)


def huidige_stand(standen: Standen) -> tuple[str, str | None, date | None]:
    """Id of the stand to show ("" where there is none), of the damaged one, day of building."""
    try:
        info = standen.huidig()
    except GeenStand:
        return "", None, None
    except StandFout:
        return "", "alle", None
    return info.id, info.beschadigd, info.gebouwd.astimezone(NEDERLAND).date()


def _layout(standen: Standen) -> dmc.MantineProvider:
    stand, beschadigd, gebouwd = huidige_stand(standen)
    return kader(
        page_container,
        menu(),
        extra=[
            stand_store(stand),
            html.Section(
                [
                    html.Div(stand_band(stand, beschadigd), id=BAND_ID),
                    html.Div(id=FOUT_ID, role="alert"),
                    # There from the start: a screen reader only reads changes in what it knows.
                    html.P(id=NIEUW_ID, role="status", className="stand-nieuw"),
                ],
                **{"aria-label": "Meldingen over de cijfers"},
            ),
        ],
        voet=[html.P(voet_regel(stand, gebouwd), id=VOET_ID, className="stand-voet")],
    )


def menu() -> list[tuple[str, str]]:
    """Name and path of the pages of the menu: those that have an order."""
    paginas = [p for p in dash.page_registry.values() if p["order"] is not None]
    return [(p["name"], p["path"]) for p in sorted(paginas, key=lambda p: p["order"])]
