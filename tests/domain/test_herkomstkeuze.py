"""The choice of Herkomst: what is written is read back."""

from hypothesis import given
from hypothesis import strategies as st

from domain.filters import Filters
from domain.leveringen.keuze import WAT, HerkomstKeuze

_tekst = st.text(min_size=1, max_size=10).map(str.strip).filter(bool)


@given(
    st.sampled_from(sorted(WAT)),
    st.builds(Filters, gemeente=st.lists(_tekst, max_size=2, unique=True).map(tuple)),
    st.none() | _tekst,
    st.integers(1, 10**9 - 1),
)
def test_een_keuze_komt_terug_uit_zijn_adres(
    wat: str, filters: Filters, levering: str | None, vanaf: int
) -> None:
    keuze = HerkomstKeuze(wat, filters, levering, vanaf)
    assert HerkomstKeuze.uit_query(keuze.naar_query()) == (keuze, ())


def test_wat_niet_bestaat_wordt_genoemd() -> None:
    keuze, problemen = HerkomstKeuze.uit_query({"wat": "iets", "vanaf": "-3", "gemeente": "GM0307"})
    assert keuze == HerkomstKeuze(filters=Filters(gemeente=("GM0307",)))
    assert [p.naam for p in problemen] == ["wat", "vanaf"]
