"""The columns of a table of plan capacity: one per hardness and period, and totals.

`h2020-2024`, `z2030+`, `onbekend_2025-2029`: the hardness and the years; `htotaal`, `ztotaal` and
`totaal`.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass

from domain.perioden import Periode, lees_periode
from loaders.bestanden.blad import Blad, kolomsleutel
from loaders.bestanden.csv_lezen import scheidingsteken
from loaders.contract import Invoer
from loaders.publiek import controleer_kolommen
from loaders.verdict.verdict import Verzamelaar

GEMEENTE, PROVINCIE = "gemeentecode", "provincie"
# Total: the groups of columns it is the sum of.
TOTALEN: dict[str, tuple[str, ...]] = {
    "htotaal": ("h",), "ztotaal": ("z",), "totaal": ("h", "z", "onbekend"),
}  # fmt: skip
_ERBIJ = (PROVINCIE, "gemeente")
_POST = re.compile(r"(h|z|onbekend)_?([0-9]{4}(?:_[0-9]{4}|\+)?)$")
_SOORTEN = {
    "h": ("hard", "harde plancapaciteit"),
    "z": ("zacht", "zachte plancapaciteit"),
    # Not known to be hard is not hard; the source's own word says what it is.
    "onbekend": ("zacht", "hardheid onbekend"),
}


@dataclass(frozen=True)
class Post:
    """A column with numbers. kolom: its key; groep: h, z or onbekend."""

    kolom: str
    groep: str
    periode: Periode

    @property
    def status(self) -> str:
        """hard or zacht."""
        return _SOORTEN[self.groep][0]

    @property
    def woord(self) -> str:
        """What the source calls it."""
        return _SOORTEN[self.groep][1]


def is_plancapaciteit(invoer: Invoer) -> bool:
    """Whether the first line holds the columns of such a table."""
    kop = next((r for r in invoer.begin.lstrip("\ufeff").splitlines() if r.strip(" \t;,")), "")
    teken = scheidingsteken(invoer.inhoud[:4096], invoer.codering, ())
    try:
        sleutels = {kolomsleutel(c) for c in next(csv.reader([kop], delimiter=teken), [])}
    except csv.Error:
        return False
    return {GEMEENTE, "htotaal", "ztotaal"} <= sleutels and any(map(_POST.match, sleutels))


def kies(blad: Blad, meldingen: Verzamelaar) -> list[Post]:
    """The columns with plans; what is said of the others goes to the verdict."""
    sleutels = blad.sleutels
    posten = [p for k in dict.fromkeys(sleutels) if (p := _post(k))]
    controleer_kolommen(
        meldingen, sleutels, (GEMEENTE,), (*_ERBIJ, *TOTALEN, *(p.kolom for p in posten))
    )
    return posten


def _post(naam: str) -> Post | None:
    m = _POST.match(naam)
    if not m:
        return None
    try:
        return Post(naam, m[1], lees_periode(m[2].replace("_", "-")))
    except ValueError:
        return None
