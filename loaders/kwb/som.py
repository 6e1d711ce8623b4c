"""Whether the wijken of a KWB file make their gemeente, and the buurten their wijk.

What does not add up is a waarschuwing: a file may hold a part of a gemeente (then the page shows
the rest as overig). Parts of which the number is unknown may make up what is short.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from loaders.cbs.woorden import begrens, woningen
from loaders.kwb.bestand import Ruw
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
    _meld(ruw, "wijken", _verschillen(frame, "gemeente", wijken))
    _meld(ruw, "buurten", _verschillen(frame, "wijk", buurten.assign(ouder=buurten["wijk"])))
    # Of a gemeente without rows for wijken the buurten must make the whole.
    met_wijken = pd.MultiIndex.from_frame(wijken[["gemeente", "indeling"]])
    los = buurten.loc[~pd.MultiIndex.from_frame(buurten[["gemeente", "indeling"]]).isin(met_wijken)]
    _meld(ruw, "buurten", _verschillen(frame, "gemeente", los.assign(ouder=los["gemeente"])))


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


def _meld(ruw: Ruw, wat: str, verschillen: list[_Verschil]) -> None:
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
