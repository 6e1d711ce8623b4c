"""The caveats beside a programme: each follows from the data."""

from datetime import date

from domain.kernen.programma import Plan, programma
from figures.kernen.programma import artikel, over_plannen, over_programma
from tests.domain.test_kernprogramma import REGISTER, SOCIAAL, WOONDEAL

DAG = date(2023, 12, 31)
TITELS = {a.id: "Raamovereenkomst" for a in REGISTER}


def test_stichtse_vecht():
    p = programma(REGISTER)
    assert p is not None
    zinnen = over_programma(p, DAG, "sociaal_bezit_corporatie", TITELS)
    alles = " ".join(zinnen)
    assert "3.323 woningen, waarvan 923 sociaal (Raamovereenkomst)" in alles
    assert "240 verkochte woningen" in alles
    assert "2022 tot en met 2023" in alles
    assert "31 december 2023" in alles


def test_zonder_verkoop_en_zonder_overlap_staan_die_er_niet():
    p = programma([WOONDEAL, SOCIAAL])
    assert p is not None
    alles = " ".join(over_programma(p, date(2021, 12, 31), None, {}))
    assert "verkochte" not in alles
    assert "dubbel" not in alles


def plan(soort, gebied="WK1"):
    return Plan(gebied, soort, "sociaal", "hard", 10, 10, date(2032, 12, 31))


def test_plannen_zonder_sloop_of_verkoop_vleien():
    assert "geen sloop en verkoop" in " ".join(over_plannen([plan("nieuwbouw")], DAG))
    alles = " ".join(over_plannen([plan(s) for s in ("nieuwbouw", "sloop", "verkoop")], DAG))
    assert "te gunstig" not in alles
    assert "2032" in alles
    assert "Van 10 woningen" in " ".join(over_plannen([plan("sloop", None)], DAG))


def test_artikel():
    assert artikel("3.1-9") == "artikel 3.1-9"
    assert artikel("visie, Leefbaarheid") == "visie, Leefbaarheid"
