"""The voorraadbalans, on CBS figures of all dwellings and on a corporatie's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.filters import Filters
from domain.perioden import jaren
from tests.naief_groei import Balans, Mutatie, balans

# CBS 81955NED: begin, nieuwbouw, overige toevoeging, sloop, overige onttrekking, correctie, eind.
CBS = {
    "Amersfoort 2012": ((63_442, 463, 210, 29, 31, -199, 63_856), 0),
    "Nijmegen 2017": ((78_200, 1_367, 130, 237, 14, 27, 79_474), 1),
    "Nijmegen 2019": ((80_736, 863, 316, 132, 58, 18, 81_717), -26),
}


@pytest.mark.parametrize("naam", CBS)
def test_balans_van_het_cbs(naam):
    (begin, nieuw, overig_bij, sloop, overig_af, corr, eind), verschil = CBS[naam]
    b = Balans(begin, nieuw + overig_bij - sloop - overig_af, corr, eind)
    assert b.onverklaard == verschil
    assert b.sluit == (verschil == 0)


def rij(soort: str, aantal: int, **anders) -> Mutatie:
    velden = {"corporatie": "A", "gemeente": "GM1", "periode": jaren(2024)} | anders
    return Mutatie(soort=soort, aantal=aantal, **velden)


F = Filters(gemeente=("GM1",), corporatie=("A",), van=jaren(2024).van, tot=jaren(2024).tot)


def test_de_balans_telt_het_eigen_bezit_met_sloop_en_zonder_plannen():
    rijen = [
        rij("nieuwbouw", 50),
        rij("sloop", 20),
        rij("aankoop", 6, binnen_sector=True),
        rij("correctie", -3),
        rij("nieuwbouw", 99, status="hard"),
        rij("nieuwbouw", 99, corporatie="B"),
    ]
    gekozen = F.met(sloop="zonder", perspectief="sector", status=("hard",))
    b = balans(1_000, 1_035, rijen, gekozen)
    assert b == Balans(begin=1_000, netto=36, correctie=-3, eind=1_035)
    assert b.onverklaard == 2


@given(st.integers(), st.integers(), st.integers(), st.integers())
def test_een_balans_sluit_met_het_onverklaarde_verschil(begin, netto, corr, eind):
    b = Balans(begin, netto, corr, eind)
    assert b.begin + b.netto + b.correctie + b.onverklaard == b.eind
