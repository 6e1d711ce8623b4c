"""Whole months: by hand, and against counting them one by one."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.afspraken.afspraak import (
    hele_maanden,
    jaren_over,
    lengte_in_maanden,
    verstreken_deel,
    verstreken_maanden,
)
from domain.perioden import Periode, jaren


@pytest.mark.parametrize(
    ("van", "tot", "verwacht"),
    [
        ((2021, 1, 1), (2024, 12, 31), 48),
        ((2021, 1, 1), (2021, 1, 30), 0),
        ((2021, 1, 1), (2021, 1, 31), 1),
        ((2021, 1, 15), (2021, 2, 14), 1),
        ((2021, 1, 15), (2021, 2, 13), 0),
        ((2024, 1, 1), (2024, 2, 28), 1),
        ((2024, 1, 1), (2024, 2, 29), 2),
        ((2021, 5, 1), (2021, 4, 30), 0),
        ((2021, 5, 1), (2020, 1, 1), 0),
    ],
)
def test_hele_maanden(van, tot, verwacht):
    assert hele_maanden(date(*van), date(*tot)) == verwacht


@pytest.mark.parametrize(
    ("van", "tot", "verwacht"),
    [
        ((2021, 1, 1), (2030, 12, 31), 120),
        ((2020, 1, 1), (2021, 12, 31), 24),
        ((2021, 1, 1), (2021, 1, 1), 1),
        ((2021, 1, 1), (2021, 2, 10), 2),
        ((2021, 1, 15), (2021, 3, 14), 2),
    ],
)
def test_lengte(van, tot, verwacht):
    assert lengte_in_maanden(Periode(date(*van), date(*tot))) == verwacht


def test_320_per_jaar_eind_2024():
    p, dag = jaren(2021, 2030), date(2024, 12, 31)
    assert verstreken_deel(p, dag) == Fraction(4, 10)
    assert jaren_over(p, dag) == 6


def test_voor_het_begin_en_na_het_einde():
    p = jaren(2021, 2030)
    assert (verstreken_deel(p, date(2019, 6, 1)), jaren_over(p, date(2019, 6, 1))) == (0, 10)
    assert (verstreken_deel(p, date(2035, 6, 1)), jaren_over(p, date(2035, 6, 1))) == (1, 0)
    assert jaren_over(p, date(2030, 12, 30)) == Fraction(1, 12)


dagen = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@given(dagen, st.integers(0, 4000), st.integers(-100, 5000))
def test_verstreken_loopt_van_0_tot_1(van, lengte, dag):
    p, peil = Periode(van, van + timedelta(days=lengte)), van + timedelta(days=dag)
    deel = verstreken_deel(p, peil)
    assert 0 <= deel <= 1
    assert (deel == 1) == (peil >= p.tot)
    later = verstreken_maanden(p, peil + timedelta(days=1))
    assert verstreken_maanden(p, peil) <= later
    assert (jaren_over(p, peil) == 0) == (peil >= p.tot)


@given(dagen.map(lambda d: d.replace(day=1)), st.integers(0, 3000))
def test_vanaf_de_eerste_is_een_maand_een_kalendermaand(van, lengte):
    tot = van + timedelta(days=lengte)
    einden = sum((van + timedelta(days=n + 1)).day == 1 for n in range(lengte + 1))
    assert hele_maanden(van, tot) == einden
