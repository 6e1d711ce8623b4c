"""Typed rows into a table: to Arrow by the declared schema, and inserted fast.

One conversion for every engine. Strictness lives here: a value that does not fit its column is a
`BouwFout`, never a silently changed figure. The one module with calls that only DuckDB or
PostgreSQL knows; everything else in the store is SQLAlchemy Core that both understand.
"""

from __future__ import annotations

import contextlib
import io
from datetime import date
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import psycopg
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
from sqlalchemy import Boolean, Column, Connection, Date, Float, Integer, Table

from telling.rijen import BouwFout


def naar_arrow(tabel: Table, frame: pd.DataFrame) -> pa.Table:
    """The frame with exactly the columns of `tabel`, in order and typed; absent ones are empty.

    Empty text is NULL where the column may be NULL.
    Raises BouwFout where a value does not fit, a needed one is missing, or a column is unknown.
    """
    onbekend = [k for k in frame.columns if k not in tabel.c]
    if onbekend:
        raise BouwFout(f"Tabel {tabel.name} heeft geen kolom {', '.join(map(str, onbekend))}.")
    return pa.table({k.name: _kolom(tabel, k, frame) for k in tabel.c})


def _kolom(tabel: Table, kolom: Column[Any], frame: pd.DataFrame) -> pa.Array:
    soort = _arrow_type(kolom)
    reeks = frame.get(kolom.name)
    if reeks is None:
        uit = pa.nulls(len(frame), soort)
    else:
        try:
            uit = _reeks(reeks, soort)
        except (pa.ArrowException, ValueError, TypeError, OverflowError) as fout:
            raise BouwFout(
                f"Tabel {tabel.name}, kolom {kolom.name}: een waarde past niet ({fout})."
            ) from fout
    if pa.types.is_string(soort):
        uit = _leeg_is_leeg(uit, kolom)
    if not kolom.nullable and uit.null_count:
        raise BouwFout(
            f"Tabel {tabel.name}, kolom {kolom.name}: {uit.null_count} rijen hebben geen waarde."
        )
    return uit


def _arrow_type(kolom: Column[Any]) -> pa.DataType:
    if isinstance(kolom.type, Boolean):
        return pa.bool_()
    if isinstance(kolom.type, Date):
        return pa.date32()
    if isinstance(kolom.type, Float):
        return pa.float64()
    return pa.int32() if isinstance(kolom.type, Integer) else pa.string()


def _reeks(reeks: pd.Series, soort: pa.DataType) -> pa.Array:
    if pa.types.is_date(soort):
        return _datums(reeks)
    if pa.types.is_integer(soort) and reeks.dtype == object:
        reeks = pd.to_numeric(reeks)
    uit = pa.array(reeks, from_pandas=True)
    if isinstance(uit, pa.ChunkedArray):
        uit = uit.combine_chunks()
    if pa.types.is_string(soort) and not (
        pa.types.is_string(uit.type) or pa.types.is_large_string(uit.type)
    ):
        uit = pa.array([None if pd.isna(w) else str(w) for w in reeks], type=soort)
    return uit.cast(soort, safe=True)


def _datums(reeks: pd.Series) -> pa.Array:
    """Days from `date` objects, Timestamps or datetime64; a day has no clock to lose."""
    if reeks.dtype == object:
        # Few distinct days stand in many rows: look each up once.
        codes, dagen = pd.factorize(reeks)
        los = pa.array([_dag(d) for d in dagen], type=pa.date32())
        return los.take(pa.array(codes, mask=codes < 0))
    return pa.array(pd.to_datetime(reeks).astype("datetime64[s]"), from_pandas=True).cast(
        pa.date32()
    )


def _dag(waarde: object) -> date:
    if isinstance(waarde, pd.Timestamp):
        return waarde.date()
    if isinstance(waarde, np.datetime64):
        return pd.Timestamp(waarde).date()
    if isinstance(waarde, date):
        return waarde
    raise TypeError(f"'{waarde}' is geen datum")


def _leeg_is_leeg(uit: pa.Array, kolom: Column[Any]) -> pa.Array:
    if kolom.nullable:
        return pc.if_else(pc.equal(uit, ""), pa.scalar(None, pa.string()), uit)
    # A CSV has no sheet: the one text that is always given but may be nothing.
    return pc.fill_null(uit, "") if kolom.name == "blad" else uit


_BLOK = 50_000  # rows per COPY block: a few MB at a time, whatever the size of the levering
_TIJDELIJK = "_in_te_voegen"


def voeg_toe(conn: Connection, tabel: Table, frame: pd.DataFrame) -> int:
    """Insert a frame (columns by name, see `naar_arrow`); returns the row count.

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
