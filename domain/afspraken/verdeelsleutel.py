"""Split a number of dwellings over corporaties by percentage, in whole dwellings.

Largest remainder: everyone gets the whole part of his share, what is left goes
one by one to the largest remainders. Source: docs/definitions.md, "Verdeelsleutel".
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from domain.kernen.aandeel import procent


def verdeel(
    aantal: int, sleutel: Mapping[str, int | float | str | Decimal | Fraction]
) -> dict[str, int]:
    """Dwellings per party, in the order of the key; they always sum to `aantal`.

    sleutel: party to percentage. Equal remainders go in the key's order. Raises ValueError for
    a key that does not sum to exactly 100, a negative percentage or a negative amount.
    """
    if aantal < 0:
        raise ValueError("een negatief aantal is niet te verdelen")
    delen = {partij: procent(deel) for partij, deel in sleutel.items()}
    if any(deel < 0 for deel in delen.values()):
        raise ValueError("een percentage in de verdeelsleutel is negatief")
    som = sum(delen.values(), Fraction(0))
    if som != 1:
        raise ValueError(f"de verdeelsleutel telt op tot {float(som * 100):g}%, niet tot 100%")
    heel = {partij: math.floor(aantal * deel) for partij, deel in delen.items()}
    rest = aantal - sum(heel.values())
    # sorted is stable: of two equal remainders the first in the key comes first.
    op_rest = sorted(delen, key=lambda partij: heel[partij] - aantal * delen[partij])
    for partij in op_rest[:rest]:
        heel[partij] += 1
    return heel
