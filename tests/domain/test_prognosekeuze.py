"""The choices of Prognose to a query and back, and against the assumptions of a stand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.prognose.keuze import GEEN, NAAM, STANDAARD, PrognoseKeuze
from tests.domain.prognosehulp import GEWOON

tekst = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Z")), min_size=1)
sleutels = st.sampled_from(["hard", "zacht", "zacht.vergunning", "zacht.in-aanbouw"])


def waarden(meest: int) -> st.SearchStrategy:
    getal = st.decimals(0, meest, places=2)
    return st.dictionaries(sleutels, getal, max_size=3).map(lambda d: tuple(d.items()))


keuzes = st.builds(
    PrognoseKeuze,
    gemeente=st.none() | tekst,
    corporatie=st.lists(tekst, unique=True, max_size=3).map(tuple),
    afspraak=st.none() | st.just(GEEN) | st.just("voorbeeldstad-2021-1"),
    kans=waarden(100),
    uitloop=waarden(20),
    stand=st.none() | st.just("a1b2"),
)


@given(keuzes)
def test_heen_en_terug(keuze: PrognoseKeuze) -> None:
    assert PrognoseKeuze.uit_query(keuze.naar_query()) == (keuze, ())


def test_wat_er_niet_staat_is_standaard() -> None:
    assert PrognoseKeuze.uit_query({"kleur": "rood", "kans.": "3"}) == (STANDAARD, ())
    assert STANDAARD.naar_query() == {}


def test_hetzelfde_anders_geschreven_is_een_keuze() -> None:
    een, _ = PrognoseKeuze.uit_query({"kans.zacht": "5.0", "kans.hard": "90.50"})
    ander, _ = PrognoseKeuze.uit_query({"kans.hard": "90.5", "kans.zacht": "5"})
    assert een == ander
    assert hash(een) == hash(ander)
    assert een.naar_query() == {"kans.hard": "90.5", "kans.zacht": "5"}


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("kans.hard", "veel"), ("kans.hard", "101"), ("kans.hard", "-1"), ("kans.hard", "9,5"),
        ("kans.hard", "1e1"), ("uitloop.hard", "21"), ("uitloop.zacht.vergunning", "x"),
        ("gemeente", "GM0307,GM0344"),
    ],
)  # fmt: skip
def test_wat_niet_kan_wordt_genoemd(naam, waarde) -> None:
    keuze, (probleem,) = PrognoseKeuze.uit_query({naam: waarde, "afspraak": "x"})
    assert probleem.naam == naam
    assert (keuze.kans, keuze.uitloop, keuze.afspraak) == ((), (), "x")


def test_tegen_de_aannames_van_een_stand() -> None:
    gevraagd, _ = PrognoseKeuze.uit_query({
        "kans.hard": "90", "kans.zacht": "55", "kans.zacht.ontwerp": "3", "uitloop.hard": "3.5",
        "uitloop.zacht": "1.50", "uitloop.zacht.vergunning": "2",
    })  # fmt: skip
    keuze, problemen = gevraagd.tegen(GEWOON)
    assert {p.naam for p in problemen} == {"kans.zacht.ontwerp", "uitloop.hard"}
    assert keuze.kans == (("zacht", Decimal(55)),)
    assert keuze.uitloop == (("zacht.vergunning", Decimal(2)),)
    hard, zacht, vergunning = keuze.toegepast(GEWOON).rijen
    assert (hard, zacht.kans, vergunning.uitloop) == (GEWOON.rijen[0], 55, 2)


@pytest.mark.parametrize("naam", ["kans.hard", "uitloop.zacht.in-aanbouw", "kans.zacht.3"])
def test_namen_van_aannames(naam) -> None:
    assert NAAM.fullmatch(naam)


@pytest.mark.parametrize("naam", ["kans", "kans.", "kans.Hard", "kans.a.", "x.hard", "kans.a.b.c"])
def test_andere_namen_zijn_het_niet(naam) -> None:
    assert not NAAM.fullmatch(naam)
