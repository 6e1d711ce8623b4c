"""On which line of a TOML text a table or a field stands, for messages that say where.

`tomllib` reads values but forgets lines. This follows headers and keys only; where a text is
written in a way it does not follow (a table inside braces), it gives the line around it.
"""

from __future__ import annotations

import re
from collections import Counter

Pad = tuple[str | int, ...]

# Possessive before what may be spaces too: a line of spaces is passed once.
_KOP = re.compile(r"\s*+(\[\[?)\s*+([A-Za-z0-9_.\- ]*[A-Za-z0-9_.\-])\s*+\]\]?\s*+(?:#.*)?$")
_VELD = re.compile(r"\s*([A-Za-z0-9_\-]+(?:\s*\.\s*[A-Za-z0-9_\-]+)*)\s*=\s*(.*)$")
_LANG = ('"""', "'''")


class Plekken:
    """Lines by path: ("document", "titel"), ("afspraak", 0, "deel", 1, "doel")."""

    def __init__(self, tekst: str) -> None:
        self._regels: dict[Pad, int] = {}
        aantal: Counter[Pad] = Counter()
        waar: Pad = ()
        open_tekst = ""
        for nummer, regel in enumerate(tekst.split("\n"), start=1):
            if open_tekst:
                if open_tekst in regel:
                    open_tekst = ""
            elif kop := _KOP.match(regel):
                waar = _kop_pad(kop[2], kop[1] == "[[", aantal)
                self._regels.setdefault(waar, nummer)
            elif veld := _VELD.match(regel):
                pad = waar
                for deel in veld[1].split("."):
                    pad = (*pad, deel.strip())
                    self._regels.setdefault(pad, nummer)
                open_tekst = next(
                    (t for t in _LANG if veld[2].startswith(t) and t not in veld[2][3:]), ""
                )

    def regel(self, pad: Pad) -> int | None:
        """The line of this path, else of the nearest table around it; None for the whole file."""
        while pad:
            if pad in self._regels:
                return self._regels[pad]
            pad = pad[:-1]
        return None


def _kop_pad(kop: str, lijst: bool, aantal: Counter[Pad]) -> Pad:
    """The path a header opens; a header inside a list of tables means its last one so far."""
    *boven, laatste = [d.strip() for d in kop.split(".")]
    pad: Pad = ()
    for deel in boven:
        pad = (*pad, deel)
        if aantal[pad]:
            pad = (*pad, aantal[pad] - 1)
    pad = (*pad, laatste)
    if lijst:
        aantal[pad] += 1
        pad = (*pad, aantal[pad] - 1)
    return pad
