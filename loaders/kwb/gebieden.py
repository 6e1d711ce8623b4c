"""Which rows of a KWB file count, each once, and which areas have another name in another year.

The rows of a gemeente that the register knows count. Rows of the whole country are passed over with
one melding, rows of an unknown gemeente too (codes change every year; as for every public source
that is no fout). A code of no known shape is one.

The same code need not be the same area: CBS uses codes again when it divides a gemeente anew
(Stichtse Vecht; Amersfoort's WK030704). A new name is the sign that a file gives, so both names are
said; nothing is matched by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pandas as pd

from loaders.bestanden.odata_json import Ruw
from loaders.cbs.woorden import begrens, noem, op_een_rij
from loaders.register.register import Register
from loaders.tekst import getal, sleutel, zonder_kern

Voeg = Callable[..., None]


def vul_aan(frame: pd.DataFrame, register: Register) -> pd.DataFrame:
    """`frame` with the names it lacks: the register's of the same code and year, else the code.

    Gives the column `zonder_naam`: whether the code had to do. A name of another year would be a
    guess.
    """
    uit = frame.copy()
    kaal = uit["naam"] == ""
    if kaal.any():
        bekend = _namen(register)
        namen = {
            (code, jaar): naam
            for code, jaar, naam in op_een_rij(bekend, "code", "indeling_register", "naam_register")
        }
        paren = op_een_rij(uit.loc[kaal], "code", "indeling")
        uit.loc[kaal, "naam"] = [namen.get(p, "") for p in paren]
    uit["zonder_naam"] = uit["naam"] == ""
    uit["naam"] = uit["naam"].where(~uit["zonder_naam"], uit["code"])
    return uit


def meld_andere_namen(frame: pd.DataFrame, register: Register, voeg: Voeg, kolom: str) -> None:
    """A melding per area that the register knows by another name, in the nearest year.

    frame: rij, code, indeling, naam, niveau, zonder_naam. voeg: as `Verzamelaar.voeg` without the
    sheet.
    """
    eigen = frame.loc[(frame["niveau"] != "gemeente") & ~frame["zonder_naam"]]
    samen = eigen.merge(_namen(register), on="code")
    samen["afstand"] = (samen["indeling"] - samen["indeling_register"]).abs()
    # Of two years as near the older: that is what a reader knows.
    samen = samen.sort_values(["rij", "afstand", "indeling_register"]).drop_duplicates("rij")
    anders = samen["naam"].map(_kern) != samen["naam_register"].map(_kern)
    regels = list(
        op_een_rij(
            samen.loc[anders], "rij", "code", "indeling", "naam", "indeling_register",
            "naam_register",
        )
    )  # fmt: skip
    tonen, rest = begrens(regels)
    for rij, code, jaar, naam, ander_jaar, ander in tonen:
        voeg(
            "melding",
            f"{code} heet hier {naam} en in het register {ander} (indeling {jaar})."
            if jaar == ander_jaar
            else f"{code} heet in indeling {jaar} {naam} en in indeling {ander_jaar} {ander}. "
            "Het gebied kan veranderd zijn; we houden de jaren uit elkaar.",
            rij=int(rij),
            kolom=kolom,
            gevonden=naam,
            verwacht=ander,
        )
    if rest:
        melding = f"Nog {getal(rest)} gebieden hebben in het register een andere naam."
        voeg("melding", melding, rij=int(regels[len(tonen)][0]), kolom=kolom)


def _kern(naam: str) -> str:
    return zonder_kern(sleutel(naam))


def _namen(register: Register) -> pd.DataFrame:
    """code, indeling_register, naam_register: one row per code and year, the last one given."""
    uit = register.gebieden[["code", "indeling", "naam"]].copy()
    uit["indeling"] = pd.to_numeric(uit["indeling"]).astype("Int64")
    uit = uit.drop_duplicates(["code", "indeling"], keep="last")
    # A code that stands for a name is none.
    uit = uit.loc[uit["naam"] != uit["code"]]
    return uit.rename(columns={"indeling": "indeling_register", "naam": "naam_register"})


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
