"""Reads JSON that was handed in, and the records of an OData service in it, version 3 or 4.

Version 3 gives records as they are. Version 4 gives an observation a line (Measure, Value and the
dimensions); the names of the measures stand in `MeasureCodes` beside them. One record is made of
all observations with the same dimensions, with a column per measure that bears its name.

The CSV and the JSON of one table of CBS both become a `Ruw`, so that what is read of it need not
know which of the two it was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from loaders.contract import Invoer
from loaders.verdict.verdict import Ernst, Verzamelaar

# A control or direction character, written out: it got past the door of the file.
_STUURT = re.compile(
    r"\\u(?:00(?:0[0-8bcef]|1[0-9a-f]|7f|[89][0-9a-f])|061c|200[ef]|202[a-e]|206[6-9])",
    re.IGNORECASE,
)
_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def ontleed(tekst: str) -> Any:
    r"""What stands in it. Raises ValueError (with why); RecursionError where it is nested too deep.

    NaN and Infinity are no JSON. Half a character (`"\ud800"`) may stand in JSON and nowhere else:
    no database and no file takes it.
    """
    kaal = tekst.lstrip("\ufeff")
    inhoud = json.loads(kaal, parse_constant=_geen_getal)
    if teken := _STUURT.search(kaal):
        raise ValueError(f"een onzichtbaar teken ({teken[0]})")
    if _HALF.search(kaal):
        json.dumps(inhoud, ensure_ascii=False).encode()  # UnicodeEncodeError is a ValueError
    return inhoud


def _geen_getal(tekst: str) -> float:
    raise ValueError(f"{tekst} is geen getal")


_WAARNEMING = ("Id", "Measure", "ValueAttribute", "Value", "StringValue")
# Measures of which the number is known and the name may be written otherwise.
_BEKEND = {"M000297": "Woningvoorraad", "A047047": "InBezitWoningcorporatie"}


@dataclass(frozen=True)
class Records:
    """rijen: the records; nummers: of each the place (from 1) in `value` of its first line.
    herkomst: what the file says of itself."""

    rijen: list[dict[str, Any]]
    nummers: list[int]
    herkomst: str = ""


@dataclass(frozen=True)
class Ruw:
    """All records of a CSV or JSON as trimmed texts, by what a column is to us, and `rij`.

    namen: those columns to the file's own names. herkomst: what the file says of itself (the
    address in an OData answer). In JSON the sheet is `value` and the first record is rij 1: there
    is no header.
    """

    meldingen: Verzamelaar
    blad: str
    frame: pd.DataFrame
    namen: dict[str, str]
    herkomst: str = ""

    def voeg(
        self,
        ernst: Ernst,
        melding: str,
        *,
        rij: int | None = None,
        kolom: str = "",
        gevonden: object = "",
        verwacht: object = "",
    ) -> None:
        """One line of the verdict, with the file's own column name."""
        self.meldingen.voeg(
            ernst,
            melding,
            blad=self.blad,
            rij=None if rij is None else int(rij),
            kolom=self.namen.get(kolom, kolom),
            gevonden=str(gevonden),
            verwacht=str(verwacht),
        )


def is_json(invoer: Invoer) -> bool:
    """Whether the text starts as JSON."""
    return invoer.begin.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")


def lees_records(invoer: Invoer, meldingen: Verzamelaar) -> Records | None:
    """An object with `value`, or the bare list; None where it is neither (said in meldingen)."""
    try:
        inhoud = ontleed(invoer.tekst)
    except (ValueError, RecursionError) as fout:
        melding = "Dit JSON-bestand is niet te lezen. Is het helemaal opgehaald?"
        meldingen.voeg("fout", melding, gevonden=str(fout))
        return None
    records = inhoud.get("value") if isinstance(inhoud, dict) else inhoud
    if not isinstance(records, list) or not all(isinstance(r, dict) for r in records):
        melding = "In dit JSON-bestand staat geen lijst met rijen."
        meldingen.voeg("fout", melding, verwacht="een lijst 'value'")
        return None
    herkomst = ""
    if isinstance(inhoud, dict):
        herkomst = str(inhoud.get("odata.metadata") or inhoud.get("@odata.context") or "")
        if inhoud.get("odata.nextLink") or inhoud.get("@odata.nextLink"):
            melding = "Dit is een deel van de tabel: het bestand verwijst naar een vervolg."
            meldingen.voeg("waarschuwing", melding, kolom="odata.nextLink")
    if records and all("Measure" in r and "Value" in r for r in records):
        namen = _maten(inhoud if isinstance(inhoud, dict) else {}, records)
        return _in_rijen(records, namen, herkomst, meldingen)
    return Records(records, list(range(1, len(records) + 1)), herkomst)


def _maten(inhoud: Mapping[str, Any], records: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The name of each measure: as known to us, else its title without spaces and signs."""
    codes = inhoud.get("MeasureCodes")
    titels = {
        str(c.get("Identifier")): str(c.get("Title") or "")
        for c in (codes if isinstance(codes, list) else [])
        if isinstance(c, dict)
    }
    uit = {}
    for maat in dict.fromkeys(str(r["Measure"]) for r in records):
        titel = re.sub(r"\W", "", titels.get(maat, ""))
        uit[maat] = _BEKEND.get(maat) or titel or maat
    return uit


def _in_rijen(
    records: Sequence[Mapping[str, Any]],
    namen: Mapping[str, str],
    herkomst: str,
    meldingen: Verzamelaar,
) -> Records:
    per: dict[tuple[tuple[str, str], ...], dict[str, Any]] = {}
    eerste: dict[tuple[tuple[str, str], ...], int] = {}
    for nummer, r in enumerate(records, 1):
        waar = tuple((k, str(w)) for k, w in r.items() if k not in _WAARNEMING)
        rij = per.setdefault(waar, dict(waar))
        eerste.setdefault(waar, nummer)
        naam = namen[str(r["Measure"])]
        if naam in rij:
            melding = "Deze maat staat er voor dezelfde plaats en tijd meer dan een keer."
            meldingen.voeg("fout", melding, blad="value", rij=nummer, kolom=naam)
        rij[naam] = r["Value"]
    # A measure that one place lacks is empty there, never another column.
    kolommen = list(dict.fromkeys(k for rij in per.values() for k in rij))
    rijen = [{k: rij.get(k) for k in kolommen} for rij in per.values()]
    return Records(rijen, [eerste[w] for w in per], herkomst)


def als_tekst(waarde: object) -> str:
    """A value of a record as a CSV of the same table would write it."""
    if waarde is None:
        return ""
    if isinstance(waarde, float) and waarde.is_integer():
        return str(int(waarde))
    return str(waarde).strip()
