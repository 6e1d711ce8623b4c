"""Restopgave by hand: Voorbeeldstad's afspraak 1, on top of a number, ranges, what is unknown."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.oordeel import Cijfers
from domain.kernen.kern import Cijfer
from domain.kernen.programma import Plan
from domain.plannen.restopgave import rest_aandeel, restopgave, vraagt

EIND_24, EIND_25 = date(2024, 12, 31), date(2025, 12, 31)


def afspraak(**meer) -> Afspraak:
    return Afspraak(
        **{
            "id": "a1", "indicator": "netto_groei", "rekenwijze": "gemiddelde_per_jaar",
            "richting": "minimum", "doel": 320, "van": date(2021, 1, 1),
            "tot": date(2030, 12, 31), "partijen": ("VB01", "VB02", "GM9999"),
        }
        | meer
    )  # fmt: skip


def test_voorbeeldstad_afspraak_1() -> None:
    """3,200 - 1,010 - 1,220 - 670 = 300; a year later 3,200 - 1,340 - 1,220 - 670 = -30."""
    toen = restopgave(afspraak(), Cijfers(1010, True, 1220, 670), EIND_24)
    assert (toen.doel, toen.gerealiseerd, toen.hard, toen.zacht, toen.rest) == (
        3200, 1010, 1220, 670, 300
    )  # fmt: skip
    nu = restopgave(afspraak(), Cijfers(1340, True, 1220, 670), EIND_25)
    assert (nu.rest, nu.zonder_gerealiseerd, nu.niveau) == (-30, None, "gemeente")


@pytest.mark.parametrize("cijfers", [Cijfers(None, False, 48, None), Cijfers(5, False, 48, None)])
def test_onbekend_gerealiseerd_geeft_geen_rest_maar_wel_wat_de_plannen_openlaten(cijfers) -> None:
    r = restopgave(afspraak(), cijfers, EIND_24)
    assert (r.gerealiseerd, r.rest, r.zonder_gerealiseerd) == (None, None, 3152)
    assert (r.hard, r.zacht, r.plannen_bekend) == (48, None, False)


def test_boven_op_een_getal() -> None:
    """Amersfoort's afspraak 7: 198 on top of 673. Of 700 planned 27 count."""
    a = afspraak(indicator="bruto_toevoeging", rekenwijze="totaal", doel=198, telt_boven=673)
    r = restopgave(a, Cijfers(600, True, 100, 20), EIND_24)
    assert (r.gerealiseerd, r.hard, r.zacht, r.rest) == (0, 27, 20, 151)


@pytest.mark.parametrize(
    ("velden", "vraagt_iets"),
    [
        ({}, True),
        ({"richting": "maximum"}, False),
        ({"richting": "streefwaarde", "behandeld_als": "maximum"}, False),
        ({"richting": "streefwaarde"}, True),
        ({"doel": None}, False),
        ({"tot": None}, False),
        ({"tot": EIND_24}, False),
        ({"indicator": "aantal_van_soort"}, False),
        ({"indicator": "aandeel_voorraad"}, False),
    ],
)
def test_welke_afspraak_een_restopgave_heeft(velden, vraagt_iets) -> None:
    a = afspraak(**velden)
    assert vraagt(a, EIND_24) is vraagt_iets
    assert (restopgave(a, Cijfers(0, True), EIND_24) is None) is not vraagt_iets


def test_van_een_bandbreedte_de_ondergrens_en_voor_het_begin_is_er_nog_niets() -> None:
    a = afspraak(doel=1000, doel_max=1200, van=date(2026, 1, 1), partijen=("VB01",))
    r = restopgave(a, Cijfers(77, True, 0, 0), EIND_24)
    assert (r.doel, r.gerealiseerd, r.rest, r.niveau) == (5000, 0, 5000, "corporatie")


def test_een_gebied_gaat_voor_een_corporatie() -> None:
    a = afspraak(gebied="WK1", partijen=("VB01",))
    assert restopgave(a, Cijfers(0, True), EIND_24).niveau == "gebied"


_n = st.none() | st.integers(-200, 2000)


@given(_n, st.booleans(), _n, _n, st.none() | st.integers(0, 900))
def test_de_kolommen_tellen_op_tot_het_doel(gerealiseerd, gedekt, hard, zacht, boven) -> None:
    a = afspraak(telt_boven=boven)
    r = restopgave(a, Cijfers(gerealiseerd, gedekt, hard, zacht), EIND_24)
    rest = r.zonder_gerealiseerd if r.rest is None else r.rest
    assert r.doel == (r.gerealiseerd or 0) + (r.hard or 0) + (r.zacht or 0) + rest
    assert (r.rest is None) == (r.gerealiseerd is None) == (gerealiseerd is None or not gedekt)


def test_een_aandeel_met_plannen() -> None:
    """30% of 1,000 + 100 built - 20 demolished = 1,080 is 324; 250 + 80 - 20 - 5 sold leaves 19,
    and 19 / 0.7 is 27.1: with 28 more it is 333 of 1,108."""
    plannen = [
        Plan("WK1", "nieuwbouw", "sociaal", "hard", 80, 80, EIND_25),
        Plan("WK1", "nieuwbouw", "midden", "hard", 20, 20, EIND_25),
        Plan("WK1", "sloop", "sociaal", "zacht", 20, -20, EIND_25),
        Plan("WK1", "verkoop", "sociaal", "hard", 5, -5, EIND_25),
    ]
    r = rest_aandeel(Cijfer("WK1", 1000, 250), Fraction(3, 10), plannen)
    assert (r.woningen, r.doel, r.sociaal, r.hard, r.zacht, r.rest) == (
        1080, 324, 250, 75, -20, 28
    )  # fmt: skip


def test_zonder_plannen_is_het_het_tekort_en_zonder_aandeel_is_het_onbekend() -> None:
    """Stichtse Vecht needs what Kernen says: 3,205 more, each a dwelling too; not 8,742 - 6,498."""
    r = rest_aandeel(Cijfer("GM1904", 29138, 6498), Fraction(3, 10), (), ())
    assert (r.doel, r.rest, r.hard, r.zacht) == (8742, 3205, None, None)
    assert r.plannen == ()
    weet_niet = rest_aandeel(Cijfer("WK1", 1000), Fraction(3, 10), ())
    assert (weet_niet.doel, weet_niet.sociaal, weet_niet.rest) == (300, None, None)
    gehaald = rest_aandeel(Cijfer("WK1", 1000, 300), Fraction(3, 10), ())
    assert gehaald.rest == 0
    anders = rest_aandeel(Cijfer("WK1", 1000, 250), Fraction(3, 10), None)
    assert (anders.doel, anders.hard, anders.rest) == (300, None, 72), "as Kernen says"


def test_pas_aan_het_eind_wordt_naar_boven_afgerond() -> None:
    """Vaartzijde: 0.3 x 5,168 - 1,220 is 330.4, / 0.7 is 472. With 331, or with floats, it would be
    473: one home too many, for (1,220 + 472) / (5,168 + 472) is 30% exactly."""
    plannen = [
        Plan("WK1", "nieuwbouw", "sociaal", "hard", 135, 135, EIND_25),
        Plan("WK1", "sloop", "sociaal", "zacht", 48, -66, EIND_25),
    ]
    r = rest_aandeel(Cijfer("WK1", 5081, 1151), Fraction(3, 10), plannen)
    assert (r.woningen, r.doel, r.rest) == (5168, 1551, 472)
