"""The verdeelsleutel: Stichtse Vecht's published splits, and what must always hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.afspraken.verdeelsleutel import verdeel

SLEUTEL = {"Portaal": 58, "V&O": 39, "WUTA": 3}


@pytest.mark.parametrize(
    ("aantal", "verwacht"), [(923, (535, 360, 28)), (185, (107, 72, 6)), (0, (0, 0, 0))]
)
def test_stichtse_vecht(aantal, verwacht):
    assert tuple(verdeel(aantal, SLEUTEL).values()) == verwacht


def test_gelijke_resten_gaan_in_de_volgorde_van_de_sleutel():
    assert verdeel(1, {"b": 50, "a": 50}) == {"b": 1, "a": 0}
    assert verdeel(3, {"a": 25, "b": 25, "c": 25, "d": 25}) == {"a": 1, "b": 1, "c": 1, "d": 0}


@pytest.mark.parametrize("sleutel", [{"a": 58, "b": 39}, {"a": 60, "b": 41}, {}, {"a": "99.9"}])
def test_een_sleutel_die_niet_tot_100_telt_is_een_fout(sleutel):
    with pytest.raises(ValueError, match="niet tot 100%"):
        verdeel(10, sleutel)


def test_negatief_kan_niet():
    with pytest.raises(ValueError, match="negatief"):
        verdeel(10, {"a": 110, "b": -10})
    with pytest.raises(ValueError, match="negatief"):
        verdeel(-1, SLEUTEL)


def test_decimalen_zijn_precies_wat_er_staat():
    assert verdeel(1000, {"a": 33.3, "b": 33.3, "c": 33.4}) == {"a": 333, "b": 333, "c": 334}


@given(st.integers(0, 10_000), st.lists(st.integers(0, 100), min_size=1, max_size=6))
def test_de_som_klopt_en_niemand_wijkt_een_hele_woning_af(aantal, gewichten):
    gewichten[-1] += 100 - sum(gewichten)
    if gewichten[-1] < 0:
        return
    sleutel = {str(n): g for n, g in enumerate(gewichten)}
    uit = verdeel(aantal, sleutel)
    assert sum(uit.values()) == aantal
    assert all(abs(uit[p] * 100 - aantal * g) < 100 for p, g in sleutel.items())
