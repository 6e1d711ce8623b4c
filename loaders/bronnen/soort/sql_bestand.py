"""Writes what a database gave as one file in the leveringsformaat: the same rows, the same bytes.

One table is a CSV; more are one workbook, for one file is one levering, accepted or refused as a
whole.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import xlsxwriter

from loaders.bronnen.soort.sql_rijen import Rijen

# A moment of our own: a workbook holds the time it was made.
_GEMAAKT = datetime(2026, 1, 1)


def schrijf(map_: Path, naam: str, tabellen: Mapping[str, Rijen]) -> Path:
    """The file in a folder; its name says the table of a CSV. Raises OSError."""
    if len(tabellen) == 1:
        ((tabel, rijen),) = tabellen.items()
        pad = map_ / f"{tabel}-{naam}.csv"
        with pad.open("w", encoding="utf-8", newline="") as uit:
            schrijver = csv.writer(uit, delimiter=";", lineterminator="\n")
            schrijver.writerow(rijen.kolommen)
            schrijver.writerows(rijen)
        return pad
    pad = map_ / f"{naam}.xlsx"
    boek = xlsxwriter.Workbook(
        pad,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "tmpdir": str(map_),
        },
    )
    boek.set_properties({"created": _GEMAAKT})
    for tabel, rijen in tabellen.items():
        blad = boek.add_worksheet(tabel)
        blad.write_row(0, 0, rijen.kolommen)
        for nummer, rij in enumerate(rijen, 1):
            for kolom, waarde in enumerate(rij):
                if waarde:
                    blad.write_string(nummer, kolom, waarde)
    boek.close()
    return pad
