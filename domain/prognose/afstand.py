"""How a number at the end stands to what was agreed, in whole homes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from domain.afronding import afgerond

PRECIES, BOVEN, ONDER = "precies", "boven", "onder"
BINNEN, ONDER_GRENS, BOVEN_GRENS = "binnen", "onder de ondergrens", "boven de bovengrens"


@dataclass(frozen=True)
class Afstand:
    """waar: PRECIES, BOVEN or ONDER; of a range BINNEN, ONDER_GRENS or BOVEN_GRENS. aantal: how
    many homes, never below 0."""

    waar: str
    aantal: int


def afstand(n: float | Fraction, doel: float | Fraction, hoog: float | Fraction | None) -> Afstand:
    """hoog: the upper end of a range. Held against whole numbers, since those are what is shown."""
    onder, boven = heel(n) - heel(doel), None if hoog is None else heel(n) - heel(hoog)
    if boven is not None:
        if onder < 0:
            return Afstand(ONDER_GRENS, -onder)
        return Afstand(BOVEN_GRENS, boven) if boven > 0 else Afstand(BINNEN, 0)
    if onder == 0:
        return Afstand(PRECIES, 0)
    return Afstand(BOVEN if onder > 0 else ONDER, abs(onder))


def heel(n: float | Fraction) -> int:
    """Rounded half away from zero, as figures are shown."""
    return int(afgerond(n))
