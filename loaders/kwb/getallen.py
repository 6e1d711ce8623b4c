"""The figures of a KWB file: dwellings, and the share that corporaties own.

`.` and an empty cell are missing, never 0 (CBS leaves small areas out). Shares come in whole
percentages, so they carry half a point either way (docs/definitions.md, "Aandeel").
"""

from __future__ import annotations

import re

import pandas as pd

from loaders.cbs.woorden import gebieden, noem, op_een_rij
from loaders.kwb.bestand import Ruw

DEFINITIE = "bezit_corporatie"
HALF_PUNT = 0.5  # percentage points either way of a whole percentage
_GEEN_CIJFER = ("", ".", "x", "X")
# At most seven digits, and no thousands: 1.000 could be a thousand or one. One 0 behind is only
# how a program writes a whole number.
_HEEL = re.compile(r"[0-9]{1,7}(?:[.,]0)?")
_DEEL = re.compile(r"-?[0-9]{1,7}(?:[.,][0-9]{1,6})?")


def lees(ruw: Ruw, keuze: pd.DataFrame) -> pd.DataFrame:
    """`keuze` with woningen (Int64), aandeel (percent, Float64), marge, definitie."""
    uit = keuze.assign(woningen=_aantallen(ruw, keuze), aandeel=_aandelen(ruw, keuze))
    uit["marge"] = _marge(uit)
    _zonder_woningen(ruw, uit)
    leeg = uit["woningen"].fillna(0) == 0
    uit["aandeel"] = uit["aandeel"].mask(leeg)
    uit["marge"] = uit["marge"].mask(uit["aandeel"].isna())
    definitie = pd.Series(DEFINITIE, index=uit.index, dtype="object")
    uit["definitie"] = definitie.where(uit["aandeel"].notna(), None)
    _onbekend(ruw, uit)
    return uit


def _aantallen(ruw: Ruw, keuze: pd.DataFrame) -> pd.Series:
    waarden: dict[str, int] = {}
    fout: dict[str, str] = {}
    for tekst in keuze["aantal"].unique():
        if _HEEL.fullmatch(tekst):
            waarden[tekst] = int(re.split("[.,]", tekst)[0])
        elif tekst not in _GEEN_CIJFER:
            fout[tekst] = "een heel getal, 0 of meer, zonder punten ertussen"
    _meld(ruw, keuze, "aantal", "Dit is geen geldig aantal woningen.", fout)
    return keuze["aantal"].map(waarden).astype("Int64")


def _aandelen(ruw: Ruw, keuze: pd.DataFrame) -> pd.Series:
    waarden: dict[str, float] = {}
    geen: dict[str, str] = {}
    buiten: dict[str, str] = {}
    for tekst in keuze["aandeel"].unique():
        if tekst in _GEEN_CIJFER:
            continue
        if not _DEEL.fullmatch(tekst):
            geen[tekst] = "een percentage, zoals 31"
        elif 0 <= (waarde := float(tekst.replace(",", "."))) <= 100:
            waarden[tekst] = waarde
        else:
            buiten[tekst] = "een percentage van 0 tot en met 100"
    _meld(ruw, keuze, "aandeel", "Dit is geen percentage.", geen)
    melding = "Een aandeel van woningcorporaties kan niet onder 0 of boven 100% zijn."
    _meld(ruw, keuze, "aandeel", melding, buiten)
    return keuze["aandeel"].map(waarden).astype("Float64")


def _marge(frame: pd.DataFrame) -> pd.Series:
    """Half a point in a year of which all shares are whole; else not known."""
    heel = (frame["aandeel"] % 1 == 0) | frame["aandeel"].isna()
    alle_heel = heel.astype(bool).groupby(frame["indeling"], dropna=False).transform("all")
    marge = pd.Series(HALF_PUNT, index=frame.index, dtype="Float64")
    return marge.where(alle_heel.astype(bool))


def _meld(ruw: Ruw, keuze: pd.DataFrame, kolom: str, melding: str, fout: dict[str, str]) -> None:
    mis = keuze.loc[keuze[kolom].isin(list(fout))]
    for rij, tekst in op_een_rij(mis, "rij", kolom):
        ruw.voeg("fout", melding, rij=rij, kolom=kolom, gevonden=tekst, verwacht=fout[tekst])


def _zonder_woningen(ruw: Ruw, frame: pd.DataFrame) -> None:
    """A share of nothing is unknown; that it was left out is said."""
    mis = frame.loc[(frame["woningen"].fillna(0) == 0) & frame["aandeel"].notna()]
    if len(mis):
        melding = (
            f"Bij {gebieden(len(mis))} staat een aandeel zonder woningen. Dat aandeel is onbekend."
        )
        ruw.voeg("melding", melding, kolom="aandeel", gevonden=noem(mis["code"]))


def _onbekend(ruw: Ruw, frame: pd.DataFrame) -> None:
    leeg = frame.loc[frame["aantal"].isin(_GEEN_CIJFER), "code"]
    if len(leeg):
        melding = f"Van {gebieden(len(leeg))} is het aantal woningen onbekend. Dat is niet 0."
        ruw.voeg("melding", melding, kolom="aantal", gevonden=noem(leeg))
