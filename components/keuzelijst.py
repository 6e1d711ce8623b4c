"""The lists that the bars are made of: one or several choices, by keyboard, empty by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc

Optie = dict[str, str]
# A list that is there at once: a quick typist's next key must find it.
_METEEN = {"transitionProps": {"duration": 0}}
NIETS = "Niets gevonden"

# What a filter's code is called where it is chosen or said.
LABEL = {
    "permanent": "Permanent",
    "tijdelijk_lang": "Tijdelijk, langer dan 5 jaar",
    "tijdelijk_kort": "Tijdelijk, hooguit 5 jaar",
    "sociaal": "Sociale huur",
    "midden": "Middenhuur",
    "vrij": "Vrije huur",
    "gerealiseerd": "Gerealiseerd",
    "hard": "Harde plannen",
    "zacht": "Zachte plannen",
    "sector": "Hele sociale sector",
    "corporatie": "Eigen bezit corporatie",
    "met": "Met sloop",
    "zonder": "Zonder sloop",
}


def meer(
    id: str, label: str, leeg: str, opties: Sequence[Optie], waarde: Sequence[str]
) -> dmc.MultiSelect:
    """Several choices. leeg: what it means to choose none. opties: {value, label}."""
    return dmc.MultiSelect(
        **_gemeen(id, label, leeg, opties, NIETS),
        **_te_wissen(label),
        value=list(waarde),
        hidePickedOptions=False,
    )


def een(
    id: str,
    label: str,
    leeg: str,
    opties: Sequence[Optie],
    waarde: str | None,
    *,
    niets: str = NIETS,
) -> dmc.Select:
    """One choice or none. leeg: what none means. niets: said where a search finds nothing."""
    return dmc.Select(**_gemeen(id, label, leeg, opties, niets), **_te_wissen(label), value=waarde)


def precies_een(
    id: str, label: str, opties: Sequence[Optie], waarde: str | None, *, leeg: str = ""
) -> dmc.Select:
    """One choice that cannot be taken away. leeg: shown until there is one."""
    return dmc.Select(**_gemeen(id, label, leeg, opties, NIETS), value=waarde, allowDeselect=False)


def _gemeen(id: str, label: str, leeg: str, opties: Sequence[Optie], niets: str) -> dict[str, Any]:
    return {
        "id": id,
        "label": label,
        "placeholder": leeg,
        "data": list(opties),
        "searchable": True,
        "nothingFoundMessage": niets,
        "persistence": False,
        "comboboxProps": _METEEN,
    }


def _te_wissen(label: str) -> dict[str, Any]:
    return {"clearable": True, "clearButtonProps": {"aria-label": f"Wis {label.lower()}"}}
