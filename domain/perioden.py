"""Periods as leveringen write them: a day, a quarter, a half, a year, a span of years.

Source: docs/definitions.md, "Periods". A span counts in a selection only where
it lies wholly inside it; it is never split.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

VROEGSTE_JAAR, LAATSTE_JAAR = 1900, 2100
OPEN_EIND = date(LAATSTE_JAAR, 12, 31)  # stands for the end of "2030 and later": none is known

# ASCII digits only: other scripts' digits would be read, but never written back.
_JAAR = re.compile(r"([0-9]{4})$")
_DEEL = re.compile(r"([0-9]{4})[-\s]?([HhQqKk])([1-4])$")
_JAREN = re.compile(r"([0-9]{4})\s?[-–/]\s?([0-9]{4})$")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00)?)?$")
_NL = re.compile(r"([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})$")
_OPEN = re.compile(r"([0-9]{4})\s?(?:\+|en (?:later|verder)|e\.?v\.?)$", re.IGNORECASE)
_TOT_EN_MET = re.compile(r"(\S+)\s+(?:t/m|tot en met)\s+(\S+)$", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Periode:
    """From `van` up to and including `tot`, both days."""

    van: date
    tot: date

    def __post_init__(self) -> None:
        if self.tot < self.van:
            raise ValueError(f"de periode eindigt ({self.tot}) voor ze begint ({self.van})")

    @property
    def soort(self) -> str:
        """`dag`, `kwartaal`, `halfjaar`, `jaar`, `jaren`, or `overig` for any other stretch."""
        if self.van == self.tot:
            return "dag"
        if self.van.day != 1 or self.tot.day != _laatste_dag(self.tot.year, self.tot.month):
            return "overig"
        maanden = (self.tot.year - self.van.year) * 12 + self.tot.month - self.van.month + 1
        if maanden == 3 and self.van.month in (1, 4, 7, 10):
            return "kwartaal"
        if maanden == 6 and self.van.month in (1, 7):
            return "halfjaar"
        if maanden % 12 == 0 and self.van.month == 1:
            return "jaar" if maanden == 12 else "jaren"
        return "overig"

    @property
    def jaar(self) -> int | None:
        """The calendar year it lies in, None where it spans more than one."""
        return self.van.year if self.van.year == self.tot.year else None

    @property
    def open(self) -> bool:
        """Whether the source gives no end: `2030 en later`."""
        return self.tot == OPEN_EIND and self.soort == "jaren"

    @property
    def tekst(self) -> str:
        """As the leveringsformaat writes it: 2024-07-01, 2024-Q3, 2024-H1, 2024, 2020-2021.

        Or 2030 en later, and 2024-01-15 t/m 2024-03-02. `lees_periode` reads all of them back.
        """
        van = self.van
        match self.soort:
            case "dag":
                return van.isoformat()
            case "kwartaal":
                return f"{van.year}-Q{(van.month + 2) // 3}"
            case "halfjaar":
                return f"{van.year}-H{1 if van.month == 1 else 2}"
            case "jaar":
                return str(van.year)
            case "jaren":
                return f"{van.year} en later" if self.open else f"{van.year}-{self.tot.year}"
        return f"{van.isoformat()} t/m {self.tot.isoformat()}"

    def ligt_in(self, ander: Periode) -> bool:
        """Whether it lies wholly inside another period."""
        return ander.van <= self.van and self.tot <= ander.tot

    def overlapt(self, ander: Periode) -> bool:
        """Whether the two share at least one day."""
        return self.van <= ander.tot and ander.van <= self.tot


def _laatste_dag(jaar: int, maand: int) -> int:
    return calendar.monthrange(jaar, maand)[1]


def jaren(van: int, tot: int | None = None) -> Periode:
    """The calendar years `van` up to and including `tot`."""
    return Periode(date(van, 1, 1), date(tot if tot is not None else van, 12, 31))


def lees_datum(tekst: str) -> date:
    """A date as 2024-07-01, 01-07-2024 or 1-7-2024.

    Raises ValueError where it is no date, or one that does not exist.
    """
    tekst = tekst.strip()
    if m := _ISO.match(tekst):
        jaar, maand, dag = map(int, m.groups())
    elif m := _NL.match(tekst):
        dag, maand, jaar = map(int, m.groups())
    else:
        raise ValueError("geen datum")
    if not VROEGSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise ValueError(f"jaar {jaar} ligt buiten {VROEGSTE_JAAR}-{LAATSTE_JAAR}")
    if not 1 <= maand <= 12 or not 1 <= dag <= _laatste_dag(jaar, maand):
        raise ValueError("deze datum bestaat niet")
    return date(jaar, maand, dag)


def lees_periode(tekst: str) -> Periode:
    """A Periode from its text (see `Periode.tekst`); ValueError where it is none."""
    tekst = tekst.strip()
    if m := _JAAR.match(tekst):
        return _tussen_grenzen(int(m[1]), int(m[1]))
    if m := _JAREN.match(tekst):
        return _tussen_grenzen(int(m[1]), int(m[2]))
    if m := _OPEN.match(tekst):
        return _tussen_grenzen(int(m[1]), LAATSTE_JAAR)
    if m := _TOT_EN_MET.match(tekst):
        return Periode(lees_periode(m[1]).van, lees_periode(m[2]).tot)
    if m := _DEEL.match(tekst):
        return _deel(int(m[1]), m[2].upper(), int(m[3]))
    dag = lees_datum(tekst)
    return Periode(dag, dag)


def _deel(jaar: int, letter: str, nummer: int) -> Periode:
    lengte = 6 if letter == "H" else 3
    if nummer * lengte > 12:
        raise ValueError(f"een jaar heeft geen {letter}{nummer}")
    _tussen_grenzen(jaar, jaar)
    begin, eind = (nummer - 1) * lengte + 1, nummer * lengte
    return Periode(date(jaar, begin, 1), date(jaar, eind, _laatste_dag(jaar, eind)))


def _tussen_grenzen(van: int, tot: int) -> Periode:
    if van < VROEGSTE_JAAR or tot > LAATSTE_JAAR:
        raise ValueError(f"jaar buiten {VROEGSTE_JAAR}-{LAATSTE_JAAR}")
    return jaren(van, tot)
