"""Borders beside figures of another year: only where code and name say it is the same area."""

import json

import pytest
from sqlalchemy import Connection, create_engine, insert

from store.schema import tables
from store.vragen.kernen.grenzen import GebiedMetCijfers, vormen

RING = [[[[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.0]]]]


def grens(code: str, indeling: int, naam: str) -> dict[str, object]:
    return {
        "code": code, "indeling": indeling, "levering": "x", "niveau": "wijk", "gemeente": "GM1",
        "naam": naam, "ringen": json.dumps(RING), "fictief": False,
    }  # fmt: skip


@pytest.fixture
def conn() -> Connection:
    motor = create_engine("duckdb:///:memory:")
    with motor.connect() as verbinding:
        tables.metadata.create_all(verbinding)
        rijen = [
            grens("WK1", 2023, "Breukelen"),
            grens("WK1", 2020, "Breukelen"),
            grens("WK2", 2023, "Oud"),
            grens("WK3", 2023, "Loenen aan de Vecht"),
        ]
        verbinding.execute(insert(tables.grens), rijen)
        yield verbinding
    motor.dispose()


@pytest.mark.parametrize(
    ("vraag", "indeling"),
    [
        (GebiedMetCijfers("WK1", "Breukelen", 2024), 2023),
        (GebiedMetCijfers("WK1", "Breukelen", 2021), 2020),
        (GebiedMetCijfers("WK1", "Breukelen", None), 2023),
        (GebiedMetCijfers("WK3", "LOENEN  aan de vecht", 2025), 2023),
        (GebiedMetCijfers("WK2", "Andere naam", 2023), 2023),  # of its own year: a name is spelling
    ],
)
def test_de_grens_van_het_dichtstbijzijnde_jaar(conn, vraag, indeling):
    gevonden = vormen(conn, [vraag])
    assert gevonden[vraag.code].indeling == indeling
    assert gevonden[vraag.code].ringen == RING


@pytest.mark.parametrize(
    "vraag",
    [
        GebiedMetCijfers("WK2", "Nieuw", 2024),
        GebiedMetCijfers("WK9", "Breukelen", 2023),
        GebiedMetCijfers("", "overig", None),
    ],
)
def test_een_ander_gebied_krijgt_geen_grens(conn, vraag):
    assert vormen(conn, [vraag]) == {}
