"""Reads CBS Kerncijfers wijken en buurten (KWB): areas, their dwellings, what corporaties own.

Takes the yearly files of CBS (CSV, workbook), selections made of them, and the JSON of StatLine's
OData v3 service; all are known by their first bytes. A file brings its own division: the
`gebieden` of its year, beside the `woningtotalen`. Owned by a corporatie is not the same as sociale
huur (docs/definitions.md, "Aandeel"), so a share says `bezit_corporatie`. Shapes: `bestand`,
`kolommen`, `jaar`; what counts and what must be right: `gebieden`, `getallen`.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from dataclasses import replace

import pandas as pd

from domain.perioden import Periode
from loaders.bestanden.csv_lezen import scheidingsteken
from loaders.bestanden.odata_json import Ruw, is_json
from loaders.cbs.woorden import gebieden, noem
from loaders.contract import Invoer, Uitslag, gelezen, ontvangen
from loaders.kwb import getallen, jaar
from loaders.kwb.bestand import lees_ruw
from loaders.kwb.gebieden import kies, meld_andere_namen, vul_aan
from loaders.kwb.kolommen import is_kwb
from loaders.tekst import sleutel
from loaders.verdict.verdict import Verzamelaar
from telling.rijen import KOLOMMEN

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


TABEL = "kwb"
LICENTIE = "CC BY 4.0"


def herken(invoer: Invoer) -> bool:
    """Whether the column names are those of a KWB file; a file said to be another table is not."""
    if invoer.velden.tabel and sleutel(invoer.velden.tabel) != TABEL:
        return False
    return lijkt_kwb(invoer)


def lees(invoer: Invoer) -> Uitslag:
    """The verdict and the frames `gebieden` and `woningtotalen`; no fields are needed.

    An area without a number of dwellings is a gebied and no woningtotaal: unknown is not 0.
    aandeel_corporatie is a percentage (0 to 100), aandeel_marge its margin either way in points.
    """
    meldingen = Verzamelaar(invoer.bestand)
    velden = replace(invoer.velden, tabel=TABEL, leverancier="CBS")
    dag = ontvangen(invoer, meldingen)
    frame = pd.DataFrame()
    if ruw := lees_ruw(invoer, meldingen):
        jaren = jaar.jaren(ruw, invoer.bestand, dag)
        keuze = vul_aan(kies(ruw, jaren, invoer.register), invoer.register)
        frame = getallen.lees(ruw, keuze)
        if not meldingen.fouten:
            _meld_namen(ruw, frame, invoer)
            getallen.controleer(ruw, frame)
    if not meldingen.fouten and (frame.empty or not frame["woningen"].notna().any()):
        meldingen.voeg(
            "fout",
            "Er staan geen aantallen woningen in van een gemeente die we kennen.",
            verwacht="rijen met een code zoals GM0344 of WK034401 en een aantal",
        )
    if meldingen.fouten:
        return Uitslag(meldingen.rapport(), velden)
    jaren_in = sorted(int(j) for j in frame["indeling"].unique())
    periode = Periode(jaar.peildatum(jaren_in[0]), jaar.peildatum(jaren_in[-1]))
    bron = "; ".join(jaar.bron(j) for j in jaren_in)
    velden = replace(velden, periode=periode.tekst, bron=velden.bron or f"{bron}, {LICENTIE}")
    fictief = sleutel(velden.fictief) == "ja"
    return Uitslag(
        meldingen.rapport(),
        velden,
        gelezen(velden, dag, sorted(frame["gemeente"].unique()), periode),
        {"gebieden": _gebieden(frame, fictief=fictief), "woningtotalen": _totalen(frame, ruw)},
    )


def _meld_namen(ruw: Ruw, frame: pd.DataFrame, invoer: Invoer) -> None:
    kaal = frame.loc[frame["zonder_naam"] & (frame["niveau"] != "gemeente"), "code"]
    if len(kaal):
        melding = (
            f"Van {gebieden(len(kaal))} staat de naam niet in het bestand en niet in het "
            "register. We noemen ze bij hun code."
        )
        ruw.voeg("melding", melding, kolom="code", gevonden=noem(kaal))
    meld_andere_namen(frame, invoer.register, ruw.voeg, "naam")


def _gebieden(frame: pd.DataFrame, *, fictief: bool) -> pd.DataFrame:
    delen = frame.loc[frame["niveau"] != "gemeente"]
    uit = delen.assign(indeling=delen["indeling"].astype(int), ouder=delen["wijk"], fictief=fictief)
    return uit.loc[:, list(KOLOMMEN["gebieden"])].reset_index(drop=True)


def _totalen(frame: pd.DataFrame, ruw: Ruw | None) -> pd.DataFrame:
    rijen = frame.loc[frame["woningen"].notna()]
    jaren = {j: int(j) for j in rijen["indeling"].unique()}
    uit = rijen.assign(
        blad=ruw.blad if ruw else "",
        gebied=rijen["code"].where(rijen["niveau"] != "gemeente", None),
        indeling=rijen["indeling"].astype(int),
        peildatum=rijen["indeling"].map({j: jaar.peildatum(n) for j, n in jaren.items()}),
        aantal=rijen["woningen"].astype(int),
        bron=rijen["indeling"].map({j: jaar.bron(n) for j, n in jaren.items()}),
        aandeel_corporatie=rijen["aandeel"],
        aandeel_marge=rijen["marge"],
    )
    return uit.loc[:, list(KOLOMMEN["woningtotalen"])].reset_index(drop=True)
