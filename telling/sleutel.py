"""The key under which a name is found: without case, accents and surplus spaces."""

from __future__ import annotations

import unicodedata

_GEWOON = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "–": "-"})


def sleutel(tekst: str) -> str:
    """One key for every way to write a name; two different names keep two keys."""
    klein = tekst.translate(_GEWOON).casefold()
    if klein.isascii():
        return " ".join(klein.split())
    ontleed = unicodedata.normalize("NFKD", klein)
    # casefold twice: NFKD can bring back capitals (a compatibility form of a letter).
    kaal = "".join(t for t in ontleed if not unicodedata.combining(t)).casefold()
    return " ".join(kaal.split())
