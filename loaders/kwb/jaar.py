"""The year of a KWB file: its indeling, and the day that its figures are about.

CBS gives the table of each year a number, and calls the figures those of 1 January. That is the
same moment as the end of 31 December before, which is the peildatum (docs/definitions.md).
"""

from __future__ import annotations

import re
from datetime import date

import pandas as pd

from loaders.bestanden.odata_json import Ruw

TABELLEN = {
    2015: "83220NED", 2016: "83487NED", 2017: "83765NED", 2018: "84286NED", 2019: "84583NED",
    2020: "84799NED", 2021: "85039NED", 2022: "85318NED", 2023: "85618NED", 2024: "85984NED",
    2025: "86165NED",
}  # fmt: skip
_JAREN = {nummer: jaar for jaar, nummer in TABELLEN.items()}
_VROEGSTE = 1990
_TABELNUMMER = re.compile(r"(?<!\d)(\d{5}NED)", re.IGNORECASE)
_NAAM = re.compile(r"kwb[-_ ]*((?:19|20)\d{2})(?!\d)", re.IGNORECASE)
_JAAR = re.compile(r"[0-9]{4}")
_HOE = "een kolom jaar, of een bestandsnaam zoals kwb-2025.csv of 86165NED.json"


def peildatum(jaar: int) -> date:
    """1 January of the year of the indeling: the end of the day before."""
    return date(jaar - 1, 12, 31)


def bron(jaar: int) -> str:
    """The source as it stands beside a figure."""
    tabel = f" (tabel {TABELLEN[jaar]})" if jaar in TABELLEN else ""
    return f"CBS, Kerncijfers wijken en buurten {jaar}{tabel}"


def jaren(ruw: Ruw, bestand: str, dag: date) -> pd.Series:
    """The year per row (Int64), missing where it is a fout (said in the verdict).

    From the column `jaar`, else from the table number or the name of the file; where these say
    different things that is a fout: nothing is guessed. dag: the date of receipt.
    """
    buiten = _van_buiten(ruw, bestand)
    kolom = ruw.frame["jaar"]
    if "jaar" not in ruw.namen:
        return _een_jaar(ruw, buiten, dag)
    goed = {w: int(w) for w in kolom.unique() if _JAAR.fullmatch(w) and _kan(int(w), dag)}
    for rij, waarde in zip(ruw.frame["rij"], kolom, strict=True):
        if waarde not in goed:
            ruw.voeg(
                "fout",
                "Dit is geen jaar van een indeling waarover er cijfers kunnen zijn.",
                rij=rij,
                kolom="jaar",
                gevonden=waarde,
                verwacht=f"een jaar van {_VROEGSTE} tot en met {dag.year}",
            )
    if buiten and goed and not buiten.keys() <= set(goed.values()):
        _spreekt_tegen(ruw, {**buiten, **dict.fromkeys(goed.values(), "de kolom jaar")})
    return kolom.map(goed).astype("Int64")


def _een_jaar(ruw: Ruw, buiten: dict[int, str], dag: date) -> pd.Series:
    leeg = pd.Series(pd.NA, index=ruw.frame.index, dtype="Int64")
    if not buiten:
        melding = "Er staat niet bij van welk jaar deze cijfers zijn."
        ruw.voeg("fout", melding, verwacht=_HOE)
        return leeg
    if len(buiten) > 1:
        _spreekt_tegen(ruw, buiten)
        return leeg
    (jaar,) = buiten
    if not _kan(jaar, dag):
        ruw.voeg(
            "fout",
            "Over dit jaar kunnen er nog geen cijfers zijn.",
            gevonden=jaar,
            verwacht=f"een jaar van {_VROEGSTE} tot en met {dag.year}",
        )
        return leeg
    return pd.Series(jaar, index=ruw.frame.index, dtype="Int64")


def _van_buiten(ruw: Ruw, bestand: str) -> dict[int, str]:
    """Every year that the file's name or address tells, with where it stands."""
    uit: dict[int, str] = {}
    for tekst, waar in ((bestand, "de naam van het bestand"), (ruw.herkomst, "het tabelnummer")):
        for nummer in _TABELNUMMER.findall(tekst):
            if jaar := _JAREN.get(nummer.upper()):
                uit.setdefault(jaar, waar)
        for los in _NAAM.findall(tekst):
            uit.setdefault(int(los), waar)
    return uit


def _spreekt_tegen(ruw: Ruw, gevonden: dict[int, str]) -> None:
    ruw.voeg(
        "fout",
        "Het bestand noemt verschillende jaren; we weten niet welk jaar telt.",
        gevonden=", ".join(f"{j} ({waar})" for j, waar in sorted(gevonden.items())),
        verwacht="een jaar",
    )


def _kan(jaar: int, dag: date) -> bool:
    return jaar >= _VROEGSTE and peildatum(jaar) <= dag
