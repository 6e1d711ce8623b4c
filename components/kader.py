"""What stands around every page: theme, skip link, header with navigation, main, footer.

The Mantine theme has an own palette, since its default blue on white is 3.55:1 (AA asks 4.5).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

# Light to dark; shade 7 on white is 7.0:1.
WOON = [
    "#eef6f8", "#d9eaef", "#b3d6df", "#86bccb", "#5aa1b5",
    "#3a879d", "#24707f", "#1c6478", "#134d5d", "#0d3a47",
]  # fmt: skip

THEMA: dict[str, Any] = {
    "primaryColor": "woon",
    "primaryShade": 7,
    "colors": {"woon": WOON},
    "fontFamily": "var(--letter)",
    "defaultRadius": "sm",
}


def kader(
    inhoud: Any,
    menu: Sequence[tuple[str, str]],
    extra: Sequence[Any] = (),
    voet: Sequence[Any] = (),
) -> dmc.MantineProvider:
    """The whole document around `inhoud`, the page container.

    menu: name and path of each page in it. extra: goes above the content (bands, stores).
    voet: lines of the footer.
    """
    return dmc.MantineProvider(
        theme=THEMA,
        forceColorScheme="light",
        children=[
            html.A("Naar de inhoud", href="#inhoud", className="overslaan"),
            html.Header(
                className="kop",
                children=[
                    dcc.Link("Woonsaldo", href="/", className="merk"),
                    html.Nav(
                        [dcc.Link(naam, href=pad) for naam, pad in menu],
                        **{"aria-label": "Hoofdmenu"},
                    ),
                ],
            ),
            html.Div(list(extra), className="meldingen"),
            # Focusable by script only, so that the skip link lands here.
            html.Main(inhoud, id="inhoud", tabIndex="-1"),
            html.Footer(
                [
                    html.P(
                        "Woonsaldo telt zelfstandige woningen. Onbekend is nooit 0. "
                        "Elke grafiek noemt bron, peildatum en stand."
                    ),
                    *voet,
                ],
                className="voet",
            ),
        ],
    )
