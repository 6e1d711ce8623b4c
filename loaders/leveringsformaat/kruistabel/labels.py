"""What the label of a row of a kruistabel says: a soort with its duur, or a total of other rows.

Source: docs/delivery-format.md, "kruistabel". A footnote mark glued to a label
is cut off only where the label means nothing with it and something without.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from domain.mutaties import SOORTEN, effecten
from loaders.leveringsformaat.tabellen import namen
from loaders.tekst import sleutel

Wat = Literal["netto", "toevoegingen", "onttrekkingen"]

_JAAR = r"\s*(?:5|vijf)(?:\s*(?:jaar|jaren|jr|j))?\b\.?"
_LANG = re.compile(r"(?:>|meer dan|langer dan)" + _JAAR + r"|\btijdelijk[e]?[ _-]lang\b")
_KORT = re.compile(
    r"(?:<=|<|≤|minder dan|korter dan|hoogstens|maximaal|ten hoogste)"
    + _JAAR
    + r"|\btijdelijk[e]?[ _-]kort\b"
)
_TIJDELIJK = re.compile(r"\btijdelijk[e]?\b")
_PERMANENT = re.compile(r"\bpermanent[e]?\b")
_ZONDER_SLOOP = re.compile(r"\b(?:exclusief|excl\.?|zonder)\s+(?:de\s+)?sloop\b")
_MET_SLOOP = re.compile(r"\b(?:inclusief|incl\.?|met)\s+(?:de\s+)?sloop\b")
_VULLING = re.compile(r"[():]|\b(?:exploitatie|exploitatieperiode|exploitatietermijn)\b")
_TOTAAL = re.compile(
    r"(?:totaal|totale|som|saldo|netto|bruto|groei|toename|ontwikkeling|van|de|het|"
    r"(?P<toe>toevoegingen|toevoeging)|(?P<ont>onttrekkingen|onttrekking)|\s)+$"
)
_TOTAALWOORD = re.compile(r"\b(?:totaal|totale|som|saldo|netto)\b")
_VOORAF = re.compile(
    r"^(?:toevoeging|toevoegingen|onttrekking|onttrekkingen)\s+(?:van\s+|door\s+)?"
)
_LANGST = 200  # characters of a label


@dataclass(frozen=True)
class SoortRij:
    """A row with a soort. duur is None where the label says tijdelijk but not how long."""

    soort: str
    duur: str | None
    duur_genoemd: bool


@dataclass(frozen=True)
class TotaalRij:
    """A row that adds up others. duren: which ones; empty = all."""

    wat: Wat
    duren: tuple[str, ...]
    zonder_sloop: bool

    def factor(self, soort: str, duur: str) -> int:
        """How often a home of this soort and duur counts in this total: -1, 0 or 1."""
        if self.zonder_sloop and soort == "sloop":
            return 0
        teken = SOORTEN[soort].corporatie
        if self.wat == "netto":
            return sum(
                e.corporatie
                for e in effecten(soort, duur=duur)
                if not self.duren or e.duur in self.duren
            )
        telt = teken == (1 if self.wat == "toevoegingen" else -1)
        return int(telt and (not self.duren or duur in self.duren))


@dataclass(frozen=True)
class Label:
    """rij: what it says, None where nothing is understood. noot: the footnote mark cut off."""

    rij: SoortRij | TotaalRij | None
    schoon: str
    noot: str = ""


def lees_label(tekst: str) -> Label:
    """What a label says."""
    if len(tekst) > _LANGST:
        return Label(None, tekst)
    if rij := _ontleed(tekst):
        return Label(rij, tekst)
    rest, noot = tekst.rstrip(), ""
    for _ in range(2):
        if not rest or not rest[-1].isdigit():
            break
        rest, noot = rest[:-1].rstrip(), rest[-1] + noot
        if rij := _ontleed(rest):
            return Label(rij, rest, noot)
    return Label(None, tekst)


def lees_duurwoorden(tekst: str) -> tuple[str, bool, str | None]:
    """(the text without its words of duur, whether it has any, the duur if it is clear)."""
    lang, kort = _LANG.search(tekst), _KORT.search(tekst)
    rest = _KORT.sub(" ", _LANG.sub(" ", tekst))
    if lang and kort:
        return rest, True, None
    if lang or kort:
        return rest, True, "tijdelijk_lang" if lang else "tijdelijk_kort"
    if _TIJDELIJK.search(tekst):
        return rest, True, None
    return rest, bool(_PERMANENT.search(tekst)), "permanent"


def _ontleed(tekst: str) -> SoortRij | TotaalRij | None:
    k = " ".join(_VULLING.sub(" ", sleutel(tekst)).split())
    rest, genoemd, duur = lees_duurwoorden(k)
    rest = " ".join(rest.split())
    return _totaal(rest, genoemd, duur) or _soort(rest, genoemd, duur)


def _totaal(rest: str, genoemd: bool, duur: str | None) -> TotaalRij | None:
    if not _TOTAALWOORD.search(rest):
        return None
    zonder = bool(_ZONDER_SLOOP.search(rest))
    kaal = _MET_SLOOP.sub(" ", _ZONDER_SLOOP.sub(" ", rest))
    m = _TOTAAL.match(" ".join(_zonder_duur(kaal).split()))
    if not m:
        return None
    duren = (duur,) if duur else ("tijdelijk_lang", "tijdelijk_kort")
    wat: Wat = "toevoegingen" if m["toe"] else "onttrekkingen" if m["ont"] else "netto"
    return TotaalRij(wat, duren if genoemd else (), zonder)


def _soort(rest: str, genoemd: bool, duur: str | None) -> SoortRij | None:
    kaal = " ".join(_zonder_duur(rest).split())
    for poging in (rest, kaal, _VOORAF.sub("", kaal)):
        if soort := namen.zoek(poging):
            return SoortRij(soort, duur, genoemd)
    return None


def _zonder_duur(tekst: str) -> str:
    return _PERMANENT.sub(" ", _TIJDELIJK.sub(" ", tekst))
