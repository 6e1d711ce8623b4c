"""One area's figures: the worked example, Utrecht's margins, what is left over, and what holds."""

import json
from dataclasses import asdict
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.kernen.aandeel import procent
from domain.kernen.kern import (
    Cijfer,
    bereken,
    geteld,
    in_procenten,
    overconcentratie,
    overig,
    uit_aandeel,
    verschil,
)

STICHTSE_VECHT = uit_aandeel("GM1904", 29_138, 22.3, None)


def een(cijfer: Cijfer, doel=30, mix=40):
    (uit,) = bereken([cijfer], procent(doel), procent(mix))
    return uit


def test_stichtse_vecht():
    uit = een(STICHTSE_VECHT)
    assert uit.opgave is not None
    assert (uit.cijfer.sociaal, in_procenten(uit.opgave.aandeel)) == (6_498, 22.3)
    assert (uit.opgave.zonder_bouw, uit.opgave.totaal, uit.haalbaar) == (3_205, 22_434, True)
    nooit = een(STICHTSE_VECHT, mix=30)
    assert nooit.opgave is not None
    assert (nooit.opgave.zonder_bouw, nooit.opgave.totaal, nooit.haalbaar) == (3_205, None, False)
    # "circa 22,3%": the document gives no margin, so none is made up.
    assert (STICHTSE_VECHT.laag, STICHTSE_VECHT.hoog, STICHTSE_VECHT.marge) == (None, None, None)


def test_een_heel_percentage_houdt_een_half_punt_open():
    overvecht = uit_aandeel("WK034403", 16_000, 60, None)
    assert (overvecht.sociaal, overvecht.laag, overvecht.hoog) == (9_600, 59.5, 60.5)
    assert uit_aandeel("x", 16_000, 60, 0.5) == uit_aandeel("x", 16_000, 60, None)
    assert (uit_aandeel("x", 1000, 0, 0.5).laag, uit_aandeel("x", 1000, 100, 0.5).hoog) == (0, 100)


@pytest.mark.parametrize(
    ("aandeel", "verwacht"), [(59, "nee"), (60, "mogelijk"), (61, "ja"), (60.4, "mogelijk")]
)
def test_overconcentratie_boven_60_procent(aandeel, verwacht):
    assert overconcentratie(uit_aandeel("x", 16_000, aandeel, 0.5), procent(60)) == verwacht


def test_een_geteld_aandeel_heeft_geen_marge():
    zestig = geteld("x", 1000, 600)
    assert (zestig.laag, zestig.hoog) == (60, 60)
    assert overconcentratie(zestig, procent(60)) == "nee"
    assert overconcentratie(geteld("x", 1000, 601), procent(60)) == "ja"
    assert een(geteld("x", 1000, 300)).bereikt == "ja"
    assert een(geteld("x", 1000, 299)).bereikt == "nee"


def test_zonder_marge_is_boven_de_grens_mogelijk():
    assert overconcentratie(uit_aandeel("x", 1000, 60.3, None), procent(60)) == "mogelijk"
    assert overconcentratie(uit_aandeel("x", 1000, 59.7, None), procent(60)) == "nee"


def test_de_marge_maakt_het_doel_mogelijk_bereikt():
    assert een(uit_aandeel("x", 1000, 30, 0.5)).bereikt == "mogelijk"
    assert een(uit_aandeel("x", 1000, 31, 0.5)).bereikt == "ja"
    assert een(uit_aandeel("x", 1000, 29, 0.5)).bereikt == "nee"


@pytest.mark.parametrize(
    "cijfer",
    [geteld("x", 0, 0), Cijfer("x", 100), geteld("x", 100, 101), Cijfer("x", None, 5),
     uit_aandeel("x", 0, 31, 0.5)],
)  # fmt: skip
def test_onbekend_blijft_onbekend(cijfer: Cijfer):
    uit = een(cijfer)
    assert (cijfer.aandeel, cijfer.marge, uit.opgave, uit.haalbaar, uit.bereikt) == (None,) * 5
    assert overconcentratie(cijfer, procent(60)) is None


def test_een_aandeel_van_een_ander_jaar_telt_als_woningen():
    # 22.3% of the 29,138 of a year ago, held against the dwellings of now.
    nu = uit_aandeel("x", 29_400, 22, 0.5, toen=29_138)
    assert nu.sociaal == 6_410
    assert nu.laag is not None and nu.hoog is not None and nu.aandeel is not None
    assert nu.laag < float(nu.aandeel * 100) < nu.hoog < 22.5


def test_overig_is_wat_de_delen_niet_zijn():
    delen = [geteld("a", 400, 100), geteld("b", 500, 200)]
    assert overig(geteld("x", 1000, 330), delen) == geteld("", 100, 30)
    assert overig(geteld("x", 900, 300), delen) is None
    assert overig(geteld("x", 800, 300), delen) is None, "the parts are more than the whole"
    assert verschil(geteld("x", 800, 300), delen) == -100
    # An unknown part makes the social homes of the rest unknown, not its dwellings.
    assert overig(geteld("x", 1000, 330), [delen[0], Cijfer("b", 500)]) == Cijfer("", 100)
    assert overig(geteld("x", 1000, 290), delen) == Cijfer("", 100), "-10 social homes cannot be"
    assert overig(Cijfer("x", None), delen) is None
    # Where the dwellings of a part are unknown they are in the rest, and so are its social homes.
    assert overig(geteld("x", 1000, 330), [delen[0], Cijfer("b", None, 200)]) == geteld(
        "", 600, 230
    )
    # A part without dwellings adds nothing and hides nothing.
    assert overig(geteld("x", 1000, 330), [*delen, Cijfer("c", 0)]) == geteld("", 100, 30)


def test_overig_draagt_de_marges_van_alles():
    rest = overig(uit_aandeel("x", 1000, 31, 0.5), [uit_aandeel("a", 600, 40, 0.5)])
    # 310 - 240 of 400; the whole may be 5 off, the part 3.
    assert rest == Cijfer("", 400, 70, 15.5, 19.5)


def test_een_percentage_rondt_half_naar_boven():
    assert [in_procenten(Fraction(n, 10_000)) for n in (2225, 2224, 3000, 5)] == [
        22.3,
        22.2,
        30,
        0.1,
    ]


def test_onmogelijke_aannames_zijn_een_fout():
    for doel, mix in ((0, 40), (100, 40), (30, -1), (30, 101)):
        with pytest.raises(ValueError):
            bereken([], procent(doel), procent(mix))


@st.composite
def cijfers(draw: st.DrawFn) -> Cijfer:
    woningen = draw(st.integers(1, 50_000))
    if draw(st.booleans()):
        return geteld("x", woningen, draw(st.integers(0, woningen)))
    aandeel = draw(st.integers(0, 1000)) / 10
    return uit_aandeel("x", woningen, aandeel, draw(st.sampled_from((None, 0.05, 0.5))))


@settings(max_examples=150)
@given(cijfers(), st.integers(1, 99), st.integers(0, 100))
def test_wat_altijd_geldt(cijfer: Cijfer, doel: int, mix: int):
    uit = een(cijfer, doel, mix)
    assert uit.opgave is not None and cijfer.aandeel is not None
    assert Cijfer(**json.loads(json.dumps(asdict(cijfer)))) == cijfer, "it travels with the page"
    if cijfer.laag is not None and cijfer.hoog is not None:
        assert 0 <= cijfer.laag <= cijfer.hoog <= 100
        assert cijfer.laag <= float(cijfer.aandeel * 100) <= cijfer.hoog
    if uit.bereikt == "ja":
        assert (uit.opgave.tekort, uit.opgave.totaal, uit.haalbaar) == (0, 0, True)


@settings(max_examples=100)
@given(st.lists(cijfers(), min_size=1, max_size=6), st.data())
def test_delen_en_overig_zijn_samen_het_geheel(delen: list[Cijfer], data: st.DataObject):
    erbij = data.draw(st.integers(0, 5_000))
    sociaal = data.draw(st.integers(0, erbij))
    geheel = geteld(
        "g",
        sum(d.woningen or 0 for d in delen) + erbij,
        sum(d.sociaal or 0 for d in delen) + sociaal,
    )
    rest = overig(geheel, delen)
    if not erbij:
        assert rest is None
        return
    assert rest is not None
    assert (rest.woningen, rest.sociaal) == (erbij, sociaal)
    if rest.laag is not None and rest.hoog is not None and rest.aandeel is not None:
        assert 0 <= rest.laag <= float(rest.aandeel * 100) <= rest.hoog <= 100
