"""Periods: every way a levering may write them, and that text and days say the same."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.perioden import Periode, jaren, lees_datum, lees_periode


@pytest.mark.parametrize(
    ("tekst", "van", "tot", "soort"),
    [
        ("2024", (2024, 1, 1), (2024, 12, 31), "jaar"),
        ("2024-H1", (2024, 1, 1), (2024, 6, 30), "halfjaar"),
        ("2024-h2", (2024, 7, 1), (2024, 12, 31), "halfjaar"),
        ("2024-Q1", (2024, 1, 1), (2024, 3, 31), "kwartaal"),
        ("2024 k3", (2024, 7, 1), (2024, 9, 30), "kwartaal"),
        ("2020-2021", (2020, 1, 1), (2021, 12, 31), "jaren"),
        ("2020 – 2021", (2020, 1, 1), (2021, 12, 31), "jaren"),
        ("2021 t/m 2030", (2021, 1, 1), (2030, 12, 31), "jaren"),
        ("2021 tot en met 2030", (2021, 1, 1), (2030, 12, 31), "jaren"),
        ("2030 en later", (2030, 1, 1), (2100, 12, 31), "jaren"),
        ("2030+", (2030, 1, 1), (2100, 12, 31), "jaren"),
        ("2030 e.v.", (2030, 1, 1), (2100, 12, 31), "jaren"),
        ("2024-07-01", (2024, 7, 1), (2024, 7, 1), "dag"),
        (" 1-7-2024 ", (2024, 7, 1), (2024, 7, 1), "dag"),
        ("01-07-2024", (2024, 7, 1), (2024, 7, 1), "dag"),
        ("2024-07-01 00:00:00", (2024, 7, 1), (2024, 7, 1), "dag"),
        ("2024-02-01 t/m 2024-02-29", (2024, 2, 1), (2024, 2, 29), "overig"),
        ("2024-01-15 t/m 2024-03-02", (2024, 1, 15), (2024, 3, 2), "overig"),
    ],
)
def test_lees_periode(tekst, van, tot, soort):
    p = lees_periode(tekst)
    assert (p.van, p.tot, p.soort) == (date(*van), date(*tot), soort)


@pytest.mark.parametrize(
    "tekst",
    ["", "24", "2024-13", "2024-Q5", "2024-H3", "2021-2020", "30-02-2024", "2023-02-29", "1899",
     "2101", "2024-07-01 12:30", "٢٠٢٤", "2024\n2025", "nu", "2024-00-10", "0-1-2024"],
)  # fmt: skip
def test_geen_periode(tekst):
    with pytest.raises(ValueError, match=r".+"):
        lees_periode(tekst)


def test_een_schrikkeldag_bestaat():
    assert lees_datum("29-2-2024") == date(2024, 2, 29)


def test_een_periode_eindigt_niet_voor_ze_begint():
    with pytest.raises(ValueError, match="eindigt"):
        Periode(date(2024, 1, 2), date(2024, 1, 1))


def test_het_jaar_van_een_periode():
    assert lees_periode("2024-Q3").jaar == 2024
    assert jaren(2020, 2021).jaar is None


def test_de_laatste_dag_die_er_is_geeft_geen_fout():
    assert Periode(date(9999, 1, 1), date.max).soort == "jaar"


def test_zonder_bekend_einde():
    p = lees_periode("2030 en later")
    assert p.open
    assert p.tekst == "2030 en later"
    assert lees_periode(p.tekst) == p
    assert not lees_periode("2030-2040").open
    assert lees_periode("2100").tekst == "2100"


dagen = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@st.composite
def perioden(draw) -> Periode:
    van = draw(dagen)
    if draw(st.booleans()):
        van = van.replace(day=1, month=draw(st.sampled_from([1, 4, 7, 10])))
        maanden = draw(st.sampled_from([1, 3, 6, 12, 24]))
        eind = van.month - 1 + maanden
        return Periode(van, date(van.year + eind // 12, eind % 12 + 1, 1) - timedelta(days=1))
    return Periode(van, van + timedelta(days=draw(st.integers(0, 900))))


@given(perioden())
def test_de_tekst_van_een_periode_is_terug_te_lezen(p):
    assert lees_periode(p.tekst) == p


@given(perioden(), perioden())
def test_erin_en_erover(a, b):
    assert a.overlapt(b) == b.overlapt(a)
    assert not a.ligt_in(b) or a.overlapt(b)
    assert (a.ligt_in(b) and b.ligt_in(a)) == (a == b)
