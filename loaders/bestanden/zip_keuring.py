"""Whether a zip is a workbook that is safe to unpack: sizes, names, macros, own XML rules.

Limits (docs/delivery-format.md, "Verdict"): at most 250 MB unpacked and 200
times its packed size. A zip's own directory can lie, so both limits are also
kept while unpacking. Nothing is ever written to disk.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath

from loaders.tekst import getal, leesbaar
from loaders.verdict.verdict import Verzamelaar

MAX_UITGEPAKT = 250_000_000  # bytes
MAX_VERHOUDING = 200
# Small parts of a workbook are often one repeated line; only a big one can do harm.
_KLEIN_DEEL = 1_000_000
# Parts that no XML parser is given; their bytes may look like anything.
_BEELD = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bin")
_STUK = 1 << 20
_WERKMAP = "xl/workbook.xml"
_VERWACHT = "een CSV (tekst) of XLSX (Excel-werkmap)"
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def werkmap_goed(inhoud: bytes, meldingen: Verzamelaar) -> bool:
    """Whether these bytes are a workbook that can be unpacked safely; else a fout says why."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            delen = [d for d in zip_.infolist() if not d.is_dir()]
            return _delen_goed(delen, len(inhoud), meldingen) and _uitpakbaar(
                zip_, delen, len(inhoud), meldingen
            )
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as fout:
        _kapot(meldingen, fout)
    except (RuntimeError, OverflowError, UnicodeError, IndexError, KeyError) as fout:
        _kapot(meldingen, fout)
    return False


def _delen_goed(delen: list[zipfile.ZipInfo], ingepakt: int, meldingen: Verzamelaar) -> bool:
    """What the directory says: names, sizes, kinds of parts."""
    namen = [d.filename for d in delen]
    for naam in namen:
        delen_van_pad = PurePosixPath(naam.replace("\\", "/"))
        if delen_van_pad.is_absolute() or ".." in delen_van_pad.parts or ":" in naam:
            _fout(
                meldingen,
                "Dit bestand is niet veilig: een deel ervan wijst naar een andere map.",
                naam,
                "alleen delen binnen de werkmap",
            )
            return False
    if any(d.flag_bits & 0x1 for d in delen):
        _fout(
            meldingen,
            "Dit bestand heeft een wachtwoord. Haal het wachtwoord eraf.",
            "een beveiligd bestand",
            _VERWACHT,
        )
        return False
    if any(d.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for d in delen):
        _fout(
            meldingen,
            "Dit bestand is op een vreemde manier ingepakt.",
            "een onbekende compressie",
            _VERWACHT,
        )
        return False
    totaal = sum(d.file_size for d in delen)
    grootste = max((_verhouding(d) for d in delen), default=0)
    if totaal > MAX_UITGEPAKT or totaal > MAX_VERHOUDING * ingepakt or grootste > MAX_VERHOUDING:
        _bom(meldingen, totaal, max(grootste, totaal // max(1, ingepakt)))
        return False
    return _is_werkmap(namen, meldingen)


def _is_werkmap(namen: list[str], meldingen: Verzamelaar) -> bool:
    kleine = {n.lower() for n in namen}
    if any(n.endswith(("vbaproject.bin", "vbadata.xml")) or "/macrosheets/" in n for n in kleine):
        _macros(meldingen)
        return False
    if _WERKMAP not in kleine:
        wat = (
            "een binaire werkmap (.xlsb)"
            if "xl/workbook.bin" in kleine
            else "een Word-document"
            if any(n.startswith("word/") for n in kleine)
            else "een OpenDocument-bestand (.ods)"
            if "mimetype" in kleine
            else "een zipbestand zonder werkmap"
        )
        _fout(meldingen, "Dit bestand is geen CSV en geen XLSX.", wat, _VERWACHT)
        return False
    return True


def _uitpakbaar(
    zip_: zipfile.ZipFile, delen: list[zipfile.ZipInfo], ingepakt: int, meldingen: Verzamelaar
) -> bool:
    """Unpack every part once, in pieces, and count what really comes out."""
    totaal = 0
    for deel in delen:
        staart = b""
        with zip_.open(deel) as bron:
            while stuk := bron.read(_STUK):
                totaal += len(stuk)
                if totaal > MAX_UITGEPAKT or totaal > MAX_VERHOUDING * ingepakt:
                    _bom(meldingen, totaal, totaal // max(1, ingepakt))
                    return False
                if not _xml_goed(deel.filename, staart + stuk, meldingen, eerste=not staart):
                    return False
                staart = stuk[-64:]
    return True


def _xml_goed(naam: str, stuk: bytes, meldingen: Verzamelaar, *, eerste: bool) -> bool:
    """No own entities (they can grow without end), no macros in the list of contents."""
    naam = naam.lower()
    if naam.endswith(_BEELD):
        return True
    if naam == "[content_types].xml" and b"macroenabled" in stuk.lower():
        _macros(meldingen)
        return False
    # Office always writes UTF-8; another coding could hide a declaration from this search.
    vreemd = eerste and stuk[:4].replace(b"\xef\xbb\xbf", b"")[:2] in (b"\xff\xfe", b"\xfe\xff")
    if vreemd or (eerste and b"\x00" in stuk[:100]) or _DOCTYPE.search(stuk):
        _fout(
            meldingen,
            "Dit bestand is niet veilig: er staan eigen XML-regels in. Open het in Excel "
            "en sla het opnieuw op als XLSX.",
            f"een DOCTYPE of vreemde codering in {leesbaar(naam)}",
            "een gewone XLSX",
        )
        return False
    return True


def _verhouding(deel: zipfile.ZipInfo) -> int:
    if deel.file_size < _KLEIN_DEEL:
        return 0
    return deel.file_size // max(1, deel.compress_size)


def _macros(meldingen: Verzamelaar) -> None:
    _fout(
        meldingen,
        "In deze werkmap zitten macro's. Sla hem op als gewone XLSX, zonder macro's.",
        "macro's",
        "een XLSX zonder macro's",
    )


def _bom(meldingen: Verzamelaar, totaal: int, verhouding: int) -> None:
    _fout(
        meldingen,
        "Dit bestand wordt na uitpakken te groot. Lever het in delen aan.",
        f"{getal(max(1, totaal // 1_000_000))} MB uitgepakt, {getal(verhouding)} keer zo groot",
        f"hoogstens {MAX_UITGEPAKT // 1_000_000} MB en {MAX_VERHOUDING} keer zo groot",
    )


def _kapot(meldingen: Verzamelaar, fout: Exception) -> None:
    _fout(
        meldingen,
        "Dit bestand is beschadigd. Open het in Excel en sla het opnieuw op als XLSX.",
        f"een zipbestand dat niet te openen is ({type(fout).__name__})",
        _VERWACHT,
    )


def _fout(meldingen: Verzamelaar, melding: str, gevonden: str, verwacht: str) -> None:
    meldingen.voeg("fout", melding, gevonden=gevonden, verwacht=verwacht)
