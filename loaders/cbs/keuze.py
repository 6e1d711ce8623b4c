"""Which rows of CBS table 81955NED count: dwellings, of one gemeente, over a whole year.

A whole-country file holds provinces, months and other functions too. Those are passed over with one
melding each; a code that has no known shape is a fout.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from domain.perioden import VROEGSTE_JAAR
from loaders.bestanden.odata_json import Ruw
from loaders.register.register import Register
from loaders.tekst import getal

_HOOGSTENS = 10  # examples named in one melding


@dataclass(frozen=True)
class Kolomregel:
    """Of one column: the shape that counts, the shape that is passed over, and the words."""

    kolom: str
    telt: re.Pattern[str]
    hoort: re.Pattern[str]
    over: str
    verwacht: str

    def oordeel(self, waarde: str) -> str:
        """telt, hoort (is passed over) or fout."""
        if self.telt.fullmatch(waarde):
            return "telt"
        return "hoort" if self.hoort.fullmatch(waarde) else "fout"


_REGELS = (
    Kolomregel(
        "gebruiksfunctie", re.compile("A045364"), re.compile(r"[A-Z]\d+"),
        "gaan niet over woningen", "een code zoals A045364 (woningen)",
    ),
    Kolomregel(
        "regios", re.compile(r"GM\d{4}"), re.compile(r"(?!GM)[A-Z]{2}\d{2,4}"),
        "gaan niet over een gemeente", "een code zoals GM0307",
    ),
    Kolomregel(
        "perioden", re.compile(r"\d{4}JJ00"), re.compile(r"\d{4}(?!JJ)[A-Z]{2}\d{2}"),
        "gaan niet over een heel jaar", "een code zoals 2020JJ00",
    ),
)  # fmt: skip


# Table 82900NED: the stock on 1 January, lived in or not.
BEWONING = Kolomregel(
    "statusvanbewoning", re.compile("T001235"), re.compile(r"[A-Z]\d+"),
    "gaan niet over alle woningen samen", "een code zoals T001235 (totaal)",
)  # fmt: skip


def kies(
    ruw: Ruw, register: Register, dag: date, eerst: Kolomregel = _REGELS[0], *, begin: bool = False
) -> pd.DataFrame:
    """The rows that count, with `gemeente`, `jaar` and `bekend` (in the register) added.

    dag: the date of receipt; a year that was not over then is a fout, and where the figures are of
    its first day (`begin`) one that had not begun.
    """
    frame = ruw.frame
    for regel in (eerst, *_REGELS[1:]):
        frame = _pas_toe(ruw, frame, regel)
    frame = frame.assign(
        blad=ruw.blad,
        gemeente=frame["regios"],
        jaar=frame["perioden"].str[:4].astype(int),
        bekend=frame["regios"].isin(set(register.gemeenten["code"])),
    )
    _onmogelijke_jaren(ruw, frame, dag, begin=begin)
    _onbekend(ruw, frame.loc[~frame["bekend"], "gemeente"])
    return frame


def _pas_toe(ruw: Ruw, frame: pd.DataFrame, regel: Kolomregel) -> pd.DataFrame:
    """Keep the rows whose value counts; each distinct value is judged once."""
    kolom = regel.kolom
    uitkomst = frame[kolom].map({w: regel.oordeel(w) for w in frame[kolom].unique()})
    for rij, waarde in _waarden(frame.loc[uitkomst == "fout"], kolom):
        melding = "Deze code kennen we niet."
        ruw.voeg("fout", melding, rij=rij, kolom=kolom, gevonden=waarde, verwacht=regel.verwacht)
    anders = frame.loc[uitkomst == "hoort", kolom]
    if len(anders):
        melding = f"{getal(len(anders))} rijen {regel.over}; ze tellen niet mee."
        ruw.voeg("melding", melding, kolom=kolom, gevonden=_noem(anders.unique()))
    return frame.loc[uitkomst == "telt"]


def _onmogelijke_jaren(ruw: Ruw, frame: pd.DataFrame, dag: date, *, begin: bool) -> None:
    voorbij = begin or (dag.month, dag.day) == (12, 31)
    laatste = dag.year if voorbij else dag.year - 1
    verwacht = f"een jaar van {VROEGSTE_JAAR} tot en met {laatste}"
    mis = frame.loc[~frame["jaar"].between(VROEGSTE_JAAR, laatste)]
    for rij, periode in _waarden(mis, "perioden"):
        melding = "Over dit jaar kunnen er geen cijfers zijn."
        ruw.voeg("fout", melding, rij=rij, kolom="perioden", gevonden=periode, verwacht=verwacht)


def _onbekend(ruw: Ruw, gemeenten: pd.Series) -> None:
    codes = sorted(gemeenten.unique())
    if not codes:
        return
    wie = f"{codes[0]} staat" if len(codes) == 1 else f"{getal(len(codes))} gemeenten staan"
    melding = (
        f"{wie} niet in het register, bijvoorbeeld door een herindeling. "
        f"Rijen die daarom niet meetellen: {getal(len(gemeenten))}."
    )
    ruw.voeg("melding", melding, kolom="regios", gevonden=_noem(codes))


def _waarden(frame: pd.DataFrame, kolom: str) -> Iterable[tuple[int, str]]:
    return zip(frame["rij"], frame[kolom], strict=True)


def _noem(waarden: Iterable[str]) -> str:
    gesorteerd = sorted(waarden)
    rest = len(gesorteerd) - _HOOGSTENS
    return ", ".join(gesorteerd[:_HOOGSTENS]) + (f" en nog {getal(rest)}" if rest > 0 else "")
