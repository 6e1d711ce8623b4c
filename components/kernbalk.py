"""The choices on top of Kernen: gemeente, level, definition, peildatum."""

from __future__ import annotations

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import html

from components.filterbalk import Optie

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
) -> dmc.Select:
    return dmc.Select(
        id=id_van(naam),
        label=label,
        placeholder=leegtekst,
        data=list(opties),
        value=gekozen[naam],
        searchable=True,
        clearable=leeg,
        allowDeselect=False,
        nothingFoundMessage="Niets gevonden",
        clearButtonProps={"aria-label": f"Wis {label.lower()}"},
        persistence=False,
    )
