"""The choices on top of Kernen: gemeente, level, definition, peildatum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from components.keuzelijst import Optie, een, precies_een

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
