"""Names as people write them: one key per name, and the nearest known ones.

Case, accents and spaces do not count (docs/delivery-format.md); what does count
stays in the key, so that two different names never become one by accident.
"""

from __future__ import annotations

import re

# One key, and one idea of what is near, for loading a name and for asking it.
from store.vragen.nabij import Nabij
from telling.sleutel import sleutel

__all__ = [
    "Nabij", "sleutel", "zonder_gemeente", "zonder_kern", "zonder_provincie", "zonder_rechtsvorm",
]  # fmt: skip

_RECHTSVORM = re.compile(
    r"(?:stichting|vereniging|(?:woning|woningbouw|woon)(?:stichting|vereniging|corporatie))\s+"
)
_ACHTERVOEGSEL = re.compile(r"\s*\([^()]*\)$")


def zonder_rechtsvorm(naam: str) -> str:
    """A key without "stichting", "woningstichting" and the like in front (may be repeated)."""
    vorige = ""
    while vorige != naam:
        vorige, naam = naam, naam[m.end() :] if (m := _RECHTSVORM.match(naam)) else naam
    return naam


def zonder_gemeente(naam: str) -> str:
    """A key without "gemeente " in front."""
    return naam.removeprefix("gemeente ")


def zonder_provincie(naam: str) -> str:
    """A key without a province in brackets behind, as in "Bergen (NH.)"."""
    return _ACHTERVOEGSEL.sub("", naam)


def zonder_kern(naam: str) -> str:
    """A key without "kern " in front."""
    return naam.removeprefix("kern ")
