"""A list of projects in a workbook: the first sheet with its columns."""

from __future__ import annotations

import io
import zipfile
import zlib

from loaders.bestanden.blad import Blad
from loaders.bestanden.xlsx_lezen import open_werkmap
from loaders.contract import Invoer
from loaders.leveringsformaat import tabelkeuze
from loaders.planlijsten.kolommen import MATEN, RESTEREND, kies
from loaders.verdict.verdict import Verzamelaar

_SNUF = 65_536  # bytes of a part in which the header must show
_WOORDEN = tuple(w.replace("_", " ").encode() for w in MATEN[RESTEREND])


def lijkt_werkmap(invoer: Invoer) -> bool:
    """Whether a sheet has the columns, and none is a table of the leveringsformaat.

    Most workbooks hold none of the words, and are not opened for this.
    """
    if not _heeft_woord(invoer.inhoud):
        return False
    return _zoek(invoer, Verzamelaar(invoer.bestand)) is not None


def blad_van(invoer: Invoer, meldingen: Verzamelaar) -> Blad | None:
    """The sheet, None where it cannot be read (said in meldingen)."""
    return _zoek(invoer, meldingen)


def _zoek(invoer: Invoer, meldingen: Verzamelaar) -> Blad | None:
    with open_werkmap(invoer.inhoud, meldingen) as werkmap:
        if werkmap is None or any(map(tabelkeuze.van_naam, werkmap.bladen)):
            return None
        for naam in werkmap.bladen:
            los = Verzamelaar(invoer.bestand)
            blad = None if naam in werkmap.verborgen else werkmap.lees(naam, los)
            if blad and kies(k.naam for k in blad.kolommen).volstaan:
                return werkmap.lees(naam, meldingen) if los.fouten else blad
    return None


def _heeft_woord(inhoud: bytes) -> bool:
    """Texts stand in a list of their own, or (written by other programs) in the sheets."""
    gezien = b""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            for naam in zip_.namelist():
                if naam.casefold().startswith(("xl/sharedstrings", "xl/worksheets/")):
                    with zip_.open(naam) as deel:
                        gezien += deel.read(_SNUF).lower().replace(b"_", b" ")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
        return False
    return any(w in gezien for w in _WOORDEN)
