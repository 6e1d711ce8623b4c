"""Plans against the naive implementation, on generated leveringen; and what may never happen."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from domain.filters import Filters
from domain.mutaties import DUREN, SEGMENTEN
from domain.plannen.projectlijst import familie
from store.bouw.bouw import bouw
from store.schema import tables
from store.vragen.groei import sommen
from tests.store import naief, naief_plannen
from tests.store.maak import ALLIANTIE, AMERSFOORT, DORP, PORTAAL, levering, register

SOORTEN = ("nieuwbouw", "transformatie", "toevoeging", "sloop", "verkoop")
TABELLEN = (["plannen"], ["voorraadmutaties"], ["voorraadmutaties", "plannen"])
ALLES = Filters(segment=SEGMENTEN, duur=DUREN)


def meestal(eerste, *rest):
    """The first three times out of four: rows that do not touch each other test little."""
    return st.integers(0, 3).flatmap(lambda n: st.sampled_from(rest) if n == 3 else st.just(eerste))


@st.composite
def rij(draw, tabel: str):
    lijst = tabel == "plannen"
    andere = (PORTAAL, None) if lijst else (PORTAAL,)
    statussen = ("hard", "zacht") if lijst else ("gerealiseerd", "hard")
    status = draw(st.sampled_from(statussen))
    perioden = ("2023", "2024") if status == "gerealiseerd" else ("2024", "2026", "2024-2026")
    return {
        "corporatie": draw(meestal(ALLIANTIE, *andere)),
        "gemeente": draw(meestal(AMERSFOORT, DORP)),
        "projectcode": draw(meestal("P1", "P2", None, None, None)),
        "periode": draw(st.sampled_from(perioden)),
        "soort": draw(st.sampled_from(SOORTEN)),
        "aantal": draw(st.integers(1, 60)),
        "segment": draw(meestal(*SEGMENTEN, *(["koop"] if lijst else []))),
        "status": status,
        "fase": draw(meestal("ontwerp", None, "opgeleverd")),
    }


@st.composite
def leveringen(draw):
    uit = [register()]
    for n in range(draw(st.integers(2, 4))):
        tabellen = draw(st.sampled_from(TABELLEN))
        wie = draw(st.sampled_from(("Alliantie", "Gemeente")))
        rijen = {t: draw(st.lists(rij(t), min_size=2, max_size=5)) for t in tabellen}
        periode = draw(st.sampled_from(("2023-2024", "2024")))
        uit.append(levering(f"lev{n}", periode, leverancier=wie, **rijen))
    return uit


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=leveringen())
def test_the_same_growth_as_the_naive_implementation(lege_database, data) -> None:
    verwacht = naief.per_soort_en_corporatie(
        naief_plannen.mutaties(*naief_plannen.gesplitst(data)), ALLES
    )
    motor = lege_database()
    bouw(data, motor, "x")
    with motor.connect() as conn:
        gevonden: Counter = Counter()
        for r in sommen.regels(conn, ALLES).itertuples():
            gevonden[r.corporatie, r.soort, r.status] += r.saldo
        assert {k: n for k, n in gevonden.items() if n} == {k: n for k, n in verwacht.items() if n}
        _realised_knows_no_plans(conn, data)
        _no_home_twice(conn)
    motor.dispose()


def _realised_knows_no_plans(conn, data) -> None:
    zonder = [
        replace(lev, tabellen={n: f for n, f in lev.tabellen.items() if n != "plannen"})
        for lev in data
    ]
    alleen = ALLES.met(status=("gerealiseerd",))
    assert sommen.totaal(conn, alleen) == naief.groei(naief.mutaties(zonder), alleen)


def _no_home_twice(conn) -> None:
    """Realised and planned homes of a project together: what is planned, or what is there,
    whichever is more."""
    m, p = tables.mutatie.c, tables.plan.c
    er: Counter = Counter()
    rest: Counter = Counter()
    gepland: Counter = Counter()
    project = (m.gemeente, m.corporatie, m.projectcode, m.soort)
    vraag = select(*project, func.sum(m.aantal)).where(m.status == "gerealiseerd")
    for *wat, soort, n in conn.execute(vraag.group_by(*project)):
        er[*wat, familie(soort)] += n
    for r in conn.execute(select(p).where(p.projectcode.is_not(None))):
        wat = (r.gemeente, r.corporatie, r.projectcode, familie(r.soort))
        gepland[wat] += r.aantal
        if r.fase != "opgeleverd" and not r.vervallen:
            rest[wat] += r.aantal
    for wat, n in rest.items():
        assert n + er[wat] <= max(gepland[wat], er[wat])
