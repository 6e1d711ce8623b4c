"""The cells of one sheet of a workbook: only those that exist, and their value as text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree import ElementTree

from openpyxl.worksheet._reader import MERGE_TAG, ROW_TAG, WorkSheetParser
from openpyxl.worksheet.merge import MergeCells


class Cellen(WorkSheetParser):
    """openpyxl's own parser of a sheet, for rows and merged cells only.

    houd: letters of the columns that are wanted; None is all of them.
    """

    houd: frozenset[str] | None = None

    def parse(self) -> Iterator[tuple[int, list[dict[str, Any]]]]:
        """(number, cells) of each row that is in the file.

        By the plain XML parser, twice as fast as the defused one: `zip_keuring` has refused
        every part with a DOCTYPE or ENTITY, and without those there is nothing to defuse.
        """
        for _, element in ElementTree.iterparse(self.source):  # noqa: S314
            if element.tag == ROW_TAG:
                rij = self.parse_row(element)
                element.clear()
                yield rij
            elif element.tag == MERGE_TAG:
                self.merged_cells = MergeCells.from_tree(element)

    def parse_row(self, row: Any) -> Any:
        """As openpyxl's, without the cells in columns that nobody wants."""
        if self.houd is not None:
            # A cell without an address stands where it is counted: it must stay.
            row[:] = [
                cel
                for cel in row
                if not (adres := cel.get("r")) or adres.rstrip("0123456789") in self.houd
            ]
        return super().parse_row(row)


def als_tekst(waarde: object, *, procent: bool = False) -> str:
    """A cell's value as somebody would have typed it.

    A number gets a decimal comma: 1.234 in Excel is one and a bit, and must not be taken for the
    text 1.234, which is twelve hundred.
    """
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, int | float):
        getal_ = waarde * 100 if procent else waarde
        tekst = f"{getal_:.10f}".rstrip("0").rstrip(".") if abs(getal_) < 1e15 else repr(getal_)
        return tekst.replace(".", ",") + ("%" if procent else "")
    if isinstance(waarde, datetime):
        return (
            waarde.date().isoformat()
            if waarde.time() == time(0)
            else waarde.isoformat(" ", timespec="minutes")
        )
    if isinstance(waarde, date | time):
        return waarde.isoformat()
    if isinstance(waarde, timedelta):
        return f"{waarde} (een tijdsduur)"
    return str(waarde)


def procentstijlen(boek: Any) -> frozenset[int]:
    """The numbers of the cell styles that show a number as a percentage."""
    formaten = boek._number_formats
    uit = set()
    for nummer, stijl in enumerate(boek._cell_styles):
        eigen = stijl.numFmtId - 164
        if stijl.numFmtId in (9, 10) or (0 <= eigen < len(formaten) and "%" in formaten[eigen]):
            uit.add(nummer)
    return frozenset(uit)
