"""The page's shell: the frame of `components.kader` filled with what is known of the stand.

The layout is made on every visit, so it reads the pointer; after that only the store `stand-id`
moves, and one small callback follows it.
"""

from __future__ import annotations

from dataclasses import replace
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
    Zicht,
    nieuw_tekst,
    stand_band,
    stand_store,
    voet_regel,
)
from loaders.archief.achterstand import achterstand
from settings import Settings
from store.standen.standen import GeenStand, GeenVastgesteld, Standen, StandFout

NEDERLAND = ZoneInfo("Europe/Amsterdam")


def zet_schil(app: Dash) -> None:
    """Give the app its layout and the callback that follows the stand."""
    config = app.server.config  # read on every visit, as the routes do
    app.layout = lambda: _layout(config["SETTINGS"], config["STANDEN"])

    @app.callback(
        Output(BAND_ID, "children"),
        Output(NIEUW_ID, "children"),
        Output(VOET_ID, "children"),
        Input(STAND_ID, "data"),
        prevent_initial_call=True,
    )
    def volg(gezien: str) -> tuple[Any, str, list[Any]]:
        zicht = zicht_op(config["SETTINGS"], config["STANDEN"])
        return stand_band(zicht), nieuw_tekst(zicht), voet_regel(zicht)


def zicht_op(settings: Settings, standen: Standen) -> Zicht:
    """What the shell says of the stand that readers see, and of the archive behind it."""
    return replace(_zicht_op(standen), archief=achterstand(settings, standen))


def _zicht_op(standen: Standen) -> Zicht:
    alleen = standen.alleen_vastgesteld
    try:
        info = standen.huidig()
    except GeenVastgesteld:
        return Zicht(alleen_vastgesteld=alleen, wacht=True)
    except GeenStand:
        return Zicht(alleen_vastgesteld=alleen)
    except StandFout:
        return Zicht(alleen_vastgesteld=alleen, beschadigd="alle")
    return Zicht(
        info.id,
        info.gebouwd.astimezone(NEDERLAND).date(),
        info.vastgesteld.label if info.vastgesteld else None,
        alleen_vastgesteld=alleen,
        beschadigd=info.beschadigd,
    )


def _layout(settings: Settings, standen: Standen) -> dmc.MantineProvider:
    zicht = zicht_op(settings, standen)
    return kader(
        page_container,
        menu(),
        extra=[
            stand_store(zicht.stand),
            html.Section(
                [
                    html.Div(stand_band(zicht), id=BAND_ID),
                    html.Div(id=FOUT_ID, role="alert"),
                    # There from the start: a screen reader only reads changes in what it knows.
                    html.P(id=NIEUW_ID, role="status", className="stand-nieuw"),
                ],
                **{"aria-label": "Meldingen over de cijfers"},
            ),
        ],
        voet=[html.P(voet_regel(zicht), id=VOET_ID, className="stand-voet")],
    )


def menu() -> list[tuple[str, str]]:
    """Name and path of the pages of the menu: those that have an order."""
    paginas = [p for p in dash.page_registry.values() if p["order"] is not None]
    return [(p["name"], p["path"]) for p in sorted(paginas, key=lambda p: p["order"])]
