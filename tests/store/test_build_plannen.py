"""Plans in the build: which list counts, what is delivered leaves it, no home counts twice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from domain.filters import Filters
from domain.plannen.keuze import PlanKeuze
from domain.plannen.programma import buiten
from store.bouw.bouw import BouwFout, bouw
from store.schema import tables
from store.vragen.basis import records
from store.vragen.groei import sommen
from store.vragen.groei.rijen import buiten_selectie
from store.vragen.plannen import lezen
from tests.store.conftest import Bouwer
from tests.store.maak import ALLIANTIE, AMERSFOORT, DORP, PORTAAL, levering, register


def plan(aantal: int = 10, code: str | None = "P1", periode: str = "2026", **rest: Any) -> dict:
    return {
        "corporatie": ALLIANTIE, "soort": "nieuwbouw", "aantal": aantal, "projectcode": code,
        "periode": periode, **rest,
    }  # fmt: skip


def lijst(id_: str, *rijen: dict, leverancier: str = "Alliantie", periode: str = "2025") -> Any:
    return levering(id_, periode, leverancier=leverancier, plannen=list(rijen))


def mutaties(id_: str, periode: str, *rijen: dict, leverancier: str = "Alliantie") -> Any:
    return levering(id_, periode, leverancier=leverancier, voorraadmutaties=list(rijen))


def som(conn: Connection, *status: str) -> int:
    """Netto growth, as the page has it."""
    return sommen.totaal(conn, Filters(status=status or ("hard", "zacht")))


def plannen(conn: Connection) -> list[tuple]:
    """(aantal, telt, vervallen) of all plans, in order."""
    p = tables.plan.c
    vraag = select(p.aantal, p.telt, p.vervallen).order_by(p.levering, p.rij, p.vervallen.desc())
    return [tuple(r) for r in conn.execute(vraag)]


def redenen(conn: Connection) -> set[str]:
    return set(conn.execute(select(tables.plan.c.reden).distinct()).scalars()) - {None}


def weg(conn: Connection) -> list[tuple]:
    w = tables.weggelaten.c
    vraag = select(w.levering, w.tabel, w.aantal, w.vervangen_door).order_by(w.levering, w.rij)
    return [tuple(r) for r in conn.execute(vraag)]


def test_a_project_is_its_rows_gross_and_replaced(bouwer: Bouwer) -> None:
    conn = bouwer(
        [
            register(),
            lijst(
                "a",
                plan(60),
                plan(40, soort="sloop", periode="2025"),
                plan(15, segment="midden"),
                plan(9, status="zacht", periode="2027"),
                plan(5, duur="tijdelijk_lang"),
            ),
        ]
    )
    assert som(conn, "hard") == 60 - 40
    assert som(conn, "zacht") == 9
    assert sommen.totaal(conn, Filters(segment=("midden",))) == 15
    assert sommen.totaal(conn, Filters(duur=("tijdelijk_lang",))) == 5
    assert [p[1:] for p in plannen(conn)] == [(True, False)] * 5
    d = conn.execute(select(tables.dekking.c.soort, tables.dekking.c.van, tables.dekking.c.tot))
    assert [tuple(r) for r in d] == [("plan", date(2025, 1, 1), date(2027, 12, 31))]


@pytest.mark.parametrize(
    ("anders", "woord"),
    [
        ({"corporatie": None}, "geen corporatie"),
        ({"segment": "koop"}, "Koopwoningen"),
        ({"segment": "onbekend"}, "segment niet bekend"),
        ({"segment": "totaal"}, "alle woningen samen"),
        ({"fase": "opgeleverd"}, "opgeleverd"),
        ({"soort": "correctie"}, "voorraadbalans"),
        ({"zelfstandig": False}, "zelfstandige"),
    ],
)
def test_what_does_not_count_is_shown_with_its_reason(
    bouwer: Bouwer, anders: dict[str, Any], woord: str
) -> None:
    conn = bouwer([register(), lijst("a", plan(10) | anders)])
    assert som(conn) == 0
    assert plannen(conn) == [(10, False, False)]
    assert woord in redenen(conn).pop()


def test_delivered_homes_are_a_loose_fact(bouwer: Bouwer) -> None:
    conn = bouwer([register(), lijst("a", plan(80, periode="2019", fase="Opgeleverd"))])
    assert sommen.totaal(conn, Filters()) == 0
    leeg = [tables.dekking, tables.mutatie, tables.weggelaten]
    assert [conn.execute(select(func.count()).select_from(t)).scalar() for t in leeg] == [0, 0, 0]


def test_a_list_replaces_the_older_one_of_its_supplier_and_gemeente_whole(bouwer: Bouwer) -> None:
    conn = bouwer(
        [
            register(),
            lijst("oud", plan(10, "P1", "2030"), plan(20, None), plan(30, gemeente=DORP)),
            lijst("ander", plan(40, "P4", corporatie=PORTAAL), leverancier="Gemeente"),
            lijst("nieuw", plan(11, "P9", "2027")),
        ]
    )
    assert som(conn) == 30 + 40 + 11
    assert weg(conn) == [
        ("oud", "plannen", 10, "nieuw"),
        ("oud", "plannen", 20, "nieuw"),
    ]
    gedekt = conn.execute(
        select(tables.dekking.c.levering, tables.dekking.c.tot).where(
            tables.dekking.c.gemeente == AMERSFOORT, tables.dekking.c.corporatie == ALLIANTIE
        )
    ).all()
    assert [tuple(r) for r in gedekt] == [("nieuw", date(2027, 12, 31))]


def test_it_replaces_plans_in_voorraadmutaties_of_the_same_supplier_too(bouwer: Bouwer) -> None:
    oud = mutaties(
        "oud",
        "2024",
        plan(7, "P1", "2027", status="hard"),
        plan(8, None, "2031", status="zacht"),
        plan(5, None, "2024"),
    )
    conn = bouwer([register(), oud, lijst("nieuw", plan(11, "P9", "2027"))])
    assert (som(conn, "gerealiseerd"), som(conn)) == (5, 11)
    assert weg(conn) == [
        ("oud", "voorraadmutaties", 7, "nieuw"),
        ("oud", "voorraadmutaties", 8, "nieuw"),
    ]
    d = tables.dekking.c
    gedekt = conn.execute(select(d.soort, d.levering).order_by(d.soort)).all()
    assert [tuple(r) for r in gedekt] == [("gerealiseerd", "oud"), ("plan", "nieuw")]


def test_plans_of_another_supplier_that_were_replaced_do_not_come_back(bouwer: Bouwer) -> None:
    van_stad = plan(3, None, "2027", status="hard")
    eigen = plan(4, None, "2027", status="hard")
    conn = bouwer(
        [
            register(),
            mutaties("stad", "2024", van_stad, leverancier="Amersfoort"),
            mutaties("eigen", "2024", eigen),
            lijst("lijst", plan(5, None, "2027")),
        ]
    )
    assert som(conn) == 5
    assert [w[0] for w in weg(conn)] == ["eigen", "stad"]


def test_later_plans_in_voorraadmutaties_replace_the_days_they_tell_of(bouwer: Bouwer) -> None:
    conn = bouwer(
        [
            register(),
            lijst(
                "lijst", plan(1, None, "2026"), plan(2, None, "2027"), plan(4, None, "2026-2028")
            ),
            mutaties("later", "2026", plan(8, None, "2026", status="hard")),
        ]
    )
    assert som(conn) == 2 + 8
    assert {w[2] for w in weg(conn)} == {1, 4}
    gedekt = conn.execute(
        select(tables.dekking.c.levering, tables.dekking.c.van, tables.dekking.c.tot).order_by(
            "van"
        )
    ).all()
    assert [tuple(r) for r in gedekt] == [
        ("lijst", date(2025, 1, 1), date(2025, 12, 31)),
        ("later", date(2026, 1, 1), date(2026, 12, 31)),
    ]  # 2027 and 2028 are not wholly told of any more


def test_a_project_in_two_lists_counts_once_the_later(bouwer: Bouwer) -> None:
    conn = bouwer(
        [
            register(),
            lijst("een", plan(50), plan(20, "P2"), plan(9, None)),
            lijst("twee", plan(45, "p1 ", "2028", status="zacht"), leverancier="Gemeente"),
        ]
    )
    assert (som(conn, "hard"), som(conn, "zacht")) == (20 + 9, 45)
    assert weg(conn) == [("een", "plannen", 50, "twee")]


def test_a_project_in_both_tables_counts_once(bouwer: Bouwer) -> None:
    beide = levering(
        "beide",
        "2025",
        voorraadmutaties=[plan(50, status="hard"), plan(6, "P2", status="hard")],
        plannen=[plan(45)],
    )
    conn = bouwer([register(), beide])
    assert som(conn) == 45 + 6
    assert weg(conn) == [("beide", "voorraadmutaties", 50, "beide")]


def test_a_delivered_project_leaves_the_list(bouwer: Bouwer) -> None:
    # No realised figures cover 2026: only the project says that these homes are the same.
    echt = mutaties("echt", "2024", plan(60, "P1", "2024"))
    for orde in ([lijst("a", plan(60)), echt], [echt, lijst("a", plan(60))]):
        conn = bouwer([register(), *orde])
        assert (som(conn, "gerealiseerd"), som(conn)) == (60, 0)
        assert plannen(conn) == [(60, True, True)]
        assert redenen(conn) == {"Alle 60 woningen van project P1 zijn gerealiseerd."}


def test_a_row_has_one_reason_everywhere(bouwer: Bouwer) -> None:
    """137 homes of 2026 are there already: no page says that realised figures cover 2026."""
    conn = bouwer(
        [
            register(),
            lijst("a", plan(60), plan(5, "P9", "2024")),
            mutaties("echt", "2024", plan(60, "P1", "2024")),
        ]
    )
    f = Filters(gemeente=(AMERSFOORT,))
    groei = {(r["code"], r["aantal"]) for r in records(buiten_selectie(conn, f))}
    regels = lezen.regels(conn, PlanKeuze(gemeente=(AMERSFOORT,)))
    assert groei == {(b.code, b.aantal) for b in buiten(regels)}
    assert groei == {("gebouwd", 60), ("vervallen", 5)}


def test_the_rest_of_a_project_stays(bouwer: Bouwer) -> None:
    conn = bouwer(
        [
            register(),
            lijst("a", plan(100), plan(30, soort="sloop"), plan(7, segment="midden")),
            mutaties("echt", "2024", plan(60, "P1", "2024")),
        ]
    )
    assert (som(conn, "gerealiseerd"), som(conn)) == (60, 100 - 60 - 30)
    assert plannen(conn) == [
        (60, True, True),
        (40, True, False),
        (30, True, False),
        (7, True, False),
    ]
    zin = "60 van de 100 woningen van project P1 zijn gerealiseerd."
    assert redenen(conn) == {zin, f"Rest van een plan: {zin}"}


def test_what_is_planned_first_is_delivered_first(bouwer: Bouwer) -> None:
    conn = bouwer(
        [
            register(),
            lijst("a", plan(40, periode="2028"), plan(40, periode="2026", status="zacht")),
            mutaties("echt", "2024", plan(50, "P1", "2024", soort="transformatie")),
        ]
    )
    assert (som(conn, "hard"), som(conn, "zacht")) == (30, 0)


def test_plans_in_voorraadmutaties_leave_by_project_too(bouwer: Bouwer) -> None:
    oud = mutaties("oud", "2024", plan(60, status="hard"), plan(9, None, status="hard"))
    conn = bouwer([register(), oud, mutaties("echt", "2024", plan(20, "P1", "2024"))])
    assert som(conn) == 40 + 9
    assert plannen(conn) == [(20, True, True), (40, True, False), (9, True, False)]


def test_a_list_that_says_what_is_delivered_tells_that_apart_itself(bouwer: Bouwer) -> None:
    eigen = lijst("a", plan(60, periode="2025", fase="opgeleverd"), plan(40))
    conn = bouwer([register(), eigen])
    assert som(conn) == 40
    conn = bouwer([register(), eigen, mutaties("echt", "2024", plan(60, "P1", "2024"))])
    assert (som(conn, "gerealiseerd"), som(conn)) == (60, 40)
    feit = lijst("feit", plan(40, periode="2025", fase="opgeleverd"), leverancier="Gemeente")
    conn = bouwer([register(), feit, lijst("a", plan(40))])
    assert som(conn) == 0
    assert "Alle 40 woningen van project P1 zijn opgeleverd." in redenen(conn)


def test_a_project_of_another_gemeente_or_corporatie_is_another(bouwer: Bouwer) -> None:
    conn = bouwer(
        [
            register(),
            lijst("a", plan(60), plan(5, gemeente=DORP)),
            mutaties("echt", "2024", plan(60, "P1", "2024", corporatie=PORTAAL)),
        ]
    )
    assert som(conn) == 65


def test_a_corporatie_that_merged_keeps_its_projects(bouwer: Bouwer) -> None:
    conn = bouwer(
        [
            register(opvolgers={ALLIANTIE: PORTAAL}),
            lijst("a", plan(60)),
            mutaties("echt", "2024", plan(25, "P1", "2024", corporatie=PORTAAL)),
        ]
    )
    assert som(conn) == 35


def test_a_plan_of_a_covered_year_is_vervallen_and_homes_for_sale_are_not(bouwer: Bouwer) -> None:
    conn = bouwer(
        [
            register(),
            lijst("a", plan(6, None, "2024"), plan(4, None, "2024-2026"), plan(3, "K", "2024")),
            mutaties("echt", "2024", plan(0, None, "2024")),
        ]
    )
    assert som(conn) == 4
    assert [p[2] for p in plannen(conn)] == [True, False, True]
    conn = bouwer(
        [
            register(),
            lijst("a", plan(3, "K", "2024", segment="koop")),
            mutaties("echt", "2024", plan(0, None, "2024")),
        ]
    )
    assert plannen(conn) == [(3, False, False)]


def test_a_plan_without_an_end_does_not_stretch_what_is_covered(bouwer: Bouwer) -> None:
    conn = bouwer([register(), lijst("a", plan(10), plan(90, "P2", "2030 en later"))])
    assert som(conn) == 100
    assert conn.execute(select(func.max(tables.dekking.c.tot))).scalar() == date(2030, 1, 1)
    p = tables.plan.c
    rij = conn.execute(select(p.van, p.tot, p.periode, p.jaar).where(p.aantal == 90)).one()
    assert tuple(rij) == (date(2030, 1, 1), date(2100, 12, 31), "2030 en later", None)


def test_the_build_sees_a_plan_that_gets_lost_or_is_counted_otherwise(
    lege_database: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.bouw import plannen as build_plannen

    data = [register(), lijst("a", plan(60), plan(5, "P2"))]
    with monkeypatch.context() as m:
        m.setattr(build_plannen, "boek_af", lambda rijen, *_: rijen[1:])
        with pytest.raises(BouwFout, match="geleverd zijn 2 rijen"):
            bouw(data, lege_database(), "x")
    echt = build_plannen.oordeel
    monkeypatch.setattr(build_plannen, "oordeel", lambda r: echt(r) | {"telt": False})
    with pytest.raises(BouwFout, match="plannen die tellen"):
        bouw(data, lege_database(), "x")


@pytest.mark.parametrize("veld", ["corporatie", "gemeente", "gebied"])
def test_a_code_that_the_register_does_not_know_is_refused(lege_database: Any, veld: str) -> None:
    with pytest.raises(BouwFout, match="staat niet in het register"):
        bouw([register(), lijst("a", plan(6, segment="koop") | {veld: "X9"})], lege_database(), "x")
