"""What a cell means: one small parser per kind of cell. A parser never guesses.

A parser takes the text of a cell (not empty) and gives its value, or raises
CelFout with what is expected and, where there is only one sensible reading, the
value to type. A value about which something must be said comes as MetOpmerking.
Source: docs/delivery-format.md.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from domain.opsomming import opsomming
from domain.perioden import LAATSTE_JAAR, Periode, lees_datum, lees_periode
from loaders.tekst import sleutel

# More homes than there are in the country: a typing error, and more than a column can hold.
GROOTSTE_AANTAL = 9_999_999
LANGSTE_TEKST = 2_000

_SPATIES = "[ .\u00a0\u202f\u2009]"
_HEEL = re.compile(rf"([-−–]?)\s?([0-9]+|[0-9]{{1,3}}(?:{_SPATIES}[0-9]{{3}})+)$")
_NUL_ACHTER = re.compile(r"([-−]?[0-9]+)[.,]0+$")
_TUSSEN_HAAKJES = re.compile(r"\(\s?([0-9]+)\s?\)$|([0-9]+)-$")
_DECIMAAL = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]+))?\s?(%?)$")
_DATUM = "een datum, zoals 2024-07-01 of 1-7-2024"
_PERIODE = "een datum, jaar (2024), half jaar (2024-H1), kwartaal (2024-Q3) of jaren (2020-2021)"


class CelFout(Exception):
    """A cell that means nothing here: what is wrong, what is expected, the value to type.

    zoek: gives (verwacht, suggestie) where finding them takes time; only asked for a line that is
    shown, so that a file full of wrong names does not make a verdict slow.
    """

    def __init__(
        self,
        melding: str,
        verwacht: str,
        suggestie: str = "",
        *,
        zoek: Callable[[], tuple[str, str]] | None = None,
    ) -> None:
        super().__init__(melding)
        self.melding = melding
        self._uitleg = (verwacht, suggestie)
        self._zoek = zoek

    def uitleg(self) -> tuple[str, str]:
        """(verwacht, suggestie)."""
        if self._zoek:
            self._uitleg, self._zoek = self._zoek(), None
        return self._uitleg


@dataclass(frozen=True)
class Opmerking:
    """What must be said about a value that was read."""

    ernst: Literal["waarschuwing", "melding"]
    tekst: str


@dataclass(frozen=True)
class MetOpmerking:
    """A value with what must be said about it."""

    waarde: Any
    opmerkingen: tuple[Opmerking, ...]


Parser = Callable[[str], Any]


def lees_aantal(tekst: str) -> int:
    """A whole number, also negative: `1234`, `1.234`, `1 234`."""
    m = _HEEL.match(tekst)
    if not m:
        raise CelFout("Dit is geen heel getal.", "een heel getal, zonder komma", _heel(tekst))
    # The length first: int() of a million digits takes long.
    cijfers = re.sub("[^0-9]", "", m[2]).lstrip("0") or "0"
    if len(cijfers) > len(str(GROOTSTE_AANTAL)):
        raise CelFout("Dit aantal is te groot.", "een aantal woningen, hoogstens 7 cijfers")
    return -int(cijfers) if m[1] else int(cijfers)


def _heel(tekst: str) -> str:
    """The whole number that was surely meant: 12,0 or (106)."""
    if m := _NUL_ACHTER.match(tekst):
        return m[1].replace("−", "-")
    if m := _TUSSEN_HAAKJES.match(tekst):
        return f"-{m[1] or m[2]}"
    return "0" if tekst in ("-", "–", "—") else ""


def lees_dag(tekst: str) -> date:
    """A date."""
    try:
        return lees_datum(tekst)
    except ValueError as fout:
        raise CelFout(_waarom("datum", fout), _DATUM) from None


def lees_tijdvak(tekst: str) -> Periode:
    """A period."""
    try:
        return lees_periode(tekst)
    except ValueError as fout:
        raise CelFout(_waarom("periode", fout), _PERIODE) from None


def _waarom(wat: str, fout: ValueError) -> str:
    reden = str(fout)
    return f"Dit is geen {wat}." if reden.startswith("geen") else f"Deze {wat} kan niet: {reden}."


_JA_NEE = {"ja": True, "nee": False}
_JA_NEE_ALIAS = {"j": "ja", "n": "nee", "waar": "ja", "onwaar": "nee", "true": "ja", "false": "nee"}


def lees_ja_nee(tekst: str) -> bool | MetOpmerking:
    """`ja` or `nee`."""
    k = sleutel(tekst)
    if k in _JA_NEE:
        return _JA_NEE[k]
    if k in _JA_NEE_ALIAS:
        bedoeld = _JA_NEE_ALIAS[k]
        return MetOpmerking(_JA_NEE[bedoeld], (als_alias(tekst, bedoeld),))
    raise CelFout("Dit is geen ja of nee.", "ja of nee")


def lees_jaar(tekst: str) -> int:
    """A year of an indeling."""
    if re.match(r"[0-9]{4}$", tekst) and 1990 <= int(tekst) <= LAATSTE_JAAR:
        return int(tekst)
    raise CelFout("Dit is geen jaar van een CBS-indeling.", "een jaar, zoals 2024")


def lees_tekst(tekst: str) -> str:
    """Free text."""
    if len(tekst) > LANGSTE_TEKST:
        raise CelFout("Deze tekst is te lang.", f"hoogstens {LANGSTE_TEKST} tekens")
    return tekst


def lees_aandeel(tekst: str) -> float | MetOpmerking:
    """A share as a percentage, 0 to 100: `22,3%` and `22,3` are 22.3.

    `0,223` without % could be either, and is refused.
    """
    m = _DECIMAAL.match(tekst)
    if not m:
        raise CelFout("Dit is geen percentage.", "een percentage, zoals 22,3%")
    waarde = float(f"{m[1]}.{m[2] or 0}")
    if waarde > 100:
        raise CelFout("Dit is meer dan 100%.", "een percentage van 0 tot en met 100")
    if not m[3] and 0 < waarde <= 1:
        als = f"{waarde * 100:.10g}".replace(".", ",")
        raise CelFout(
            f"Is dit {tekst}% of {als}%? Zet er een %-teken achter.",
            "een percentage, zoals 22,3%",
        )
    return waarde


def keuze(opties: Sequence[str], wat: str, aliassen: Mapping[str, str] | None = None) -> Parser:
    """A parser of one of the codes; `tijdelijk lang` will do for `tijdelijk_lang`."""
    bekend = {sleutel(o).replace("_", " "): o for o in opties}
    ook = {sleutel(k).replace("_", " "): v for k, v in (aliassen or {}).items()}

    def lees(tekst: str) -> str | MetOpmerking:
        k = " ".join(sleutel(tekst).replace("_", " ").replace("-", " ").split())
        if k in bekend:
            return bekend[k]
        if k in ook:
            return MetOpmerking(ook[k], (als_alias(tekst, ook[k]),))
        verwacht = opsomming(list(opties), "of")

        def zoek() -> tuple[str, str]:
            lijkt = difflib.get_close_matches(k[:50], bekend, n=1, cutoff=0.7)
            return verwacht, bekend[lijkt[0]] if lijkt else ""

        raise CelFout(f"Deze {wat} kennen we niet.", verwacht, zoek=zoek)

    return lees


def als_alias(tekst: str, bedoeld: str) -> Opmerking:
    """The melding that another word was used."""
    return Opmerking("melding", f"'{tekst}' is gelezen als '{bedoeld}'.")
