"""Dekking: each day belongs to one levering, held against a naive day-by-day second opinion."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.leveringen.dekking import (
    Claim,
    PartijDekking,
    dagen,
    doorsnede,
    gaten,
    is_gedekt,
    laatste_gedekte_dag,
    telt_mee,
    trek_af,
    verdeel,
    verschil,
    voeg_samen,
)
from domain.perioden import Periode, jaren, lees_periode

BEGIN = date(2023, 12, 20)  # a year's turn lies inside what hypothesis makes


def p(tekst: str) -> Periode:
    return lees_periode(tekst)


@st.composite
def perioden(draw) -> Periode:
    van = draw(st.integers(0, 30))
    lengte = draw(st.integers(0, 15))
    return Periode(BEGIN + timedelta(days=van), BEGIN + timedelta(days=van + lengte))


rijtjes = st.lists(perioden(), max_size=6)


def naief(lijst) -> set[date]:
    return {x.van + timedelta(days=n) for x in lijst for n in range((x.tot - x.van).days + 1)}


def test_een_nieuwe_jaarlevering_vervangt_de_halfjaarlevering_geheel():
    uit = verdeel([Claim("halfjaar", 1, p("2024-H1")), Claim("jaar", 2, p("2024"))])
    assert uit == {"halfjaar": (), "jaar": (p("2024"),)}


def test_een_deel_dat_later_komt_neemt_alleen_zijn_dagen():
    uit = verdeel([Claim("jaar", 1, p("2024")), Claim("half", 2, p("2024-H1"))])
    assert uit == {"jaar": (p("2024-H2"),), "half": (p("2024-H1"),)}
    assert telt_mee(p("2024-Q3"), uit["jaar"])
    assert not telt_mee(p("2024"), uit["jaar"])
    assert not telt_mee(p("2024-Q1"), uit["jaar"])


def test_een_rij_van_een_heel_jaar_die_wegvalt_laat_een_gat():
    behouden = verdeel([Claim("jaar", 1, p("2024")), Claim("half", 2, p("2024-H1"))])["jaar"]
    assert trek_af(behouden, [p("2024")]) == ()
    assert trek_af((jaren(2022, 2024),), [p("2023")]) == (p("2022"), p("2024"))


def test_een_gat_in_het_midden_geeft_twee_perioden():
    uit = verdeel([Claim("a", 1, p("2024")), Claim("b", 2, p("2024-Q2"))])
    assert uit["a"] == (p("2024-Q1"), p("2024-H2"))


def test_twee_claims_van_een_levering_sluiten_aan():
    uit = verdeel([Claim("a", 1, p("2023")), Claim("a", 1, p("2024"))])
    assert uit == {"a": (jaren(2023, 2024),)}
    assert telt_mee(jaren(2023, 2024), uit["a"])


def test_een_volgnummer_van_twee_leveringen_kan_niet():
    with pytest.raises(ValueError, match="volgnummer 1"):
        verdeel([Claim("a", 1, p("2023")), Claim("b", 1, p("2024"))])


def test_gaten_en_gedekt():
    assert gaten(jaren(2020, 2022), [p("2021")]) == (p("2020"), p("2022"))
    assert is_gedekt(jaren(2020, 2021), [p("2020"), p("2021")])
    assert not is_gedekt(p("2020"), [])


def test_de_peildatum_is_de_laatste_dag_waarop_iedereen_er_is():
    nodig = (jaren(2020, 2030),)
    a = PartijDekking(nodig, (jaren(2020, 2024),))
    b = PartijDekking(nodig, (jaren(2020, 2023),))
    assert laatste_gedekte_dag([a, b]) == date(2023, 12, 31)
    assert laatste_gedekte_dag([a, PartijDekking(nodig, ())]) is None
    assert laatste_gedekte_dag([]) is None


def test_een_partij_die_nog_niet_nodig_is_houdt_niets_tegen():
    a = PartijDekking((jaren(2020, 2030),), (jaren(2020, 2024),))
    later = PartijDekking((jaren(2024, 2030),), ())
    assert laatste_gedekte_dag([a, later]) == date(2023, 12, 31)


def test_na_het_einde_van_alle_partijen_is_er_geen_peildatum_meer():
    a = PartijDekking((jaren(2020, 2022),), (jaren(2020, 2025),))
    assert laatste_gedekte_dag([a]) == date(2022, 12, 31)


@given(rijtjes)
def test_samenvoegen_houdt_de_dagen_en_laat_niets_raken(lijst):
    uit = voeg_samen(lijst)
    assert naief(uit) == naief(lijst)
    assert list(dagen(lijst)) == sorted(naief(lijst))
    assert all(a.tot + timedelta(days=1) < b.van for a, b in itertools.pairwise(uit))


@given(rijtjes, rijtjes)
def test_verschil_en_doorsnede_dag_voor_dag(links, rechts):
    assert naief(verschil(links, rechts)) == naief(links) - naief(rechts)
    assert naief(doorsnede(links, rechts)) == naief(links) & naief(rechts)
    assert voeg_samen(verschil(links, rechts)) == verschil(links, rechts)


@given(st.lists(st.tuples(st.sampled_from("abcde"), perioden()), max_size=8), perioden())
def test_elke_dag_hoort_bij_precies_een_levering(paren, rij):
    nummer = {"a": 3, "b": 1, "c": 2, "d": 9, "e": 4}
    claims = [Claim(naam, nummer[naam], periode) for naam, periode in paren]
    van_wie: dict[date, str] = {}
    for claim in sorted(claims, key=lambda c: c.volgnummer):
        van_wie |= dict.fromkeys(naief([claim.periode]), claim.levering)
    uit = verdeel(claims)
    assert {naam for naam, _ in paren} == set(uit)
    for naam, behouden in uit.items():
        assert naief(behouden) == {d for d, wie in van_wie.items() if wie == naam}
        assert telt_mee(rij, behouden) == all(van_wie.get(d) == naam for d in naief([rij]))


@settings(max_examples=60)
@given(st.lists(st.tuples(rijtjes, rijtjes), max_size=4))
def test_laatste_gedekte_dag_is_die_van_de_dagen_een_voor_een(partijen):
    goed = [
        d
        for d in (BEGIN + timedelta(days=n) for n in range(60))
        if any(d in naief(nodig) for nodig, _ in partijen)
        and all(d in naief(gedekt) for nodig, gedekt in partijen if d in naief(nodig))
    ]
    invoer = [PartijDekking(tuple(nodig), tuple(gedekt)) for nodig, gedekt in partijen]
    assert laatste_gedekte_dag(invoer) == (max(goed) if goed else None)
