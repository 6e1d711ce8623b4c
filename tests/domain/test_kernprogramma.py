"""The agreed programme and the plans: what they do to the share."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.afspraken.afspraak import Afspraak
from domain.kernen.kern import Cijfer, geteld, uit_aandeel
from domain.kernen.programma import VOORRAAD, Plan, aandeel_met_plannen, in_procent, programma
from domain.mutaties import SOORTEN

EIND = date(2030, 12, 31)
BASIS = {"document": "sv", "rekenwijze": "totaal", "richting": "minimum", "tot": EIND}


def afspraak(id_, indicator, doel, **anders):
    return Afspraak(**{"id": id_, "indicator": indicator, "doel": doel, **BASIS, **anders})


WOONDEAL = afspraak("woondeal", "groei_alle_woningen", 3323, van=date(2022, 1, 1))
SOCIAAL = afspraak("sociaal", "bruto_toevoeging", 923, telt_segment=("sociaal",))
DELEN = [
    afspraak(f"deel-{n}", "bruto_toevoeging", n, telt_segment=("sociaal",), hoort_bij="sociaal")
    for n in (535, 360, 28)
]
VERKOOP = [
    afspraak(f"verkoop-{n}", "aantal_van_soort", n, telt_soorten=("verkoop",), richting="maximum")
    for n in (180, 60)
]
MIDDEN = afspraak("alle-soorten", "bruto_toevoeging", 1108, telt_segment=("sociaal", "midden"))
LANG = afspraak("2040", "groei_alle_woningen", 3700, tot=date(2040, 12, 31))
REGISTER = [LANG, WOONDEAL, MIDDEN, SOCIAAL, *DELEN, *VERKOOP]
NU = uit_aandeel("GM1904", 29_138, 22.3, None)


def test_stichtse_vecht():
    p = programma(REGISTER)
    assert p is not None
    assert (p.erbij, p.erbij_sociaal, p.eraf) == (3323, 923, 240)
    assert p.na(NU, met_verkoop=False) == (7421, 32461)
    assert p.na(NU, met_verkoop=True) == (7181, 32461)
    assert p.jaren_al_geteld(date(2023, 12, 31)) == (2022, 2023)
    assert p.jaren_al_geteld(date(2021, 12, 31)) is None


@pytest.mark.parametrize(
    "register",
    [
        [WOONDEAL],
        [SOCIAAL],
        [WOONDEAL, MIDDEN],
        [WOONDEAL, afspraak("x", "bruto_toevoeging", 9, telt_segment=("sociaal",), document="y")],
        [LANG, SOCIAAL],
        [afspraak("z", "groei_alle_woningen", None), SOCIAAL],
    ],
)
def test_zonder_beide_delen_is_er_geen_programma(register):
    assert programma(register) is None


def test_een_deel_van_een_verkoop_telt_niet_nog_eens():
    deel = afspraak(
        "deel", "aantal_van_soort", 50, telt_soorten=("verkoop",), richting="maximum",
        hoort_bij="verkoop-180",
    )  # fmt: skip
    streven = afspraak("s", "aantal_van_soort", 7, telt_soorten=("verkoop",), richting="minimum")
    sloop = afspraak("m", "aantal_van_soort", 9, telt_soorten=("sloop",), richting="maximum")
    p = programma([*REGISTER, deel, streven, sloop])
    assert p is not None
    assert p.eraf == 240


def test_zonder_aandeel_geen_uitkomst():
    p = programma(REGISTER)
    assert p is not None
    with pytest.raises(ValueError, match="geen aandeel"):
        p.na(Cijfer("x", 100), met_verkoop=False)
    assert aandeel_met_plannen(Cijfer("x", 100), [], ("hard",)) is None


def plan(soort, aantal, saldo=None, segment="sociaal", status="hard"):
    effect = SOORTEN[soort].sector * aantal if saldo is None else saldo
    return Plan("WK1", soort, segment, status, aantal, effect, EIND)


def test_plannen_bewegen_teller_en_noemer():
    basis = geteld("WK1", 1000, 300)
    plannen = [
        plan("nieuwbouw", 100), plan("sloop", 20), plan("verkoop", 10), plan("liberalisatie", 5),
        plan("nieuwbouw", 50, segment="midden"), plan("aankoop", 4), plan("nieuwbouw", 30,
        status="zacht"),
    ]  # fmt: skip
    assert aandeel_met_plannen(basis, plannen, ("hard",)) == (
        300 + 100 - 20 - 10 - 5 + 4,
        1000 + 130,
    )
    assert aandeel_met_plannen(basis, plannen, ("hard", "zacht")) == (399, 1160)
    assert in_procent((399, 1160)) == pytest.approx(34.396, abs=0.001)
    assert in_procent(None) is None


def test_wat_niet_kan_is_onbekend():
    assert aandeel_met_plannen(geteld("x", 100, 5), [plan("verkoop", 6)], ("hard",)) is None
    weg = aandeel_met_plannen(geteld("x", 10, 10), [plan("sloop", 10)], ("hard",))
    assert weg is None, "of no homes there is no share"


def test_elke_soort_zegt_wat_ze_met_de_voorraad_doet():
    assert set(VOORRAAD) == set(SOORTEN)
    for soort in SOORTEN.values():
        # Whatever adds or takes away a dwelling does the same to its owner.
        assert VOORRAAD[soort.naam] in (0, soort.corporatie)


@given(st.integers(1, 5000), st.integers(0, 5000), st.integers(0, 500), st.integers(0, 500))
def test_verkoop_verlaagt_en_nieuwbouw_verhoogt(woningen, sociaal, erbij, eraf):
    basis = geteld("x", max(woningen, sociaal), sociaal)
    nu = Fraction(sociaal, max(woningen, sociaal))
    bouw = aandeel_met_plannen(basis, [plan("nieuwbouw", erbij)], ("hard",))
    assert bouw is not None
    assert Fraction(*bouw) >= nu
    if eraf <= sociaal:
        verkocht = aandeel_met_plannen(basis, [plan("verkoop", eraf)], ("hard",))
        assert verkocht is not None
        assert Fraction(*verkocht) <= nu
