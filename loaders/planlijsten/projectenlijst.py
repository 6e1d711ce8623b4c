"""Reads a list of projects as a province or gemeente has it: one row a project, homes by period.

Of a workbook the first sheet with its columns is read. Each project becomes rows of `plannen` per
kind and period: what is left to build, what is pulled down for it, and what is delivered (a loose
fact). Source: docs/delivery-format.md, "Public sources". Columns: `kolommen`; words: `cellen`.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import replace

from domain.perioden import Periode, jaren, lees_periode
from loaders.bestanden.blad import Blad
from loaders.bestanden.csv_lezen import lees_csv
from loaders.bestanden.xlsx_lezen import open_werkmap
from loaders.contract import Invoer, Uitslag
from loaders.leveringsformaat import tabelkeuze
from loaders.leveringsformaat.controles import controleer_rijen
from loaders.leveringsformaat.velden import los_op
from loaders.planlijsten.kolommen import MATEN, RESTEREND, Kolommen, kies, lijkt_projectenlijst
from loaders.planlijsten.rijen import lees_rijen
from loaders.register.register import Register
from loaders.tekst import sleutel
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
    with open_werkmap(invoer.inhoud, meldingen, invoer.recht) as werkmap:
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


TABEL = "projectenlijst"


def herken(invoer: Invoer) -> bool:
    """Whether the header has a name, a status, and columns with homes that are left to build."""
    if sleutel(invoer.velden.tabel) not in ("", TABEL):
        return False
    return lijkt_werkmap(invoer) if invoer.soort == "xlsx" else lijkt_projectenlijst(invoer)


def lees(invoer: Invoer) -> Uitslag:
    """The verdict and the frame `plannen`.

    Needs a leverancier; gemeente and periode only where the rows do not say them.
    """
    meldingen = Verzamelaar(invoer.bestand)
    if invoer.soort == "xlsx":
        blad = blad_van(invoer, meldingen)
    else:
        blad = lees_csv(invoer.inhoud, invoer.codering, (), meldingen, invoer.recht)
    velden = replace(invoer.velden, tabel=TABEL)
    if blad is None or not len(blad.rijen):
        if not meldingen.fouten:
            meldingen.voeg("fout", "Er staan geen projecten in.", verwacht="een rij per project")
        return Uitslag(meldingen.rapport(), velden)
    kolommen = kies(k.naam for k in blad.kolommen)
    velden = replace(
        velden,
        gemeente=velden.gemeente or _gemeenten(blad, kolommen, invoer.register),
        periode=velden.periode or _periode(blad, kolommen),
    )
    kader, gelezen = los_op(velden, invoer.register, invoer.vandaag, meldingen)
    frame = lees_rijen(blad, kolommen, kader)
    tabellen = {"plannen": frame}
    if frame.empty and not meldingen.fouten:
        meldingen.voeg("fout", "Er staan geen woningen in deze lijst.", verwacht="aantallen")
    controleer_rijen(tabellen, kader, gelezen, invoer.eerdere)
    velden = replace(velden, ontvangen=kader.ontvangen.isoformat())
    if meldingen.fouten or gelezen is None:
        return Uitslag(meldingen.rapport(), velden, gelezen)
    return Uitslag(meldingen.rapport(), velden, gelezen, tabellen)


def _gemeenten(blad: Blad, kolommen: Kolommen, register: Register) -> str:
    """The gemeenten that the rows name, as far as they are known."""
    teksten = _uniek(blad, kolommen, "gemeente")
    codes = {g.code for t in teksten if t and (g := register.gemeente(t))}
    return "; ".join(sorted(codes))


def _periode(blad: Blad, kolommen: Kolommen) -> str:
    """The days from the first to the last period that is named."""
    perioden = [p.periode for p in kolommen.posten if p.periode]
    for tekst in _uniek(blad, kolommen, "periode"):
        try:
            perioden.append(lees_periode(tekst))
        except ValueError:
            continue
    if not perioden:
        return ""
    eind = max(jaren(p.van.year).tot if p.open else p.tot for p in perioden)
    return Periode(min(p.van for p in perioden), eind).tekst


def _uniek(blad: Blad, kolommen: Kolommen, wat: str) -> tuple[str, ...]:
    eigen = kolommen.teksten.get(wat)
    return next((k.uniek for k in blad.kolommen if eigen and k.sleutel == eigen), ())
