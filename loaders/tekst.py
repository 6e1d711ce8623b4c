"""Words for messages, and names as people write them.

In messages numbers and lists stand as the Dutch write them, and text is safe to print. A name has
one key and its nearest known ones: case, accents and spaces do not count (docs/delivery-format.md);
what does count stays in the key, so that two different names never become one by accident.
"""

from __future__ import annotations

import re
import unicodedata

from store.vragen.nabij import Nabij
from telling.rijen import sleutel

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


LANGST = 120  # characters of a cell shown in a message


# Steers a terminal, or turns the direction of what follows: nobody sees that it is there, and a
# name reads as another. Tabs and ends of lines are no part of it.
STUURTEKEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
ONZICHTBAAR = (
    "Hier staat een onzichtbaar teken, dat de leesrichting of het scherm stuurt. Haal het weg."
)


def stuurteken(tekst: str) -> str:
    """The first control or direction character as `U+202E`; empty where there is none."""
    gevonden = STUURTEKEN.search(tekst)
    return f"U+{ord(gevonden[0]):04X}" if gevonden else ""


def getal(n: int) -> str:
    """Thousands with a point: 10.000."""
    return f"{n:,}".replace(",", ".")


def leesbaar(tekst: str) -> str:
    """One short line: no control characters (they could steer a terminal), cut with an ellipsis."""
    kort = tekst[: LANGST * 2]
    schoon = "".join(
        " " if t in "\t\r\n" else "·" if unicodedata.category(t) in ("Cc", "Cf", "Cs", "Co") else t
        for t in kort
    )
    return schoon if len(tekst) <= LANGST else schoon[:LANGST] + "…"
