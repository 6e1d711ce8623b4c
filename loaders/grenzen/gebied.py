"""Which area and which year a GeoJSON feature is about, and whether the register knows them.

Publishers call that differently. CBS and PDOK write `gemeentecode` with `jrstatcode` (2023GM0344),
`statcode` with `jaar`, or `buurtcode`, `wijkcode` and `gemeentecode` together: then the smallest
area is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from loaders.cbs.woorden import gebieden, noem
from loaders.register.register import Register
from loaders.tekst import getal, sleutel
from loaders.verdict.verdict import Verzamelaar


def bekend(
    frame: pd.DataFrame, register: Register, meldingen: Verzamelaar, blad: str
) -> pd.DataFrame:
    """The areas of a gemeente that the register knows, with the names of gemeenten filled in."""
    goed = frame["gemeente"].isin(set(register.gemeenten["code"]))
    codes = sorted(frame.loc[~goed, "gemeente"].unique())
    if codes:
        wie = f"{codes[0]} staat" if len(codes) == 1 else f"{getal(len(codes))} gemeenten staan"
        melding = (
            f"{wie} niet in het register, bijvoorbeeld door een herindeling. Grenzen die daarom "
            f"niet meetellen: {getal(int((~goed).sum()))}."
        )
        meldingen.voeg("melding", melding, blad=blad, kolom="code", gevonden=noem(codes))
    uit = frame.loc[goed].copy()
    kaal = (uit["niveau"] == "gemeente") & (uit["naam"] == "")
    uit.loc[kaal, "naam"] = [register.naam("gemeente", c) for c in uit.loc[kaal, "code"]]
    return uit


def meld_onbekend(
    frame: pd.DataFrame, register: Register, meldingen: Verzamelaar, blad: str
) -> None:
    """Meldingen for areas that the register knows not at all, or only in another year."""
    delen = frame.loc[frame["niveau"] != "gemeente"]
    jaren = pd.to_numeric(register.gebieden["indeling"])
    paren = set(zip(register.gebieden["code"], jaren, strict=True))
    codes = set(register.gebieden["code"])
    nieuw = [c for c in delen["code"] if c not in codes]
    if nieuw:
        melding = f"Van {gebieden(len(nieuw))} staat er nog niets in het register."
        meldingen.voeg("melding", melding, blad=blad, kolom="code", gevonden=noem(nieuw))
    anders = [
        f"{c} {j}"
        for c, j in zip(delen["code"], delen["indeling"], strict=True)
        if c in codes and (c, j) not in paren
    ]
    if anders:
        melding = (
            f"Van {gebieden(len(anders))} kennen we alleen een ander jaar. Een grens telt voor een "
            "ander jaar als code en naam dezelfde zijn."
        )
        meldingen.voeg("melding", melding, blad=blad, kolom="indeling", gevonden=noem(anders))


_CODES = ("buurtcode", "wijkcode", "statcode", "code", "gemeentecode")
_NAMEN = {
    "buurt": ("buurtnaam", "statnaam", "naam"),
    "wijk": ("wijknaam", "statnaam", "naam"),
    "gemeente": ("gemeentenaam", "statnaam", "naam"),
}
_NIVEAUS = {"GM": "gemeente", "WK": "wijk", "BU": "buurt"}
_VORM = re.compile(r"GM[0-9]{4}|WK[0-9]{6}|BU[0-9]{8}")
_JAARCODE = re.compile(r"([0-9]{4})((?:GM|WK|BU)[0-9]{4,8})")
_JAAR = re.compile(r"[0-9]{4}")
VROEGSTE = 1990
_VOORBEELD = "een code zoals GM0344, WK034401 of BU03440111"


class GebiedFout(Exception):
    """Properties that do not say which area it is: column, message, found, expected."""

    def __init__(self, kolom: str, melding: str, gevonden: str, verwacht: str) -> None:
        super().__init__(melding)
        self.kolom, self.melding = kolom, melding
        self.gevonden, self.verwacht = gevonden, verwacht


@dataclass(frozen=True)
class Wie:
    """The area of one feature; naam is empty where the file has none."""

    code: str
    indeling: int
    niveau: str
    gemeente: str
    naam: str


def wie(feature: object, laatste: int) -> Wie:
    """The area of a feature; laatste: the last year that can be. Raises GebiedFout."""
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise GebiedFout("type", "Dit is geen gebied.", "", "een Feature met properties")
    ruw = feature.get("properties")
    eigen = _eigenschappen(ruw if isinstance(ruw, dict) else {})
    jaarcode = _JAARCODE.fullmatch(eigen.get("jrstatcode", "").upper())
    kolom, code = _code(eigen, jaarcode[2] if jaarcode else "", feature.get("id"))
    niveau = _NIVEAUS[code[:2]]
    gemeente = "GM" + code[2:6]
    genoemd = eigen.get("gemeentecode", "").upper()
    if genoemd and genoemd != gemeente:
        melding = "Deze code hoort niet bij de gemeente die erbij staat."
        raise GebiedFout(kolom, melding, code, f"een code van {genoemd}")
    jaar = _jaar(eigen, jaarcode[1] if jaarcode else "", laatste)
    naam = next((eigen[n] for n in _NAMEN[niveau] if eigen.get(n)), "")
    return Wie(code, jaar, niveau, gemeente, naam)


def _eigenschappen(ruw: Mapping[str, object]) -> dict[str, str]:
    """The properties that are a text or whole number, by key."""
    uit = {}
    for naam, waarde in ruw.items():
        if isinstance(waarde, str) or type(waarde) is int:
            uit[sleutel(str(naam)).replace("_", "")] = str(waarde).strip()
    return uit


def _code(eigen: Mapping[str, str], uit_jaarcode: str, nummer: object) -> tuple[str, str]:
    """The property's name and the code; two that contradict each other are a fout."""
    kolom = next((k for k in _CODES if eigen.get(k)), "")
    code = eigen[kolom].upper() if kolom else uit_jaarcode
    if not kolom:
        kolom = "jrstatcode" if code else "id"
    if not code and isinstance(nummer, str):
        code = nummer.strip().upper()
    if not _VORM.fullmatch(code):
        melding = "Deze code kennen we niet." if code else "Dit gebied heeft geen code."
        raise GebiedFout(kolom, melding, code, _VOORBEELD)
    if uit_jaarcode and uit_jaarcode != code:
        melding = "Bij dit gebied staan twee verschillende codes."
        raise GebiedFout("jrstatcode", melding, f"{code} en {uit_jaarcode}", "een code")
    return kolom, code


def _jaar(eigen: Mapping[str, str], uit_jaarcode: str, laatste: int) -> int:
    los = eigen.get("jaar") or eigen.get("indeling") or ""
    verwacht = f"een jaar van {VROEGSTE} tot en met {laatste}"
    if los and uit_jaarcode and los != uit_jaarcode:
        melding = "Bij dit gebied staan twee verschillende jaren."
        raise GebiedFout("jaar", melding, f"{los} en {uit_jaarcode}", verwacht)
    jaar = los or uit_jaarcode
    if not jaar:
        melding = "Er staat niet bij van welk jaar deze grens is."
        raise GebiedFout("jaar", melding, "", "jaar of jrstatcode bij elk gebied")
    if not _JAAR.fullmatch(jaar) or not VROEGSTE <= int(jaar) <= laatste:
        raise GebiedFout("jaar", "Dit is geen jaar van een indeling.", jaar, verwacht)
    return int(jaar)
