"""Netto groei: Amersfoort's Tabel 1 by hand, and what must always hold."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.filters import Filters
from domain.mutaties import DUREN, PERSPECTIEVEN, SEGMENTEN, SOORTEN, STATUSSEN
from domain.perioden import jaren, lees_periode
from tests.naief_groei import Mutatie, correctie, half_in_periode, netto_groei, per, regels

ALLIANTIE, PORTAAL, OMNIA = "L1912", "L0117", "L0968"
P = jaren(2020, 2021)


def rij(corporatie: str, soort: str, aantal: int, **anders) -> Mutatie:
    velden = {"gemeente": "GM0307", "periode": P, "status": "hard"} | anders
    return Mutatie(corporatie=corporatie, soort=soort, aantal=aantal, **velden)


# Amersfoort, prestatieafspraken 2021, Tabel 1 (harde plannen 2020-2021).
TABEL_1 = [
    rij(corporatie, soort, aantal, duur=duur)
    for soort, duur, aantallen in (
        ("toevoeging", "permanent", (521, 98, 54)),
        ("toevoeging", "tijdelijk_lang", (0, 170, 0)),
        ("toevoeging", "tijdelijk_kort", (0, 67, 0)),
        ("deliberalisatie", "permanent", (16, 0, 0)),
        ("sloop", "permanent", (174, 0, 0)),
        ("verkoop", "permanent", (100, 40, 10)),
        ("liberalisatie", "permanent", (53, 10, 1)),
    )
    for corporatie, aantal in zip((ALLIANTIE, PORTAAL, OMNIA), aantallen, strict=True)
]
AMERSFOORT = Filters(gemeente=("GM0307",), van=P.van, tot=P.tot, status=("hard",))


def van_wie(regel):
    return regel.mutatie.corporatie


def test_amersfoort_groeit_301_permanent():
    assert netto_groei(TABEL_1, AMERSFOORT) == 301
    assert per(van_wie, TABEL_1, AMERSFOORT) == {ALLIANTIE: 210, PORTAAL: 48, OMNIA: 43}


def test_amersfoort_groeit_475_zonder_sloop():
    zonder = AMERSFOORT.met(sloop="zonder")
    assert netto_groei(TABEL_1, zonder) == 475
    assert per(van_wie, TABEL_1, zonder) == {ALLIANTIE: 384, PORTAAL: 48, OMNIA: 43}


@pytest.mark.parametrize(("duur", "verwacht"), [("tijdelijk_lang", 170), ("tijdelijk_kort", 67)])
def test_amersfoort_tijdelijk(duur, verwacht):
    uit = per(van_wie, TABEL_1, AMERSFOORT.met(duur=(duur,)))
    assert uit == {ALLIANTIE: 0, PORTAAL: verwacht, OMNIA: 0}


def test_amersfoort_per_soort():
    uit = per(lambda r: r.mutatie.soort, TABEL_1, AMERSFOORT)
    assert uit == {
        "toevoeging": 673,
        "deliberalisatie": 16,
        "sloop": -174,
        "verkoop": -150,
        "liberalisatie": -64,
    }


def test_landelijk_250_duizend_gebouwd_is_netto_100_duizend():
    rijen = [
        rij(PORTAAL, "nieuwbouw", 250_000),
        rij(PORTAAL, "sloop", 87_000),
        rij(PORTAAL, "verkoop", 63_000),
    ]
    assert netto_groei(rijen, AMERSFOORT) == 100_000


def test_een_plan_is_nooit_een_realisatie():
    assert netto_groei(TABEL_1, AMERSFOORT.met(status=("gerealiseerd",))) == 0


def test_omnia_koopt_62_woningen_die_al_sociaal_zijn():
    koop = [rij(OMNIA, "aankoop", 62, binnen_sector=True)]
    assert netto_groei(koop, AMERSFOORT.met(perspectief="corporatie")) == 62
    assert netto_groei(koop, AMERSFOORT.met(perspectief="sector")) == 0


def test_een_tijdvak_telt_alleen_als_het_er_helemaal_in_ligt():
    alleen_2021 = AMERSFOORT.met(van=jaren(2021).van)
    assert netto_groei(TABEL_1, alleen_2021) == 0
    permanent = [m for m in TABEL_1 if m.duur == "permanent"]
    assert list(half_in_periode(TABEL_1, alleen_2021)) == permanent
    assert half_in_periode(TABEL_1, AMERSFOORT) == ()


def test_twee_gelijke_rijen_zijn_er_twee():
    alleen_2021 = AMERSFOORT.met(van=jaren(2021).van)
    assert len(half_in_periode([rij(OMNIA, "verkoop", 1)] * 2, alleen_2021)) == 2


def test_een_correctie_is_geen_groei():
    rijen = [rij(PORTAAL, "correctie", -7), rij(PORTAAL, "nieuwbouw", 3)]
    assert netto_groei(rijen, AMERSFOORT) == 3
    assert correctie(rijen, AMERSFOORT) == -7


def test_onzelfstandig_en_vervallen_tellen_niet():
    rijen = [
        rij(PORTAAL, "nieuwbouw", 5, zelfstandig=False),
        rij(PORTAAL, "correctie", 5, zelfstandig=False),
        rij(PORTAAL, "nieuwbouw", 9, vervallen=True),
    ]
    assert (netto_groei(rijen, AMERSFOORT), correctie(rijen, AMERSFOORT)) == (0, 0)


def test_een_liberalisatie_is_een_toevoeging_waar_de_woning_heen_gaat():
    rijen = [rij(PORTAAL, "liberalisatie", 4, ander_segment="midden")]
    assert netto_groei(rijen, AMERSFOORT) == -4
    assert netto_groei(rijen, AMERSFOORT.met(segment=("midden",))) == 4
    assert netto_groei(rijen, AMERSFOORT.met(segment=("sociaal", "midden"))) == 0


def test_een_omzetting_verschuift_van_tijdelijk_naar_permanent():
    rijen = [rij(PORTAAL, "omzetting", 6, duur="tijdelijk_kort")]
    assert netto_groei(rijen, AMERSFOORT) == 6
    assert netto_groei(rijen, AMERSFOORT.met(duur=("tijdelijk_kort",))) == -6
    assert netto_groei(rijen, AMERSFOORT.met(duur=DUREN)) == 0


def test_filters_op_corporatie_en_gebied():
    rijen = [rij(PORTAAL, "nieuwbouw", 1, gebied="WK030701"), rij(OMNIA, "nieuwbouw", 10)]
    assert netto_groei(rijen, AMERSFOORT.met(corporatie=(PORTAAL,))) == 1
    assert netto_groei(rijen, AMERSFOORT.met(gebied=("WK030701",))) == 1
    assert netto_groei(rijen, AMERSFOORT.met(gemeente=("GM0344",))) == 0


def test_een_negatieve_nieuwbouw_bestaat_niet():
    with pytest.raises(ValueError, match="correctie"):
        rij(PORTAAL, "nieuwbouw", -1)


@st.composite
def mutaties(draw) -> Mutatie:
    soort = draw(st.sampled_from(sorted(SOORTEN)))
    return Mutatie(
        corporatie=draw(st.sampled_from("AB")),
        gemeente=draw(st.sampled_from(["GM1", "GM2"])),
        periode=lees_periode(draw(st.sampled_from(["2020", "2021", "2020-2021", "2021-H1"]))),
        soort=soort,
        aantal=draw(st.integers(0, 500)),
        segment="sociaal",
        ander_segment=draw(st.sampled_from([None, "midden", "vrij"])),
        duur="tijdelijk_lang" if soort == "omzetting" else draw(st.sampled_from(DUREN)),
        status=draw(st.sampled_from(STATUSSEN)),
        binnen_sector=draw(st.booleans()),
        zelfstandig=draw(st.booleans()),
    )


rijtjes = st.lists(mutaties(), max_size=12)
ALLES = Filters(duur=DUREN, segment=SEGMENTEN)


@given(rijtjes, st.sampled_from(PERSPECTIEVEN))
def test_delen_tellen_op_tot_het_geheel(rijen, perspectief):
    f = ALLES.met(perspectief=perspectief)
    heel = netto_groei(rijen, f)
    for naam, keuzes in (
        ("duur", DUREN),
        ("segment", SEGMENTEN),
        ("status", STATUSSEN),
        ("gemeente", ("GM1", "GM2")),
        ("corporatie", ("A", "B")),
    ):
        assert heel == sum(netto_groei(rijen, f.met(**{naam: (k,)})) for k in keuzes)


@given(rijtjes)
def test_zonder_sloop_scheelt_precies_de_sloop(rijen):
    gesloopt = sum(m.aantal for m in rijen if m.soort == "sloop" and m.zelfstandig)
    assert netto_groei(rijen, ALLES.met(sloop="zonder")) == netto_groei(rijen, ALLES) + gesloopt


@given(rijtjes)
def test_samen_of_los_en_in_welke_volgorde_maakt_niet_uit(rijen):
    assert netto_groei(rijen, ALLES) == sum(netto_groei([m], ALLES) for m in reversed(rijen))


@given(rijtjes)
def test_perspectieven_verschillen_alleen_binnen_de_sector(rijen):
    """Without uitruil and binnen_sector the corporaties together are the sector."""
    open_ = [replace(m, binnen_sector=False) for m in rijen if "uitruil" not in m.soort]
    assert netto_groei(open_, ALLES) == netto_groei(open_, ALLES.met(perspectief="corporatie"))


@given(rijtjes)
def test_elke_rij_telt_of_ligt_half_buiten_of_hoort_er_niet_bij(rijen):
    f = ALLES.met(van=jaren(2021).van, tot=jaren(2021).tot)
    telt = {id(r.mutatie) for r in regels(rijen, f)}
    half = {id(m) for m in half_in_periode(rijen, f)}
    assert not telt & half
    for m in rijen:
        if m.zelfstandig and m.soort != "correctie":
            assert (id(m) in telt) == (m.periode.van.year == 2021)
            assert (id(m) in half) == (m.periode == jaren(2020, 2021))
