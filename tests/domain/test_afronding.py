"""A difference that stands beside two rounded numbers is the difference of those two."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.afronding import MEESTE_DECIMALEN, afgerond, verschil

PROCENT = st.fractions(0, 100, max_denominator=60_000)


@pytest.mark.parametrize(
    ("van", "naar", "uit"),
    [
        ("32.0", "31.7", ("32.0", "31.7", "-0.3")),
        ("31.95", "31.74", ("31.95", "31.74", "-0.21")),  # was 32,0 to 31,7 and -0,2
        ("31.74", "31.76", ("31.74", "31.76", "0.02")),  # not 0,1, nor 0,0
        ("32.96", "33", ("32.96", "33.00", "0.04")),  # not 33,0 of 33 with nothing to go
        ("31.7", "31.7", ("31.7", "31.7", "0.0")),
    ],
)
def test_a_difference_gets_the_decimals_that_make_it_fit(van, naar, uit) -> None:
    v = verschil(Decimal(van), Decimal(naar))
    assert (str(v.van), str(v.naar), str(v.verschil)) == uit


def test_beside_numbers_with_one_decimal_the_difference_is_theirs() -> None:
    v = verschil(31.95, 31.74, decimalen=1)
    assert (str(v.van), str(v.naar), str(v.verschil)) == ("32.0", "31.7", "-0.3")


@given(PROCENT, PROCENT)
def test_what_is_shown_always_adds_up(van: Fraction, naar: Fraction) -> None:
    v = verschil(van, naar)
    assert v.van + v.verschil == v.naar
    assert 1 <= v.decimalen <= MEESTE_DECIMALEN
    assert (v.van, v.naar) == (afgerond(van, v.decimalen), afgerond(naar, v.decimalen))
    # It lies within one unit of its last decimal of what is really between them.
    assert abs(Fraction(v.verschil) - (naar - van)) <= Fraction(1, 10**v.decimalen)
