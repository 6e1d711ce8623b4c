"""The downloads: what a page shows, as CSV or XLSX with its provenance. No HTTP in here.

    with engine.connect() as conn:
        for blok in csv(conn, filters, "groei"): ...

Columns and query names: docs/exports.md. The same stand and filters give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from sqlalchemy import Connection

from domain.filters import Filters
from store.exports.als_csv import FORMATEN, csv_blokken
from store.exports.als_xlsx import schrijf_xlsx
from store.exports.groei import EXPORTS
from store.vragen.basis import kenmerk

__all__ = ["EXPORTS", "FORMATEN", "bestandsnaam", "csv", "xlsx"]


def csv(conn: Connection, filters: Filters, naam: str, formaat: str = "") -> Iterator[bytes]:
    """The download `naam` (a key of EXPORTS) as CSV, in blocks; formaat: one of FORMATEN.

    filters: with codes (`store.vragen.namen.los_op`). The connection stays in use until the last
    block is taken.
    """
    if formaat not in FORMATEN:
        raise ValueError(f"formaat '{formaat}'")
    return csv_blokken(conn, filters, EXPORTS[naam], formaat)


def xlsx(conn: Connection, filters: Filters, naam: str, doel: BinaryIO) -> None:
    """The download `naam` as a workbook, written to `doel` (a file or buffer for bytes)."""
    schrijf_xlsx(conn, filters, EXPORTS[naam], doel)


def bestandsnaam(conn: Connection, filters: Filters, naam: str, soort: str) -> str:
    """A name that says what is in the file: download, gemeenten (at most three) and stand."""
    plaatsen = filters.gemeente if len(filters.gemeente) <= 3 else ()
    return "-".join(("woonsaldo", naam, *plaatsen, kenmerk(conn, "stand"))) + f".{soort}"
