"""The share and the opgave: the worked example of Stichtse Vecht, and what must always hold."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.kernen.aandeel import (
    Marge,
    Opgave,
    procent,
    sociaal_uit_aandeel,
)

T, S = 29_138, 6_498  # Stichtse Vecht: CBS 1-1-2024, and 22.3% of it


def stichtse_vecht(nieuwbouwaandeel: int) -> Opgave:
    return Opgave(T, S, procent(30), procent(nieuwbouwaandeel))


def een_decimaal(aandeel: Fraction) -> float:
    return round(float(aandeel * 100), 1)


def test_stichtse_vecht_heeft_6498_sociale_huurwoningen():
    assert sociaal_uit_aandeel(T, procent("22.3")) == S
    assert sociaal_uit_aandeel(T, procent(22.3)) == S


def test_stichtse_vecht_zonder_andere_bouw():
    assert stichtse_vecht(40).zonder_bouw == 3_205


def test_stichtse_vecht_bij_40_procent_sociaal():
    opgave = stichtse_vecht(40)
    assert (opgave.totaal, opgave.haalbaar) == (22_434, True)
    assert opgave.totaal_sociaal == 8_974  # 40% of 22,434 is 8,973.6


def test_stichtse_vecht_bij_30_procent_nooit():
    opgave = stichtse_vecht(30)
    assert (opgave.totaal, opgave.totaal_sociaal, opgave.haalbaar) == (None, None, False)


def test_een_gehaald_doel_heeft_geen_opgave():
    opgave = Opgave(100, 30, procent(30), procent(0))
    assert (opgave.tekort, opgave.zonder_bouw, opgave.totaal, opgave.haalbaar) == (0, 0, 0, True)


@pytest.mark.parametrize(
    ("woningen", "sociaal", "doel", "nieuwbouw"),
    [(0, 0, 30, 40), (10, 11, 30, 40), (10, -1, 30, 40), (10, 5, 0, 40), (10, 5, 100, 40),
     (10, 5, 30, 101)],
)  # fmt: skip
def test_wat_niet_kan_is_een_fout(woningen, sociaal, doel, nieuwbouw):
    with pytest.raises(ValueError):
        Opgave(woningen, sociaal, procent(doel), procent(nieuwbouw))


def test_een_heel_procent_zegt_niet_altijd_of_het_boven_een_grens_is():
    """60% may be 59.5 to 60.5."""
    for laag, hoog, zegt in (("59.5", "60.5", "mogelijk"), (60, "60.5", "mogelijk"),
                             ("60.5", "61.5", "ja"), (59, 60, "nee")):  # fmt: skip
        assert Marge(procent(laag), procent(hoog)).boven(procent(60)) == zegt


@st.composite
def opgaven(draw: st.DrawFn) -> Opgave:
    woningen = draw(st.integers(1, 200_000))
    return Opgave(
        woningen,
        draw(st.integers(0, woningen)),
        procent(draw(st.integers(1, 99))),
        procent(draw(st.integers(0, 100))),
    )


@given(opgaven())
def test_gebouwd_als_berekend_haalt_het_doel_binnen_een_woning(o: Opgave):
    if o.totaal is not None:
        tekort = o.doel * (o.woningen + o.totaal) - (o.sociaal + (o.totaal_sociaal or 0))
        assert tekort <= 1
        if o.totaal:
            # One home less built at the exact mix would not have been enough.
            minder = o.totaal - 1
            assert o.sociaal + o.nieuwbouwaandeel * minder < o.doel * (o.woningen + minder)
    na = Fraction(o.sociaal + o.zonder_bouw, o.woningen + o.zonder_bouw)
    assert na >= o.doel


@given(opgaven())
def test_meer_sociale_huur_maakt_de_opgave_nooit_groter(o: Opgave):
    if o.sociaal < o.woningen:
        meer = Opgave(o.woningen, o.sociaal + 1, o.doel, o.nieuwbouwaandeel)
        assert meer.tekort <= o.tekort
        assert meer.zonder_bouw <= o.zonder_bouw
        assert meer.haalbaar or not o.haalbaar
        if o.totaal is not None:
            assert meer.totaal is not None and meer.totaal <= o.totaal


@given(st.integers(1, 10**6), st.integers(0, 1000))
def test_een_aandeel_wordt_half_naar_boven_afgerond(woningen: int, promille: int):
    aantal = sociaal_uit_aandeel(woningen, Fraction(promille, 1000))
    verschil = Fraction(aantal) - Fraction(promille * woningen, 1000)
    assert Fraction(-1, 2) < verschil <= Fraction(1, 2)
