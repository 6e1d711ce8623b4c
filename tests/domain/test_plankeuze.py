"""The choices of Plannen: what is written is read back, what is not understood is named."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.plannen.keuze import STANDAARD, PlanKeuze
from domain.plannen.planregel import PLANSEGMENTEN, PLANSTATUSSEN

_tekst = st.text(min_size=1, max_size=12).map(str.strip).filter(bool)
_lijst = st.lists(_tekst, max_size=3, unique=True).map(tuple)
_dag = st.none() | st.dates(date(1950, 1, 1), date(2090, 1, 1))


@st.composite
def keuzes(draw: st.DrawFn) -> PlanKeuze:
    van, tot = draw(_dag), draw(_dag)
    if van and tot and tot < van:
        van, tot = tot, van
    return PlanKeuze(
        gemeente=draw(_lijst),
        corporatie=draw(_lijst),
        gebied=draw(_lijst),
        van=van,
        tot=tot,
        status=tuple(draw(st.sets(st.sampled_from(PLANSTATUSSEN)))),
        segment=tuple(draw(st.sets(st.sampled_from(PLANSEGMENTEN)))),
        peildatum=draw(_dag),
        stand=draw(st.none() | _tekst),
        met=draw(st.none() | _tekst),
    )


@given(keuzes())
def test_een_keuze_komt_terug_uit_zijn_adres(keuze: PlanKeuze) -> None:
    assert PlanKeuze.uit_query(keuze.naar_query()) == (keuze, ())


def test_zonder_iets_is_alles_gekozen() -> None:
    assert PlanKeuze.uit_query({}) == (STANDAARD, ())
    assert STANDAARD.naar_query() == {}
    assert PlanKeuze(status=("zacht", "hard")) == STANDAARD


def test_wat_niet_bestaat_wordt_genoemd_en_de_rest_telt() -> None:
    keuze, problemen = PlanKeuze.uit_query(
        {
            "status": "hard,gerealiseerd", "segment": "koop,kasteel", "peildatum": "ooit",
            "van": "2030", "tot": "2028", "anders": "x", "gemeente": "Ede",
        }
    )  # fmt: skip
    assert (keuze.status, keuze.segment, keuze.gemeente) == (("hard",), ("koop",), ("Ede",))
    assert (keuze.peildatum, keuze.van, keuze.tot) == (None, date(2030, 1, 1), None)
    assert sorted(p.naam for p in problemen) == ["peildatum", "segment", "status", "tot"]


def test_een_keuze_buiten_de_lijst_kan_niet() -> None:
    with pytest.raises(ValueError, match="gerealiseerd"):
        PlanKeuze(status=("gerealiseerd",))
