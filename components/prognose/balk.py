"""The choices on top of Prognose: gemeente, corporaties, afspraak."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from components.keuzelijst import Optie, meer, precies_een

NAMEN = ("gemeente", "corporatie", "afspraak")


def id_van(naam: str) -> str:
    """The id of a choice's control."""
    return f"pr-{naam}"


def prognosebalk(waarde: Mapping[str, Any], opties: Mapping[str, Sequence[Optie]]) -> html.Section:
    """The controls with their values. opties: by name; {value, label}."""
    return html.Section(
        [
            html.H2("Kies", id="kies-kop", className="alleen-schermlezer"),
            html.Div(
                [
                    precies_een(id_van("gemeente"), "Gemeente", opties["gemeente"],
                                waarde["gemeente"], leeg="kies een gemeente"),
                    meer(id_van("corporatie"), "Corporatie", "alle corporaties",
                         opties["corporatie"], waarde["corporatie"]),
                    precies_een(id_van("afspraak"), "Afspraak", opties["afspraak"],
                                waarde["afspraak"]),
                ],
                className="filters prognosekeuze",
            ),
            # A plain link: the whole page anew, without a single choice.
            html.A("Keuzes wissen", href="/prognose", className="wissen"),
        ],
        className="filterbalk",
        **{"aria-labelledby": "kies-kop"},
    )  # fmt: skip
