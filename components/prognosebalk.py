"""The choices on top of Prognose: gemeente, corporaties, afspraak."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html

from components.filterbalk import Optie

NAMEN = ("gemeente", "corporatie", "afspraak")
_METEEN = {"transitionProps": {"duration": 0}}


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
                    _een("gemeente", "Gemeente", "kies een gemeente", waarde, opties),
                    dmc.MultiSelect(
                        id=id_van("corporatie"),
                        label="Corporatie",
                        placeholder="alle corporaties",
                        data=list(opties["corporatie"]),
                        value=waarde["corporatie"],
                        searchable=True,
                        clearable=True,
                        hidePickedOptions=False,
                        nothingFoundMessage="Niets gevonden",
                        clearButtonProps={"aria-label": "Wis corporatie"},
                        persistence=False,
                        comboboxProps=_METEEN,
                    ),
                    _een("afspraak", "Afspraak", "", waarde, opties),
                ],
                className="filters prognosekeuze",
            ),
            # A plain link: the whole page anew, without a single choice.
            html.A("Keuzes wissen", href="/prognose", className="wissen"),
        ],
        className="filterbalk",
        **{"aria-labelledby": "kies-kop"},
    )


def _een(
    naam: str,
    label: str,
    leeg: str,
    waarde: Mapping[str, Any],
    opties: Mapping[str, Sequence[Optie]],
) -> dmc.Select:
    return dmc.Select(
        id=id_van(naam),
        label=label,
        placeholder=leeg,
        data=list(opties[naam]),
        value=waarde[naam],
        searchable=True,
        allowDeselect=False,
        nothingFoundMessage="Niets gevonden",
        persistence=False,
        comboboxProps=_METEEN,
    )
