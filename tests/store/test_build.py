"""The build: nothing lost, effects as rows, replacing, vervallen, the voorraadbalans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from sqlalchemy import func, select

from store.bouw.bouw import BouwFout, bouw
from store.schema import tables
from tests.store.conftest import Bouwer
from tests.store.maak import ALLIANTIE, PORTAAL, frame, levering, register, tabel1


def som(conn, kolom, **waar):
    m = tables.mutatie
    vraag = select(func.sum(m.c[kolom])).where(*(m.c[k] == v for k, v in waar.items()))
    return int(conn.execute(vraag).scalar() or 0)


def rij(soort="nieuwbouw", aantal=10, periode="2024", **rest):
    return {
        "corporatie": ALLIANTIE, "soort": soort, "aantal": aantal, "periode": periode, **rest,
    }  # fmt: skip


def test_tabel_1_of_amersfoort(bouwer: Bouwer) -> None:
    conn = bouwer([register(), tabel1()])
    assert som(conn, "saldo_sector", duur="permanent") == 301
    assert som(conn, "saldo_corporatie", duur="permanent", corporatie=ALLIANTIE) == 210
    assert som(conn, "saldo_sector", duur="tijdelijk_lang") == 170
    assert som(conn, "saldo_sector", duur="tijdelijk_kort") == 67


def test_a_row_that_touches_two_parts_of_the_stock_is_two_rows(bouwer: Bouwer) -> None:
    conn = bouwer(
        [
            register(),
            levering(
                "a",
                "2024",
                voorraadmutaties=[
                    rij("omzetting", 5, duur="tijdelijk_kort"),
                    rij("liberalisatie", 3, ander_segment="midden"),
                ],
            ),
        ]
    )
    assert som(conn, "saldo_sector", duur="tijdelijk_kort") == -5
    assert som(conn, "saldo_sector", soort="omzetting", duur="permanent") == 5
    assert som(conn, "saldo_sector", soort="liberalisatie", segment="sociaal") == -3
    assert som(conn, "saldo_sector", soort="liberalisatie", segment="midden") == 3
    assert conn.execute(select(func.count()).select_from(tables.mutatie)).scalar() == 4


def test_a_later_levering_replaces_what_it_covers(bouwer: Bouwer) -> None:
    conn = bouwer(
        [
            register(),
            levering("half", "2024-H1", voorraadmutaties=[rij(aantal=7, periode="2024-H1")]),
            levering("heel", "2024", voorraadmutaties=[rij(aantal=9)]),
        ]
    )
    assert som(conn, "saldo_sector") == 9
    weg = conn.execute(select(tables.weggelaten)).one()
    assert (weg.levering, weg.vervangen_door, weg.aantal) == ("half", "heel", 7)
    assert "vervangen" in weg.reden


def test_a_row_that_straddles_is_left_out_and_its_days_are_not_covered(bouwer: Bouwer) -> None:
    conn = bouwer(
        [
            register(),
            levering("heel", "2024", voorraadmutaties=[rij(aantal=9)]),
            levering("half", "2024-H1", voorraadmutaties=[rij(aantal=4, periode="2024-H1")]),
        ]
    )
    assert som(conn, "saldo_sector") == 4
    weg = conn.execute(select(tables.weggelaten)).one()
    assert (weg.levering, weg.vervangen_door) == ("heel", "half")
    assert "niet te splitsen" in weg.reden
    dekking = conn.execute(select(tables.dekking)).all()
    assert [(d.levering, d.van, d.tot) for d in dekking] == [
        ("half", date(2024, 1, 1), date(2024, 6, 30))
    ]


def test_a_plan_is_vervallen_where_realised_figures_cover_its_whole_period(bouwer: Bouwer) -> None:
    conn = bouwer(
        [
            register(),
            levering(
                "plan",
                "2023",
                voorraadmutaties=[
                    rij(periode="2024", status="hard", aantal=1),
                    rij(periode="2024-2025", status="hard", aantal=2),
                    rij(periode="2024", status="zacht", aantal=4, corporatie=PORTAAL),
                ],
            ),
            levering("echt", "2024", voorraadmutaties=[rij(aantal=0)]),
        ]
    )
    m = tables.mutatie.c
    vervallen = conn.execute(select(m.aantal).where(m.vervallen)).scalars().all()
    assert vervallen == [1]
    assert conn.execute(select(func.count()).select_from(tables.weggelaten)).scalar() == 0


def test_realised_rows_outside_the_verslagperiode_do_not_count(bouwer: Bouwer) -> None:
    conn = bouwer([register(), levering("a", "2024", voorraadmutaties=[rij(periode="2023")])])
    assert som(conn, "saldo_sector") == 0
    assert "buiten de verslagperiode" in conn.execute(select(tables.weggelaten.c.reden)).scalar()


def test_a_claim_on_realised_figures_ends_on_the_day_of_receipt(bouwer: Bouwer) -> None:
    # Received on 2025-02-01: the running year is known up to that day, not up to its end.
    conn = bouwer([register(), levering("a", "2025", voorraadmutaties=[rij(periode="2025-01-15")])])
    assert som(conn, "saldo_sector") == 10
    gedekt = conn.execute(select(tables.dekking.c.van, tables.dekking.c.tot)).one()
    assert tuple(gedekt) == (date(2025, 1, 1), date(2025, 2, 1))


def test_the_latest_standen_of_a_peildatum_win_whole(bouwer: Bouwer) -> None:
    dag = date(2024, 12, 31)
    oud = [
        {"corporatie": ALLIANTIE, "peildatum": dag, "aantal": 100},
        {"corporatie": ALLIANTIE, "peildatum": dag, "aantal": 5, "segment": "midden"},
    ]
    nieuw = [{"corporatie": ALLIANTIE, "peildatum": dag, "aantal": 101}]
    conn = bouwer(
        [
            register(),
            levering("a", "2024", voorraadstanden=oud),
            levering("b", "2024", voorraadstanden=nieuw),
        ]
    )
    assert conn.execute(select(tables.voorraadstand.c.aantal)).scalars().all() == [101]
    assert conn.execute(select(func.sum(tables.weggelaten.c.aantal))).scalar() == 105


def test_cbs_and_totals_keep_the_latest_per_key(bouwer: Bouwer) -> None:
    cbs = {"gemeente": "GM0307", "jaar": 2012, "begin": 63442, "eind": 63856}
    totaal = {"peildatum": date(2023, 12, 31), "aantal": 70000}
    conn = bouwer(
        [
            register(),
            levering("a", None, cbs_voorraad=[cbs, cbs | {"jaar": 2013, "eind": None}]),
            levering("b", None, cbs_voorraad=[cbs | {"eind": 63857}], woningtotalen=[totaal]),
            levering("c", None, woningtotalen=[totaal | {"aantal": 70001}]),
        ]
    )
    c = tables.cbs_voorraad.c
    assert conn.execute(select(c.jaar, c.eind).order_by(c.jaar)).all() == [
        (2012, 63857),
        (2013, None),
    ]
    assert conn.execute(select(tables.woningtotaal.c.aantal)).scalars().all() == [70001]


def standen(*paren, **rest):
    return [
        {"corporatie": ALLIANTIE, "peildatum": date(jaar, 12, 31), "aantal": n, **rest}
        for jaar, n in paren
    ]


def balans(conn):
    b = tables.balans.c
    return conn.execute(
        select(b.van, b.tot, b.begin, b.netto, b.correctie, b.eind, b.onverklaard).order_by(b.van)
    ).all()


def test_the_voorraadbalans_shows_what_does_not_fit(bouwer: Bouwer) -> None:
    mutaties = [
        rij("nieuwbouw", 20),
        rij("sloop", 5),
        rij("correctie", -2),
        rij("nieuwbouw", 99, zelfstandig=False),
        rij("nieuwbouw", 99, status="hard"),
    ]
    conn = bouwer(
        [
            register(),
            levering(
                "a",
                "2024",
                voorraadmutaties=mutaties,
                voorraadstanden=standen((2023, 100), (2024, 117), (2025, 117)),
            ),
        ]
    )
    # 2025 is not covered by realised figures: no balans, not one with zeroes.
    assert balans(conn) == [(date(2024, 1, 1), date(2024, 12, 31), 100, 15, -2, 117, 4)]


def test_a_span_over_a_peildatum_makes_one_balans_over_it(bouwer: Bouwer) -> None:
    conn = bouwer(
        [
            register(),
            levering(
                "a",
                "2023-2024",
                voorraadmutaties=[rij("nieuwbouw", 20, "2023-2024")],
                voorraadstanden=standen((2022, 100), (2023, 108), (2024, 120)),
            ),
        ]
    )
    assert balans(conn) == [(date(2023, 1, 1), date(2024, 12, 31), 100, 20, 0, 120, 0)]


def test_segment_totaal_makes_no_balans(bouwer: Bouwer) -> None:
    conn = bouwer(
        [
            register(),
            levering(
                "a",
                "2024",
                voorraadmutaties=[rij()],
                voorraadstanden=standen((2023, 100), (2024, 110), segment="totaal"),
            ),
        ]
    )
    assert balans(conn) == []


@pytest.mark.parametrize(
    ("fout", "woord"),
    [
        ({"corporatie": "L9999"}, "L9999"),
        ({"gemeente": "GM9999"}, "GM9999"),
        ({"gebied": "WK999999"}, "WK999999"),
        ({"soort": "onzin"}, "onzin"),
        ({"soort": "omzetting"}, "omzetting"),
        ({"aantal": 2**40}, "aantal"),
        ({"corporatie": None}, "corporatie"),
    ],
)
def test_figures_that_cannot_be_a_stand_are_refused(lege_database, fout, woord) -> None:
    motor = lege_database()
    with pytest.raises(BouwFout, match=woord):
        bouw([register(), levering("a", "2024", voorraadmutaties=[rij() | fout])], motor, "x")
    with motor.connect() as conn:
        assert not motor.dialect.has_table(conn, "mutatie"), "nothing is written"


def test_two_rows_with_one_key_in_the_register_are_refused(lege_database) -> None:
    dubbel = register()
    dubbel.tabellen["gemeenten"] = pd.concat([dubbel.tabellen["gemeenten"]] * 2)
    with pytest.raises(BouwFout, match="Tabel gemeente"):
        bouw([dubbel], lege_database(), "x")


def test_a_later_list_says_it_anew(lege_database) -> None:
    tweede = register()
    tweede = replace(tweede, meta=replace(tweede.meta, id="tweede"))
    tweede.tabellen["gemeenten"] = tweede.tabellen["gemeenten"].assign(indeling=2031)
    motor = lege_database()
    bouw([register(), tweede], motor, "x")
    with motor.connect() as conn:
        assert set(conn.execute(select(tables.gemeente.c.indeling)).scalars()) == {2031}


def test_the_build_sees_a_row_that_gets_lost(lege_database, monkeypatch) -> None:
    from store.bouw import bouw as build

    echt = build.splits

    def verlies(*args):
        deel = echt(*args)
        return deel and type(deel)(deel.mutatie.iloc[1:], deel.weggelaten)

    monkeypatch.setattr(build, "splits", verlies)
    with pytest.raises(BouwFout, match="geleverd zijn 2 rijen"):
        bouw(
            [register(), levering("a", "2024", voorraadmutaties=[rij(), rij("sloop", 1)])],
            lege_database(),
            "x",
        )


def test_dates_and_absent_values_may_come_in_any_pandas_form(bouwer: Bouwer) -> None:
    import pandas as pd

    data = levering("a", "2024", voorraadmutaties=[rij(), rij("sloop", 4)])
    f = data.tabellen["voorraadmutaties"]
    f["van"], f["tot"] = pd.to_datetime(f["van"]), pd.to_datetime(f["tot"])
    f["gebied"] = [float("nan"), ""]
    f["ander_segment"], f["binnen_sector"] = pd.NA, None
    f["aantal"] = f["aantal"].astype("Int64")
    conn = bouwer([register(), data])
    assert som(conn, "saldo_sector") == 6
    assert conn.execute(select(tables.mutatie.c.gebied).distinct()).scalars().all() == [None]
    assert conn.execute(select(tables.mutatie.c.van).distinct()).scalar() == date(2024, 1, 1)


def test_a_later_border_of_an_area_counts(bouwer: Bouwer) -> None:
    grens = {"code": "WK030701", "niveau": "wijk", "gemeente": "GM0307", "naam": "Centrum"}
    conn = bouwer(
        [
            register(),
            levering("g1", grenzen=[grens | {"indeling": j, "ringen": "[]"} for j in (2022, 2023)]),
            levering("g2", grenzen=[grens | {"indeling": 2023, "ringen": "[[]]"}], fictief=True),
        ]
    )
    g = tables.grens.c
    assert conn.execute(select(g.indeling, g.levering, g.fictief).order_by(g.indeling)).all() == [
        (2022, "g1", False),
        (2023, "g2", True),
    ]


def test_an_empty_archive_is_an_empty_stand(bouwer: Bouwer) -> None:
    conn = bouwer([])
    assert conn.execute(select(tables.kenmerk.c.waarde).order_by("naam")).scalars().all()[1] == (
        "teststand"
    )
    assert frame("document", []).empty
