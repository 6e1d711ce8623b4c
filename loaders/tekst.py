"""Words for messages: numbers as the Dutch write them, lists, and text that is safe to print."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

LANGST = 120  # characters of a cell shown in a message


def getal(n: int) -> str:
    """Thousands with a point: 10.000."""
    return f"{n:,}".replace(",", ".")


def opsomming(delen: Sequence[str], woord: str = "en") -> str:
    """`a, b en c`."""
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} {woord} {delen[-1]}"


def leesbaar(tekst: str) -> str:
    """One short line: no control characters (they could steer a terminal), cut with an ellipsis."""
    kort = tekst[: LANGST * 2]
    schoon = "".join(
        " " if t in "\t\r\n" else "·" if unicodedata.category(t) in ("Cc", "Cf", "Cs", "Co") else t
        for t in kort
    )
    return schoon if len(tekst) <= LANGST else schoon[:LANGST] + "…"
