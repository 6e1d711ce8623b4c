"""Whether a growth makes a total, per status."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain.groei.totaal import (
    GEEN_PARTIJEN,
    GEMENGD,
    ONTBREEKT,
    Bijdrage,
    Dekt,
    dagen_van,
    totalen,
    waarom_geen_totaal,
)
from domain.perioden import Periode

J2024, J2025 = date(2024, 1, 1), date(2025, 12, 31)
ECHT = Bijdrage("GM0356", "A", "gerealiseerd", False, date(2024, 3, 12), date(2025, 6, 3), 152)
ANDER = Bijdrage("GM0356", "B", "gerealiseerd", False, date(2024, 6, 1), date(2025, 5, 20), 86)
PLAN = Bijdrage("GM0356", "A", "hard", False, date(2026, 1, 1), date(2026, 12, 31), 40)


def gedekt(corporatie: str, soort: str = "gerealiseerd", ontbreekt: str = "") -> Dekt:
    return Dekt("GM0356", corporatie, soort, J2024, J2025, ontbreekt, J2025)


def test_statuses_are_never_added_and_the_days_are_those_covered() -> None:
    echt, hard = totalen([ECHT, ANDER, PLAN], [gedekt("A"), gedekt("B")])
    assert (echt.netto, hard.netto) == (238, 40)
    assert echt.dagen == Periode(J2024, J2025)  # not 12 March 2024 to 3 June 2025
    assert hard.dagen == Periode(PLAN.van, PLAN.tot)


def test_a_missing_party_makes_no_total_of_its_own_kind_only() -> None:
    weg = gedekt("B", ontbreekt="2025")
    echt, hard = totalen([ECHT, PLAN], [gedekt("A"), weg, gedekt("A", "plan")])
    assert (echt.netto, echt.reden, echt.missend) == (None, ONTBREEKT, (weg,))
    assert (hard.netto, hard.reden) == (40, "")


def test_invented_figures_are_never_added_to_real_ones() -> None:
    fictief = replace(PLAN, fictief=True)
    for t in totalen([ECHT, fictief], [gedekt("A")]):
        assert (t.netto, t.reden) == (None, GEMENGD)


def test_without_known_parties_there_is_no_total() -> None:
    (t,) = totalen([ECHT, replace(ANDER, gemeente="GM0307")], [gedekt("A")])
    assert (t.netto, t.reden, t.gemeenten) == (None, GEEN_PARTIJEN, ("GM0307",))
    assert totalen([], [gedekt("A")]) == ()


def test_rows_are_about_the_days_covered_not_from_first_to_last_event() -> None:
    rij = Periode(date(2025, 4, 15), date(2025, 6, 3))
    assert dagen_van([rij], [gedekt("A")]) == Periode(J2024, J2025)
    jaar = Periode(date(2025, 1, 1), J2025)
    assert dagen_van([rij], [gedekt("A")], jaar) == jaar
    assert dagen_van([rij], []) == rij


def test_one_wording_of_no_total_also_for_a_code_that_nobody_knows() -> None:
    namen = {"GM0356": "Nieuwegein", "A": "Portaal"}
    (t,) = totalen([ECHT], [gedekt("A", ontbreekt="2025"), gedekt("L9999", ontbreekt="2024-2025")])
    woorden = "cijfers ontbreken van Portaal in Nieuwegein (2025) en L9999 in Nieuwegein"
    assert waarom_geen_totaal(t, namen) == f"{woorden} (2024-2025)"
    (zonder,) = totalen([replace(ECHT, gemeente="GM9998")], [gedekt("A")])
    assert "corporaties in GM9998 de cijfers" in waarom_geen_totaal(zonder, namen)
    (heel,) = totalen([ECHT], [gedekt("A")])
    assert waarom_geen_totaal(heel, namen) == ""
    assert waarom_geen_totaal(None, namen) == "er zijn geen cijfers"


def test_many_parties_are_counted_on_a_page_and_named_in_a_file() -> None:
    (t,) = totalen([ECHT], [gedekt(str(n), ontbreekt="2025") for n in range(6)])
    assert waarom_geen_totaal(t, {}, 3).endswith("2 in GM0356 (2025) en 3 andere partijen")
    assert waarom_geen_totaal(t, {}).count("GM0356") == 6
    (vier,) = totalen([ECHT], [gedekt(str(n), ontbreekt="2025") for n in range(4)])
    assert "andere" not in waarom_geen_totaal(vier, {}, 3)
