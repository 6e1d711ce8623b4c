"""Reads the sheets of a workbook to Bladen, cell by cell and streaming; each value as text.

openpyxl's own row iterator fills every gap in a sheet with empty cells, so one
cell in row 1,048,576 or column XFD costs a million cells. Its parser gives only
the cells that exist, with their type: that tells a formula from a text.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree import ElementTree

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet._reader import MERGE_TAG, ROW_TAG, WorkSheetParser
from openpyxl.worksheet.merge import MergeCells

from loaders.bestanden.blad import AFGEKEURD, MAX_KOLOMMEN, Blad, BladBouwer
from loaders.tekst import ONZICHTBAAR, getal, stuurteken
from loaders.verdict.rechtzetten import Rechtzetter
from loaders.verdict.verdict import Verzamelaar


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


MAX_BLADEN = 100


Kies = Callable[[Sequence[str]], Iterable[int]]


@dataclass
class Werkmap:
    """An open workbook. bladen: names in order; verborgen: those a reader of Excel does not see."""

    bladen: list[str] = field(default_factory=list)
    verborgen: frozenset[str] = frozenset()
    _boek: Workbook | None = None
    _procent: frozenset[int] = frozenset()
    _recht: Rechtzetter | None = None

    def lees(self, naam: str, meldingen: Verzamelaar, kies: Kies | None = None) -> Blad | None:
        """One sheet; None where it is empty or cannot be read (then with a fout).

        kies: from the header to the places (from 0) of the columns that are wanted. Below the
        header the others stay empty and cost nothing: in a list with a hundred columns that is most
        of the time.
        """
        bouwer = BladBouwer(naam, meldingen, self._recht, vast=False)
        try:
            self._lees(naam, bouwer, meldingen, kies)
        except MemoryError:
            raise
        except Exception as fout:
            # A damaged sheet can fail anywhere inside openpyxl; each way is the same verdict.
            kapot(meldingen, fout, naam)
        return bouwer.klaar()

    def _lees(
        self, naam: str, bouwer: BladBouwer, meldingen: Verzamelaar, kies: Kies | None
    ) -> None:
        boek: Any = self._boek
        blad = boek[naam]
        if not blad._worksheet_path.lower().endswith(".xml"):
            raise ValueError("a sheet in a part that was not looked through")
        with warnings.catch_warnings(), blad._get_source() as bron:
            warnings.simplefilter("ignore")
            lezer = Cellen(
                bron,
                blad._shared_strings,
                data_only=False,
                epoch=boek.epoch,
                date_formats=boek._date_formats,
                timedelta_formats=boek._timedelta_formats,
            )
            for nummer, cellen in lezer.parse():
                bouwer.rij(nummer, self._rij(nummer, cellen, bouwer, meldingen))
                if bouwer.vol:
                    break
                if kies and lezer.houd is None and bouwer.kop is not None:
                    lezer.houd = frozenset(get_column_letter(i + 1) for i in kies(bouwer.kop))
            if lezer.merged_cells:
                for bereik in lezer.merged_cells.mergeCell:
                    _samengevoegd(str(bereik.ref), naam, meldingen)

    def _rij(
        self, nummer: int, cellen: list[dict[str, Any]], bouwer: BladBouwer, meldingen: Verzamelaar
    ) -> list[str]:
        uit: list[str] = []
        for cel in cellen:
            waarde = cel["value"]
            if waarde is None:
                continue
            # A cell far to the right still makes the row too wide, but costs nothing.
            plek = min(cel["column"], MAX_KOLOMMEN + 1)
            if len(uit) < plek:
                uit.extend([""] * (plek - len(uit)))
            soort = cel["data_type"]
            if soort in ("f", "e"):
                _formule_of_fout(cel, nummer, bouwer, meldingen)
                uit[plek - 1] = AFGEKEURD
            elif type(waarde) is str and (teken := stuurteken(waarde)):
                kop = bouwer.kop or []
                meldingen.voeg(
                    "fout",
                    ONZICHTBAAR,
                    blad=bouwer.naam,
                    rij=nummer,
                    kolom=kop[plek - 1] if plek <= len(kop) else "",
                    gevonden=f"{teken} in '{waarde[:100]}'",
                    verwacht="alleen tekens die te zien zijn",
                )
                uit[plek - 1] = AFGEKEURD
            elif type(waarde) is str:
                uit[plek - 1] = waarde
            else:
                uit[plek - 1] = als_tekst(waarde, procent=cel["style_id"] in self._procent)
        return uit


@contextmanager
def open_werkmap(
    inhoud: bytes, meldingen: Verzamelaar, recht: Rechtzetter | None
) -> Iterator[Werkmap | None]:
    """The workbook, None where it cannot be opened (said in meldingen). recht: puts cells right."""
    boek: Any = None
    werkmap: Werkmap | None = None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            boek = load_workbook(io.BytesIO(inhoud), read_only=True, keep_links=False)
        bladen = list(boek.worksheets)
        werkmap = Werkmap(
            [b.title for b in bladen],
            frozenset(b.title for b in bladen if b.sheet_state != "visible"),
            boek,
            procentstijlen(boek),
            recht,
        )
    except MemoryError:
        raise
    except Exception as fout:
        # All from memory, so an OSError of openpyxl is about the contents too.
        kapot(meldingen, fout)
    if werkmap is not None and len(werkmap.bladen) > MAX_BLADEN:
        meldingen.voeg(
            "fout",
            "De werkmap heeft te veel bladen.",
            gevonden=f"{getal(len(werkmap.bladen))} bladen",
            verwacht=f"hoogstens {MAX_BLADEN} bladen",
        )
        werkmap = None
    elif werkmap is not None and (teken := stuurteken("".join(werkmap.bladen))):
        meldingen.voeg("fout", ONZICHTBAAR, gevonden=f"{teken} in de naam van een blad")
        werkmap = None
    try:
        yield werkmap
    finally:
        if boek is not None:
            boek.close()


def kapot(meldingen: Verzamelaar, fout: Exception, blad: str = "") -> None:
    """The fout for a workbook or sheet that cannot be read."""
    meldingen.voeg(
        "fout",
        f"{'Dit blad' if blad else 'Deze werkmap'} is beschadigd en niet (verder) te lezen. "
        "Open het bestand in Excel en sla het opnieuw op als XLSX.",
        blad=blad,
        gevonden=f"een fout in de opbouw ({type(fout).__name__})",
        verwacht="een hele XLSX",
    )


def _formule_of_fout(
    deel: dict[str, Any], rij: int, bouwer: BladBouwer, meldingen: Verzamelaar
) -> None:
    kop, kolom, waarde = bouwer.kop or [], deel["column"], deel["value"]
    cel = f"{get_column_letter(kolom) if kolom <= 18278 else kolom}{rij}"
    wat = "een formule" if deel["data_type"] == "f" else "een foutmelding van Excel"
    formule = getattr(waarde, "text", None) or waarde
    meldingen.voeg(
        "fout",
        f"In cel {cel} staat {wat}. Zet er de waarde zelf in (kopieer, en plak als waarde).",
        blad=bouwer.naam,
        rij=rij,
        kolom=kop[kolom - 1] if kolom <= len(kop) else "",
        gevonden=str(formule),
        verwacht="een waarde",
    )


def _samengevoegd(bereik: str, blad: str, meldingen: Verzamelaar) -> None:
    meldingen.voeg(
        "fout",
        f"De cellen {bereik} zijn samengevoegd. Splits ze en vul elke cel in.",
        blad=blad,
        gevonden=f"samengevoegde cellen {bereik}",
        verwacht="een waarde in elke cel",
    )
