"""A download as CSV: RFC 4180, or the way Excel in Dutch wants it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from domain.filters import Filters
from store.exports.groei import Cel, Export

FORMATEN = ("", "nl")
_FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_blokken(
    conn: Connection, filters: Filters, export: Export, formaat: str = ""
) -> Iterator[bytes]:
    """The file in blocks of bytes (UTF-8, CRLF), a header first; never all of it in memory.

    formaat "nl": `;`, decimal comma, a byte order mark, and a text that a spreadsheet would take
    for a formula gets a ' in front (numbers never do). Without it values are as they are.
    """
    yield from als_csv(export.kolommen, export.rijen(conn, filters), formaat)


def als_csv(
    kolommen: tuple[str, ...], blokken: Iterable[list[tuple[Cel, ...]]], formaat: str = ""
) -> Iterator[bytes]:
    """Any download as CSV; formaat as in `csv_blokken`."""
    nl = formaat == "nl"
    yield _tekst([kolommen], nl=nl).encode("utf-8-sig" if nl else "utf-8")
    for blok in blokken:
        if blok:
            yield _tekst(blok, nl=nl).encode()


def _tekst(rijen: list[tuple[Cel, ...]], *, nl: bool) -> str:
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";" if nl else ",", lineterminator="\r\n")
    schrijver.writerows([_nl(c) for c in r] for r in rijen) if nl else schrijver.writerows(rijen)
    return uit.getvalue()


def _nl(cel: Cel) -> Cel:
    if isinstance(cel, float):
        return str(cel).replace(".", ",")
    return zonder_formule(cel) if isinstance(cel, str) else cel


def zonder_formule(tekst: str) -> str:
    """The text with a ' in front where a spreadsheet could take it for a formula."""
    return f"'{tekst}" if tekst.startswith(_FORMULE) else tekst
