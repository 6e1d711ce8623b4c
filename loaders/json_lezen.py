"""Reads the text of a JSON file that somebody handed in."""

from __future__ import annotations

import json
import re
from typing import Any

_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def ontleed(tekst: str) -> Any:
    r"""What stands in it. Raises ValueError (with why); RecursionError where it is nested too deep.

    NaN and Infinity are no JSON. Half a character (`"\ud800"`) may stand in JSON and nowhere else:
    no database and no file takes it.
    """
    kaal = tekst.lstrip("\ufeff")
    inhoud = json.loads(kaal, parse_constant=_geen_getal)
    if _HALF.search(kaal):
        json.dumps(inhoud, ensure_ascii=False).encode()  # UnicodeEncodeError is a ValueError
    return inhoud


def _geen_getal(tekst: str) -> float:
    raise ValueError(f"{tekst} is geen getal")
