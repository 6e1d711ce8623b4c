"""Areas that have another name in another year: the same code need not be the same area.

CBS uses codes again when it divides a gemeente anew (Stichtse Vecht; Amersfoort's WK030704). A new
name is the sign that a file gives, so both names are said; nothing is matched by itself.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from loaders.cbs.woorden import begrens, op_een_rij
from loaders.namen import sleutel, zonder_kern
from loaders.register.register import Register
from loaders.tekst import getal

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
