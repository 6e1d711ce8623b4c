"""Which rows of a KWB file count: those of a gemeente that the register knows, each once.

Rows of the whole country are passed over with one melding, rows of an unknown gemeente too (codes
change every year; as for every public source that is no fout). A code of no known shape is one.
"""

from __future__ import annotations

import re

import pandas as pd

from loaders.cbs.woorden import noem, op_een_rij
from loaders.kwb.bestand import Ruw
from loaders.namen import sleutel
from loaders.register.register import Register
from loaders.tekst import getal

_VORMEN = {
    "land": re.compile(r"NL[0-9]{0,2}"),
    "gemeente": re.compile(r"GM[0-9]{4}"),
    "wijk": re.compile(r"WK[0-9]{6}"),
    "buurt": re.compile(r"BU[0-9]{8}"),
}
_SOORTEN = frozenset(_VORMEN)


def kies(ruw: Ruw, jaren: pd.Series, register: Register) -> pd.DataFrame:
    """The rows that count, with their texts and code, niveau, gemeente, wijk, jaar, naam.

    niveau: gemeente, wijk or buurt. wijk: of a buurt, the wijk that its code lies in. naam: empty
    where the file has none.
    """
    frame = ruw.frame.assign(indeling=jaren)
    zonder = (frame["code"] == "") & (ruw.frame["wijk"] != "")
    frame["code"] = frame["code"].where(~zonder, frame["wijk"]).str.upper()
    frame["niveau"] = frame["code"].map({c: _niveau(c) for c in frame["code"].unique()})
    _onbekende_vorm(ruw, frame)
    _soort_klopt(ruw, frame)
    _wijk_klopt(ruw, frame)
    frame = _zonder_land(ruw, frame.loc[frame["niveau"] != ""])
    frame = frame.assign(gemeente="GM" + frame["code"].str[2:6])
    frame = _bekend(ruw, frame, register)
    _dubbel(ruw, frame)
    buurt = frame["niveau"] == "buurt"
    frame["wijk"] = ("WK" + frame["code"].str[2:8]).where(buurt, None)
    kaal = frame["naam"].where(~frame["naam"].map(_niveau).astype(bool), "")
    is_gemeente = (frame["niveau"] == "gemeente") & (kaal == "")
    frame["naam"] = kaal.where(~is_gemeente, frame["gemeentenaam"])
    return frame


def _niveau(code: str) -> str:
    return next((n for n, vorm in _VORMEN.items() if vorm.fullmatch(code)), "")


def _onbekende_vorm(ruw: Ruw, frame: pd.DataFrame) -> None:
    mis = frame.loc[frame["niveau"] == ""]
    for rij, code in op_een_rij(mis, "rij", "code"):
        ruw.voeg(
            "fout",
            "Deze code kennen we niet." if code else "Deze cel is leeg.",
            rij=rij,
            kolom="code",
            gevonden=code,
            verwacht="een code zoals GM0344, WK034401 of BU03440111",
        )


def _soort_klopt(ruw: Ruw, frame: pd.DataFrame) -> None:
    """Land, Gemeente, Wijk or Buurt as written is what the code says."""
    soort = frame["soort"].map({s: sleutel(s) for s in frame["soort"].unique()})
    mis = frame.loc[soort.isin(_SOORTEN) & (frame["niveau"] != "") & (soort != frame["niveau"])]
    for rij, geschreven, niveau in op_een_rij(mis, "rij", "soort", "niveau"):
        ruw.voeg(
            "fout",
            "De soort van dit gebied past niet bij de code.",
            rij=rij,
            kolom="soort",
            gevonden=geschreven,
            verwacht=niveau.capitalize(),
        )


def _wijk_klopt(ruw: Ruw, frame: pd.DataFrame) -> None:
    """A wijk named beside a buurt is the one that its code lies in."""
    hoort = "WK" + frame["code"].str[2:8]
    mis = frame.assign(hoort=hoort).loc[
        (frame["niveau"] == "buurt") & (frame["wijk"] != "") & (frame["wijk"].str.upper() != hoort)
    ]
    for rij, wijk, goed in op_een_rij(mis, "rij", "wijk", "hoort"):
        melding = "Deze buurt hoort niet bij deze wijk."
        ruw.voeg("fout", melding, rij=rij, kolom="wijk", gevonden=wijk, verwacht=goed)


def _zonder_land(ruw: Ruw, frame: pd.DataFrame) -> pd.DataFrame:
    land = frame["niveau"] == "land"
    if aantal := int(land.sum()):
        wat = "Eén rij gaat" if aantal == 1 else f"{getal(aantal)} rijen gaan"
        telt = "die telt" if aantal == 1 else "die tellen"
        melding = f"{wat} over heel Nederland; {telt} niet mee."
        gevonden = noem(frame.loc[land, "code"])
        ruw.voeg("melding", melding, kolom="code", gevonden=gevonden)
    return frame.loc[~land]


def _bekend(ruw: Ruw, frame: pd.DataFrame, register: Register) -> pd.DataFrame:
    bekend = frame["gemeente"].isin(set(register.gemeenten["code"]))
    weg = frame.loc[~bekend, "gemeente"]
    if len(weg):
        codes = sorted(weg.unique())
        wie = f"{codes[0]} staat" if len(codes) == 1 else f"{getal(len(codes))} gemeenten staan"
        melding = (
            f"{wie} niet in het register, bijvoorbeeld door een herindeling. "
            f"Rijen die daarom niet meetellen: {getal(len(weg))}."
        )
        ruw.voeg("melding", melding, kolom="code", gevonden=noem(codes))
    return frame.loc[bekend].copy()


def _dubbel(ruw: Ruw, frame: pd.DataFrame) -> None:
    for rij, code, jaar in op_een_rij(
        frame.loc[frame.duplicated(["code", "indeling"])], "rij", "code", "indeling"
    ):
        ruw.voeg(
            "fout",
            "Dit gebied staat er al.",
            rij=rij,
            kolom="code",
            gevonden=f"{code} {jaar}" if not pd.isna(jaar) else code,
            verwacht="een rij per gebied en jaar",
        )
