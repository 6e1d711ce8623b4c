"""A scenario through the same queries: what changes, what never does, and that nothing stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select

from domain.filters import Filters
from domain.prognose.watals import Scenario, verzet
from store.bouw.bouw import bouw
from store.schema import tables
from store.standen.scenario import in_scenario
from store.vragen.afspraken import beoordeeld
from store.vragen.groei import sommen
from tests.store.maak import ALLIANTIE, AMERSFOORT, PORTAAL, levering, partijen, register

FILTERS = Filters(gemeente=(AMERSFOORT,))


def _plan(soort: str, aantal: int, jaar: int, status: str, wie: str = ALLIANTIE) -> dict[str, Any]:
    return {"corporatie": wie, "soort": soort, "aantal": aantal, "periode": str(jaar),
            "status": status}  # fmt: skip


AFSPRAAK = {
    "id": "doc-1", "artikel": "1", "titel": "Groei", "doel": 100, "binding": "garantie",
    "telt_duur": "permanent", "telt_segment": "sociaal", "partijen": f"{ALLIANTIE},{PORTAAL}",
    "van": date(2024, 1, 1), "tot": date(2027, 12, 31),
}  # fmt: skip


def _bouw(motor: Engine, *rijen: dict[str, Any]) -> None:
    echt = [_plan("nieuwbouw", 10, 2024, "gerealiseerd", w) for w in (ALLIANTIE, PORTAAL)]
    leveringen = [
        register(),
        partijen(codes=(ALLIANTIE, PORTAAL), afspraken=[AFSPRAAK]),
        levering("echt", "2024", voorraadmutaties=echt),
        levering("plannen", "2025", voorraadmutaties=list(rijen)),
    ]
    bouw(leveringen, motor, "aaaa")


def test_de_status_en_de_groei_volgen_het_scenario_en_de_stand_blijft(
    lege_database: Callable[[], Engine],
) -> None:
    # 20 realised; hard: 100 built, 25 sold, 10 demolished in 2026; soft: 40 built in 2027.
    engine = lege_database()
    _bouw(
        engine,
        _plan("nieuwbouw", 100, 2026, "hard"), _plan("verkoop", 25, 2026, "hard"),
        _plan("sloop", 10, 2026, "hard"), _plan("nieuwbouw", 40, 2027, "zacht"),
    )  # fmt: skip
    dag = date(2024, 12, 31)

    def nu(conn: Any) -> tuple[int, str, Any, Any]:
        (b,) = beoordeeld.lijst(conn, FILTERS, dag)
        o = b.oordeel
        return sommen.totaal(conn, FILTERS), o.status, o.met_hard, o.met_zacht

    with engine.connect() as conn:
        # 20 + 100 - 25 - 10 = 85 with hard, 125 with soft; expected 25 at the end of 2024.
        voor = nu(conn)
        assert voor == (125, "achter", 85, 125)
        with in_scenario(conn, Scenario(verkoop=2026), (AMERSFOORT,)):
            assert nu(conn) == (150, "aandacht", 110, 150)
        with in_scenario(conn, Scenario(sloop=2), (AMERSFOORT,)):
            assert nu(conn) == (125, "achter", 95, 135)  # sloop falls after the period
        with in_scenario(conn, Scenario(zacht=1), (AMERSFOORT,)):
            # No soft plan is left in the period, so there is no forecast with them.
            assert nu(conn) == (125, "achter", 85, None)
        with in_scenario(conn, Scenario(), (AMERSFOORT,)):
            assert nu(conn) == voor
        assert nu(conn) == voor
    with engine.connect() as conn:
        assert nu(conn) == voor


def test_wat_gerealiseerd_is_verandert_nooit(lege_database: Callable[[], Engine]) -> None:
    engine = lege_database()
    _bouw(engine, _plan("verkoop", 25, 2026, "hard"))
    m = tables.mutatie.c
    echt = select(func.sum(m.saldo_sector)).where(m.status == "gerealiseerd")
    with engine.connect() as conn:
        alles = Scenario(verkoop=2000, liberalisatie=2000, zacht=10, sloop=10)
        with in_scenario(conn, alles, (AMERSFOORT,)):
            assert conn.execute(echt).scalar_one() == 20


def test_een_fout_onderweg_laat_niets_achter(lege_database: Callable[[], Engine]) -> None:
    engine = lege_database()
    _bouw(engine, _plan("verkoop", 25, 2026, "hard"))
    with engine.connect() as conn:
        try:
            with in_scenario(conn, Scenario(verkoop=2000), (AMERSFOORT,)):
                raise RuntimeError
        except RuntimeError:
            pass
        assert sommen.totaal(conn, FILTERS) == 20 - 25


RIJEN = [
    _plan(soort, 3 * n + 1, jaar, status, wie)
    for n, (soort, jaar, status, wie) in enumerate(
        product(
            ("nieuwbouw", "sloop", "verkoop", "liberalisatie"), (2025, 2027, 2030),
            ("hard", "zacht"), (ALLIANTIE, PORTAAL),
        )
    )
]  # fmt: skip
scenario = st.builds(
    Scenario,
    verkoop=st.none() | st.integers(2025, 2031),
    liberalisatie=st.none() | st.integers(2025, 2031),
    zacht=st.integers(0, 3),
    sloop=st.integers(0, 3),
)


def test_de_groei_is_die_van_de_verzette_rijen(lege_database: Callable[[], Engine]) -> None:
    """Against the plain reading: move each row, then sum what lies up to a year."""
    motor = lege_database()
    _bouw(motor, *RIJEN)

    @given(scenario, st.integers(2024, 2034))
    @settings(max_examples=25, deadline=None)
    def klopt(s: Scenario, jaar: int) -> None:
        verwacht = 20
        for r in RIJEN:
            j = int(r["periode"])
            dagen = verzet(s, r["soort"], r["status"], date(j, 1, 1), date(j, 12, 31))
            if dagen and dagen[1].year <= jaar:
                verwacht += r["aantal"] if r["soort"] == "nieuwbouw" else -r["aantal"]
        with motor.connect() as conn, in_scenario(conn, s, (AMERSFOORT,)):
            assert sommen.totaal(conn, FILTERS.met(tot=date(jaar, 12, 31))) == verwacht

    klopt()
