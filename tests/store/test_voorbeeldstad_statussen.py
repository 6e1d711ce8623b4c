"""Voorbeeldstad shows every status in its current stand, each worked out by hand.

The sums are those of data/voorbeeld/README.md: permanent social homes of VB01, VB02 and VB03, at
the end of 2025 (the last day of which the realised figures of all three are there). Of ten years
five are gone then, so a half is to be expected.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection

from domain.afspraken.oordeel import STATUSSEN
from store.standen.standen import Standen
from store.vragen.afspraken.lijst import Lijstregel, alle

EIND_2025 = date(2025, 12, 31)
ID = "voorbeeldstad-2021-"


@pytest.fixture(scope="module")
def conn(gebouwd: Path) -> Iterator[Connection]:
    with Standen(gebouwd / "standen").open().connect() as verbinding:
        yield verbinding


@pytest.fixture(scope="module")
def regels(conn: Connection) -> dict[str, Lijstregel]:
    return {r.afspraak.id: r for r in alle(conn, ("GM9999",))}


def kern(r: Lijstregel) -> tuple:
    o = r.oordeel
    return o.status, o.gerealiseerd, o.verwacht, o.met_hard, o.met_zacht


def test_every_status_occurs_without_asking_for_a_peildatum(regels: dict[str, Lijstregel]) -> None:
    assert {r.peildatum for r in regels.values()} == {EIND_2025}
    assert {r.oordeel.status for r in regels.values()} == set(STATUSSEN)
    assert all(r.afspraak.fictief for r in regels.values())


def test_320_a_year(conn: Connection, regels: dict[str, Lijstregel]) -> None:
    # 230 + 262 + 238 + 280 + 330 = 1,340 of 10 x 320 = 3,200; expected 3,200 x 60 / 120 = 1,600.
    # Hard 340 + 310 + 260 + 190 + 120 = 1,220 makes 2,560; zacht 670 more makes 3,230.
    een = regels[f"{ID}1"]
    assert kern(een) == ("achter", 1340, 1600, 2560, 3230)
    assert (een.oordeel.resterend, een.oordeel.tempo) == (3200 - 1340, 1860 / 5)
    # At the end of 2024: 1,340 - 330 = 1,010; 3,200 x 48 / 120 = 1,280; 2,190 / 6 = 365.
    eerder = {r.afspraak.id: r for r in alle(conn, ("GM9999",), date(2024, 12, 31))}[f"{ID}1"]
    o = eerder.oordeel
    assert eerder.peildatum == date(2024, 12, 31)
    assert (o.gerealiseerd, o.verwacht, o.resterend, o.tempo) == (1010, 1280, 2190, 365)
    assert (o.status, o.doel_totaal) == ("achter", 3200)


def test_a_guarantee_of_two_years_and_its_parts(regels: dict[str, Lijstregel]) -> None:
    # 280 + 330 = 610 of 600; VB01 150 + 175 = 325 of 310, VB02 80 + 95 = 175 of 180, VB03 50 + 60.
    gehaald = [
        (regels[f"{ID}2{wie}"].oordeel.status, regels[f"{ID}2{wie}"].oordeel.gerealiseerd)
        for wie in ("", "-vb01", "-vb02", "-vb03")
    ]
    assert gehaald == [
        ("behaald", 610), ("behaald", 325), ("niet behaald", 175), ("behaald", 110)
    ]  # fmt: skip


def test_maxima_in_every_state(regels: dict[str, Lijstregel]) -> None:
    # VB01: 28 + 26 + 24 + 22 + 20 = 120 sold, 110 expected of 220; hard 82 makes 202: room enough.
    assert kern(regels[f"{ID}3"])[:4] == ("aandacht", 120, 110, 202)
    # VB02: 15 + 14 + 12 + 12 + 11 = 64, 70 expected of 140; hard 45 makes 109.
    assert kern(regels[f"{ID}7"])[:4] == ("op koers", 64, 70, 109)
    # VB03: 8 + 8 + 7 + 6 + 6 = 35 of 55; hard 23 makes 58: three too many.
    assert kern(regels[f"{ID}8"])[:4] == ("achter", 35, 27.5, 58)
    # 2024 and 2025: 40 + 37 = 77 of 80, and the period is over.
    assert kern(regels[f"{ID}9"])[:2] == ("behaald", 77)
    # Liberalised: VB01 7 + 6 + 5 + 4 + 4 = 26, VB02 4 + 4 + 3 + 3 + 2 = 16, VB03 2 + 2 + 1 + 1 = 6.
    assert kern(regels[f"{ID}10"])[:2] == ("overschreden", 26 + 16 + 6)
    assert regels[f"{ID}10"].oordeel.resterend == 0
    # None of one kind: VB03 liberalised nothing in 2025, and plans nothing in 2026.
    assert kern(regels[f"{ID}11"])[:3] == ("op koers", 0, 0)
    # Nothing is known of allocations.
    assert kern(regels[f"{ID}21"])[:2] == ("geen cijfers", None)


def test_new_building(regels: dict[str, Lijstregel]) -> None:
    # 304 + 376 + 366 + 358 + 474 = 1,878 of 3,500; 1,750 expected.
    assert kern(regels[f"{ID}4"])[:3] == ("op koers", 1878, 1750)
    # 2023-2025: 366 + 358 + 474 = 1,198 of 5 x 405 = 2,025; 2,025 x 36 / 60 = 1,215 expected.
    # Hard in 2026: netto 340 + sloop 36 + verkoop 33 = 409; in 2027: 310 + 90 + 33 = 433.
    assert kern(regels[f"{ID}12"])[:4] == ("aandacht", 1198, 1215, 1198 + 409 + 433)
    # VB02: 90 + 95 = 185 of 200, and the period is over.
    assert kern(regels[f"{ID}13"])[:2] == ("niet behaald", 185)
    # A range of 3,500 to 4,200: 1,878 lies between 1,750 and 2,100, and with hard under 4,200:
    # 1,220 netto + 168 sloop + 150 verkoop = 1,538 more is 3,416.
    bereik = regels[f"{ID}14"]
    assert kern(bereik)[:4] == ("op koers", 1878, 1750, 3416)
    assert bereik.oordeel.doel_totaal_max == 4200
    # Over 2026-2030, and it is the end of 2025; 50 temporary homes are planned in 2026.
    assert kern(regels[f"{ID}15"])[:4] == ("nog niet begonnen", 0, 0, 50)


def test_shares_of_the_stock(regels: dict[str, Lijstregel]) -> None:
    # 16,008 permanent and 60 - 20 = 40 temporary social homes of 50,613 dwellings: 31.7%.
    stad = regels[f"{ID}16"].beoordeeld.aandeel
    assert stad is not None
    (deel,) = stad.delen
    assert (deel.deel, deel.geheel) == (16008 + 40, 50613)
    # Hard to 2030: 1,538 built, 168 demolished, 150 sold, 50 temporary: 1,270 more social homes.
    # Dwellings: 1,538 + 50 + 30 of middenhuur - 168 = 1,450 more; a home that is sold stays one.
    assert deel.met_hard == (16048 + 1270, 50613 + 1450)
    # 17,318 / 52,063 = 33.3%: 33% is reached with harde plannen.
    assert regels[f"{ID}16"].oordeel.status == "op koers"
    assert regels[f"{ID}16"].oordeel.gerealiseerd == pytest.approx(31.707, abs=0.001)
    # To 2032: hard 40 more (17,358 of 52,103 is 33.3%). Zacht netto 670 + 240 + 210 = 1,120:
    # 18,478. Built 794 + 290 + 232 = 1,316 and 45 of middenhuur, demolished 124 + 28 = 152: 53,312.
    # 34.7%: only with zachte plannen over 34%.
    (later,) = regels[f"{ID}17"].beoordeeld.aandeel.delen
    assert later.met_hard == (17318 + 40, 52063 + 40)
    assert later.met_zacht == (17358 + 1120, 52103 + 1316 + 45 - 152)
    assert regels[f"{ID}17"].oordeel.status == "aandacht"


def test_shares_per_kern(regels: dict[str, Lijstregel]) -> None:
    per_kern = regels[f"{ID}18"]
    delen = {d.naam: d for d in per_kern.beoordeeld.aandeel.delen}
    assert len(delen) == 12
    # Kleine Horst: 270 + 158 + 77 = 505 of 3,010 is 16.8%, the lowest. Hard 50 + 53 + 43 = 146
    # built and 4 + 6 + 2 = 12 sold: 639 of 3,156 is 20.2%. The other eleven are over 20% already.
    horst = delen["Kleine Horst"]
    assert (horst.deel, horst.geheel, horst.met_hard) == (505, 3010, (505 + 146 - 12, 3010 + 146))
    assert sum(d.nu * 100 >= 20 for d in delen.values()) == 11
    o = per_kern.oordeel
    assert (o.status, o.gerealiseerd) == ("op koers", None), "a comparison is no one number"
    assert o.reden == (
        "Met de harde plannen wordt het aandeel op tijd gehaald. Nu klopt het in 11 van de 12 "
        "kernen; Kleine Horst staat er het slechtst voor."
    )
    # Nieuwe Dreef: 1,606 + 865 + 40 + 436 = 2,947 of 4,733 is 62.3%: over the maximum of 60%.
    dreef = regels[f"{ID}19"]
    (deel,) = dreef.beoordeeld.aandeel.delen
    assert (deel.deel, deel.geheel, dreef.oordeel.status) == (2947, 4733, "overschreden")
    # All building is not known, so neither is the social part of it.
    assert regels[f"{ID}20"].oordeel.status == "geen cijfers"
    # Without an end there is no status, with a number or without.
    assert {regels[f"{ID}{n}"].oordeel.status for n in (5, 6)} == {"geen status"}
