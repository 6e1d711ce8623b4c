"""Wijkenstrategie: which column a plan stands in, sloop apart, what is not known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.mutaties import SOORTEN
from domain.perioden import lees_periode
from domain.plannen.planregel import lopend
from domain.plannen.wijkenstrategie import (
    DAARNA,
    EERDER,
    MEER,
    ONDERDEEL,
    ONDERDELEN,
    Cel,
    Tijd,
    onderdelen_samen,
    wijkenstrategie,
)
from tests.domain.planhulp import STAD, plan, planregels

TIJD = Tijd(date(2025, 12, 31))


def maak(rijen, echt=None, gedekt=True):
    uit = wijkenstrategie(rijen, echt or {}, TIJD, gemeente=STAD, gedekt=gedekt)
    return {(r.gebied, r.onderdeel): r for r in uit}


def test_vier_jaar_vooruit_vanaf_de_peildatum() -> None:
    assert (TIJD.jaren, TIJD.vorig) == ((2026, 2027, 2028, 2029), 2025)
    halverwege = Tijd(date(2025, 6, 30))
    assert (halverwege.jaren[0], halverwege.vorig) == (2025, 2024)


@pytest.mark.parametrize(
    ("periode", "kolom"),
    [
        ("2026", "2026"), ("2029-Q4", "2029"), ("2030", DAARNA), ("2030 en later", DAARNA),
        ("2026-2027", MEER), ("2029-2031", MEER), ("2025", EERDER), ("2020-2021", EERDER),
        ("2025-2027", EERDER),
    ],
)  # fmt: skip
def test_in_welke_kolom_een_plan_staat(periode, kolom) -> None:
    assert TIJD.kolom(lees_periode(periode)) == kolom


def test_een_kern_met_elk_onderdeel() -> None:
    hier = {"gebied": "WK1"}
    uit = maak(
        [
            plan("2026", aantal=60, **hier), plan("2026", "transformatie", 5, **hier),
            plan("2026", aantal=30, status="zacht", **hier), plan("2027", "verkoop", 4, **hier),
            plan("2031", "liberalisatie", 2, **hier), plan("2028", "deliberalisatie", 1, **hier),
            plan("2027", "sloop", 90, **hier), plan("2026", "aankoop", 3),
        ],
        {("WK1", "nieuwbouw"): 55, ("WK1", "verkoop"): -7, ("WK2", "sloop"): -12},
    )  # fmt: skip
    productie = uit["WK1", "productie"]
    assert (productie.gerealiseerd, productie.cellen) == (55, {"2026": Cel(65, 30)})
    assert uit["WK1", "verkoop"].cellen == {"2027": Cel(-4, 0)}
    assert uit["WK1", "verkoop"].gerealiseerd == -7
    assert uit["WK1", "liberalisatie"].cellen == {DAARNA: Cel(-2, 0)}
    assert uit["WK1", "socialisatie"].gepland.samen == 1
    assert uit["WK1", "sloop"].cellen == {"2027": Cel(-90, 0)}
    assert uit[None, "overig"].cellen == {"2026": Cel(3, 0)}
    assert uit["WK2", "sloop"].gerealiseerd == -12
    totaal = onderdelen_samen(uit.values())
    assert (totaal.gepland, totaal.gerealiseerd) == (Cel(60, 30), 48), "without sloop and overig"


def test_onvolledige_cijfers_zijn_onbekend_en_geen_plan_is_geen_nul() -> None:
    uit = maak([plan("2026", aantal=0, gebied="WK1")], {("WK1", "verkoop"): -3}, gedekt=False)
    assert {r.gerealiseerd for r in uit.values()} == {None}
    assert uit["WK1", "productie"].cellen == {"2026": Cel(0, 0)}
    assert uit["WK1", "verkoop"].cellen == {}
    assert onderdelen_samen(uit.values()).gerealiseerd is None


def test_elke_soort_heeft_een_onderdeel() -> None:
    assert set(ONDERDEEL) == set(SOORTEN) - {"correctie"}


@given(st.lists(planregels(), max_size=12))
def test_alles_wat_telt_staat_er_precies_een_keer_in(rijen) -> None:
    uit = maak(rijen)
    assert onderdelen_samen(uit.values(), ONDERDELEN).gepland.samen == sum(
        r.permanent for r in lopend(rijen)
    )
    for status in ("hard", "zacht"):
        assert getattr(onderdelen_samen(uit.values(), ONDERDELEN).gepland, status) == sum(
            r.permanent for r in lopend(rijen) if r.status == status
        )
