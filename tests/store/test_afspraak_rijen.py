"""The rows behind an afspraak add up to its figures, and every other row says why it does not."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.filters import Filters
from domain.mutaties import DUREN
from store.bouw.bouw import bouw
from store.vragen.afspraken import beoordeeld, verloop
from store.vragen.afspraken import rijen as afspraak_rijen
from store.vragen.afspraken.selectie import REDENEN, kader
from tests.store import naief
from tests.store.conftest import Bouwer
from tests.store.maak import ALLIANTIE, AMERSFOORT, PORTAAL, levering, partijen, register, tabel1
from tests.store.test_queries_afspraken import afspraak
from tests.store.test_queries_groei import leveringen

EIND_2021 = date(2021, 12, 31)


def achter(conn, dag: date, id_: str | None = None):
    """The one afspraak (or the one with this id) and what must be known of its rows."""
    alle = beoordeeld.lijst(conn, Filters(), dag)
    b = next(b for b in alle if id_ in (None, b.afspraak.id))
    return b, kader(conn, b.afspraak, b.oordeel, dag)


def lees(conn, k) -> list[dict]:
    return [dict(r._mapping) for blok in afspraak_rijen.rijen(conn, k) for r in blok]


def sommen(rijen: list[dict]) -> Counter:
    uit: Counter = Counter()
    for r in rijen:
        if r["reden"] is None:
            uit[r["status"]] += r["telt"]
    return uit


@settings(
    max_examples=8, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(
    data=leveringen(),
    soorten=st.sampled_from(["", "sloop", "verkoop,nieuwbouw", "liberalisatie,omzetting"]),
    duur=st.sampled_from(["permanent", ",".join(DUREN)]),
    segment=st.sampled_from(["sociaal", "sociaal,midden"]),
    gebied=st.sampled_from([None, "WK030701"]),
    perspectief=st.sampled_from(["sector", "corporatie"]),
    sloop=st.sampled_from(["met", "zonder"]),
    bruto=st.booleans(),
    boven=st.sampled_from([None, 25]),
    peildatum=st.sampled_from([date(2019, 6, 30), date(2020, 12, 31), date(2021, 6, 30),
                               date(2022, 12, 31)]),
)  # fmt: skip
def test_the_rows_that_count_are_the_figures(lege_database, data, peildatum, **v) -> None:
    rij = afspraak(
        "x", 10, 2020, 2022, partijen=f"{ALLIANTIE},{PORTAAL}", telt_soorten=v["soorten"],
        telt_duur=v["duur"], telt_segment=v["segment"], gebied=v["gebied"], telt_sloop=v["sloop"],
        telt_perspectief=v["perspectief"], telt_boven=v["boven"],
        indicator="bruto_toevoeging" if v["bruto"] else "netto_groei",
    )  # fmt: skip
    motor = lege_database()
    bouw([*data, partijen(afspraken=[rij])], motor, "x")
    with motor.connect() as conn:
        b, k = achter(conn, peildatum)
        rijen, tellingen = lees(conn, k), afspraak_rijen.tellingen(conn, k)
        punten = verloop.punten(conn, k)
        geteld = afspraak_rijen.aantal(conn, k)
    motor.dispose()
    som = sommen(rijen)
    assert som["hard"] == (b.cijfers.hard or 0)
    assert som["zacht"] == (b.cijfers.zacht or 0)
    o = b.oordeel
    if o.gerealiseerd is None:
        assert not any(r["reden"] is None and r["status"] == "gerealiseerd" for r in rijen)
    else:
        assert som["gerealiseerd"] == b.cijfers.gerealiseerd
        assert o.gerealiseerd == (
            max(som["gerealiseerd"] - v["boven"], 0) if v["boven"] else som["gerealiseerd"]
        )
    # The path ends where the forecast of the oordeel ends.
    laatste = punten[-1]
    for gevonden, verwacht in ((laatste.met_hard, o.met_hard), (laatste.met_zacht, o.met_zacht)):
        assert gevonden is None or gevonden == verwacht
    nu = [p for p in punten if p.dag <= peildatum and p.gerealiseerd is not None]
    if o.gerealiseerd is not None and nu:
        assert nu[-1].gerealiseerd == o.gerealiseerd
    # Nothing vanishes: every delivered row that touches it is there, counted or with a reason.
    plek = {"WK030701", "BU03070101", "BU03070102", None} if v["gebied"] else None
    raakt = [
        m
        for m in naief.mutaties(data)
        if m.gemeente == AMERSFOORT
        and m.periode.overlapt(b.afspraak.periode)
        and (plek is None or m.gebied in plek)
    ]
    assert len({(r["levering"], r["blad"], r["rij"]) for r in rijen}) == len(raakt)
    assert sum(t.rijen for t in tellingen) == len(raakt)
    assert sum(t.aantal for t in tellingen) == sum(m.aantal for m in raakt)
    assert sum(t.telt for t in tellingen) == sum(som.values())
    assert all((r["telt"] is None) == (r["reden"] is not None) for r in rijen)
    assert geteld == len(rijen)


def test_every_reason_in_its_own_row(bouwer: Bouwer) -> None:
    """A plan for 2021-2023 may be in what is realised of 2021; one for 2022 has been realised."""
    basis = {"corporatie": ALLIANTIE, "soort": "nieuwbouw", "periode": "2021", "aantal": 1}
    wijk = {"gebied": "WK030701"}
    rijen = [
        {**basis, **wijk, "aantal": 20},
        {**basis, **wijk, "zelfstandig": False},
        {**basis, **wijk, "soort": "correctie"},
        {**basis, **wijk, "soort": "sloop"},
        {**basis, **wijk, "segment": "midden"},
        {**basis, **wijk, "duur": "tijdelijk_kort"},
        basis,
        {**basis, **wijk, "soort": "aankoop", "binnen_sector": True},
        {**basis, **wijk, "soort": "uitruil_in"},
        {**basis, **wijk, "soort": "liberalisatie", "ander_segment": "midden", "aantal": 3},
        {**basis, **wijk, "periode": "2020-2021", "aantal": 0},
        {**basis, **wijk, "periode": "2022"},
        {**basis, **wijk, "status": "hard"},
        {**basis, **wijk, "status": "hard", "periode": "2021-2023", "aantal": 50},
        {**basis, **wijk, "status": "hard", "periode": "2022", "aantal": 4},
        {**basis, **wijk, "status": "hard", "periode": "2023", "aantal": 8},
        {**basis, **wijk, "status": "zacht", "periode": "2023-2024"},
        {**basis, "gebied": "WK030702"},
    ]
    a = afspraak("r", 40, 2021, 2023, partijen=ALLIANTIE, gebied="WK030701", telt_sloop="zonder")
    conn = bouwer(
        [register(), partijen(codes=(ALLIANTIE,), afspraken=[a]),
         levering("echt", "2020-2021", voorraadmutaties=[r for r in rijen if "status" not in r
                                                         and r["periode"] != "2022"]),
         levering("later", "2022", voorraadmutaties=[rijen[11]]),
         levering("plan", "2021-2023", voorraadmutaties=[r for r in rijen if "status" in r])]
    )  # fmt: skip
    b, k = achter(conn, EIND_2021)
    assert (b.cijfers.gerealiseerd, b.cijfers.hard) == (17, 8)
    tel = {(t.status, t.soort, t.code): (t.rijen, t.aantal) for t in
           afspraak_rijen.tellingen(conn, k)}  # fmt: skip
    assert tel == {
        ("gerealiseerd", "nieuwbouw", None): (1, 20),
        ("gerealiseerd", "liberalisatie", None): (1, 3),
        ("gerealiseerd", "nieuwbouw", "onzelfstandig"): (1, 1),
        ("gerealiseerd", "correctie", "correctie"): (1, 1),
        ("gerealiseerd", "sloop", "sloop"): (1, 1),
        ("gerealiseerd", "nieuwbouw", "segment"): (1, 1),
        ("gerealiseerd", "nieuwbouw", "duur"): (1, 1),
        ("gerealiseerd", "nieuwbouw", "gebied"): (1, 1),
        ("gerealiseerd", "aankoop", "perspectief"): (1, 1),
        ("gerealiseerd", "uitruil_in", "perspectief"): (1, 1),
        ("gerealiseerd", "nieuwbouw", "periode"): (1, 0),
        ("gerealiseerd", "nieuwbouw", "peildatum"): (1, 1),
        ("hard", "nieuwbouw", "vervallen"): (2, 5),
        ("hard", "nieuwbouw", "overlap"): (1, 50),
        ("hard", "nieuwbouw", None): (1, 8),
        ("zacht", "nieuwbouw", "periode"): (1, 1),
    }


def test_what_is_missing_is_named_and_nothing_realised_counts(bouwer: Bouwer) -> None:
    half = [{"corporatie": ALLIANTIE, "soort": "nieuwbouw", "periode": "2020", "aantal": 5}]
    a = afspraak("6", 301, 2020, 2021)
    conn = bouwer(
        [register(), partijen(afspraken=[a]), tabel1(),
         levering("half", "2020", voorraadmutaties=half)]
    )  # fmt: skip
    b, k = achter(conn, EIND_2021)
    assert b.oordeel.status == "geen cijfers"
    assert {c: [p.tekst for p in dagen] for c, dagen in b.oordeel.ontbreekt} == {
        "L0001": ["2021"], "L0002": ["2020-2021"], "L0003": ["2020-2021"]
    }  # fmt: skip
    rijen = lees(conn, k)
    assert [r["reden"] for r in rijen if r["status"] == "gerealiseerd"] == [REDENEN["onvolledig"]]
    # The Alliantie's plans for 2020-2021 may hold the five homes of 2020: they do not come on top.
    assert sommen(rijen) == {"hard": 91}
    punten = verloop.punten(conn, k)
    assert [(p.dag.year, p.gerealiseerd, p.met_hard) for p in punten] == [
        (2020, None, 5), (2021, None, 96)
    ]  # fmt: skip


def test_a_realised_figure_that_cannot_be_split_leaves_a_gap_and_no_zero(bouwer: Bouwer) -> None:
    """301 in 2020-2021 says nothing of 2021 alone: afspraak 9, from 2021, has no figures."""
    rij = {"corporatie": ALLIANTIE, "soort": "nieuwbouw", "periode": "2020-2021", "aantal": 301}
    lijst = [afspraak("6", 301, 2020, 2021, partijen=ALLIANTIE),
             afspraak("9", 3200, 2021, 2030, partijen=ALLIANTIE),
             afspraak("sloop", 10, 2021, 2030, partijen=ALLIANTIE, telt_soorten="sloop",
                      indicator="aantal_van_soort", richting="maximum")]  # fmt: skip
    conn = bouwer(
        [register(), partijen(codes=(ALLIANTIE,), afspraken=lijst),
         levering("echt", "2020-2021", voorraadmutaties=[rij])]
    )  # fmt: skip
    zes, _ = achter(conn, EIND_2021, "6")
    assert (zes.oordeel.status, zes.oordeel.gerealiseerd) == ("behaald", 301)
    negen, k = achter(conn, EIND_2021, "9")
    assert (negen.oordeel.status, negen.oordeel.gerealiseerd) == ("geen cijfers", None)
    assert "niet te splitsen" in negen.oordeel.reden
    assert [r["reden"] for r in lees(conn, k)] == [REDENEN["periode"]]
    assert {p.gerealiseerd for p in verloop.punten(conn, k)} == {None}
    # Of sloop there was none in those years, whichever of the two: that is known.
    sloop, k = achter(conn, EIND_2021, "sloop")
    assert (sloop.oordeel.status, sloop.oordeel.gerealiseerd) == ("op koers", 0)
    # Halfway a year of which only the whole is known nobody can say how many there were.
    jaar = [{**rij, "periode": "2021"}]
    conn = bouwer(
        [register(), partijen(codes=(ALLIANTIE,), afspraken=lijst[1:2]),
         levering("jaar", "2021", voorraadmutaties=jaar)]
    )  # fmt: skip
    assert achter(conn, date(2021, 6, 30))[0].oordeel.status == "geen cijfers"
    assert achter(conn, EIND_2021)[0].oordeel.gerealiseerd == 301


def test_one_row_of_a_sheet_may_hold_many_mutaties(bouwer: Bouwer) -> None:
    """A kruistabel has a soort per row and a corporatie per column: Tabel 1 is 301, not 903."""
    plat = tabel1()
    frame = plat.tabellen["voorraadmutaties"]
    soorten = list(dict.fromkeys(zip(frame["soort"], frame["duur"], strict=True)))
    rijen = [
        {**r, "rij": soorten.index((r["soort"], r["duur"])) + 2} for r in frame.to_dict("records")
    ]
    a = afspraak("6", 301, 2020, 2021)
    kruis = levering("kruis", "2020-2021", voorraadmutaties=rijen)
    conn = bouwer([register(), partijen(afspraken=[a]), kruis])
    b, k = achter(conn, EIND_2021)
    assert (b.cijfers.hard, sommen(lees(conn, k))) == (301, {"hard": 301})
    tellingen = afspraak_rijen.tellingen(conn, k)
    assert sum(t.rijen for t in tellingen) == len(rijen) == afspraak_rijen.aantal(conn, k)
    assert sum(t.aantal for t in tellingen) == sum(r["aantal"] for r in rijen)
    assert verloop.punten(conn, k)[-1].met_hard == 301
