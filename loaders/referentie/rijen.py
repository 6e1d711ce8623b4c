"""The rows of a reference list as text, and what every list must satisfy."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from domain.perioden import LAATSTE_JAAR, VROEGSTE_JAAR, lees_datum
from loaders.namen import sleutel
from loaders.verdict.verdict import Verzamelaar

_VIER_CIJFERS = re.compile(r"[0-9]{4}")


@dataclass(frozen=True)
class RijTekst:
    """One row of a list: its number (the header is row 1) and its texts by column."""

    nummer: int
    tekst: dict[str, str]

    def waarde(self, kolom: str) -> object:
        """The typed value of a row that was checked; empty is None (no aliases: empty text)."""
        tekst = self.tekst[kolom]
        if kolom == "fictief":
            return tekst == "ja"
        if kolom == "aliassen":
            return tekst
        if not tekst:
            return None
        if kolom == "indeling":
            return int(tekst)
        return lees_datum(tekst) if kolom == "opvolger_vanaf" else tekst


def eis_gevuld(rijen: list[RijTekst], uit: Verzamelaar, verplicht: tuple[str, ...]) -> None:
    """A fout for each empty cell that is needed, and for fictief and indeling that are none."""
    for r in rijen:
        for kolom in verplicht:
            if not r.tekst[kolom]:
                fout(uit, r, kolom, "Deze cel is leeg.", f"een waarde voor {kolom}")
        if r.tekst["fictief"] not in ("ja", "nee"):
            fout(uit, r, "fictief", "Deze waarde kennen we niet.", "ja of nee")
        jaar = r.tekst.get("indeling", "")
        goed = _VIER_CIJFERS.fullmatch(jaar) and VROEGSTE_JAAR <= int(jaar) <= LAATSTE_JAAR
        if jaar and not goed:
            fout(uit, r, "indeling", "Dit is geen jaar.", "een jaar, zoals 2025")


def eis_vorm(
    rijen: list[RijTekst], uit: Verzamelaar, kolom: str, vorm: re.Pattern[str], verwacht: str
) -> None:
    """A fout for each text that does not have this form."""
    for r in rijen:
        if r.tekst[kolom] and not vorm.fullmatch(r.tekst[kolom]):
            fout(uit, r, kolom, "Deze code heeft niet de goede vorm.", verwacht)


def eis_uniek(rijen: list[RijTekst], uit: Verzamelaar, *kolommen: str) -> None:
    """A fout for each row that shares these columns with another one of the list."""
    waarden = [tuple(sleutel(r.tekst[k]) for k in kolommen) for r in rijen]
    keren = Counter(waarden)
    for r, waarde in zip(rijen, waarden, strict=True):
        if all(waarde) and keren[waarde] > 1:
            melding = f"Deze {' en '.join(kolommen)} staan er meer dan een keer."
            fout(uit, r, kolommen[0], melding, "een rij")


def fout(
    uit: Verzamelaar,
    r: RijTekst,
    kolom: str,
    melding: str,
    verwacht: str,
    *,
    suggestie: str = "",
) -> None:
    """A fout about one cell."""
    gevonden = r.tekst[kolom]
    uit.voeg("fout", melding, rij=r.nummer, kolom=kolom, gevonden=gevonden, verwacht=verwacht,
             suggestie=suggestie)  # fmt: skip
