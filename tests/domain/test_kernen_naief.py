"""The tree of Kernen against a second, plain implementation, on any mix of delivered rows."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.kernen.aandeel import DEFINITIES
from domain.kernen.bron import GemeenteBron, Kerngebied, Kernpartij, Kerntelling, Totaal
from domain.kernen.keuze import KernFilters
from domain.kernen.takken import bouw
from tests.domain.naief_kernen import kernen

GM, WIJKEN = "GM0001", ("WK01", "WK02", "WK03")
dagen = st.sampled_from([date(j, 12, 31) for j in (2021, 2022, 2023, 2024)] + [date(2024, 6, 30)])


@st.composite
def totalen(draw: st.DrawFn) -> Totaal:
    definitie = draw(st.none() | st.sampled_from(DEFINITIES))
    return Totaal(
        draw(st.sampled_from((GM, *WIJKEN))),
        2024,
        draw(dagen),
        draw(st.integers(0, 5_000)),
        "bron",
        "lev",
        draw(st.integers(1, 1_000)),
        False,
        draw(st.integers(0, 1000)) / 10 if definitie else None,
        draw(st.sampled_from((None, 0.5))) if definitie else None,
        definitie,
    )


@st.composite
def tellingen(draw: st.DrawFn) -> Kerntelling:
    gebied = draw(st.sampled_from((*WIJKEN, *WIJKEN, None)))
    onverdeeld = draw(st.integers(0, 9)) == 0
    return Kerntelling(
        draw(st.sampled_from("AB")), gebied, 2024 if gebied else None, draw(dagen),
        draw(st.integers(0, 800)), onverdeeld, "bron", "lev", False,
    )  # fmt: skip


@settings(max_examples=200)
@given(
    st.lists(totalen(), max_size=12, unique_by=lambda t: (t.code, t.peildatum, t.volgorde)),
    st.lists(tellingen(), max_size=10),
    st.sampled_from(DEFINITIES),
    st.sampled_from(("", "A", "AB")),
)
def test_hetzelfde_als_de_gewone_manier(t, s, definitie, partijen):
    bron = GemeenteBron(
        GM,
        "Stad",
        tuple(t),
        tuple(s),
        tuple(Kerngebied(c, 2024, c, c, "wijk", None) for c in WIJKEN),
        tuple(Kernpartij(p, date(2015, 1, 1), date(2030, 12, 31)) for p in partijen),
    )
    rijen = bouw(bron, KernFilters(definitie=definitie)).rijen
    gevonden = {
        r.cijfer.code: (r.cijfer.woningen, r.cijfer.sociaal, r.peildatum_sociaal)
        for r in rijen
        if not r.is_overig
    }
    verwacht = kernen(bron, definitie)
    # Without a figure of any wijk there is no division to show.
    heeft_wijken = any(x.code in WIJKEN for x in t) or any(x.gebied for x in s)
    assert gevonden == (verwacht if heeft_wijken else {GM: verwacht[GM]})
    # The parts and what is left over are the whole, where all are of one day.
    delen = [r for r in rijen if r.niveau == "wijk"]
    if any(r.is_overig for r in delen):
        assert sum(r.cijfer.woningen or 0 for r in delen) == rijen[0].cijfer.woningen
        assert {r.peildatum for r in delen if r.cijfer.woningen is not None} == {rijen[0].peildatum}
        if all(r.cijfer.sociaal is not None for r in delen if r.cijfer.woningen):
            som = sum(r.cijfer.sociaal or 0 for r in delen if r.cijfer.woningen)
            assert som == rijen[0].cijfer.sociaal
