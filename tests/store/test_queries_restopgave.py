"""Restopgave of a selection on both engines: which targets, per party and area, and the share."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.plannen.keuze import PlanKeuze
from store.vragen.plannen import restopgave
from tests.store.conftest import Bouwer
from tests.store.maak import (
    ALLIANTIE,
    AMERSFOORT,
    OMNIA,
    PORTAAL,
    levering,
    partijen,
    register,
)

P = {"van": date(2021, 1, 1), "tot": date(2030, 12, 31), "telt_duur": "permanent"}
DOELEN = [
    {**P, "id": "d-1", "doel": 320, "rekenwijze": "gemiddelde_per_jaar"},
    {**P, "id": "d-1-al", "doel": 1200, "hoort_bij": "d-1", "partijen": ALLIANTIE},
    {**P, "id": "d-2", "doel": 90, "gebied": "WK030701"},
    {**P, "id": "d-max", "doel": 50, "indicator": "aantal_van_soort", "telt_soorten": "verkoop",
     "richting": "maximum"},
    {**P, "id": "d-oud", "doel": 10, "tot": date(2023, 12, 31)},
]  # fmt: skip


def rij(corporatie: str, soort: str, aantal: int, periode: str, **meer: Any) -> dict[str, Any]:
    return {"corporatie": corporatie, "soort": soort, "aantal": aantal, "periode": periode} | meer


ECHT = [
    rij(ALLIANTIE, "nieuwbouw", 700, "2021-2023", gebied="WK030701", indeling=2023),
    rij(ALLIANTIE, "nieuwbouw", 250, "2024"),
    rij(PORTAAL, "nieuwbouw", 90, "2021-2024", gebied="BU03070101", indeling=2023),
    rij(PORTAAL, "sloop", 30, "2021-2024"),
]
PLANNEN = [
    rij(ALLIANTIE, "nieuwbouw", 1000, "2026", status="hard"),
    rij(ALLIANTIE, "nieuwbouw", 100, "2031", status="hard"),
    rij(PORTAAL, "nieuwbouw", 220, "2025-2027", status="hard"),
    rij(PORTAAL, "verkoop", 20, "2028", status="zacht"),
    rij(ALLIANTIE, "nieuwbouw", 690, "2029", status="zacht", gebied="WK030701", indeling=2023),
]


@pytest.fixture
def stand():
    return [
        register(),
        partijen(codes=(ALLIANTIE, PORTAAL), van=2021, afspraken=DOELEN),
        levering("echt", "2021-2024", voorraadmutaties=ECHT),
        levering("plan", "2024", voorraadmutaties=PLANNEN),
    ]


def per_id(conn, **keuze: Any):
    return {r.rest.afspraak.id: r for r in restopgave.lijst(conn, PlanKeuze(**keuze))}


def getallen(r) -> tuple:
    x = r.rest
    return x.doel, x.gerealiseerd, x.hard, x.zacht, x.rest


def test_doel_min_gerealiseerd_hard_en_zacht(bouwer: Bouwer, stand) -> None:
    """3,200 - 1,010 - 1,220 - 670 = 300: the numbers of Voorbeeldstad at the end of 2024."""
    uit = per_id(bouwer(stand))
    assert list(uit) == ["d-1", "d-1-al", "d-2"], "no maximum, nothing that is over"
    assert getallen(uit["d-1"]) == (3200, 1010, 1220, 670, 300)
    assert getallen(uit["d-1-al"]) == (1200, 950, 1000, 690, -1440)
    # The kern holds its buurten: 700 + 90 built there, no harde plannen there.
    assert getallen(uit["d-2"]) == (90, 790, None, 690, -1390)
    assert {r.peildatum for r in uit.values()} == {date(2024, 12, 31)}
    assert [r.rest.niveau for r in uit.values()] == ["gemeente", "corporatie", "gebied"]


def test_een_keuze_laat_alleen_haar_eigen_doelen_zien(bouwer: Bouwer, stand) -> None:
    conn = bouwer(stand)
    assert set(per_id(conn, corporatie=(PORTAAL,))) == {"d-1", "d-2"}
    assert set(per_id(conn, gebied=("WK030701",))) == {"d-2"}
    assert per_id(conn, gemeente=("GM9001",)) == {}
    # Period, segment and status are the target's own.
    anders = per_id(conn, status=("zacht",), segment=("koop",), van=date(2029, 1, 1))
    assert getallen(anders["d-1"]) == (3200, 1010, 1220, 670, 300)


def test_zonder_cijfers_van_een_partij_is_de_rest_onbekend(bouwer: Bouwer, stand) -> None:
    met_omnia = partijen(codes=(ALLIANTIE, PORTAAL, OMNIA), van=2021, afspraken=DOELEN)
    uit = per_id(bouwer([stand[0], met_omnia, *stand[2:]]))["d-1"].rest
    assert (uit.gerealiseerd, uit.rest) == (None, None)
    assert uit.zonder_gerealiseerd == 3200 - 1220 - 670


def test_een_cijfer_over_de_peildatum_heen_maakt_de_rest_onbekend(bouwer: Bouwer, stand) -> None:
    uit = per_id(bouwer(stand), peildatum=date(2023, 12, 31))["d-1"]
    # Portaal's years are one figure of 2021-2024: never split, so of the end of 2023 not known.
    assert uit.peildatum == date(2023, 12, 31)
    assert (uit.rest.gerealiseerd, uit.rest.rest) == (None, None)
    assert uit.rest.zonder_gerealiseerd == 3200 - 1220 - 670


def aandeelstand(per_gebied: str | None, later: tuple[dict[str, Any], ...] = ()):
    afspraak = {
        "id": "d-30", "indicator": "aandeel_voorraad", "rekenwijze": "aandeel", "doel": 30,
        "eenheid": "procent", "per_gebied": per_gebied, "definitie": "sociaal_bezit_corporatie",
    }  # fmt: skip
    dag = date(2024, 12, 31)
    totaal = {"peildatum": dag, "indeling": 2023, "definitie": "sociaal_bezit_corporatie"}
    return [
        register(),
        partijen(codes=(PORTAAL,), afspraken=[afspraak]),
        levering(
            "w", "2024",
            woningtotalen=[
                {**totaal, "aantal": 2000, "aandeel_corporatie": 25.0, "indeling": None},
                {**totaal, "aantal": 1000, "aandeel_corporatie": 25.0, "gebied": "WK030701"},
                {**totaal, "aantal": 1000, "gebied": "WK030702", "definitie": None},
            ],
        ),
        levering(
            "p", "2024",
            voorraadmutaties=[
                rij(PORTAAL, "nieuwbouw", 80, "2026", status="hard", gebied="BU03070101",
                    indeling=2023),
                rij(PORTAAL, "sloop", 20, "2026", status="zacht", gebied="WK030701",
                    indeling=2023),
                rij(PORTAAL, "nieuwbouw", 7, "2026", status="hard"),
                *later,
            ],
        ),
    ]  # fmt: skip


def test_een_aandeel_per_kern(bouwer: Bouwer) -> None:
    """30% of 1,000 + 80 - 20 is 318; 250 + 80 - 20 leaves 8, / 0.7 is 12. Vathorst: no share."""
    uit = {
        r.kern.gebied: r
        for r in restopgave.aandelenlijst(bouwer(aandeelstand("kern")), PlanKeuze())
    }
    x = uit["Centrum"].rest
    assert (x.woningen, x.doel, x.sociaal, x.hard, x.zacht, x.rest) == (1060, 318, 250, 80, -20, 12)
    y = uit["Vathorst"].rest
    assert (y.doel, y.sociaal, y.rest) == (300, None, None)
    assert {r.zonder_gebied for r in uit.values()} == {7}


def test_een_aandeel_van_de_gemeente(bouwer: Bouwer) -> None:
    conn = bouwer(aandeelstand(None))
    (r,) = restopgave.aandelenlijst(conn, PlanKeuze(gemeente=(AMERSFOORT,)))
    x = r.rest
    # 30% of 2,000 + 87 - 20 is 620.1, so 621; 500 + 87 - 20 leaves 53.1, / 0.7 is 76.
    assert (x.woningen, x.doel, x.sociaal, x.hard, x.zacht, x.rest) == (2067, 621, 500, 87, -20, 76)
    assert restopgave.aandelenlijst(conn, PlanKeuze(corporatie=(PORTAAL,))) == ()
    assert restopgave.aandelenlijst(conn, PlanKeuze(gebied=("WK030701",))) == ()


def test_plannen_na_het_doeljaar_helpen_een_aandeel_niet(bouwer: Bouwer) -> None:
    """30% of 2,000 + 87 - 20 is 621 at the end of 2030; what comes in 2031 moves no S and no T."""
    later = (
        rij(PORTAAL, "nieuwbouw", 400, "2031", status="hard"),
        rij(PORTAAL, "nieuwbouw", 90, "2030-2031", status="zacht"),
        rij(PORTAAL, "verkoop", 30, "2032", status="zacht"),
    )
    stand = aandeelstand(None, later)
    stand[1].tabellen["afspraak"].loc[0, "tot"] = date(2030, 12, 31)
    (r,) = restopgave.aandelenlijst(bouwer(stand), PlanKeuze(gemeente=(AMERSFOORT,)))
    x = r.rest
    assert (x.woningen, x.doel, x.sociaal, x.hard, x.zacht, x.rest) == (2067, 621, 500, 87, -20, 76)
