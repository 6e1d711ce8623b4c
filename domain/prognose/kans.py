"""The chance that an afspraak is kept: a range from low to high assumptions, and its word.

Source: docs/definitions.md, "Prognose". A maximum is never treated as a minimum: of a maximum it is
the chance to stay at or under it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

# Below which chance which word; the last holds for the rest. Limits in percent.
WOORDEN = (
    (5, "vrijwel uitgesloten"),
    (25, "onwaarschijnlijk"),
    (75, "onzeker"),
    (95, "waarschijnlijk"),
    (101, "vrijwel zeker"),
)


@dataclass(frozen=True)
class Doel:
    """What must be reached at the end. als: minimum, maximum or bandbreedte (`hoog`: its top)."""

    als: str
    doel: Fraction
    hoog: Fraction | None = None


@dataclass(frozen=True)
class Kans:
    """Percentages, 0 to 100: the lowest and the highest over low, middle and high assumptions."""

    laag: float
    midden: float
    hoog: float

    @property
    def vijven(self) -> tuple[int, int]:
        """Both ends in steps of five points: assumptions are no finer."""
        return _vijf(self.laag), _vijf(self.hoog)

    @property
    def soort(self) -> str:
        """How the range is said: laag (below 5%), hoog (from 95%), alles (from below 5 to over
        95), hoogstens, minstens, ongeveer (one number) or tussen."""
        if self.hoog < 5:
            return "laag"
        if self.laag >= 95:
            return "hoog"
        if self.laag < 5:
            return "alles" if self.hoog >= 95 else "hoogstens"
        if self.hoog >= 95:
            return "minstens"
        return "ongeveer" if self.vijven[0] == self.vijven[1] else "tussen"

    @property
    def woorden(self) -> tuple[str, str]:
        """The words of both ends."""
        return woord(self.laag), woord(self.hoog)


@dataclass(frozen=True)
class Afspraakkans:
    """The chance that one afspraak is kept, under the assumptions of the stand.

    jaar: of its end. kansen: per layer (hard, zacht) that there are plans of.
    """

    afspraak: str
    jaar: int
    kansen: Mapping[str, Kans]

    @property
    def laag(self) -> str:
        """The layer with all plans there are: zacht, or hard where that is all."""
        return "zacht" if "zacht" in self.kansen else "hard"

    @property
    def beste(self) -> Kans:
        """With all plans there are."""
        return self.kansen[self.laag]

    @property
    def uitgesloten(self) -> bool:
        """Whether even the best end, with all plans, is below 5% (vrijwel uitgesloten)."""
        return self.beste.soort == "laag"


def _vijf(kans: float) -> int:
    return 5 * int(kans / 5 + 0.5)


def woord(kans: float) -> str:
    """What a chance is called."""
    return next(naam for grens, naam in WOORDEN if kans < grens)


def haalt(uitkomsten: NDArray[np.int64], doel: Doel) -> float:
    """In which percentage of the draws the target is kept. uitkomsten: homes at the end."""
    # Outcomes are whole: at least 3,2 is at least 4, at most 3,2 at most 3.
    minst, meest = -(-doel.doel // 1), (doel.doel if doel.hoog is None else doel.hoog) // 1
    goed = np.ones(len(uitkomsten), bool)
    if doel.als != "maximum":
        goed &= uitkomsten >= minst
    if doel.als != "minimum":
        goed &= uitkomsten <= meest
    return 100 * int(np.count_nonzero(goed)) / len(uitkomsten)


def bereik(laag: float, midden: float, hoog: float) -> Kans:
    """The three in order: of a maximum more plans make the chance smaller."""
    return Kans(min(laag, midden, hoog), midden, max(laag, midden, hoog))
