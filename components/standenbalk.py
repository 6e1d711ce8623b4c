"""The choices of the page Standen: two standen, and of which figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html

from components.filterbalk import LABEL, Optie
from domain.mutaties import STATUSSEN

# name -> (label, what empty means)
STANDEN = {"van": ("Van stand", "de vorige"), "naar": ("Naar stand", "de nieuwste")}
LIJSTEN = {
    "gemeente": ("Gemeente", "alle gemeenten"),
    "corporatie": ("Corporatie", "alle corporaties"),
    "status": ("Status", "gerealiseerd"),
}
NAMEN = (*STANDEN, *LIJSTEN)
_METEEN = {"transitionProps": {"duration": 0}}


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
                        html.Div(_stand(n, alle[n], waarden.get(n)), className="kies-stand")
                        for n in STANDEN
                    ),
                    *(html.Div(_lijst(n, alle.get(n, []), waarden.get(n) or [])) for n in LIJSTEN),
                ],
                className="filters standenkeuze",
            ),
            html.A("Keuzes wissen", href="/standen", className="wissen"),
        ],
        className="filterbalk",
        **{"aria-labelledby": "vergelijk-kop"},
    )


def _stand(naam: str, opties: Sequence[Optie], waarde: str | None) -> dmc.Select:
    label, leeg = STANDEN[naam]
    return dmc.Select(
        id=id_van(naam),
        label=label,
        placeholder=leeg,
        data=list(opties),
        value=waarde,
        searchable=True,
        clearable=True,
        nothingFoundMessage="Niets gevonden",
        clearButtonProps={"aria-label": f"Wis {label.lower()}"},
        persistence=False,
        comboboxProps=_METEEN,
    )


def _lijst(naam: str, opties: Sequence[Optie], waarde: Sequence[str]) -> dmc.MultiSelect:
    label, leeg = LIJSTEN[naam]
    return dmc.MultiSelect(
        id=id_van(naam),
        label=label,
        placeholder=leeg,
        data=list(opties),
        value=list(waarde),
        searchable=True,
        clearable=True,
        hidePickedOptions=False,
        nothingFoundMessage="Niets gevonden",
        clearButtonProps={"aria-label": f"Wis {label.lower()}"},
        persistence=False,
        comboboxProps=_METEEN,
    )
