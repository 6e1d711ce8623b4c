"""Borders, divisions and shares in a stand: the latest of each area and year, nothing lost."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from store.schema import tables
from tests.store.conftest import Bouwer
from tests.store.maak import AMERSFOORT, levering, register


def grens(code: str, jaar: int, ringen: str = "[]") -> dict[str, Any]:
    return {
        "code": code, "indeling": jaar, "niveau": "wijk", "gemeente": AMERSFOORT, "naam": "Centrum",
        "ringen": ringen,
    }  # fmt: skip


def gebied(naam: str, jaar: int) -> dict[str, Any]:
    return {
        "code": "WK030701", "indeling": jaar, "naam": naam, "niveau": "wijk",
        "gemeente": AMERSFOORT, "fictief": False,
    }  # fmt: skip


def test_the_latest_border_of_an_area_and_year_counts(bouwer: Bouwer) -> None:
    conn = bouwer([
        register(),
        levering("oud", grenzen=[grens("WK030701", 2023, "[1]"), grens("WK030702", 2023, "[2]")]),
        levering("nieuw", fictief=True, grenzen=[
            grens("WK030701", 2023, "[3]"), grens("WK030701", 2024, "[4]"),
        ]),
    ])  # fmt: skip
    g = tables.grens.c
    rijen = conn.execute(
        select(g.code, g.indeling, g.ringen, g.levering, g.fictief).order_by(g.code, g.indeling)
    ).all()
    assert [tuple(r) for r in rijen] == [
        ("WK030701", 2023, "[3]", "nieuw", True),
        ("WK030701", 2024, "[4]", "nieuw", True),
        ("WK030702", 2023, "[2]", "oud", False),
    ]


def test_a_stand_without_borders_has_none(bouwer: Bouwer) -> None:
    assert bouwer([register()]).execute(select(tables.grens)).all() == []


def test_a_division_that_comes_again_is_the_last_one_and_years_stay_apart(bouwer: Bouwer) -> None:
    conn = bouwer([
        register(),
        levering("kwb", gebieden=[gebied("Stad", 2030), gebied("Stad", 2031)]),
        levering("weer", gebieden=[gebied("Stadskern", 2031)]),
    ])  # fmt: skip
    g = tables.gebied.c
    namen = conn.execute(
        select(g.indeling, g.naam).where(g.code == "WK030701", g.indeling >= 2030)
        .order_by(g.indeling)
    ).all()  # fmt: skip
    assert [tuple(n) for n in namen] == [(2030, "Stad"), (2031, "Stadskern")]


def test_a_share_keeps_its_margin(bouwer: Bouwer) -> None:
    rij = {
        "gebied": "WK030701", "indeling": 2025, "peildatum": date(2024, 12, 31), "aantal": 100,
        "aandeel_corporatie": 31.0, "aandeel_marge": 0.5, "definitie": "bezit_corporatie",
    }  # fmt: skip
    zonder = {**rij, "gebied": None} | dict.fromkeys(
        ("aandeel_corporatie", "aandeel_marge", "definitie")
    )
    conn = bouwer([register(), levering("kwb", woningtotalen=[rij, zonder])])
    w = tables.woningtotaal.c
    rijen = conn.execute(
        select(w.gebied, w.aandeel_corporatie, w.aandeel_marge, w.definitie).order_by(w.gebied)
    ).all()
    assert {tuple(r) for r in rijen} == {
        ("WK030701", 31.0, 0.5, "bezit_corporatie"), (None, None, None, None),
    }  # fmt: skip
