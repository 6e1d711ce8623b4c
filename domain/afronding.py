"""Rounding as people do it, and a difference that fits the rounded numbers beside it.

Source: docs/definitions.md, "Figures on screen".
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

Getal = int | float | Decimal | Fraction
MEESTE_DECIMALEN = 3


def afgerond(waarde: Getal, decimalen: int = 0) -> Decimal:
    """Rounded half up (away from zero), as people do and `round` does not."""
    exact = (
        Decimal(waarde.numerator) / Decimal(waarde.denominator)
        if isinstance(waarde, Fraction)
        else Decimal(str(waarde))
    )
    return exact.quantize(Decimal(1).scaleb(-decimalen), rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class GetoondVerschil:
    """Two numbers as they are shown, and what lies between those two: `naar - van`, always.

    decimalen: how many all three are shown with.
    """

    van: Decimal
    naar: Decimal
    decimalen: int

    @property
    def verschil(self) -> Decimal:
        """The difference of the numbers as shown."""
        return self.naar - self.van


def verschil(van: Getal, naar: Getal, decimalen: int | None = None) -> GetoondVerschil:
    """Two shares in percent (or any two numbers) that are shown with their difference.

    31.95 to 31.74 would be 32.0 to 31.7 with a difference of -0.2, and nobody can follow that. So
    they get as many decimals (1 to 3) as are needed for the rounded difference to be the difference
    of the rounded, and not to be 0 where there is one: 31.95 to 31.74 is -0.21. decimalen: where
    the numbers stand elsewhere with so many; the difference is then that of the numbers shown
    (32.0 to 31.7 is -0.3).
    """
    if decimalen is not None:
        return GetoondVerschil(afgerond(van, decimalen), afgerond(naar, decimalen), decimalen)
    exact = _breuk(naar) - _breuk(van)
    for n in range(1, MEESTE_DECIMALEN + 1):
        uit = verschil(van, naar, n)
        if uit.verschil == afgerond(exact, n) and bool(uit.verschil) == bool(exact):
            return uit
    return verschil(van, naar, MEESTE_DECIMALEN)


def _breuk(waarde: Getal) -> Fraction:
    return waarde if isinstance(waarde, Fraction) else Fraction(str(waarde))
