"""What a download holds, whatever file it becomes: columns, rows, and lines for Herkomst."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from domain.cijfernaam import Cijfernaam

Cel = str | int | float | date | None
Rij = tuple[Cel, ...]
# From a row (column to value, as it is or as text) to the name of one of its figures; None where
# the cell has none.
Celnaam = Callable[[Mapping[str, object]], Cijfernaam | None]


@dataclass(frozen=True)
class Vorm:
    """What a download is called, its first sheet, its columns, and the names of its figures."""

    naam: str
    blad: str
    kolommen: tuple[str, ...]
    namen: Mapping[str, Celnaam] = field(
        default_factory=dict, compare=False, repr=False, kw_only=True
    )


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
