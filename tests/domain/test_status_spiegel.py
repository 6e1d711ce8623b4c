"""A maximum is the mirror of a minimum, and is treated as a minimum nowhere."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from domain.afspraken.afspraak import Afspraak, verstreken_deel
from domain.afspraken.beoordeling import beoordeel, beoordeel_aandeel
from domain.afspraken.oordeel import AandeelCijfers, Cijfers

VAN, TOT = date(2021, 1, 1), date(2030, 12, 31)
DAGEN = st.dates(VAN, date(2029, 12, 31))
AANTAL = st.integers(0, 400)
DEEL = st.integers(0, 100).map(lambda n: Fraction(n, 100))
VAN_GOED_NAAR_SLECHT = ("op koers", "aandacht", "achter", "overschreden")


def afspraak(richting: str, doel: float, **rest) -> Afspraak:
    velden = {"id": "x", "indicator": "aantal_van_soort", "rekenwijze": "totaal", "van": VAN,
              "tot": TOT}  # fmt: skip
    return Afspraak(richting=richting, doel=doel, **(velden | rest))


def rang(a: Afspraak, nu: int, hard: int, dag: date) -> int:
    return VAN_GOED_NAAR_SLECHT.index(beoordeel(a, Cijfers(nu, True, hard), dag).status)


@given(AANTAL, AANTAL, AANTAL, st.integers(1, 200), DAGEN)
def test_more_is_never_better_for_a_maximum(doel, nu, hard, erbij, dag) -> None:
    a = afspraak("maximum", doel)
    assert rang(a, nu + erbij, hard, dag) >= rang(a, nu, hard, dag)
    assert rang(a, nu, hard + erbij, dag) >= rang(a, nu, hard, dag)


@given(AANTAL, AANTAL, AANTAL, st.integers(1, 200), DAGEN)
def test_more_is_never_worse_for_a_minimum(doel, nu, hard, erbij, dag) -> None:
    a = afspraak("minimum", doel)
    assert rang(a, nu + erbij, hard, dag) <= rang(a, nu, hard, dag)
    assert rang(a, nu, hard + erbij, dag) <= rang(a, nu, hard, dag)


@given(AANTAL, AANTAL, AANTAL, st.dates(date(2000, 1, 1), date(2020, 12, 31)), st.booleans())
def test_before_its_begin_every_afspraak_has_not_begun(doel, nu, hard, dag, gedekt) -> None:
    """Neither a minimum nor a maximum can be kept or broken before it holds."""
    cijfers = Cijfers(nu if gedekt else None, gedekt, hard)
    for richting in ("minimum", "maximum"):
        assert beoordeel(afspraak(richting, doel), cijfers, dag).status == "nog niet begonnen"


@given(AANTAL, AANTAL, AANTAL, DAGEN)
def test_a_maximum_written_out(doel, nu, hard, dag) -> None:
    """Rules 2 and 6 in other words, for every number; never the outcome of a minimum."""
    a = afspraak("maximum", doel)
    verwacht = doel * verstreken_deel(a.periode, dag)
    als_maximum = (
        "overschreden" if nu > doel
        else "achter" if nu + hard > doel
        else "aandacht" if nu > verwacht
        else "op koers"
    )  # fmt: skip
    uit = beoordeel(a, Cijfers(nu, True, hard), dag)
    assert uit.status == als_maximum
    assert uit.resterend == max(doel - nu, 0), "free, not to go"
    na = beoordeel(a, Cijfers(nu, True, hard), TOT)
    assert na.status == ("behaald" if nu <= doel else "overschreden")


@given(AANTAL, AANTAL, AANTAL, DAGEN)
def test_a_streefwaarde_is_judged_as_the_register_says_and_no_other_way(doel, nu, hard, dag):
    cijfers = Cijfers(nu, True, hard)
    for als in ("minimum", "maximum"):
        gelezen = afspraak("streefwaarde", doel, behandeld_als=als)
        assert beoordeel(gelezen, cijfers, dag) == beoordeel(afspraak(als, doel), cijfers, dag)
    assert beoordeel(afspraak("streefwaarde", doel), cijfers, dag).status == "geen status"


@given(AANTAL, AANTAL, AANTAL, AANTAL, DAGEN)
def test_a_range_is_the_worse_of_its_minimum_and_its_maximum(een, ander, nu, hard, dag) -> None:
    laag, hoog = sorted((een, ander))
    a = afspraak("streefwaarde", laag, doel_max=hoog)
    delen = [
        beoordeel(afspraak("minimum", laag), Cijfers(nu, True, hard), dag).status,
        beoordeel(afspraak("maximum", hoog), Cijfers(nu, True, hard), dag).status,
    ]
    # A range is not exceeded for good: homes may go again.
    rangen = [VAN_GOED_NAAR_SLECHT.index("achter" if d == "overschreden" else d) for d in delen]
    assert beoordeel(a, Cijfers(nu, True, hard), dag).status == VAN_GOED_NAAR_SLECHT[max(rangen)]


def aandeel(richting: str, doel: Fraction, **rest) -> Afspraak:
    return afspraak(richting, float(doel * 100), indicator="aandeel_voorraad",
                    rekenwijze="aandeel", eenheid="procent", **rest)  # fmt: skip


@given(DEEL, DEEL, DEEL, DEEL, DAGEN)
def test_a_share_that_is_a_maximum_written_out(doel, nu, hard, zacht, dag) -> None:
    """Rule 7 mirrored: what counts is whether it is passed by the end."""
    uit = beoordeel_aandeel(aandeel("maximum", doel), AandeelCijfers(nu, hard, zacht), dag)
    als_maximum = (
        "overschreden" if nu > doel
        else "achter" if hard > doel and zacht > doel
        else "aandacht" if hard > doel or zacht > doel
        else "op koers"
    )  # fmt: skip
    assert uit.status == als_maximum
    na = beoordeel_aandeel(aandeel("maximum", doel), AandeelCijfers(nu, hard, zacht), TOT)
    assert na.status == ("behaald" if nu <= doel else "overschreden")


@given(DEEL, DEEL, DEEL, DEEL, DAGEN)
def test_a_share_that_is_a_minimum_written_out(doel, nu, hard, zacht, dag) -> None:
    uit = beoordeel_aandeel(aandeel("minimum", doel), AandeelCijfers(nu, hard, zacht), dag)
    als_minimum = (
        "op koers" if nu >= doel or hard >= doel else "aandacht" if zacht >= doel else "achter"
    )
    assert uit.status == als_minimum


@given(DEEL, DEEL, DEEL, DEEL, st.integers(0, 100), DAGEN)
def test_a_lower_share_is_never_worse_for_a_maximum(doel, nu, hard, zacht, eraf, dag) -> None:
    a, minder = aandeel("maximum", doel), Fraction(eraf, 100)
    lager = [max(d - minder, Fraction(0)) for d in (nu, hard, zacht)]

    def rang_(*delen: Fraction) -> int:
        status = beoordeel_aandeel(a, AandeelCijfers(*delen), dag).status
        return VAN_GOED_NAAR_SLECHT.index(status)

    eerst = rang_(nu, hard, zacht)
    for delen in ((lager[0], hard, zacht), (nu, lager[1], zacht), (nu, hard, lager[2]), lager):
        assert rang_(*delen) <= eerst


@given(DEEL, DEEL, DEEL, DEEL, DEEL, DAGEN)
def test_a_share_in_a_range_is_the_worse_of_both(een, ander, nu, hard, zacht, dag) -> None:
    laag, hoog = sorted((een, ander))
    a = aandeel("streefwaarde", laag, doel_max=float(hoog * 100))
    cijfers = AandeelCijfers(nu, hard, zacht)
    onder = beoordeel_aandeel(aandeel("minimum", laag), cijfers, dag).status
    boven = "op koers" if hard <= hoog and zacht <= hoog else (
        "achter" if hard > hoog and zacht > hoog else "aandacht"
    )  # fmt: skip
    rangen = [VAN_GOED_NAAR_SLECHT.index(s) for s in (onder, boven)]
    assert beoordeel_aandeel(a, cijfers, dag).status == VAN_GOED_NAAR_SLECHT[max(rangen)]
