"""The calendar: last days in time, and whether what was asked was there then."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.afspraken.kalender import (
    KOMT_NOG,
    LATER,
    ONBEKEND,
    ONTBREEKT,
    OP_TIJD,
    Moment,
    Ontvangst,
    inbreng,
    termijnen,
    waarover,
)
from domain.perioden import Periode, jaren, lees_periode

DAG = date(2024, 6, 1)


def moment(**anders: object) -> Moment:
    velden: dict[str, object] = {
        "id": "m", "document": "d", "artikel": "1", "titel": "Terugblik", "betekenis": "",
        "gemeente": "GM0307", "partijen": ("A", "GM0307"), "wanneer": "elk jaar voor 1 maart",
        "uiterlijk": ((2, 29),), "verwacht": "gerealiseerd", "over": "vorig_jaar",
        "van": date(2022, 1, 1), "tot": date(2024, 12, 31),
    }  # fmt: skip
    return Moment(**(velden | anders))  # type: ignore[arg-type]


def levering(
    periode: str, ontvangen: date, soort: str = "gerealiseerd", wie: str = "A"
) -> Ontvangst:
    return Ontvangst(f"l-{periode}", wie, "GM0307", soort, lees_periode(periode), ontvangen)


def test_voor_1_maart_is_de_laatste_dag_van_februari() -> None:
    dagen = [t.uiterlijk for t in termijnen(moment(), DAG)]
    assert dagen == [date(2022, 2, 28), date(2023, 2, 28), date(2024, 2, 29)]
    assert [t.over for t in termijnen(moment(), DAG)] == [jaren(2021), jaren(2022), jaren(2023)]


def test_zonder_einde_tot_een_jaar_vooruit() -> None:
    dagen = [t.uiterlijk for t in termijnen(moment(tot=None), DAG)]
    assert dagen[-1] == date(2025, 2, 28)
    assert termijnen(moment(uiterlijk=()), DAG) == ()


@pytest.mark.parametrize(
    ("over", "dag", "periode"),
    [
        ("vorig_jaar", date(2024, 3, 1), "2023"),
        ("lopend_jaar", date(2024, 5, 31), "2024-01-01 t/m 2024-05-31"),
        ("volgend_jaar", date(2025, 12, 31), "2026"),
        ("vorig_halfjaar", date(2024, 3, 1), "2023-H2"),
        ("vorig_halfjaar", date(2024, 9, 1), "2024-H1"),
        ("lopend_halfjaar", date(2024, 9, 30), "2024-Q3"),
    ],
)
def test_waarover(over: str, dag: date, periode: str) -> None:
    assert waarover(over, dag) == lees_periode(periode)


@pytest.mark.parametrize(
    ("ontvangen", "stand"),
    [(date(2024, 2, 29), OP_TIJD), (date(2024, 3, 1), LATER), (date(2024, 7, 1), ONTBREEKT)],
)
def test_op_tijd_later_of_niet(ontvangen: date, stand: str) -> None:
    t = termijnen(moment(), DAG)[-1]
    (uit,) = inbreng(t, [levering("2023", ontvangen)], DAG, ["A"])
    assert uit.stand == stand
    assert uit.ontvangen == (ontvangen if stand != ONTBREEKT else None)


def test_twee_halve_jaren_zijn_compleet_met_de_tweede() -> None:
    t = termijnen(moment(), DAG)[-1]
    delen = [levering("2023-H2", date(2024, 4, 1)), levering("2023-H1", date(2023, 8, 1))]
    assert inbreng(t, delen[1:], DAG, ["A"])[0].stand == ONTBREEKT
    (uit,) = inbreng(t, delen, DAG, ["A"])
    assert (uit.stand, uit.ontvangen) == (LATER, date(2024, 4, 1))
    assert uit.leveringen == ("l-2023-H1", "l-2023-H2")


def test_een_ander_een_andere_soort_en_een_andere_gemeente_tellen_niet() -> None:
    t = termijnen(moment(), DAG)[-1]
    dag = date(2024, 1, 1)
    anders = Ontvangst("l", "A", "GM0344", "gerealiseerd", jaren(2023), dag)
    anderen = [levering("2023", dag, wie="B"), levering("2023", dag, soort="stand"), anders]
    assert inbreng(t, anderen, DAG, ["A"])[0].stand == ONTBREEKT


def test_een_stand_is_die_van_de_laatste_dag() -> None:
    t = termijnen(moment(verwacht="stand"), DAG)[-1]
    op = Ontvangst("l", "A", "GM0307", "stand", lees_periode("2023-12-31"), date(2024, 1, 9))
    ernaast = Ontvangst("l", "A", "GM0307", "stand", lees_periode("2023-06-30"), date(2024, 1, 9))
    assert inbreng(t, [op], DAG, ["A"])[0].stand == OP_TIJD
    assert inbreng(t, [ernaast], DAG, ["A"])[0].stand == ONTBREEKT


def test_over_het_lopende_jaar_volstaat_een_deel() -> None:
    m = moment(over="lopend_jaar", uiterlijk=((5, 31),))
    t = termijnen(m, DAG)[-1]
    assert inbreng(t, [levering("2024-Q1", date(2024, 5, 1))], DAG, ["A"])[0].stand == OP_TIJD


def test_toewijzingen_kan_nog_niemand_leveren_en_een_gesprek_vraagt_niets() -> None:
    t = termijnen(moment(verwacht="toewijzing"), DAG)[-1]
    assert inbreng(t, [], DAG, ["A"])[0].stand == ONBEKEND
    gesprek = termijnen(moment(verwacht=None, over=None), DAG)[-1]
    assert inbreng(gesprek, [], DAG, ["A"]) == ()


@given(st.integers(0, 700), st.integers(0, 700))
def test_later_kijken_maakt_een_levering_nooit_ongedaan(ontvangen: int, later: int) -> None:
    """What was complete on a day stays so; a moment that is to come is never missing."""
    eerste = date(2023, 6, 1)
    o = levering("2023", eerste + timedelta(ontvangen))
    t = termijnen(moment(), DAG)[-1]
    nu = eerste + timedelta(ontvangen)
    (toen,) = inbreng(t, [o], nu, ["A"])
    (straks,) = inbreng(t, [o], nu + timedelta(later), ["A"])
    assert toen == straks
    (leeg,) = inbreng(t, [], eerste + timedelta(later), ["A"])
    assert leeg.stand == (KOMT_NOG if eerste + timedelta(later) <= t.uiterlijk else ONTBREEKT)


def test_een_plan_telt_vanaf_het_begin_van_de_tijd() -> None:
    t = termijnen(moment(verwacht="plan", over="lopend_jaar", uiterlijk=((5, 31),)), DAG)[-1]
    oud = Ontvangst("oud", "A", "GM0307", "plan", None, date(2023, 12, 1))
    nieuw = Ontvangst("nieuw", "A", "GM0307", "plan", None, date(2024, 2, 1))
    assert inbreng(t, [oud], DAG, ["A"])[0].stand == ONTBREEKT
    assert inbreng(t, [oud, nieuw], DAG, ["A"])[0].leveringen == ("nieuw",)
    assert t.over == Periode(date(2024, 1, 1), date(2024, 5, 31))


def test_de_planning_van_het_volgende_jaar_vraagt_plannen_over_dat_jaar() -> None:
    """Stichtse Vecht 3.1-5: in the fourth quarter of 2025 they speak of 2026."""
    m = moment(verwacht="plan", over="volgend_jaar", uiterlijk=((12, 31),), van=date(2023, 1, 1))
    t = next(t for t in termijnen(m, date(2024, 6, 1)) if t.uiterlijk.year == 2023)
    assert t.over == jaren(2024)
    dag = date(2024, 6, 1)

    def lijst(ontvangen: date, *plannen: int) -> Ontvangst:
        periode = Periode(date(plannen[0], 1, 1), date(plannen[-1], 12, 31))
        return Ontvangst(f"L{ontvangen}", "A", "GM0307", "plan", periode, ontvangen)

    def stand(o: Ontvangst) -> str:
        return inbreng(t, [o], dag, ["A"])[0].stand

    assert stand(lijst(date(2023, 6, 1), 2023, 2025)) == OP_TIJD
    assert stand(lijst(date(2023, 6, 1), 2023)) == ONTBREEKT, "it does not look so far"
    assert stand(lijst(date(2022, 12, 1), 2023, 2025)) == ONTBREEKT, "made for the year before"
    assert stand(lijst(date(2024, 2, 1), 2024)) == LATER
