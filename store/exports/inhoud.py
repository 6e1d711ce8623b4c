"""What a download holds, whatever file it becomes: columns, rows, and lines for Herkomst."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Cel = str | int | float | date | None
Rij = tuple[Cel, ...]


@dataclass(frozen=True)
class Vorm:
    """What a download is called, its first sheet, and its columns."""

    naam: str
    blad: str
    kolommen: tuple[str, ...]


@dataclass(frozen=True)
class Inhoud:
    """One download of one selection, to be written once (`als_csv`, `als_xlsx`).

    blokken: its rows in the order of the columns, streamed; the connections they come from stay in
    use until the last block. herkomst: the rows of the sheet Herkomst, given the number of rows;
    asked last. ook: other sheets of a workbook, of few rows.
    """

    vorm: Vorm
    blokken: Iterable[Sequence[Rij]]
    herkomst: Callable[[int], Iterable[Sequence[Cel]]]
    ook: Sequence[tuple[Vorm, Sequence[Rij]]] = ()


def ja_nee(waarde: Any) -> str:
    """A truth value in Dutch."""
    return "ja" if waarde else "nee"
