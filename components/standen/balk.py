"""The choices of the page Standen: two standen, and of which figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from components.keuzelijst import LABEL, Optie, een, meer
from domain.mutaties import STATUSSEN

# name -> (label, what empty means)
STANDEN = {"van": ("Van stand", "de vorige"), "naar": ("Naar stand", "de nieuwste")}
LIJSTEN = {
    "gemeente": ("Gemeente", "alle gemeenten"),
    "corporatie": ("Corporatie", "alle corporaties"),
    "status": ("Status", "gerealiseerd"),
}
NAMEN = (*STANDEN, *LIJSTEN)


def id_van(naam: str) -> str:
    """The id of a control."""
    return f"vergelijk-{naam}"


def standenbalk(waarden: Mapping[str, Any], standen: Sequence[Optie]) -> html.Section:
    """The controls with their values. standen: to choose from; the page fills in the rest."""
    statussen = [{"value": s, "label": LABEL[s]} for s in STATUSSEN]
    alle = dict.fromkeys(STANDEN, standen) | {"status": statussen}
    return html.Section(
        [
            html.H2("Vergelijk", id="vergelijk-kop", className="alleen-schermlezer"),
            html.Div(
                [
                    *(
                        html.Div(
                            een(id_van(n), *STANDEN[n], alle[n], waarden.get(n)),
                            className="kies-stand",
                        )
                        for n in STANDEN
                    ),
                    *(
                        html.Div(
                            meer(id_van(n), *LIJSTEN[n], alle.get(n, []), waarden.get(n) or [])
                        )
                        for n in LIJSTEN
                    ),
                ],
                className="filters standenkeuze",
            ),
            html.A("Keuzes wissen", href="/standen", className="wissen"),
        ],
        className="filterbalk",
        **{"aria-labelledby": "vergelijk-kop"},
    )
