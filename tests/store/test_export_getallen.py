"""How a download rounds what is agreed and what is computed of it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from domain.afspraken.afspraak import Afspraak
from store.exports.getallen import berekend, over_de_periode


def afspraak(rekenwijze: str, doel: float) -> Afspraak:
    return Afspraak(
        id="x", indicator="netto_groei", rekenwijze=rekenwijze, richting="minimum", doel=doel,
        van=date(2024, 1, 1), tot=date(2024, 4, 30),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rekenwijze", "doel", "uit"),
    [
        ("gemiddelde_per_jaar", 10, 3.3),  # was 3.3333333333333335
        ("gemiddelde_per_jaar", 30, 10),
        ("totaal", 1.36, 1.36),  # a norm is handed on as it was agreed
        ("totaal", 301.0, 301),
    ],
)
def test_a_target_over_the_period_is_rounded_where_it_was_computed(rekenwijze, doel, uit) -> None:
    a = afspraak(rekenwijze, doel)
    gezegd = over_de_periode(a, a.doel_totaal)
    assert (gezegd, type(gezegd)) == (uit, type(uit))


def test_what_is_computed_has_one_decimal_half_up() -> None:
    assert [berekend(w) for w in (None, 31.95, Fraction(1, 20), Fraction(6, 2), -0.05)] == [
        None, 32.0, 0.1, 3, -0.1,
    ]  # fmt: skip


def test_a_share_has_the_decimals_that_its_page_shows() -> None:
    assert berekend(Fraction(6390, 200), 2) == 31.95
    assert berekend(Fraction(64, 2), 2) == 32
