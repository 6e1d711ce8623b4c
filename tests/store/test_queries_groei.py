"""Groei queries against the naive implementation, on generated leveringen."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import URL, create_engine

from domain.filters import Filters
from domain.mutaties import DUREN, SEGMENTEN, SOORTEN, STATUSSEN
from domain.perioden import lees_periode
from store.bouw.bouw import bouw
from store.vragen.groei import sommen
from tests.store import naief
from tests.store.conftest import Bouwer
from tests.store.maak import (
    ALLIANTIE,
    AMERSFOORT,
    DORP,
    OMNIA,
    PORTAAL,
    levering,
    register,
    tabel1,
)

PERIODEN = ("2020", "2021", "2020-2021", "2020-H1", "2021-Q3", "2021-05-17", "2022", "2021-2022")
GEBIEDEN = {AMERSFOORT: (None, "WK030701", "BU03070101", "WK030702"), DORP: (None, "WK900101")}


@st.composite
def rij(draw):
    soort = draw(st.sampled_from(list(SOORTEN)))
    gemeente = draw(st.sampled_from((AMERSFOORT, DORP)))
    duren = DUREN[1:] if soort == "omzetting" else DUREN
    heen = soort in ("liberalisatie", "deliberalisatie")
    return {
        "corporatie": draw(st.sampled_from((ALLIANTIE, PORTAAL))),
        "gemeente": gemeente,
        "gebied": draw(st.sampled_from(GEBIEDEN[gemeente])),
        "periode": draw(st.sampled_from(PERIODEN)),
        "soort": soort,
        "aantal": draw(st.integers(-9 if soort == "correctie" else 0, 99)),
        "segment": draw(st.sampled_from(SEGMENTEN)),
        "ander_segment": draw(st.sampled_from((None, "midden", "vrij"))) if heen else None,
        "duur": draw(st.sampled_from(duren)),
        "status": draw(st.sampled_from(STATUSSEN)),
        "binnen_sector": draw(st.booleans()),
        "zelfstandig": draw(st.integers(0, 9)) > 0,
    }


@st.composite
def leveringen(draw):
    uit = [register()]
    for n in range(draw(st.integers(1, 3))):
        periode = draw(st.sampled_from(("2020-2022", "2020", "2021-2022", "2021-H1")))
        rijen = draw(st.lists(rij(), min_size=1, max_size=12))
        uit.append(levering(f"lev{n}", periode, voorraadmutaties=rijen))
    return uit


@st.composite
def filters(draw):
    def keuze(*waarden, leeg=True):
        return tuple(
            draw(st.lists(st.sampled_from(waarden), unique=True, min_size=0 if leeg else 1))
        )

    van, tot = draw(
        st.sampled_from(
            [(None, None), ("2020", "2021"), ("2021", "2021"), (None, "2020"), ("2021", None)]
        )
    )
    return Filters(
        gemeente=keuze(AMERSFOORT, DORP),
        corporatie=keuze(ALLIANTIE, PORTAAL),
        gebied=keuze("BU03070101", "WK030702", "WK900101"),
        van=lees_periode(van).van if van else None,
        tot=lees_periode(tot).tot if tot else None,
        duur=keuze(*DUREN, leeg=False),
        segment=keuze(*SEGMENTEN, leeg=False),
        status=keuze(*STATUSSEN, leeg=False),
        perspectief=draw(st.sampled_from(("sector", "corporatie"))),
        sloop=draw(st.sampled_from(("met", "zonder"))),
    )


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=leveringen(), vragen=st.lists(filters(), min_size=4, max_size=8))
def test_the_same_growth_as_the_naive_implementation(lege_database, data, vragen) -> None:
    rijen = naief.mutaties(data)
    motor = lege_database()
    bouw(data, motor, "x")
    with motor.connect() as conn:
        for f in vragen:
            regels = sommen.regels(conn, f)
            assert int(regels["saldo"].sum()) == naief.groei(rijen, f) == sommen.totaal(conn, f)
            gevonden: Counter = Counter()
            for r in regels.itertuples():
                gevonden[r.corporatie, r.soort, r.status] += r.saldo
            assert dict(gevonden) == naief.per_soort_en_corporatie(rijen, f)
            assert int(regels["eigen"].sum()) == naief.groei(rijen, f.met(perspectief="corporatie"))
            _samen_is_hetzelfde(conn, f, regels)
            buiten = sommen.buiten_selectie(conn, f)
            assert dict(zip(buiten["code"], buiten["rijen"], strict=True)) == naief.buiten(rijen, f)
    motor.dispose()


def _samen_is_hetzelfde(conn, f, regels) -> None:
    """The sums for a choice of very many, from the exact rows."""
    samen, partij = sommen.samen(conn, f), sommen.per_corporatie(conn, f)
    assert list(samen.columns) == list(regels.columns)
    for kolom in ("aantal", "saldo", "eigen"):
        assert samen[kolom].sum() == partij[kolom].sum() == regels[kolom].sum()
    per = ["soort", "status", "segment", "duur"]
    for sleutel in (["jaar", *per], [*per, "fictief"]):
        een, twee = (
            x.assign(jaar=x["jaar"].fillna(0).astype(int)).groupby(sleutel)["saldo"].sum()
            for x in (samen, regels)
        )
        assert een.to_dict() == twee.to_dict()
    spannen = [set(x.loc[x["jaar"].isna(), "periode"]) for x in (samen, regels)]
    assert spannen[0] == spannen[1]
    if len(regels):
        assert (samen["van"].min(), samen["tot"].max()) == (
            regels["van"].min(),
            regels["tot"].max(),
        )
    per_dag = sommen.per_dag(conn, f)
    een, twee = (
        x.assign(jaar=x["jaar"].fillna(0).astype(int))
        .groupby(["status", "jaar", "tot"])["saldo"]
        .sum()
        for x in (per_dag, regels)
    )
    assert een.to_dict() == twee.to_dict()
    assert not len(regels) or per_dag["van"].min() == regels["van"].min()
    eigen = regels.groupby(["gemeente", "corporatie", "status"])["saldo"].sum().to_dict()
    assert partij.groupby(["gemeente", "corporatie", "status"])["saldo"].sum().to_dict() == eigen


def test_parts_add_up_to_the_whole(bouwer: Bouwer) -> None:
    conn = bouwer([register(), tabel1()])
    heel = Filters(duur=DUREN)
    for veld, waarden in (
        ("corporatie", (ALLIANTIE, PORTAAL, OMNIA)),
        ("duur", DUREN),
        ("status", STATUSSEN),
        ("segment", SEGMENTEN),
    ):
        delen = [sommen.totaal(conn, heel.met(**{veld: (w,)})) for w in waarden]
        assert sum(delen) == sommen.totaal(conn, heel) == 301 + 237


def test_the_worked_example(bouwer: Bouwer) -> None:
    conn = bouwer([register(), tabel1()])
    f, problemen = Filters.uit_query(
        {"gemeente": "GM0307", "van": "2020", "tot": "2021", "duur": "permanent", "status": "hard"}
    )
    assert not problemen
    assert sommen.totaal(conn, f) == 301
    for code, n in ((ALLIANTIE, 210), (PORTAAL, 48), (OMNIA, 43)):
        assert sommen.totaal(conn, f.met(corporatie=(code,))) == n
    assert sommen.totaal(conn, f.met(sloop="zonder")) == 475
    assert sommen.totaal(conn, f.met(duur=("tijdelijk_lang",))) == 170
    assert sommen.totaal(conn, f.met(duur=("tijdelijk_kort",))) == 67


def test_a_span_partly_in_the_period_is_left_out_and_counted(bouwer: Bouwer) -> None:
    conn = bouwer([register(), tabel1()])
    f = Filters(van=lees_periode("2020").van, tot=lees_periode("2020").tot)
    assert sommen.totaal(conn, f) == 0
    buiten = sommen.buiten_selectie(conn, f)
    assert list(buiten["code"]) == ["periode"]
    assert int(buiten["rijen"].iloc[0]) == 15, "the rows of 0 are rows too"


def test_a_choice_of_a_wijk_includes_its_buurten(bouwer: Bouwer) -> None:
    rijen = [
        {"corporatie": ALLIANTIE, "soort": "nieuwbouw", "periode": "2020", "aantal": n, "gebied": g}
        for n, g in ((1, "WK030701"), (2, "BU03070101"), (4, "WK030702"), (8, None))
    ]
    conn = bouwer([register(), levering("a", "2020", voorraadmutaties=rijen)])
    assert sommen.totaal(conn, Filters(gebied=("WK030701",))) == 3
    assert sommen.totaal(conn, Filters(gebied=("BU03070101",))) == 2
    buiten = sommen.buiten_selectie(conn, Filters(gebied=("WK030701",)))
    assert list(zip(buiten["code"], buiten["aantal"], strict=True)) == [("gebied", 8)]


def test_a_choice_of_a_successor_includes_what_it_was_before(bouwer: Bouwer) -> None:
    rijen = [
        {"corporatie": c, "soort": "nieuwbouw", "periode": "2020", "aantal": n}
        for c, n in ((ALLIANTIE, 1), (PORTAAL, 2), (OMNIA, 4))
    ]
    conn = bouwer(
        [
            register(opvolgers={OMNIA: PORTAAL, PORTAAL: ALLIANTIE}),
            levering("a", "2020", voorraadmutaties=rijen),
        ]
    )
    assert sommen.totaal(conn, Filters(corporatie=(ALLIANTIE,))) == 7
    assert sommen.totaal(conn, Filters(corporatie=(PORTAAL,))) == 6
    assert sommen.totaal(conn, Filters(corporatie=(OMNIA,))) == 4


def test_the_statements_of_the_build_take_no_other_figures(tmp_path) -> None:
    """Two builds of the same leveringen give the same rows in the same order."""
    uit = []
    for n in range(2):
        motor = create_engine(URL.create("duckdb", database=str(tmp_path / f"{n}.duckdb")))
        bouw([register(), tabel1()], motor, "x")
        with motor.connect() as conn:
            uit.append(sommen.regels(conn, Filters(duur=DUREN)))
    assert uit[0].equals(uit[1])
