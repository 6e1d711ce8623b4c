"""The path of an afspraak and what lies beside it, with the numbers written out."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.beoordeling import beoordeel
from domain.afspraken.oordeel import Cijfers
from domain.afspraken.verloop import Verloopsom, momenten, verloop
from domain.perioden import Periode, jaren

EIND_2024 = date(2024, 12, 31)


def afspraak(**anders) -> Afspraak:
    velden = {"id": "x", "indicator": "netto_groei", "rekenwijze": "gemiddelde_per_jaar",
              "richting": "minimum", "doel": 320, "van": date(2021, 1, 1),
              "tot": date(2030, 12, 31)}  # fmt: skip
    return Afspraak(**(velden | anders))


# Voorbeeldstad: 230, 262, 238 and 280 realised; plans for 2026 and later.
def som(status: str, periode: Periode, n: int) -> Verloopsom:
    return Verloopsom(status, periode, n, abs(n))


ECHT = [som("gerealiseerd", jaren(j), n)
        for j, n in ((2021, 230), (2022, 262), (2023, 238), (2024, 280))]  # fmt: skip
PLAN = [som("hard", jaren(2026), 340), som("zacht", jaren(2027), 60)]


def test_320_a_year_beside_1010() -> None:
    punten = verloop(afspraak(), ECHT + PLAN, EIND_2024, lambda _: True)
    per_jaar = {p.dag.year: p for p in punten}
    assert [p.dag for p in punten] == [date(j, 12, 31) for j in range(2021, 2031)]
    assert [per_jaar[j].verwacht for j in (2021, 2024, 2030)] == [320, 1280, 3200]
    assert [per_jaar[j].gerealiseerd for j in (2021, 2023, 2024)] == [230, 730, 1010]
    # After the peildatum nothing more is realised; the plans come on top, hard ones first.
    assert per_jaar[2030].gerealiseerd == 1010
    assert [per_jaar[j].met_hard for j in (2025, 2026, 2030)] == [1010, 1350, 1350]
    assert [per_jaar[j].met_zacht for j in (2026, 2027)] == [1350, 1410]


def test_what_is_missing_is_unknown_and_plans_stay_when_their_date_has_passed() -> None:
    """Amersfoort, afspraak 6: a prognosis of harde plannen and nothing realised."""
    a = afspraak(rekenwijze="totaal", doel=301, van=date(2020, 1, 1), tot=date(2021, 12, 31))
    eind = date(2021, 12, 31)
    punten = verloop(a, [som("hard", jaren(2020, 2021), 301)], eind, lambda _: False)
    assert [(p.dag.year, p.gerealiseerd, p.met_hard, p.met_zacht) for p in punten] == [
        (2020, None, 0, None), (2021, None, 301, None)
    ]  # fmt: skip
    assert [p.verwacht for p in punten] == [Fraction(301, 2), 301]


def test_only_what_comes_on_top_counts() -> None:
    a = afspraak(rekenwijze="totaal", doel=198, telt_boven=673, van=date(2020, 1, 1),
                 tot=date(2021, 12, 31))  # fmt: skip
    sommen = [som("gerealiseerd", jaren(2020), 600), som("gerealiseerd", jaren(2021), 100)]
    punten = verloop(a, sommen, a.tot, lambda _: True)
    assert [p.gerealiseerd for p in punten] == [0, 27]


def test_a_range_has_two_paths() -> None:
    a = afspraak(richting="streefwaarde", doel=1000, doel_max=1200, tot=date(2025, 12, 31))
    punten = verloop(a, [], None, lambda _: False)
    assert [(p.verwacht, p.verwacht_max) for p in (punten[0], punten[-1])] == [
        (1000, 1200), (5000, 6000)
    ]  # fmt: skip
    assert {p.gerealiseerd for p in punten} == {None}


def test_momenten() -> None:
    kwartalen = momenten(jaren(2024), date(2024, 5, 31))
    assert [d.isoformat()[5:] for d in kwartalen] == ["03-31", "05-31", "06-30", "09-30", "12-31"]
    gebroken = Periode(date(2022, 7, 1), date(2024, 6, 30))
    assert [d.isoformat() for d in momenten(gebroken, date(2020, 1, 1))] == [
        "2022-12-31", "2023-12-31", "2024-06-30"
    ]  # fmt: skip
    assert verloop(afspraak(tot=None), ECHT, EIND_2024, lambda _: True) == ()


@given(
    st.lists(
        st.builds(
            som, st.sampled_from(["gerealiseerd", "hard", "zacht"]),
            st.dates(date(2021, 1, 1), date(2030, 12, 31)).map(lambda d: Periode(d, d)),
            st.integers(-90, 90),
        )
    ),
    st.dates(date(2020, 6, 1), date(2031, 6, 1)),
)  # fmt: skip
def test_the_path_ends_where_the_oordeel_is(sommen, peildatum) -> None:
    a = afspraak()
    echt = [s for s in sommen if s.status == "gerealiseerd" and s.periode.tot <= peildatum]
    sommen = [*echt, *(s for s in sommen if s.status != "gerealiseerd")]
    heeft = {s.status for s in sommen}
    per = {st_: sum(s.telt for s in sommen if s.status == st_) for st_ in ("hard", "zacht")}
    cijfers = Cijfers(sum(s.telt for s in echt), True,
                      *(per[p] if p in heeft else None for p in ("hard", "zacht")))  # fmt: skip
    oordeel = beoordeel(a, cijfers, peildatum)
    einde = verloop(a, sommen, peildatum, lambda _: True)[-1]
    assert einde.gerealiseerd == (oordeel.gerealiseerd or 0)
    assert (einde.met_hard, einde.met_zacht) == (oordeel.met_hard, oordeel.met_zacht)
    assert einde.verwacht == oordeel.doel_totaal


def test_a_span_is_known_only_where_it_ends() -> None:
    """500 in 2021-2022 together: the end of 2021 is unknown, the end of 2022 is not."""
    punten = verloop(afspraak(), [som("gerealiseerd", jaren(2021, 2022), 500)],
                     date(2022, 12, 31), lambda _: True)  # fmt: skip
    assert [p.gerealiseerd for p in punten[:3]] == [None, 500, 500]
    # From before the period: nobody knows how many of them count, then or later.
    ervoor = [som("gerealiseerd", jaren(2020, 2021), 500), *ECHT[1:]]
    assert {p.gerealiseerd for p in verloop(afspraak(), ervoor, EIND_2024, lambda _: True)} == {
        None
    }
