"""The page's shell: the frame of `components.kader` filled with what is known of the stand.

The layout is made on every visit, so it reads the pointer; after that only the store `stand-id`
moves, and one small callback follows it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

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
from domain.filters import Filters
from figures.getallen import datum
from store.queries import peildatum
from store.standen import GeenStand, Standen, StandFout


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
        stand, beschadigd = huidige_stand(standen)
        return stand_band(stand, beschadigd), nieuw_tekst(stand), _voet(standen, stand)


def huidige_stand(standen: Standen) -> tuple[str, str | None]:
    """Id of the stand to show ("" where there is none) and of the damaged one, if any."""
    try:
        info = standen.huidig()
    except GeenStand:
        return "", None
    except StandFout:
        return "", "alle"
    return info.id, info.beschadigd


def _voet(standen: Standen, stand: str) -> list[Any]:
    try:
        return voet_regel(stand, _peildatum(standen, stand) if stand else None)
    except StandFout:  # pruned or damaged since it was asked for: the next question says so
        return voet_regel(stand, None)


# A stand never changes, so its peildatum needs to be asked for once.
@lru_cache(maxsize=32)
def _peildatum(standen: Standen, stand: str) -> str:
    with standen.open(stand).connect() as conn:
        return datum(peildatum.van(conn, Filters()).dag)


def _layout(standen: Standen) -> dmc.MantineProvider:
    stand, beschadigd = huidige_stand(standen)
    return kader(
        page_container,
        extra=[
            stand_store(stand),
            html.Div(stand_band(stand, beschadigd), id=BAND_ID),
            html.Div(id=FOUT_ID, role="alert"),
            # There from the start: a screen reader only reads changes in a region it knows.
            html.P(id=NIEUW_ID, role="status", className="stand-nieuw"),
        ],
        voet=[html.P(_voet(standen, stand), id=VOET_ID, className="stand-voet")],
    )
