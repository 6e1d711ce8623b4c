"""Reads the text of a JSON file that somebody handed in."""

from __future__ import annotations

import json
import re
from typing import Any

# A control or direction character, written out: it got past the door of the file.
_STUURT = re.compile(
    r"\\u(?:00(?:0[0-8bcef]|1[0-9a-f]|7f|[89][0-9a-f])|061c|200[ef]|202[a-e]|206[6-9])",
    re.IGNORECASE,
)
_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def ontleed(tekst: str) -> Any:
    r"""What stands in it. Raises ValueError (with why); RecursionError where it is nested too deep.

    NaN and Infinity are no JSON. Half a character (`"\ud800"`) may stand in JSON and nowhere else:
    no database and no file takes it.
    """
    kaal = tekst.lstrip("\ufeff")
    inhoud = json.loads(kaal, parse_constant=_geen_getal)
    if teken := _STUURT.search(kaal):
        raise ValueError(f"een onzichtbaar teken ({teken[0]})")
    if _HALF.search(kaal):
        json.dumps(inhoud, ensure_ascii=False).encode()  # UnicodeEncodeError is a ValueError
    return inhoud


def _geen_getal(tekst: str) -> float:
    raise ValueError(f"{tekst} is geen getal")
