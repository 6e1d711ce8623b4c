"""The share of sociale huur in an area, and what it would take to reach a target.

Source: docs/definitions.md, "Aandeel". One formula for page, slider and
download. S is a whole number of dwellings first, then all is exact (fractions),
and what is needed is rounded up last.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

DEFINITIES = ("bezit_corporatie", "sociaal_bezit_corporatie", "sociaal_contract")


@lru_cache(maxsize=4096, typed=True)  # a country has few different percentages, in many areas
def procent(waarde: str | int | float | Decimal | Fraction) -> Fraction:
    """A percentage (0 to 100) as an exact fraction of one: 22.3 is 223/1000.

    A float is read as it is printed, so 22.3 is not 22.300000000000000711.
    """
    if isinstance(waarde, Fraction):
        return waarde / 100
    return Fraction(Decimal(str(waarde))) / 100


def als_procent(deel: Fraction) -> float:
    """The other way round: 223/1000 is 22.3."""
    return float(deel * 100)


def sociaal_uit_aandeel(woningen: int, aandeel: Fraction) -> int:
    """The whole dwellings that a share stands for, rounded half up."""
    return math.floor(aandeel * woningen + Fraction(1, 2))


def nodig(woningen: int, sociaal: int, doel: Fraction) -> int:
    """Extra social homes when nothing else is built: (t*T - S) / (1 - t), rounded up once.

    Each home that comes is a dwelling too, so it is more than t*T - S; 0 when the share is
    reached. The restopgave of a share, without plans (`Opgave`) and with
    (`domain.plannen.restopgave`).
    """
    return math.ceil(max(doel * woningen - sociaal, Fraction(0)) / (1 - doel))


@dataclass(frozen=True)
class Marge:
    """A share that is known only within bounds (fractions of one)."""

    laag: Fraction
    hoog: Fraction

    def boven(self, grens: Fraction) -> str:
        """`ja`, `nee` or `mogelijk`, whether the share is above a limit."""
        if self.laag > grens:
            return "ja"
        return "mogelijk" if self.hoog > grens else "nee"


@dataclass(frozen=True)
class Opgave:
    """What an area needs to reach a share of sociale huur.

    woningen (T), sociaal (S): dwellings now. doel (t), nieuwbouwaandeel (n): fractions of one,
    t strictly between 0 and 1. Raises ValueError for figures that cannot be.
    """

    woningen: int
    sociaal: int
    doel: Fraction
    nieuwbouwaandeel: Fraction

    def __post_init__(self) -> None:
        if self.woningen <= 0:
            raise ValueError("zonder woningen is er geen aandeel")
        if not 0 <= self.sociaal <= self.woningen:
            raise ValueError("er zijn meer sociale huurwoningen dan woningen")
        if not 0 < self.doel < 1:
            raise ValueError("het doel ligt tussen 0 en 100%")
        if not 0 <= self.nieuwbouwaandeel <= 1:
            raise ValueError("het aandeel in de nieuwbouw ligt van 0 tot en met 100%")

    @property
    def aandeel(self) -> Fraction:
        """S / T."""
        return Fraction(self.sociaal, self.woningen)

    @property
    def _tekort(self) -> Fraction:
        return max(self.doel * self.woningen - self.sociaal, Fraction(0))

    @property
    def tekort(self) -> int:
        """Social homes short of the target today: t*T - S, rounded up; 0 if reached."""
        return math.ceil(self._tekort)

    @property
    def zonder_bouw(self) -> int:
        """Extra social homes when nothing else is built: (t*T - S) / (1 - t), rounded up."""
        return nodig(self.woningen, self.sociaal, self.doel)

    @property
    def haalbaar(self) -> bool:
        """Whether building with this mix can ever reach the target."""
        return self._tekort == 0 or self.nieuwbouwaandeel > self.doel

    @property
    def totaal(self) -> int | None:
        """All building needed at this mix: (t*T - S) / (n - t), rounded up.

        None where the target is out of reach with this mix.
        """
        exact = self._totaal_exact
        return None if exact is None else math.ceil(exact)

    @property
    def totaal_sociaal(self) -> int | None:
        """The social part of `totaal`: n times the exact total, rounded up."""
        exact = self._totaal_exact
        return None if exact is None else math.ceil(exact * self.nieuwbouwaandeel)

    @property
    def _totaal_exact(self) -> Fraction | None:
        if self._tekort == 0:
            return Fraction(0)
        if not self.haalbaar:
            return None
        return self._tekort / (self.nieuwbouwaandeel - self.doel)
