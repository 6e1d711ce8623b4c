"""The figures of a KWB file: dwellings, the share that corporaties own, and whether parts add up.

`.` and an empty cell are missing, never 0 (CBS leaves small areas out). Shares come in whole
percentages, so they carry half a point either way (docs/definitions.md, "Aandeel").

The wijken must make their gemeente, and the buurten their wijk. What does not add up is a
waarschuwing: a file may hold a part of a gemeente (then the page shows the rest as overig). Parts
of which the number is unknown may make up what is short.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from loaders.bestanden.odata_json import Ruw
from loaders.cbs.woorden import begrens, gebieden, noem, op_een_rij, woningen
from loaders.tekst import getal


@dataclass(frozen=True)
class _Verschil:
    """One whole with parts that make something else."""

    rij: int
    naam: str
    code: str
    jaar: int
    totaal: int
    delen: int
    aantal: int


def controleer(ruw: Ruw, frame: pd.DataFrame) -> None:
    """frame: indeling, code, niveau, gemeente, wijk, naam, woningen, rij; double codes are gone."""
    wijken = frame.loc[frame["niveau"] == "wijk"].assign(ouder=lambda f: f["gemeente"])
    buurten = frame.loc[frame["niveau"] == "buurt"]
    _meld_verschil(ruw, "wijken", _verschillen(frame, "gemeente", wijken))
    _meld_verschil(
        ruw, "buurten", _verschillen(frame, "wijk", buurten.assign(ouder=buurten["wijk"]))
    )
    # Of a gemeente without rows for wijken the buurten must make the whole.
    met_wijken = pd.MultiIndex.from_frame(wijken[["gemeente", "indeling"]])
    los = buurten.loc[~pd.MultiIndex.from_frame(buurten[["gemeente", "indeling"]]).isin(met_wijken)]
    _meld_verschil(
        ruw, "buurten", _verschillen(frame, "gemeente", los.assign(ouder=los["gemeente"]))
    )


def _verschillen(frame: pd.DataFrame, niveau: str, delen: pd.DataFrame) -> list[_Verschil]:
    heel = frame.loc[(frame["niveau"] == niveau) & frame["woningen"].notna()]
    groep = delen.assign(open=delen["woningen"].isna()).groupby(["ouder", "indeling"])
    som = groep.agg(delen=("woningen", "sum"), open=("open", "any"), n=("code", "size"))
    samen = heel.merge(som.reset_index(), left_on=["code", "indeling"],
                       right_on=["ouder", "indeling"])  # fmt: skip
    anders = samen["delen"] != samen["woningen"]
    # An unknown part is 0 or more: too little can be that, too much cannot.
    mogelijk = samen["open"].astype(bool) & (samen["delen"] < samen["woningen"])
    return [
        _Verschil(
            int(r["rij"]), r["naam"] or r["code"], r["code"], int(r["indeling"]),
            int(r["woningen"]), int(r["delen"]), int(r["n"]),
        )
        for r in samen.loc[anders.fillna(False).astype(bool) & ~mogelijk].to_dict("records")
    ]  # fmt: skip


def _meld_verschil(ruw: Ruw, wat: str, verschillen: list[_Verschil]) -> None:
    tonen, rest = begrens(verschillen)
    for v in tonen:
        over = v.totaal - v.delen
        ruw.voeg(
            "waarschuwing",
            f"De {wat} van {v.naam} ({v.code}, {v.jaar}) hebben samen {woningen(abs(over))} "
            f"{'minder' if over > 0 else 'meer'} dan het geheel. Aantal {wat} in dit bestand: "
            f"{getal(v.aantal)}.",
            rij=v.rij,
            kolom="aantal",
            gevonden=getal(v.delen),
            verwacht=getal(v.totaal),
        )
    if rest:
        weg = verschillen[len(tonen) :]
        ruw.voeg(
            "waarschuwing",
            f"Bij nog {getal(rest)} gebieden zijn de {wat} samen niet het geheel. Bij elkaar is "
            f"het verschil {woningen(sum(abs(v.totaal - v.delen) for v in weg))}.",
            rij=weg[0].rij,
            kolom="aantal",
        )


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
