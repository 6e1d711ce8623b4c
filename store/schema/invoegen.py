"""Fast insert of many rows: the one module with calls that only DuckDB or PostgreSQL knows.

Everything else in the store is SQLAlchemy Core that both understand.
"""

from __future__ import annotations

import contextlib
import io
from typing import Any

import duckdb
import pandas as pd
import psycopg
import pyarrow as pa
import pyarrow.csv as pacsv
from sqlalchemy import Connection, Table

from store.schema.typen import naar_arrow
from telling.rijen import BouwFout

_BLOK = 50_000  # rows per COPY block: a few MB at a time, whatever the size of the levering
_TIJDELIJK = "_in_te_voegen"


def voeg_toe(conn: Connection, tabel: Table, frame: pd.DataFrame) -> int:
    """Insert a frame (columns by name, see `store.schema.typen.naar_arrow`); returns the row count.

    Raises BouwFout where a row does not fit the table (a duplicate key, a missing value).
    """
    if frame.empty:
        return 0
    rijen = naar_arrow(tabel, frame)
    driver: Any = conn.connection.driver_connection
    try:
        if conn.dialect.name == "duckdb":
            _duckdb(driver, tabel.name, rijen)
        else:
            _postgresql(driver, tabel.name, rijen)
    except (duckdb.ConstraintException, duckdb.DataError, psycopg.IntegrityError) as fout:
        raise BouwFout(f"Tabel {tabel.name} neemt deze rijen niet aan: {fout}") from fout
    return rijen.num_rows


def _duckdb(driver: Any, naam: str, rijen: pa.Table) -> None:
    driver.register(_TIJDELIJK, rijen)
    try:
        driver.execute(f"INSERT INTO {naam} BY NAME SELECT * FROM {_TIJDELIJK}")  # noqa: S608
    finally:
        # After a refused row the transaction takes no more calls; the view goes with it.
        with contextlib.suppress(duckdb.TransactionException):
            driver.unregister(_TIJDELIJK)


def _postgresql(driver: Any, naam: str, rijen: pa.Table) -> None:
    """COPY as CSV: Arrow quotes every text and leaves NULL bare, which is what COPY expects."""
    kolommen = ", ".join(rijen.column_names)
    with driver.cursor() as cursor, cursor.copy(f"COPY {naam} ({kolommen}) FROM STDIN CSV") as uit:
        for blok in rijen.to_batches(max_chunksize=_BLOK):
            buffer = io.BytesIO()
            pacsv.write_csv(blok, buffer, pacsv.WriteOptions(include_header=False))
            uit.write(buffer.getvalue())
