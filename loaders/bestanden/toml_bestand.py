"""Opens the reviewed text files: which one it is, its TOML as Python values, and on which line.

`tomllib` reads values but forgets lines, and messages must say where a table or a field stands.
`Plekken` follows headers and keys only; where a text is written in a way it does not follow (a
table inside braces), it gives the line around it.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from loaders.bestanden import toml_lezen
from loaders.contract import Invoer
from loaders.tekst import sleutel
from loaders.verdict.verdict import Verzamelaar

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


GROOTST = 5_000_000  # bytes; a document of a hundred afspraken is about 100 kB
_VOORBEELD = 'regels als veld = "waarde" onder koppen als [document] en [[afspraak]]'


def is_van(invoer: Invoer, tabel: str, kop: re.Pattern[str]) -> bool:
    """A .toml that has this header, or a text that is said to be this table."""
    if invoer.soort != "tekst":
        return False
    toml = invoer.bestand.casefold().endswith(".toml")
    return sleutel(invoer.velden.tabel) == tabel or (toml and bool(kop.search(invoer.tekst)))


def ontleed(inhoud: bytes, meldingen: Verzamelaar) -> dict[str, Any] | None:
    """The TOML as Python values, or None and a fout with the line."""
    try:
        return toml_lezen.ontleed(inhoud, GROOTST, _VOORBEELD)[0]
    except toml_lezen.GeenToml as fout:
        meldingen.voeg(
            "fout", str(fout), rij=fout.regel, gevonden=fout.gevonden, verwacht=fout.verwacht
        )
        return None
