"""A download as XLSX: the data, and a second sheet `Herkomst` with where it comes from.

The same stand and filters give the same bytes: the document's times are fixed, and XlsxWriter
fixes those of the zip.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import IO, Any

import xlsxwriter

from store.exports.als_csv import zonder_formule
from store.exports.inhoud import Cel, Inhoud

MAX_RIJEN = 1_048_576  # of a sheet, with its header: Excel's limit
MAX_TEKST = 32_767  # characters in a cell: Excel's limit
BLOK = 1 << 16  # bytes
_INGEKORT = " [ingekort: past niet in een cel; de CSV heeft de hele tekst]"
_VAST = datetime(2000, 1, 1)  # no clock in the document


def als_xlsx(inhoud: Inhoud) -> Iterator[bytes]:
    """The workbook in blocks: a workbook is a zip, written whole to a temporary file first."""
    with tempfile.TemporaryFile() as tijdelijk:
        schrijf_xlsx(inhoud, tijdelijk)
        tijdelijk.seek(0)
        while blok := tijdelijk.read(BLOK):
            yield blok


def schrijf_xlsx(inhoud: Inhoud, doel: IO[bytes], max_rijen: int = MAX_RIJEN) -> None:
    """Write the workbook to `doel` (a file opened for writing bytes), in bounded memory.

    What does not fit on one sheet goes on the next (after Herkomst): nothing is cut off. Text is
    written as text, never as a formula.
    """
    vorm = inhoud.vorm
    with xlsxwriter.Workbook(doel, {"constant_memory": True}) as boek:
        boek.set_properties({"title": f"Woonsaldo: {vorm.naam}", "created": _VAST})
        datum = boek.add_format({"num_format": "yyyy-mm-dd"})
        kop = boek.add_format({"bold": True})
        blad = _Blad(boek, vorm.blad, datum)
        for ander, rijen in inhoud.ook:
            bij = _Blad(boek, ander.blad, datum)
            bij.rij(ander.kolommen, kop)
            for rij in rijen:
                bij.rij(rij)
        bij_herkomst = _Blad(boek, "Herkomst", datum)
        blad.rij(vorm.kolommen, kop)
        totaal, bladen = 0, 1
        for blok in inhoud.blokken:
            for rij in blok:
                if blad.gevuld == max_rijen:
                    bladen += 1
                    blad = _Blad(boek, f"{vorm.blad} {bladen}", datum)
                    blad.rij(vorm.kolommen, kop)
                blad.rij(rij)
                totaal += 1
        bij_herkomst.alle(inhoud.herkomst(totaal), kop)


class _Blad:
    """One sheet, filled from the top; constant memory wants its rows in order."""

    def __init__(self, boek: Any, naam: str, datum: Any) -> None:
        self._blad = boek.add_worksheet(naam)
        self._datum = datum
        self._blad.freeze_panes(1, 0)
        self.gevuld = 0

    def rij(self, cellen: Sequence[Cel], opmaak: Any = None) -> None:
        for kolom, cel in enumerate(cellen):
            self._cel(kolom, cel, opmaak)
        self.gevuld += 1

    def alle(self, rijen: Iterable[Sequence[Cel]], kop: Any) -> None:
        self._blad.set_column(0, 0, 28)
        self._blad.set_column(1, 7, 24)
        for rij in rijen:
            self.rij(rij, kop if len(rij) == 1 else None)

    def _cel(self, kolom: int, cel: Cel, opmaak: Any) -> None:
        if isinstance(cel, int | float):
            self._blad.write_number(self.gevuld, kolom, cel, opmaak)
        elif isinstance(cel, date):
            self._blad.write_datetime(self.gevuld, kolom, cel, self._datum)
        elif cel:
            tekst = zonder_formule(cel)
            if len(tekst) > MAX_TEKST:
                tekst = tekst[: MAX_TEKST - len(_INGEKORT)] + _INGEKORT
            self._blad.write_string(self.gevuld, kolom, tekst, opmaak)
