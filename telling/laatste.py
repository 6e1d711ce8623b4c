"""Tables of which the latest levering counts as a whole: standen, totals, CBS.

- voorraadstanden: per corporatie, gemeente and peildatum;
- woningtotalen: per gemeente, peildatum, bron and definitie;
- cbs_voorraad: per gemeente and year.

What an older levering said about the same thing goes to `weggelaten`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from domain.perioden import jaren
from telling.rijen import LeveringData

# table as delivered: (table of the stand, what one levering answers for as a whole)
LAATSTE: dict[str, tuple[str, tuple[str, ...]]] = {
    "voorraadstanden": ("voorraadstand", ("corporatie", "gemeente", "peildatum")),
    "woningtotalen": ("woningtotaal", ("gemeente", "peildatum", "bron", "definitie")),
    "cbs_voorraad": ("cbs_voorraad", ("gemeente", "jaar")),
}


@dataclass(frozen=True)
class Leveringsdeel:
    """The rows of one levering: for which table of the stand, and which ones were replaced."""

    tabel: str
    rijen: pd.DataFrame
    weggelaten: pd.DataFrame


def verdeel_laatste(leveringen: Sequence[LeveringData], naam: str) -> Iterator[Leveringsdeel]:
    """The rows of every levering that has table `naam`, oldest first."""
    doel, sleutel = LAATSTE[naam]
    laatste: dict[tuple[object, ...], str] = {}
    for levering in leveringen:
        if (frame := _frame(levering, naam)) is not None:
            laatste |= dict.fromkeys(_sleutels(frame, sleutel), levering.meta.id)
    for levering in leveringen:
        if (frame := _frame(levering, naam)) is None:
            continue
        wie = pd.Series([laatste[s] for s in _sleutels(frame, sleutel)], index=frame.index)
        eigen = wie == levering.meta.id
        frame = frame.assign(levering=levering.meta.id)
        weg = _weggelaten(frame[~eigen], naam, wie[~eigen])
        rijen = frame[eigen]
        if naam != "cbs_voorraad":
            rijen = rijen.assign(fictief=levering.meta.fictief)
        yield Leveringsdeel(doel, rijen, weg)


def _frame(levering: LeveringData, naam: str) -> pd.DataFrame | None:
    frame = levering.tabellen.get(naam)
    return None if frame is None or frame.empty else frame.reset_index(drop=True)


def _sleutels(frame: pd.DataFrame, kolommen: tuple[str, ...]) -> list[tuple[object, ...]]:
    """One key a row; a date is a day and an absent value is one value, however it is stored."""
    delen = []
    for kolom in kolommen:
        reeks = frame[kolom]
        if kolom == "peildatum":
            reeks = pd.to_datetime(reeks)
        delen.append(reeks.astype(object).where(reeks.notna(), None))
    return list(zip(*delen, strict=True))


def _weggelaten(weg: pd.DataFrame, naam: str, wie: pd.Series) -> pd.DataFrame:
    uit = weg[["levering", "blad", "rij", "gemeente"]].copy()
    uit["tabel"] = naam
    uit["corporatie"] = weg.get("corporatie")
    if naam == "cbs_voorraad":
        uit["van"] = [jaren(int(j)).van for j in weg["jaar"]]
        uit["tot"] = [jaren(int(j)).tot for j in weg["jaar"]]
        uit["aantal"] = [0 if pd.isna(e) else int(e) for e in weg["eind"]]
    else:
        uit["van"] = uit["tot"] = weg["peildatum"]
        uit["aantal"] = weg["aantal"]
    uit["vervangen_door"] = wie
    uit["reden"] = "Vervangen door een latere levering over hetzelfde."
    return uit
