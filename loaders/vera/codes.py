"""The code lists of VERA, and what each code means for the stock.

Source: `data/reference/vera/` (Aedes, CC0; the meanings are ours, docs/sources.md, "VERA").
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from domain.perioden import lees_datum
from loaders.archief.meegeleverd import MAP as DATA
from loaders.tekst import sleutel

MAP = DATA / "reference" / "vera"
SOORT, DETAILSOORT, STATUS = "EENHEIDSOORT", "EENHEIDDETAILSOORT", "EENHEIDSTATUS"
ERIN, ERUIT = "INEXPLOITATIEREDEN", "UITEXPLOITATIEREDEN"
HUURKLASSE, LABEL = "HUURKLASSE", "MAATSCHAPPELIJKLABEL"


@dataclass(frozen=True)
class Code:
    """A code of a list in the time that it held. begin, eind: None where it has no such day.

    betekenis: a word of `betekenis.csv`, empty where a code says nothing about the stock.
    """

    lijst: str
    code: str
    naam: str
    begin: date | None
    eind: date | None
    betekenis: str

    def geldt(self, dag: date) -> bool:
        """Whether the code held on that day."""
        return (self.begin is None or self.begin <= dag) and (self.eind is None or dag <= self.eind)


@lru_cache(maxsize=100_000)
def zoek(lijst: str, tekst: str, dag: date) -> Code | None:
    """The code that a text means on a day, by code or name; None where the list has none.

    A code that was used for two things in turn is the one that held on that day. One that was only
    ever used for one thing keeps its meaning outside its time: whether it held is for who asks.
    """
    mogelijk = _index().get((lijst, sleutel(tekst)), ())
    if len(mogelijk) <= 1:
        return mogelijk[0] if mogelijk else None
    return next((c for c in mogelijk if c.geldt(dag)), None)


def kent(lijst: str, tekst: str) -> bool:
    """Whether a list has this code or name, at any time."""
    return (lijst, sleutel(tekst)) in _index()


def alle() -> tuple[Code, ...]:
    """Every code, in the order of the lists."""
    betekenis = {(r["lijst"], r["code"]): r["betekenis"] for r in _lees("betekenis.csv")}
    codes = [
        Code(
            r["Soort"],
            r["Code"],
            r["Naam"],
            _dag(r["Begindatum"]),
            _dag(r["Einddatum"]),
            betekenis.get((r["Soort"], r["Code"]), ""),
        )
        for r in _lees("codes.csv")
    ]
    bekend = {(c.lijst, c.code) for c in codes}
    # Of one list only the codes are known, from the documentation.
    eigen = [Code(lijst, c, c, None, None, b) for (lijst, c), b in betekenis.items()
             if (lijst, c) not in bekend]  # fmt: skip
    return (*codes, *eigen)


@cache
def _index() -> dict[tuple[str, str], tuple[Code, ...]]:
    uit: dict[tuple[str, str], list[Code]] = defaultdict(list)
    for code in alle():
        for tekst in {sleutel(code.code), sleutel(code.naam)}:
            uit[code.lijst, tekst].append(code)
    return {k: tuple(v) for k, v in uit.items()}


def _lees(naam: str) -> list[dict[str, str]]:
    with (MAP / naam).open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


def _dag(tekst: str) -> date | None:
    return lees_datum(tekst) if tekst else None
