"""The list of soorten against the table of docs/definitions.md, written out a second time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.mutaties import DUREN, SEGMENTEN, SOORTEN, Effect, effecten

PLUS = {"nieuwbouw", "transformatie", "splitsing", "terugkoop", "deliberalisatie", "toevoeging"}
MIN = {"sloop", "liberalisatie", "samenvoeging", "einde_tijdelijk", "onttrekking"}
# soort: (corporatie, sector, sector where binnen_sector = ja)
TABEL = (
    dict.fromkeys(PLUS, (1, 1, 1))
    | dict.fromkeys(MIN, (-1, -1, -1))
    | {
        "aankoop": (1, 1, 0),
        "verkoop": (-1, -1, 0),
        "uitruil_in": (1, 0, 0),
        "uitruil_uit": (-1, 0, 0),
    }
)


def test_de_lijst_is_volledig():
    assert set(SOORTEN) == set(TABEL) | {"omzetting", "correctie"}


@pytest.mark.parametrize("soort", sorted(TABEL))
def test_effect_van_elke_soort(soort):
    corporatie, sector, binnen = TABEL[soort]
    assert effecten(soort) == (Effect("sociaal", "permanent", corporatie, sector),)
    (eerste,) = effecten(soort, "midden", None, "tijdelijk_lang", binnen_sector=True)
    assert eerste == Effect("midden", "tijdelijk_lang", corporatie, binnen)
    assert SOORTEN[soort].is_onttrekking == (corporatie < 0)


def test_een_omzetting_is_in_totaal_nul():
    assert effecten("omzetting", duur="tijdelijk_kort") == (
        Effect("sociaal", "tijdelijk_kort", -1, -1),
        Effect("sociaal", "permanent", 1, 1),
    )
    with pytest.raises(ValueError, match="oude, tijdelijke duur"):
        effecten("omzetting")


def test_een_correctie_staat_buiten_de_groei():
    assert effecten("correctie") == (Effect("sociaal", "permanent", 0, 0, correctie=1),)


def test_liberalisatie_en_deliberalisatie_zijn_elkaars_spiegel():
    uit = effecten("liberalisatie", ander_segment="midden")
    terug = effecten("deliberalisatie", ander_segment="midden")
    assert uit == (
        Effect("sociaal", "permanent", -1, -1),
        Effect("midden", "permanent", 1, 1),
    )
    assert [(e.segment, -e.corporatie, -e.sector) for e in terug] == [
        (e.segment, e.corporatie, e.sector) for e in uit
    ]


def test_ander_segment_zegt_alleen_iets_bij_liberalisatie():
    assert len(effecten("verkoop", ander_segment="vrij")) == 1


def test_een_onbekende_soort():
    with pytest.raises(KeyError):
        effecten("mutatie")


@given(
    st.sampled_from(sorted(SOORTEN)),
    st.sampled_from(SEGMENTEN),
    st.sampled_from([None, *SEGMENTEN]),
    st.sampled_from(["tijdelijk_lang", "tijdelijk_kort"]),
    st.booleans(),
)
def test_effecten_zijn_altijd_een_woning_of_geen(soort, segment, ander, duur, binnen):
    uit = effecten(soort, segment, ander, duur, binnen)
    assert 1 <= len(uit) <= 2
    for e in uit:
        assert {e.corporatie, e.sector, e.correctie} <= {-1, 0, 1}
        assert e.segment in SEGMENTEN
        assert e.duur in DUREN
        assert e.correctie == (soort == "correctie")
