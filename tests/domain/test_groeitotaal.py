"""Whether a growth makes a total, per status."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain.groeitotaal import (
    GEEN_PARTIJEN,
    GEMENGD,
    ONTBREEKT,
    Bijdrage,
    Dekt,
    dagen_van,
    totalen,
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
