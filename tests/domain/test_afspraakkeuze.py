"""The choices of Afspraken: what is written is read back, what is not understood is named."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain.afspraken.indicatoren import BINDINGEN
from domain.afspraken.keuze import STANDAARD, AfspraakFilters
from domain.afspraken.oordeel import STATUSSEN

_tekst = st.text(min_size=1, max_size=12).map(str.strip).filter(bool)
_lijst = st.lists(_tekst, max_size=3, unique=True).map(tuple)
keuzes = st.builds(
    AfspraakFilters,
    gemeente=_lijst,
    corporatie=_lijst,
    thema=_lijst,
    status=st.sets(st.sampled_from(STATUSSEN)).map(tuple),
    binding=st.sets(st.sampled_from(BINDINGEN)).map(tuple),
    peildatum=st.none() | st.dates(date(1950, 1, 1), date(2090, 1, 1)),
    stand=st.none() | _tekst,
)


@given(keuzes)
def test_een_keuze_komt_terug_uit_zijn_adres(keuze: AfspraakFilters) -> None:
    assert AfspraakFilters.uit_query(keuze.naar_query()) == (keuze, ())


def test_zonder_iets_is_alles_gekozen() -> None:
    assert AfspraakFilters.uit_query({}) == (STANDAARD, ())
    assert STANDAARD.naar_query() == {}


def test_wat_niet_bestaat_wordt_genoemd_en_de_rest_telt() -> None:
    keuze, problemen = AfspraakFilters.uit_query(
        {"status": "achter,foei", "binding": "garantie", "peildatum": "ooit", "anders": "x"}
    )
    assert (keuze.status, keuze.binding, keuze.peildatum) == (("achter",), ("garantie",), None)
    assert [p.naam for p in problemen] == ["status", "peildatum"]


def test_een_jaar_is_de_laatste_dag_ervan() -> None:
    assert AfspraakFilters.uit_query({"peildatum": "2024"})[0].peildatum == date(2024, 12, 31)
