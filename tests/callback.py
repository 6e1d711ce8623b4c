"""The question that a page sends when a visitor clicks, made without a browser.

Built from what the server itself tells the front end (`/_dash-dependencies`), so that it follows
the pages when they change.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from scripts.bezoek import ADRES, uitvoer_van

__all__ = ["ADRES", "kale_config", "vraag"]


def vraag(
    afhankelijkheden: Sequence[Mapping[str, Any]], uitvoer: str, **waarden: Any
) -> dict[str, Any]:
    """The body of a click. uitvoer: one of the callback's outputs, such as groei-inhoud.children.

    waarden: value by id of the control, with _ for -; the others are empty.
    """
    callback = next(a for a in afhankelijkheden if uitvoer in uitvoer_van(a["output"]))
    gegeven = {naam.replace("_", "-"): waarde for naam, waarde in waarden.items()}
    namen = {i["id"] for i in (*callback["inputs"], *callback["state"])}
    assert set(gegeven) <= namen, f"{set(gegeven) - namen} bestaat niet in {namen}"
    meer = callback["output"].startswith("..")
    delen = [
        dict(zip(("id", "property"), u.split("."), strict=True))
        for u in uitvoer_van(callback["output"])
    ]
    eerste = callback["inputs"][0]
    return {
        "output": callback["output"],
        "outputs": delen if meer else delen[0],
        "inputs": [_met(i, gegeven) for i in callback["inputs"]],
        "state": [_met(i, gegeven) for i in callback["state"]],
        "changedPropIds": [f"{eerste['id']}.{eerste['property']}"],
    }


def _met(invoer: Mapping[str, Any], waarden: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": invoer["id"],
        "property": invoer["property"],
        "value": waarden.get(invoer["id"]),
    }


def kale_config(html: str) -> dict[str, Any]:
    """The front end's configuration as it stands in a document."""
    gevonden = re.search(r'id="_dash-config"[^>]*>(.*?)</script>', html, re.S)
    return json.loads(gevonden.group(1)) if gevonden else {}
