"""What if: which plans go, which come later, and that nothing chosen is nothing changed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.prognose.watals import LANGST, Scenario, verzet

VAN, TOT = date(2027, 1, 1), date(2027, 12, 31)
scenarios = st.builds(
    Scenario,
    verkoop=st.none() | st.integers(2000, 2100),
    liberalisatie=st.none() | st.integers(2000, 2100),
    zacht=st.integers(0, LANGST),
    sloop=st.integers(0, LANGST),
)


@given(scenarios)
def test_een_scenario_komt_terug_uit_zijn_adres(s: Scenario) -> None:
    assert Scenario.uit_query(s.naar_query()) == (s, ())


def test_wat_niet_kan_wordt_genoemd() -> None:
    s, problemen = Scenario.uit_query({"verkoop": "ooit", "zacht": "99", "sloop": "2", "x": "1"})
    assert s == Scenario(sloop=2)
    assert [p.naam for p in problemen] == ["verkoop", "zacht"]
    with pytest.raises(ValueError, match="zacht"):
        Scenario(zacht=-1)


@given(st.sampled_from(("nieuwbouw", "sloop", "verkoop")), st.sampled_from(("hard", "zacht")))
def test_niets_gekozen_is_niets_veranderd(soort: str, status: str) -> None:
    assert verzet(Scenario(), soort, status, VAN, TOT) == (VAN, TOT)


@pytest.mark.parametrize(
    ("soort", "status", "later"),
    [("nieuwbouw", "hard", 0), ("nieuwbouw", "zacht", 1), ("sloop", "hard", 3),
     ("sloop", "zacht", 3), ("verkoop", "zacht", 1)],
)  # fmt: skip
def test_wie_er_wacht(soort: str, status: str, later: int) -> None:
    dagen = verzet(Scenario(zacht=1, sloop=3), soort, status, VAN, TOT)
    assert dagen == (date(2027 + later, 1, 1), date(2027 + later, 12, 31))


@pytest.mark.parametrize(("stop", "weg"), [(2026, True), (2027, True), (2028, False)])
def test_een_stop_geldt_vanaf_een_jaar_en_knipt_niets_door(stop: int, weg: bool) -> None:
    s = Scenario(verkoop=stop)
    assert (verzet(s, "verkoop", "hard", VAN, date(2029, 12, 31)) is None) is weg
    assert verzet(s, "liberalisatie", "hard", VAN, TOT) == (VAN, TOT)
