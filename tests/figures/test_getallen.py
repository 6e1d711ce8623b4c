from datetime import date
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.opsomming import opsomming
from figures.basis import getallen as g


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [(0, "0"), (999, "999"), (1234, "1.234"), (-12, "−12"), (-1234567, "−1.234.567"), (0.5, "1")],
)
def test_getal(waarde, tekst):
    assert g.getal(waarde) == tekst


@pytest.mark.parametrize("niets", [None, float("nan"), pd.NA, pd.NaT])
def test_onbekend_is_nooit_nul(niets):
    assert g.getal(niets) == g.met_teken(niets) == g.aandeel(niets) == g.datum(niets) == "onbekend"


@pytest.mark.parametrize(
    ("waarde", "tekst"), [(12, "+12"), (-12, "−12"), (0, "0"), (0.4, "0"), (-0.4, "0")]
)
def test_met_teken(waarde, tekst):
    assert g.met_teken(waarde) == tekst


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (Fraction(6498, 29138), "22,3%"),
        (0.2225, "22,3%"),  # half up, where round() gives 22.2
        (Fraction(1, 8), "12,5%"),
        (Decimal("0.30"), "30,0%"),
    ],
)
def test_aandeel_een_decimaal_half_omhoog(waarde, tekst):
    assert g.aandeel(waarde) == tekst


@given(st.integers(-(10**9), 10**9))
def test_getal_is_terug_te_lezen(n):
    assert int(g.getal(n).replace(".", "").replace(g.MIN, "-")) == n


def test_dagen_en_jaren():
    assert g.datum(date(2023, 12, 31)) == "31 december 2023"
    assert g.jaren(date(2020, 1, 1), date(2021, 12, 31)) == "2020-2021"
    assert g.jaren(date(2020, 1, 1), date(2020, 12, 31)) == "2020"
    assert (
        g.jaren(date(2020, 7, 1), date(2020, 12, 31)) == "1 juli 2020 tot en met 31 december 2020"
    )


def test_woorden():
    assert g.woningen(1) == "1 woning"
    assert g.woningen(1200) == "1.200 woningen"
    assert opsomming(["A", "B", "C"]) == "A, B en C"
    assert opsomming(["A"]) == "A"
    assert opsomming([]) == ""
