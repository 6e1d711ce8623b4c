"""Plans of a selection, and the wijkenstrategie, against loops over the delivered rows."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.mutaties import SEGMENTEN, effecten
from domain.perioden import Periode
from domain.plannen.keuze import PlanKeuze
from domain.plannen.planregel import lopend
from domain.plannen.programma import programma
from domain.plannen.projectlijst import projecten
from domain.plannen.wijkenstrategie import ONDERDEEL, Tijd
from store.bouw.bouw import bouw
from store.vragen.plannen import lezen, wijkenstrategie
from tests.store import naief
from tests.store.conftest import Bouwer
from tests.store.maak import (
    ALLIANTIE,
    AMERSFOORT,
    DORP,
    OMNIA,
    PORTAAL,
    levering,
    partijen,
    register,
    tabel1,
)
from tests.store.test_queries_groei import leveringen

WIJK = {"BU03070101": "WK030701", "BU03070102": "WK030701"}
PLANNEN = [
    {"corporatie": PORTAAL, "soort": "nieuwbouw", "aantal": 60, "periode": "2026",
     "status": "hard", "gebied": "BU03070101", "indeling": 2023, "project": "Hof",
     "projectcode": "H1", "planstatus_bron": "vergund"},
    {"corporatie": PORTAAL, "soort": "nieuwbouw", "aantal": 30, "periode": "2027-Q2",
     "status": "zacht", "gebied": "WK030701", "indeling": 2023, "project": "Hof"},
    {"corporatie": PORTAAL, "soort": "verkoop", "aantal": 4, "periode": "2026-2027",
     "status": "hard", "gebied": "WK030702", "indeling": 2023},
    {"corporatie": PORTAAL, "soort": "sloop", "aantal": 9, "periode": "2031", "status": "hard"},
    {"corporatie": PORTAAL, "soort": "nieuwbouw", "aantal": 7, "periode": "2026", "status": "hard",
     "segment": "midden", "gebied": "WK030702", "indeling": 2023},
    {"corporatie": PORTAAL, "soort": "nieuwbouw", "aantal": 5, "periode": "2026", "status": "hard",
     "duur": "tijdelijk_lang"},
]  # fmt: skip
GEBOUWD = [
    {"corporatie": PORTAAL, "soort": "nieuwbouw", "aantal": 55, "periode": "2024",
     "gebied": "BU03070102", "indeling": 2023, "project": " De  Wijk", "projectcode": "W1"},
    {"corporatie": PORTAAL, "soort": "sloop", "aantal": 12, "periode": "2024-H1",
     "gebied": "WK030701", "indeling": 2023},
]  # fmt: skip


def stand():
    return [
        register(),
        partijen(codes=(PORTAAL,)),
        levering("echt", "2024", voorraadmutaties=GEBOUWD),
        levering("plan", "2024", leverancier="Portaal", voorraadmutaties=PLANNEN),
    ]


def test_een_plan_komt_terug_zoals_het_is_geleverd(bouwer: Bouwer) -> None:
    conn = bouwer(stand())
    alles = lezen.regels(conn, PlanKeuze(gemeente=(AMERSFOORT,)))
    assert len(alles) == len(PLANNEN)
    hof = next(r for r in alles if r.planstatus_bron)
    assert (hof.project, hof.projectcode, hof.aantal, hof.netto) == ("Hof", "H1", 60, 60)
    assert (hof.leverancier, hof.bron, hof.telt) == ("Portaal", "bron van plan", True)
    assert lezen.gebouwd(conn, PlanKeuze()) == {(AMERSFOORT, "de wijk"), (AMERSFOORT, "w1")}
    assert lezen.gemeenten(conn) == {AMERSFOORT: lezen.MetPlan(False, False)}
    assert lezen.kent_plannen(conn)


def test_de_keuze_bepaalt_wat_er_is(bouwer: Bouwer) -> None:
    conn = bouwer(stand())

    def aantallen(**keuze: Any) -> list[int]:
        return sorted(r.aantal for r in lezen.regels(conn, PlanKeuze(**keuze)))

    assert aantallen(gebied=("WK030701",)) == [30, 60]
    assert aantallen(gebied=("BU03070101",)) == [60]
    assert aantallen(status=("zacht",)) == [30]
    assert aantallen(segment=("midden", "koop")) == [7]
    assert aantallen(van=date(2027, 1, 1)) == [9, 30]
    assert aantallen(tot=date(2026, 12, 31)) == [5, 7, 60], "a span only wholly inside"
    assert aantallen(corporatie=(OMNIA,)) == []
    vergelijk = PlanKeuze(status=("zacht",), van=date(2027, 1, 1), segment=("sociaal",))
    assert len(lezen.regels(conn, vergelijk, alles=True)) == 5


def test_een_planlijst_geeft_ook_wat_niet_telt_met_de_reden(bouwer: Bouwer) -> None:
    hof = {"corporatie": PORTAAL, "soort": "nieuwbouw", "periode": "2027", "projectcode": "H9"}
    lijst = [
        {**hof, "aantal": 40, "fase": "vergunning"},
        {**hof, "aantal": 25, "segment": "koop", "corporatie": None, "status": "zacht"},
        {**hof, "aantal": 11, "corporatie": None, "projectcode": "H8"},
        {**hof, "aantal": 80, "periode": "2019", "projectcode": "H7", "fase": "opgeleverd"},
        {"soort": "nieuwbouw", "aantal": 900, "periode": "2030 en later", "segment": "totaal"},
    ]
    conn = bouwer([*stand()[:2], levering("lijst", "2024", plannen=lijst)])
    alles = {r.aantal: r for r in lezen.regels(conn, PlanKeuze())}
    assert {n: (r.telt, r.open, bool(r.reden)) for n, r in alles.items()} == {
        40: (True, True, False), 25: (False, True, True), 11: (False, True, True),
        80: (False, False, True), 900: (False, False, True),
    }  # fmt: skip
    assert {r.aantal for r in lopend(alles.values())} == {40, 25}
    assert {p.code: (p.bruto, p.opgeleverd) for p in projecten(alles.values())} == {
        "H9": (65, 0), "H8": (11, 0), "H7": (0, 80)
    }  # fmt: skip
    zacht = lezen.regels(conn, PlanKeuze(status=("zacht",), corporatie=(PORTAAL,)))
    assert zacht == ()


def test_wijkenstrategie_van_een_gemeente(bouwer: Bouwer) -> None:
    conn = bouwer(stand())
    (s,) = wijkenstrategie.lijst(conn, PlanKeuze(gemeente=(AMERSFOORT,)))
    assert (s.tijd, s.tijdelijk, s.fictief) == (Tijd(date(2024, 12, 31)), 5, False)
    rijen = {(r.gebied, r.onderdeel): r for r in s.rijen}
    centrum = rijen["WK030701", "productie"]
    assert centrum.gerealiseerd == 55
    assert {k: (c.hard, c.zacht) for k, c in centrum.cellen.items()} == {
        "2026": (60, 0), "2027": (0, 30)
    }  # fmt: skip
    assert rijen["WK030701", "sloop"].gerealiseerd == -12
    assert rijen["WK030702", "verkoop"].cellen["meer_jaren"].hard == -4
    assert rijen[None, "sloop"].cellen["daarna"].hard == -9
    assert rijen["WK030701", "verkoop"].gerealiseerd == 0, "covered, and nothing was sold"
    # Midden only where the reader asks for it; the year before the peildatum asked for.
    (m,) = wijkenstrategie.lijst(conn, PlanKeuze(segment=("midden",), peildatum=date(2024, 6, 30)))
    assert (m.tijd.jaren, m.tijd.vorig) == ((2024, 2025, 2026, 2027), 2023)
    assert {r.gerealiseerd for r in m.rijen} == {None}, "2023 is not covered"
    assert next(r for r in m.rijen if r.cellen).cellen["2026"].hard == 7


def test_zonder_cijfers_van_een_partij_is_het_vorige_jaar_onbekend(bouwer: Bouwer) -> None:
    conn = bouwer([register(), partijen(codes=(PORTAAL, OMNIA)), *stand()[2:]])
    (s,) = wijkenstrategie.lijst(conn, PlanKeuze(peildatum=date(2024, 12, 31)))
    assert {r.gerealiseerd for r in s.rijen} == {None}


def test_amersfoort_tabel_1_is_gepland_en_niet_verdwenen(bouwer: Bouwer) -> None:
    conn = bouwer([register(), partijen(), tabel1()])
    alles = lezen.regels(conn, PlanKeuze(gemeente=(AMERSFOORT,)))
    p = programma(alles)
    assert (p.som["hard"].netto, p.som["hard"].erbij, p.sloop) == (301, 689, -174)
    assert p.tijdelijk == {"hard": 237}


def keuzes():
    def uit(*waarden):
        return st.lists(st.sampled_from(waarden), unique=True, max_size=2).map(tuple)

    return st.builds(
        PlanKeuze,
        gemeente=uit(AMERSFOORT, DORP),
        corporatie=uit(ALLIANTIE, PORTAAL),
        gebied=uit("BU03070101", "WK030701", "WK900101"),
        status=uit("hard", "zacht"),
        segment=uit(*SEGMENTEN),
        van=st.sampled_from([None, date(2021, 1, 1)]),
        tot=st.sampled_from([None, date(2021, 12, 31)]),
    )


@settings(
    max_examples=4, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(data=leveringen(), vragen=st.lists(keuzes(), min_size=4, max_size=8))
def test_plannen_en_strategie_tegen_een_tweede_uitwerking(lege_database, data, vragen) -> None:
    motor = lege_database()
    bouw(data, motor, "teststand")
    rijen = naief.mutaties(data)
    with motor.connect() as conn:
        for keuze in vragen:
            verwacht = Counter(_plan(m) for m in rijen if _is_plan(m) and _past(m, keuze))
            assert verwacht == Counter(
                (r.gemeente, r.corporatie, r.gebied, r.periode, r.soort, r.aantal, r.segment,
                 r.duur, r.status, r.vervallen, r.telt)
                for r in lezen.regels(conn, keuze)
            )  # fmt: skip
            for s in wijkenstrategie.lijst(conn, keuze):
                vast = keuze.anders(gemeente=(s.gemeente,), van=None, tot=None)
                assert _gepland(s) == _naief_gepland(rijen, vast, s.tijd)
                for r in s.rijen:
                    if r.gerealiseerd is not None:
                        assert r.gerealiseerd == _naief_echt(rijen, vast, s.tijd, r)
    motor.dispose()


def _is_plan(m) -> bool:
    return m.status != "gerealiseerd"


def _telt(m) -> bool:
    return m.zelfstandig and m.soort != "correctie"


def _plan(m):
    return (
        m.gemeente, m.corporatie, m.gebied, m.periode, m.soort, m.aantal, m.segment, m.duur,
        m.status, m.vervallen, _telt(m),
    )  # fmt: skip


def _past(m, keuze: PlanKeuze, *, echt: bool = False) -> bool:
    hier = {m.gebied, WIJK.get(m.gebied)}
    return (
        (not keuze.gemeente or m.gemeente in keuze.gemeente)
        and (not keuze.corporatie or m.corporatie in keuze.corporatie)
        and (not keuze.gebied or bool(hier & set(keuze.gebied)))
        and (echt or m.status in keuze.status)
        and m.segment in keuze.segment
        and m.periode.ligt_in(keuze.periode)
    )


def _effect(m) -> int:
    """What a row does to the permanent homes of its own segment."""
    return sum(
        e.sector * m.aantal
        for e in effecten(m.soort, m.segment, None, m.duur, m.binnen_sector)
        if e.duur == "permanent"
    )


def _strategisch(keuze: PlanKeuze) -> PlanKeuze:
    return keuze.anders(segment=wijkenstrategie.segmenten(keuze))


def _gepland(s) -> Counter:
    uit: Counter = Counter()
    for r in s.rijen:
        for kolom, cel in r.cellen.items():
            uit[r.gebied, r.onderdeel, kolom, "hard"] += cel.hard
            uit[r.gebied, r.onderdeel, kolom, "zacht"] += cel.zacht
    return Counter({k: n for k, n in uit.items() if n})


def _naief_gepland(rijen, keuze: PlanKeuze, tijd: Tijd) -> Counter:
    uit: Counter = Counter()
    for m in rijen:
        telt = _is_plan(m) and _telt(m) and not m.vervallen
        if telt and _past(m, _strategisch(keuze)):
            wijk = WIJK.get(m.gebied, m.gebied)
            uit[wijk, ONDERDEEL[m.soort], tijd.kolom(m.periode), m.status] += _effect(m)
    return Counter({k: n for k, n in uit.items() if n})


def _naief_echt(rijen, keuze: PlanKeuze, tijd: Tijd, r) -> int:
    jaar = Periode(date(tijd.vorig, 1, 1), date(tijd.vorig, 12, 31))
    som = 0
    for m in rijen:
        if (
            m.status == "gerealiseerd" and _telt(m)
            and m.periode.ligt_in(jaar) and WIJK.get(m.gebied, m.gebied) == r.gebied
            and ONDERDEEL[m.soort] == r.onderdeel
            and _past(m, keuze.anders(segment=SEGMENTEN), echt=True)
        ):  # fmt: skip
            segmenten = wijkenstrategie.segmenten(keuze)
            som += sum(
                e.sector * m.aantal
                for e in effecten(m.soort, m.segment, m.ander_segment, m.duur, m.binnen_sector)
                if e.duur == "permanent" and e.segment in segmenten
            )
    return som
