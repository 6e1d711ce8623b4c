"""Purchases and sales within the sector: what one sells in a gemeente, another buys there.

Source: docs/definitions.md, "Soorten": such a purchase or sale moves a home
between corporaties, so the two sides must match for the city to stay the same.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from domain.perioden import Periode
from loaders.kader import Kader
from loaders.tekst import getal
from telling.rijen import LeveringData


def keur(frame: pd.DataFrame, eerdere: Sequence[LeveringData], kader: Kader) -> None:
    """A waarschuwing per gemeente, status and year where the two sides do not match.

    Rows of other corporaties in earlier leveringen are counted with them; what this levering
    replaces is not.
    """
    eigen = _binnen(frame)
    if eigen.empty:
        return
    corporaties = set(frame["corporatie"])
    ander = [
        b[~b["corporatie"].isin(corporaties)]
        for lev in eerdere
        if (m := lev.tabellen.get("voorraadmutaties")) is not None and len(b := _binnen(m))
    ]
    alles = pd.concat([eigen, *(_laatste(ander))], ignore_index=True)
    for (gemeente, status), groep in eigen.groupby(["gemeente", "status"], sort=True):
        van, tot = groep["van"].min(), groep["tot"].max()
        erbij = alles[
            (alles["gemeente"] == gemeente)
            & (alles["status"] == status)
            & (alles["van"] >= van)
            & (alles["tot"] <= tot)
        ]
        som = erbij.groupby("soort")["aantal"].sum()
        koop, verkoop = int(som.get("aankoop", 0)), int(som.get("verkoop", 0))
        if koop != verkoop:
            eerste = groep.iloc[0]
            naam = kader.register.naam("gemeente", str(gemeente))
            kader.meldingen.voeg(
                "waarschuwing",
                f"Aankopen en verkopen binnen de sector in {naam} passen niet bij elkaar over "
                f"{Periode(van, tot).tekst} ({status}): {getal(koop)} aangekocht en "
                f"{getal(verkoop)} verkocht.",
                blad=eerste["blad"],
                rij=int(eerste["rij"]),
                kolom="binnen_sector",
                gevonden=f"{getal(koop)} aankopen, {getal(verkoop)} verkopen",
                verwacht="evenveel aankopen als verkopen, ook die van andere corporaties",
            )


def _binnen(frame: pd.DataFrame) -> pd.DataFrame:
    binnen = frame["binnen_sector"].fillna(False).astype(bool)
    return frame[binnen & frame["soort"].isin(["aankoop", "verkoop"]) & (frame["aantal"] > 0)]


def _laatste(frames: Sequence[pd.DataFrame]) -> list[pd.DataFrame]:
    """Of each corporatie and period only what the latest levering says."""
    uit: list[pd.DataFrame] = []
    gezien: set[tuple[object, ...]] = set()
    sleutel = ["corporatie", "gemeente", "status", "van", "tot"]
    for frame in reversed(frames):
        sleutels = list(frame[sleutel].itertuples(index=False, name=None))
        nieuw = [s not in gezien for s in sleutels]
        uit.append(frame[nieuw])
        gezien |= set(sleutels)
    return uit
