"""One rule for what counts: as SQL, row by row and per group it says the same of every row."""

from __future__ import annotations

from itertools import product

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import not_, select

from domain.afspraken.meting import Meting
from domain.filters import SLOOP, Filters
from domain.mutaties import DUREN, SEGMENTEN, SOORTEN, STATUSSEN
from domain.telregel import ALTIJD, aard, status, voldoet
from store.schema import tables
from store.vragen.afspraken.groepen import Groep
from store.vragen.afspraken.tellen import telt
from store.vragen.groei.selectie import als_sql, voorwaarde

VELDEN = {
    "soort": tuple(SOORTEN), "segment": SEGMENTEN, "duur": DUREN, "status": STATUSSEN,
    "zelfstandig": (True, False), "vervallen": (True, False),
}  # fmt: skip
RIJEN = [dict(zip(VELDEN, w, strict=True)) for w in product(*VELDEN.values())]


def enkele(waarden):
    return st.lists(st.sampled_from(waarden), unique=True).map(tuple)


@pytest.fixture
def alle_rijen(lege_database):
    """A table with every row that can be, numbered."""
    with lege_database().begin() as conn:
        rijen = pd.DataFrame(RIJEN).assign(rij=range(len(RIJEN)))
        kolommen = [tables.mutatie.c[k] for k in rijen]
        namen = ", ".join(f"{k.name} {k.type.compile(conn.dialect)}" for k in kolommen)
        conn.exec_driver_sql(f"create table mutatie ({namen})")
        conn.execute(tables.mutatie.insert().values(rijen.to_dict("records")))
        yield conn


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    duur=enkele(DUREN), segment=enkele(SEGMENTEN), status_=enkele(STATUSSEN),
    sloop=st.sampled_from(SLOOP), soorten=enkele(tuple(SOORTEN)),
)  # fmt: skip
def test_sql_python_and_groups_count_the_same(
    alle_rijen, duur, segment, status_, sloop, soorten
) -> None:
    filters = Filters(duur=duur, segment=segment, status=status_, sloop=sloop)
    eisen = (*ALTIJD, *aard(filters, soorten), *status(filters))
    naief = [
        n for n, r in enumerate(RIJEN)
        if r["zelfstandig"] and not r["vervallen"] and r["soort"] != "correctie"
        and r["duur"] in filters.duur and r["segment"] in filters.segment
        and r["status"] in filters.status and (not soorten or r["soort"] in soorten)
        and (sloop == "met" or r["soort"] != "sloop")
    ]  # fmt: skip
    assert [n for n, r in enumerate(RIJEN) if voldoet(eisen, r.__getitem__)] == naief
    nummer = tables.mutatie.c.rij
    vraag = select(nummer).where(*als_sql(eisen)).order_by(nummer)
    assert list(alle_rijen.execute(vraag).scalars()) == naief
    meting = Meting(filters, soorten)
    for r in RIJEN[:: len(RIJEN) // 200]:
        groep = Groep("", None, 0, 0, r["soort"], r["status"], r["segment"], r["duur"], 0, 0, 0, 0)
        assert telt(groep, meting) == voldoet(aard(filters, soorten), r.__getitem__)
    # Why a row does not count is said by the same rule: each reason is the rows that fail it.
    for eis in eisen:
        faalt = select(nummer).where(not_(voorwaarde(eis))).order_by(nummer)
        assert list(alle_rijen.execute(faalt).scalars()) == [
            n for n, r in enumerate(RIJEN) if not eis.voldoet(r[eis.veld])
        ]
