"""The assumptions: what a reader may change, and what a delay means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.prognose.aannames import Aanname, AannameOntbreekt, Aannames

HARD = Aanname("hard", 80, 90, 97, 0.5, 3)
VERGUNNING = Aanname("zacht", 55, 70, 85, 1, 5, "vergunning")
BOUW = Aanname("zacht", 80, 90, 95, 1, 5, "in aanbouw")
ZACHT = Aanname("zacht", 30, 50, 70, 1.5, 5)
ALLE = Aannames((HARD, ZACHT, VERGUNNING, BOUW))


def test_een_fase_gaat_voor_de_hardheid() -> None:
    assert ALLE.voor("zacht", "Vergunning ") is VERGUNNING
    assert ALLE.voor("zacht", "in aanbouw") is BOUW
    assert ALLE.voor("zacht", "onherroepelijk") is ZACHT
    assert ALLE.voor("zacht", None) is ZACHT
    assert ALLE.voor("hard", "vergunning") is HARD
    with pytest.raises(AannameOntbreekt, match="hard"):
        Aannames((ZACHT,)).voor("hard", None)


def test_de_naam_in_een_adres() -> None:
    assert [a.sleutel for a in ALLE.rijen] == ["hard", "zacht", "zacht.vergunning",
                                               "zacht.in-aanbouw"]  # fmt: skip


def test_een_andere_kans_neemt_laag_en_hoog_mee() -> None:
    lager = HARD.met_kans(45)
    assert (lager.kans_laag, lager.kans, lager.kans_hoog) == (40, 45, 48.5)
    hoger = ZACHT.met_kans(75)
    assert (hoger.kans_laag, hoger.kans, hoger.kans_hoog) == (65, 75, 85)
    for zeker in (0, 100):
        a = ZACHT.met_kans(zeker)
        assert (a.kans_laag, a.kans, a.kans_hoog) == (zeker, zeker, zeker)


def test_wat_de_lezer_wijzigt() -> None:
    anders = ALLE.met({"zacht.in-aanbouw": 100.0}, {"hard": 2.0})
    assert [a.kans for a in anders.rijen] == [90, 50, 70, 100]
    assert [a.uitloop for a in anders.rijen] == [2, 1.5, 1, 1]
    with pytest.raises(KeyError, match=r"zacht\.sloop"):
        ALLE.met({"zacht.sloop": 3}, {})
    for kans, uitloop in (({"hard": 101}, {}), ({"hard": -1}, {}), ({}, {"hard": 3.5})):
        with pytest.raises(ValueError):
            ALLE.met(kans, uitloop)


@pytest.mark.parametrize(
    "velden", [(50, 40, 60), (-1, 0, 5), (90, 95, 101), (1, 2, 3, 2, 1), (1, 2, 3, -1, 1)]
)
def test_wat_niet_kan_wordt_geweigerd(velden) -> None:
    with pytest.raises(ValueError):
        Aanname("hard", *velden)


def test_welke_aannames_een_plan_volgt() -> None:
    assert ALLE.gebruikt([("zacht", None), ("zacht", "ontwerp")]) == (ZACHT,)
    assert ALLE.gebruikt([("zacht", "vergunning"), ("hard", None)]) == (HARD, VERGUNNING)


procent = st.integers(0, 100)


@given(st.lists(procent, min_size=3, max_size=3).map(sorted), procent, procent)
def test_een_hogere_kans_maakt_niets_lager(kansen, a, b) -> None:
    basis = Aanname("hard", *kansen)
    lager, hoger = (basis.met_kans(k) for k in sorted((a, b)))
    marge = 1e-9
    assert lager.kans_laag <= hoger.kans_laag + marge
    assert lager.kans_hoog <= hoger.kans_hoog + marge


@given(st.integers(1, 10), st.floats(0, 1))
def test_de_gemiddelde_uitloop_is_wat_er_staat(meest, deel) -> None:
    a = Aanname("hard", 1, 2, 3, deel * meest, meest)
    q = a.jaarkans
    assert 0 <= q <= 1
    assert sum(q**k for k in range(1, meest + 1)) == pytest.approx(a.uitloop, abs=1e-6)
    if a.uitloop == 0:
        assert q == 0
