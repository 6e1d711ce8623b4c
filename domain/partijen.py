"""Who a code of a party means: a gemeente, a corporatie, or another organisatie.

Only corporaties have homes to count. An organisatie is told from a corporatie by its code: one
begins with `ORG-`, and a code of a corporatie holds no hyphen (`loaders.referentie.regels`).
"""

from __future__ import annotations

import re
from typing import Literal

SoortPartij = Literal["gemeente", "organisatie", "corporatie"]
ORGANISATIE = re.compile(r"ORG(?:-[A-Z0-9]+)+")
GEMEENTE = re.compile(r"GM[0-9]{4}")


def soort_partij(code: str) -> SoortPartij:
    """What a code of a party is, from its form alone."""
    if GEMEENTE.fullmatch(code):
        return "gemeente"
    return "organisatie" if code.startswith("ORG-") else "corporatie"


def is_corporatie(code: str) -> bool:
    """Whether a party is a corporatie, whose figures a total of the gemeente needs."""
    return soort_partij(code) == "corporatie"
