"""A percentage that a reader can move: a slider and a number, always the same value."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, clientside_callback, html


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
