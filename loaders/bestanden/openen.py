"""Opens a file safely and says what kind it really is, whatever its name claims.

At most 250 MB of text (docs/delivery-format.md, "Verdict"); what may come out of
a workbook is the matter of `zip_keuring`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from loaders.bestanden.zip_keuring import MAX_UITGEPAKT, werkmap_goed
from loaders.tekst import ONZICHTBAAR, STUURTEKEN, getal, leesbaar, stuurteken
from loaders.verdict.verdict import Verzamelaar

_HERKEND = (
    (b"%PDF", "een PDF"),
    (b"\x89PNG", "een afbeelding"),
    (b"\xff\xd8\xff", "een afbeelding"),
    (b"GIF8", "een afbeelding"),
    (b"\x1f\x8b", "een ingepakt bestand (gzip)"),
    (b"7z\xbc\xaf", "een ingepakt bestand (7z)"),
    (b"Rar!", "een ingepakt bestand (rar)"),
    (b"{\\rtf", "een tekstdocument (rtf)"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_VERWACHT = "een CSV (tekst) of XLSX (Excel-werkmap)"
_STUURTEKENS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True)
class GeopendBestand:
    """soort: `tekst` (with its codering) or `xlsx`; inhoud: the bytes as handed in."""

    soort: str
    inhoud: bytes
    codering: str = ""


def veilige_naam(pad: Path) -> str:
    """The bare name of a file, without folders and without characters that steer a terminal."""
    return leesbaar(pad.name.replace("\\", "/").rsplit("/", 1)[-1]) or "bestand"


def open_veilig(pad: Path, meldingen: Verzamelaar) -> GeopendBestand | None:
    """The file's bytes and kind; None where it cannot be read, with a fout that says why.

    Raises OSError where the file cannot be reached: that is not the supplier's fault.
    """
    with pad.open("rb") as bron:
        inhoud = bron.read(MAX_UITGEPAKT + 1)
    if len(inhoud) > MAX_UITGEPAKT:
        _fout(
            meldingen,
            "Het bestand is te groot. Lever het in delen aan.",
            f"meer dan {getal(MAX_UITGEPAKT // 1_000_000)} MB",
            f"hoogstens {getal(MAX_UITGEPAKT // 1_000_000)} MB",
        )
        return None
    return _herken(inhoud, meldingen)


def _herken(inhoud: bytes, meldingen: Verzamelaar) -> GeopendBestand | None:
    if not inhoud.strip(b"\x00\t\r\n \xef\xbb\xbf"):
        _fout(meldingen, "Het bestand is leeg.", f"{getal(len(inhoud))} bytes", "een tabel")
        return None
    if inhoud.startswith(_ZIP):
        return GeopendBestand("xlsx", inhoud) if werkmap_goed(inhoud, meldingen) else None
    if inhoud.startswith(_OLE):
        _ole(inhoud, meldingen)
        return None
    for begin, wat in _HERKEND:
        if inhoud.startswith(begin):
            _fout(meldingen, "Dit bestand is geen CSV en geen XLSX.", wat, _VERWACHT)
            return None
    kop = inhoud[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if kop.startswith((b"<!doctype", b"<html", b"<?xml", b"<table")):
        _fout(
            meldingen,
            "Dit bestand is geen CSV en geen XLSX. Open het in Excel en sla het op als XLSX.",
            "een webpagina of XML",
            _VERWACHT,
        )
        return None
    return _tekst(inhoud, meldingen)


def _tekst(inhoud: bytes, meldingen: Verzamelaar) -> GeopendBestand | None:
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        _fout(
            meldingen,
            "Deze codering lezen we niet. Sla het bestand op als 'CSV UTF-8'.",
            "UTF-16",
            "UTF-8 of Windows-1252",
        )
        return None
    if _STUURTEKENS.search(inhoud):
        plek = _STUURTEKENS.search(inhoud)
        regel = inhoud.count(b"\n", 0, plek.start()) + 1 if plek else 1
        _fout(
            meldingen,
            "Dit bestand is geen gewone tekst: er staan tekens in die in een CSV niet horen.",
            f"een stuurteken in regel {getal(regel)}",
            _VERWACHT,
        )
        return None
    for codering in ("utf-8-sig", "cp1252"):
        try:
            tekst = inhoud.decode(codering)
        except UnicodeDecodeError:
            continue
        if teken := STUURTEKEN.search(tekst):
            regel = tekst.count("\n", 0, teken.start()) + 1
            gevonden = f"{stuurteken(teken[0])} in regel {getal(regel)}"
            _fout(meldingen, ONZICHTBAAR, gevonden, "alleen tekens die te zien zijn")
            return None
        return GeopendBestand("tekst", inhoud, codering)
    _fout(
        meldingen,
        "De letters in dit bestand zijn niet te lezen. Sla het op als 'CSV UTF-8'.",
        "geen UTF-8 en geen Windows-1252",
        "UTF-8 of Windows-1252",
    )
    return None


def _ole(inhoud: bytes, meldingen: Verzamelaar) -> None:
    if "EncryptedPackage".encode("utf-16-le") in inhoud:
        _fout(
            meldingen,
            "Dit bestand heeft een wachtwoord. Haal het wachtwoord eraf en lever het opnieuw aan.",
            "een beveiligde werkmap",
            _VERWACHT,
        )
        return
    _fout(
        meldingen,
        "Dit is een oud Excel-bestand (.xls) of een Word-document. Sla het op als XLSX.",
        "een bestand van voor Excel 2007",
        _VERWACHT,
    )


def _fout(meldingen: Verzamelaar, melding: str, gevonden: str, verwacht: str) -> None:
    meldingen.voeg("fout", melding, gevonden=gevonden, verwacht=verwacht)
