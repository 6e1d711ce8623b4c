"""The choices on Kernen: every address can be read back, and what is not understood is said."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.kernen.aandeel import DEFINITIES
from domain.kernen.keuze import NIVEAUS, STANDAARD, KernFilters

namen = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=12)
    .map(lambda t: t.strip())
    .filter(bool),
    max_size=3,
    unique=True,
).map(tuple)


@st.composite
def keuzes(draw: st.DrawFn) -> KernFilters:
    return KernFilters(
        gemeente=draw(namen),
        gebied=draw(namen),
        niveau=tuple(draw(st.permutations(NIVEAUS)))[: draw(st.integers(0, 3))],
        peildatum=draw(st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31))),
        doel=draw(st.decimals("0.0001", "99.9999", places=4)),
        nieuwbouwaandeel=draw(st.decimals("0", "100", places=2)),
        definitie=draw(st.sampled_from((None, *DEFINITIES))),
        stand=draw(st.sampled_from((None, "abc123"))),
    )


@settings(max_examples=80)
@given(keuzes())
def test_elk_adres_is_terug_te_lezen(keuze: KernFilters):
    assert KernFilters.uit_query(keuze.naar_query()) == (keuze, ())


def test_de_standaard_is_een_leeg_adres():
    assert STANDAARD.naar_query() == {}
    assert KernFilters.uit_query({}) == (STANDAARD, ())
    assert (STANDAARD.niveau, STANDAARD.doel, STANDAARD.nieuwbouwdeel) == (
        ("gemeente", "wijk"), None, Fraction(2, 5)
    )  # fmt: skip


def test_een_keuze_is_een_waarde_hoe_ze_ook_is_geschreven():
    een, _ = KernFilters.uit_query({"doel": "30.0", "niveau": "wijk,Gemeente", "peildatum": "2024"})
    twee = KernFilters(niveau=("gemeente", "wijk"), peildatum=date(2024, 12, 31), doel=Decimal(30))
    assert een == twee
    assert een.naar_query() == {"peildatum": "2024-12-31", "doel": "30"}
    assert KernFilters(doel=Decimal("27.50")).naar_query() == {"doel": "27.5"}


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("doel", "0"), ("doel", "100"), ("doel", "-1"), ("doel", "27,5"), ("doel", "30,40"),
        ("doel", "dertig"), ("doel", "nan"), ("doel", "1e1"), ("doel", "٣٠"),
        ("nieuwbouwaandeel", "100.1"), ("nieuwbouwaandeel", "-0"), ("niveau", "provincie"),
        ("definitie", "sociaal"), ("definitie", "bezit_corporatie,sociaal_contract"),
        ("peildatum", "2024-13-01"), ("peildatum", "gisteren"),
    ],
)  # fmt: skip
def test_wat_niet_kan_wordt_gezegd_en_weggelaten(naam: str, waarde: str):
    keuze, problemen = KernFilters.uit_query({naam: waarde})
    assert keuze == STANDAARD
    assert [(p.naam, waarde in p.gevonden) for p in problemen] == [(naam, True)]


@pytest.mark.parametrize("tekst", ["0", "100", "40", "12.5"])
def test_de_grenzen_van_het_nieuwbouwaandeel_doen_mee(tekst: str):
    keuze, problemen = KernFilters.uit_query({"nieuwbouwaandeel": tekst})
    assert (keuze.nieuwbouwaandeel, problemen) == (Decimal(tekst), ())


@pytest.mark.parametrize(
    "velden",
    [
        {"doel": Decimal(0)},
        {"doel": Decimal(100)},
        {"nieuwbouwaandeel": Decimal(101)},
        {"niveau": ("land",)},
        {"definitie": "x"},
    ],
)
def test_een_onmogelijke_keuze_is_er_niet(velden):
    with pytest.raises(ValueError):
        KernFilters(**velden)
