"""Projects: which rows belong together, from start to delivery, gross and replaced homes."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain.leveringen.nietgeteld import reden_zin
from domain.plannen.planregel import lopend
from domain.plannen.projectlijst import Projectbalk, los, projecten, tel
from tests.domain.planhulp import A, B, plan, planregels


def test_een_project_met_sloop_en_drie_segmenten() -> None:
    vast = {"projectcode": "P7", "project": "Nieuwe Dreef", "gebied": "WK1", "leverancier": "GM1"}
    (p,) = projecten(
        [
            plan("2026", "sloop", 90, **vast, planstatus_bron="vergund", fase="vergunning"),
            plan("2027", aantal=60, **vast, planstatus_bron="vergund"),
            plan("2028-Q2", aantal=40, **vast, segment="midden", status="zacht", corporatie=B),
            plan("2028", aantal=25, **vast, segment="koop", telt=False, corporatie=None),
        ]
    )
    assert (p.naam, p.code, p.van, p.tot) == (
        "Nieuwe Dreef", "P7", date(2026, 1, 1), date(2028, 12, 31)
    )  # fmt: skip
    assert (p.bruto, p.sloop, p.netto) == (125, 90, 35)
    assert p.per_segment == {"sociaal": 60, "midden": 40, "koop": 25}
    assert (p.hard, p.zacht, p.statussen) == (175, 40, ("hard", "zacht"))
    assert (p.corporaties, p.woorden, p.fasen) == ((A, B), ("vergund",), ("vergunning",))
    assert Projectbalk("eraf", "hard", date(2026, 1, 1), date(2026, 12, 31), 90) in p.balken
    assert p.loopt


def test_opgeleverd_is_geen_plan_meer_en_blijft_zichtbaar() -> None:
    p, q = projecten(
        [
            plan("2019", aantal=80, project="Hoogsoestdijk", fase="opgeleverd", telt=False),
            plan("2027", aantal=30, project="Hof"),
            plan("2024", aantal=10, project="Hof", vervallen=True, reden="Alle 10 zijn er."),
        ]
    )
    assert (p.naam, p.opgeleverd, p.bruto, p.loopt) == ("Hoogsoestdijk", 80, 0, False)
    assert p.balken[0].opgeleverd
    assert (q.bruto, q.gerealiseerd, q.van.year, q.loopt) == (30, 10, 2027, True)


def test_wat_niet_meer_gepland_is_is_opgeleverd_of_vervallen() -> None:
    """Vervallen for its period is not built: nothing says that its homes are there."""
    rijen = [
        plan("2024", aantal=10, project="Oud", vervallen=True, reden=reden_zin("vervallen")),
        plan("2024", aantal=20, project="Er", vervallen=True, reden="Alle 20 zijn er."),
        plan("2024", aantal=30, project="Feit", fase="opgeleverd", telt=False),
        plan("2024", "sloop", 5, project="Weg", fase="opgeleverd", telt=False),
        plan("2027", aantal=7, project="Kamers", telt=False),
        plan("2027", aantal=40, project="Hof"),
    ]
    lijst = projecten(rijen)
    assert {p.naam: (p.staat, p.klaar) for p in lijst} == {
        "Oud": ("vervallen", 0), "Er": ("opgeleverd", 20), "Feit": ("opgeleverd", 30),
        "Weg": ("opgeleverd", 0), "Kamers": ("telt niet mee", 0), "Hof": ("gepland", 0),
    }  # fmt: skip
    telling = tel(lijst)
    assert telling.afgelopen == {"opgeleverd": 3, "vervallen": 1, "telt niet mee": 1}
    assert (telling.gepland, telling.alle) == (1, 6)


def test_dezelfde_code_van_twee_leveranciers_is_twee_projecten() -> None:
    rijen = [plan(projectcode="1", leverancier=A), plan(projectcode="1", leverancier=B)]
    assert len(projecten(rijen)) == 2


def test_de_grootste_eerst() -> None:
    rijen = [plan(aantal=n, project=str(n)) for n in (5, 80, 20)]
    assert [p.naam for p in projecten(rijen)] == ["80", "20", "5"]


def test_een_lijst_zonder_corporaties_is_ook_een_lijst_met_projecten() -> None:
    vast = {"corporatie": None, "telt": False, "project": "Stationsplein"}
    rijen = [plan(aantal=30, **vast), plan(aantal=70, segment="koop", **vast)]
    (p,) = projecten(rijen)
    assert (p.bruto, p.per_segment, p.loopt) == (100, {"sociaal": 30, "koop": 70}, True)
    assert [r.aantal for r in lopend(rijen)] == [70], "a corporatie may have the 30 in its list"


@given(st.lists(planregels(), max_size=12))
def test_projecten_en_de_rest_zijn_samen_alles(rijen) -> None:
    samen, zonder = projecten(rijen), los(rijen)
    alles = [r for r in rijen if r.open]
    assert sum(p.bruto for p in samen) + sum(r.erbij for r in zonder) == sum(r.erbij for r in alles)
    assert sum(p.netto for p in samen) + sum(s for r in zonder for _, s in r.effecten()) == sum(
        s for r in alles for _, s in r.effecten()
    )
    assert all(sum(p.per_segment.values()) == p.bruto for p in samen)
