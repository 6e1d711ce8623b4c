"""Engines on a stand: one that only reads, and one to build a new file with."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Column, Engine, Table, create_engine, event
from sqlalchemy.schema import CreateTable

from store.schema import tables

OPEN = 4

# A stand is a file that anybody may have put there: it gets no say over the machine.
_KOLOMMEN = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal"
_DIALECT = create_engine("duckdb://").dialect
_DICHT = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}


def lees_motor(pad: Path) -> Engine:
    """An engine that can only read one database file.

    A table that a stand of an older Woonsaldo does not have is there and empty; a column that it
    does not have is there with nothing in it.
    """
    motor = create_engine(
        URL.create("duckdb", database=str(pad)),
        connect_args={
            "read_only": True,
            "config": {**_DICHT, "threads": 2, "enable_external_access": False},
        },
        pool_size=8,
        max_overflow=-1,
    )
    event.listen(motor, "connect", _vul_aan)
    return motor


def _vul_aan(verbinding: Any, _record: Any) -> None:
    """Give the connection what the file lacks: tables that are empty, columns with nothing in them.

    Temporary ones, which are found before those of the file.
    """
    aanwezig: dict[str, set[str]] = {}
    for naam, kolom in verbinding.execute(_KOLOMMEN).fetchall():
        aanwezig.setdefault(naam, set()).add(kolom)
    for tabel in tables.metadata.sorted_tables:
        if tabel.name not in aanwezig:
            maak = str(CreateTable(tabel).compile(dialect=_DIALECT))
            verbinding.execute(maak.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))
        elif ontbreekt := [k for k in tabel.columns if k.name not in aanwezig[tabel.name]]:
            verbinding.execute(_met_lege_kolommen(verbinding, tabel, ontbreekt))


def _met_lege_kolommen(verbinding: Any, tabel: Table, ontbreekt: list[Column[Any]]) -> str:
    """The view that stands before a table of the file."""
    # Its full name: by its own name alone the view would read itself.
    ((bestand,),) = verbinding.execute("SELECT current_database()").fetchall()
    leeg = ", ".join(f'CAST(NULL AS {k.type.compile(_DIALECT)}) AS "{k.name}"' for k in ontbreekt)
    van = ".".join(f'"{deel}"' for deel in (bestand, "main", tabel.name))
    return f'CREATE TEMP VIEW "{tabel.name}" AS SELECT *, {leeg} FROM {van}'  # noqa: S608 - our own names


def schrijf_motor(pad: Path, geheugen: str = "1GB") -> Engine:
    """An engine to build a new database file with, in bounded memory."""
    return create_engine(
        URL.create("duckdb", database=str(pad)),
        connect_args={"config": {**_DICHT, "threads": 2, "memory_limit": geheugen}},
    )


class Motoren:
    """The few engines last used, one per file as published. Safe to share between threads."""

    def __init__(self, aantal: int = OPEN) -> None:
        self._aantal = aantal
        self._open: dict[tuple[Path, str], Engine] = {}
        self._slot = threading.Lock()

    def van(self, pad: Path, sha256: str) -> Engine:
        """The read-only engine of a file; the least recently used one over is let go."""
        with self._slot:
            motor = self._open.pop((pad, sha256), None) or lees_motor(pad)
            self._open[pad, sha256] = motor
            while len(self._open) > self._aantal:
                # Connections still in use live on until they are handed back.
                self._open.pop(next(iter(self._open))).dispose()
        return motor
