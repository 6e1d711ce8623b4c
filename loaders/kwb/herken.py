"""Whether a file is one of Kerncijfers wijken en buurten, seen from its first bytes."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib

from loaders.bestanden.csv_lezen import scheidingsteken
from loaders.contract import Invoer
from loaders.kwb.bestand import is_json
from loaders.kwb.kolommen import is_kwb

_SNUF = 65_536  # bytes of a part in which the header must show
_MEESTE_DELEN = 20
_JSON_KOP = ("wijkenenbuurten", "codering_", "soortregio_", "gwb_code")
_WERKMAP_CODE = (b"gwb_code", b"wijkenenbuurten")
_WERKMAP_AANTAL = (b"a_woning", b"woningvoorraad")


def lijkt_kwb(invoer: Invoer) -> bool:
    """Whether the header (CSV, workbook) or the first records (JSON) are those of a KWB file."""
    if invoer.soort == "xlsx":
        return _werkmap(invoer.inhoud)
    begin = invoer.begin.lstrip("\ufeff")
    if is_json(invoer):
        klein = begin.casefold()
        return '"featurecollection"' not in klein and any(k in klein for k in _JSON_KOP)
    teken = scheidingsteken(invoer.inhoud[:_SNUF], invoer.codering, ())
    kop = next((r for r in begin.splitlines() if r.strip(" \t;,")), "")
    try:
        return is_kwb(next(csv.reader([kop], delimiter=teken), []))
    except csv.Error:
        return False


def _werkmap(inhoud: bytes) -> bool:
    """Texts stand in a list of their own, or (written by other programs) in the sheets."""
    gezien = b""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            namen = [n for n in zip_.namelist() if n.casefold().startswith("xl/worksheets/")]
            for naam in ["xl/sharedStrings.xml", *namen][:_MEESTE_DELEN]:
                if naam in zip_.namelist():
                    with zip_.open(naam) as deel:
                        gezien += deel.read(_SNUF).lower()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
        return False
    return any(k in gezien for k in _WERKMAP_CODE) and any(k in gezien for k in _WERKMAP_AANTAL)
