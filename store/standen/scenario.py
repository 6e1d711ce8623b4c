"""A stand as it would be in a scenario: the same queries, on other plans.

Inside `in_scenario` the connection sees a temporary table `mutatie` in place of the stand's own,
with the plans of the chosen gemeenten dropped or moved (`domain.prognose.watals`). Every query then
answers for the scenario, by the same rules and without knowing it. At the end it is rolled back:
the stand itself cannot be written to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pandas as pd
from sqlalchemy import Connection, MetaData, not_, or_, select, text
from sqlalchemy.schema import CreateTable

from domain.perioden import Periode
from domain.prognose.watals import Scenario, verzet
from store.schema import tables
from store.schema.typen import voeg_toe
from store.vragen.basis import frame

_NAAM = "mutatie_in_scenario"


@contextmanager
def in_scenario(
    conn: Connection, scenario: Scenario, gemeenten: Sequence[str]
) -> Iterator[Connection]:
    """The connection, which sees only these gemeenten, in this scenario.

    conn: without an open transaction of the caller; what was open is rolled back.
    """
    conn.rollback()
    try:
        _maak(conn, scenario, gemeenten)
        yield conn
    finally:
        conn.rollback()


def _maak(conn: Connection, scenario: Scenario, gemeenten: Sequence[str]) -> None:
    m = tables.mutatie
    kopie = m.to_metadata(MetaData(), name=_NAAM)
    maak = str(CreateTable(kopie).compile(dialect=conn.dialect))
    conn.execute(text(maak.replace("CREATE TABLE", "CREATE TEMPORARY TABLE", 1)))
    hier = m.c.gemeente.in_(list(gemeenten))
    # A plan that is realised already is history, whatever anybody chooses now.
    vast = or_(m.c.status == "gerealiseerd", m.c.vervallen)
    kolommen = [k.name for k in m.c]
    conn.execute(kopie.insert().from_select(kolommen, select(m).where(hier, vast)))
    plannen = frame(conn, select(m).where(hier, not_(vast)))
    voeg_toe(conn, kopie, verzet_frame(plannen, scenario))
    # From here on the temporary table is the one that is meant by the name.
    conn.execute(text(f"ALTER TABLE {_NAAM} RENAME TO {m.name}"))


def verzet_frame(plannen: pd.DataFrame, scenario: Scenario) -> pd.DataFrame:
    """Rows of `mutatie` that are plans, as they are in the scenario."""
    rijen: list[dict[str, Any]] = []
    for r in plannen.to_dict("records"):
        dagen = verzet(scenario, r["soort"], r["status"], r["van"], r["tot"])
        if dagen is None:
            continue
        periode = Periode(*dagen)
        rijen.append(
            {str(k): w for k, w in r.items()}
            | {"van": periode.van, "tot": periode.tot, "periode": periode.tekst,
               "jaar": periode.jaar}
        )  # fmt: skip
    return pd.DataFrame(rijen, columns=plannen.columns)
