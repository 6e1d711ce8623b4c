"""Borders held against the register: which gemeenten and areas it knows, and of which year."""

from __future__ import annotations

import pandas as pd

from loaders.cbs.woorden import gebieden, noem
from loaders.register.register import Register
from loaders.tekst import getal
from loaders.verdict.verdict import Verzamelaar


def bekend(
    frame: pd.DataFrame, register: Register, meldingen: Verzamelaar, blad: str
) -> pd.DataFrame:
    """The areas of a gemeente that the register knows, with the names of gemeenten filled in."""
    goed = frame["gemeente"].isin(set(register.gemeenten["code"]))
    codes = sorted(frame.loc[~goed, "gemeente"].unique())
    if codes:
        wie = f"{codes[0]} staat" if len(codes) == 1 else f"{getal(len(codes))} gemeenten staan"
        melding = (
            f"{wie} niet in het register, bijvoorbeeld door een herindeling. Grenzen die daarom "
            f"niet meetellen: {getal(int((~goed).sum()))}."
        )
        meldingen.voeg("melding", melding, blad=blad, kolom="code", gevonden=noem(codes))
    uit = frame.loc[goed].copy()
    kaal = (uit["niveau"] == "gemeente") & (uit["naam"] == "")
    uit.loc[kaal, "naam"] = [register.naam("gemeente", c) for c in uit.loc[kaal, "code"]]
    return uit


def meld_onbekend(
    frame: pd.DataFrame, register: Register, meldingen: Verzamelaar, blad: str
) -> None:
    """Meldingen for areas that the register knows not at all, or only in another year."""
    delen = frame.loc[frame["niveau"] != "gemeente"]
    jaren = pd.to_numeric(register.gebieden["indeling"])
    paren = set(zip(register.gebieden["code"], jaren, strict=True))
    codes = set(register.gebieden["code"])
    nieuw = [c for c in delen["code"] if c not in codes]
    if nieuw:
        melding = f"Van {gebieden(len(nieuw))} staat er nog niets in het register."
        meldingen.voeg("melding", melding, blad=blad, kolom="code", gevonden=noem(nieuw))
    anders = [
        f"{c} {j}"
        for c, j in zip(delen["code"], delen["indeling"], strict=True)
        if c in codes and (c, j) not in paren
    ]
    if anders:
        melding = (
            f"Van {gebieden(len(anders))} kennen we alleen een ander jaar. Een grens telt voor een "
            "ander jaar als code en naam dezelfde zijn."
        )
        meldingen.voeg("melding", melding, blad=blad, kolom="indeling", gevonden=noem(anders))
