"""The rows of a query as a file in the leveringsformaat: asked in batches, sorted, bounded.

They are sorted because a database gives the same rows in another order the next time, and the same
rows must give the same bytes. One table is a CSV; more are one workbook, for one file is one
levering, accepted or refused as a whole.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import xlsxwriter
from sqlalchemy import Connection, text

from domain.opsomming import opsomming
from loaders.bestanden.blad import MAX_RIJEN, kolomsleutel
from loaders.bestanden.xlsx_lezen import als_tekst
from loaders.bronnen.contract import BronFout
from loaders.tekst import getal

PER_KEER = 5_000  # rows in one batch
LANGST = 32_000  # characters in a cell: what a workbook can hold
# Between cells of a row that is kept as one text: a row costs a tenth of what its cells cost.
_TUSSEN = "\x1f"


@dataclass(frozen=True)
class Sqlrijen:
    """The answer to a query. kolommen: as the leveringsformaat calls them."""

    kolommen: tuple[str, ...]
    regels: Sequence[str]

    def __iter__(self) -> Iterator[list[str]]:
        return (r.split(_TUSSEN) for r in self.regels)

    def __len__(self) -> int:
        return len(self.regels)


@dataclass(frozen=True)
class Sqlvraag:
    """One query for one table.

    waarden: for the names with a colon in it. kent: the columns that may be asked: what has no
    place in the table must not end up in the archive. tot: the moment (time.monotonic) by which it
    must be done. voortgang: takes how many rows there are so far.
    """

    tabel: str
    query: str
    waarden: Mapping[str, date]
    kent: Sequence[str]
    tot: float
    voortgang: Callable[[int], None]


def stel(conn: Connection, vraag: Sqlvraag) -> Sqlrijen:
    """Ask one query. Raises BronFout; database errors pass."""
    opdracht = text(vraag.query)
    namen = opdracht.compile().params
    antwoord = conn.execution_options(stream_results=True, yield_per=PER_KEER).execute(
        opdracht, {k: v for k, v in vraag.waarden.items() if k in namen}
    )
    kolommen = _kolommen(vraag, list(antwoord.keys()))
    regels: list[str] = []
    for stapel in antwoord.partitions(PER_KEER):
        if time.monotonic() > vraag.tot:
            raise BronFout(f"De query voor {vraag.tabel} duurt te lang. Verhoog tijdslimiet.")
        regels.extend(_TUSSEN.join(map(_cel, rij, kolommen)) for rij in stapel)
        if len(regels) >= MAX_RIJEN:
            raise BronFout(
                f"De query voor {vraag.tabel} geeft meer dan {getal(MAX_RIJEN - 1)} rijen. Laat de "
                "database optellen (GROUP BY): het leveringsformaat vraagt aantallen."
            )
        vraag.voortgang(len(regels))
    regels.sort()
    return Sqlrijen(kolommen, regels)


def _kolommen(vraag: Sqlvraag, namen: Sequence[str]) -> tuple[str, ...]:
    kolommen = tuple(kolomsleutel(n) for n in namen)
    vreemd = [n for n, k in zip(namen, kolommen, strict=True) if k not in vraag.kent]
    if vreemd:
        raise BronFout(
            f"De query voor {vraag.tabel} vraagt {opsomming(vreemd[:5])}. Dat hoort niet in het "
            "leveringsformaat en mag niet in het archief komen. Noem alleen: "
            f"{opsomming(list(vraag.kent), 'of')}."
        )
    dubbel = sorted({k for k in kolommen if kolommen.count(k) > 1})
    if dubbel:
        raise BronFout(f"De query voor {vraag.tabel} geeft {opsomming(dubbel)} meer dan een keer.")
    return kolommen


def _cel(waarde: Any, kolom: str) -> str:
    """A value as somebody would have typed it."""
    match waarde:
        case None:
            return ""
        case str():
            if _TUSSEN in waarde or len(waarde) > LANGST:
                raise BronFout(f"In kolom {kolom} staat een tekst die te lang of geen tekst is.")
            return waarde.strip()
        case bool() | int() | float():
            return als_tekst(waarde)
        case Decimal():
            heel = waarde.is_finite() and waarde == waarde.to_integral_value()
            return str(int(waarde)) if heel else str(waarde).replace(".", ",")
        case datetime() if waarde.tzinfo is not None:
            raise BronFout(
                f"Kolom {kolom} geeft een tijdstip met een tijdzone: dat kan twee dagen zijn. "
                f"Vraag een datum: CAST({kolom} AS date)."
            )
        case date():
            return als_tekst(waarde)
        case UUID():
            return str(waarde)
    raise BronFout(
        f"Kolom {kolom} geeft iets dat geen tekst, getal, datum of ja/nee is "
        f"({type(waarde).__name__})."
    )


# A moment of our own: a workbook holds the time it was made.
_GEMAAKT = datetime(2026, 1, 1)


def schrijf(map_: Path, naam: str, tabellen: Mapping[str, Sqlrijen]) -> Path:
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
