"""The choices on top of Kernen: gemeente, level, definition, peildatum, and percentages to move.

A percentage is a slider and a number, always the same value.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, clientside_callback, html

from components.keuzelijst import Optie, een, precies_een


def schuif(
    id: str, label: str, uitleg: str, waarde: float | None, grenzen: tuple[int, int]
) -> html.Div:
    """The slider `id` and the number `id`-getal, kept equal in the browser.

    waarde: None where nothing was chosen. grenzen: where the slider ends; the number takes whatever
    lies between, also with a fraction.
    """
    laag, hoog = grenzen
    return html.Div(
        [
            dmc.NumberInput(
                id=f"{id}-getal",
                label=label,
                description=uitleg,
                value=waarde,
                placeholder="geen",
                min=laag,
                max=hoog,
                step=1,
                decimalScale=4,
                decimalSeparator=",",
                allowedDecimalSeparators=[",", "."],
                suffix="%",
                allowNegative=False,
                clampBehavior="blur",
                debounce=250,
                persistence=False,
            ),
            dmc.Slider(
                id=id,
                value=waarde,
                min=laag,
                max=hoog,
                step=1,
                size="lg",
                thumbSize=26,
                thumbLabel=f"{label}, in procent",
                updatemode="drag",
                persistence=False,
                marks=[{"value": w, "label": f"{w}%"} for w in (laag, 25, 50, 75, hoog)],
            ),
        ],
        className="schuif",
    )


def koppel(id: str) -> None:
    """Keep the slider and its number equal; no figure is computed in the browser."""
    clientside_callback(
        ClientsideFunction(namespace="kernen", function_name="gelijk"),
        Output(id, "value"),
        Output(f"{id}-getal", "value"),
        Input(id, "value"),
        Input(f"{id}-getal", "value"),
        prevent_initial_call=True,
    )


NAMEN = ("gemeente", "niveau", "definitie", "peildatum")
NIVEAU: list[Optie] = [
    {"value": "wijk", "label": "Kernen of wijken"},
    {"value": "buurt", "label": "Buurten"},
    {"value": "gemeente", "label": "Alleen de gemeente"},
]


def id_van(naam: str) -> str:
    """The id of a choice's control."""
    return f"k-{naam}"


def kernbalk(
    gekozen: dict[str, str | None],
    gemeenten: Sequence[Optie],
    definities: Sequence[Optie],
    peildata: Sequence[Optie],
) -> html.Section:
    """The controls with their values. Options: {value: code, label: name}."""
    return html.Section(
        [
            html.H2("Kies", id="kies-kop", className="alleen-schermlezer"),
            html.Div(
                [
                    _keuze("gemeente", "Gemeente", gemeenten, gekozen, "kies een gemeente"),
                    _keuze("niveau", "Niveau", NIVEAU, gekozen, ""),
                    _keuze("definitie", "Wat telt als sociale huur", definities, gekozen,
                           "wat hier bekend is", leeg=True),
                    _keuze("peildatum", "Peildatum", peildata, gekozen, "nieuwste", leeg=True),
                ],
                className="filters eerste kernkeuze",
            ),
            html.A("Keuzes wissen", href="/kernen", className="wissen"),
        ],
        className="filterbalk",
        **{"aria-labelledby": "kies-kop"},
    )  # fmt: skip


def _keuze(
    naam: str,
    label: str,
    opties: Sequence[Optie],
    gekozen: dict[str, str | None],
    leegtekst: str,
    *,
    leeg: bool = False,
) -> Any:
    if leeg:
        return een(id_van(naam), label, leegtekst, opties, gekozen[naam])
    return precies_een(id_van(naam), label, opties, gekozen[naam], leeg=leegtekst)
