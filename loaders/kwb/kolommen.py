"""The columns of CBS Kerncijfers wijken en buurten (KWB), whatever a year or service calls them.

CBS numbers its columns anew each year (`Woningvoorraad_34`, `Woningvoorraad_35`), so a column is
known by its name without that number. The files kwb-<jaar> use short names (`a_woning`), selections
made of them their own. Of several names for one thing the first that is there counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from loaders.tekst import getal, sleutel
from loaders.verdict.verdict import Verzamelaar

# What we read -> how it is called (see `kaal`), best name first.
NAMEN: dict[str, tuple[str, ...]] = {
    "code": (
        "gwbcode10", "gwbcode", "codering", "code", "buurtcode", "wijkcode", "wijkenenbuurten",
    ),
    "wijk": ("wijkcode",),
    "naam": ("regio", "naam", "wijkenenbuurten"),
    "gemeentenaam": ("gemeentenaam", "gmnaam", "gemeente"),
    "soort": ("soortregio", "recs"),
    "jaar": ("jaar",),
    "aantal": ("woningvoorraad", "awoning"),
    "aandeel": ("inbezitwoningcorporatie", "pwcorpw"),
}  # fmt: skip
NODIG = {"code": "gwb_code, Codering of buurt_code", "aantal": "Woningvoorraad of a_woning"}
# Two of these beside a code tell a KWB file from any other list of areas.
_KENMERK = (
    "woningvoorraad", "awoning", "soortregio", "recs", "gmnaam", "gemeentenaam", "aantalinwoners",
    "ainw", "wijkenenbuurten", "indwbi", "gwbcode8",
)  # fmt: skip
_CODES = NAMEN["code"]
# The number behind these names is the length of the code, not a column number.
_HOUD = ("gwb_code_10", "gwb_code_8")
_NUMMER = re.compile(r"_\d{1,4}$")
_GENOEMD = 5


def kaal(kolom: str) -> str:
    """A column's name as compared: no number behind it, no case, accents, spaces, underscores."""
    naam = sleutel(kolom)
    if naam not in _HOUD:
        naam = _NUMMER.sub("", naam)
    return re.sub(r"[\s_\-]", "", naam)


def is_kwb(kolommen: Iterable[str]) -> bool:
    """Whether these column names are those of a KWB file (never those of a leveringsformaat)."""
    namen = {kaal(k) for k in kolommen}
    if not namen & set(_CODES) or namen & {"corporatie", "peildatum"}:
        return False
    return len(namen & set(_KENMERK)) >= 2


def kies(kolommen: Sequence[str]) -> dict[str, list[int]]:
    """Per thing that we read the places (from 0) of its column; more than one is a double."""
    namen = [kaal(k) for k in kolommen]
    uit: dict[str, list[int]] = {}
    for wat, mogelijk in NAMEN.items():
        naam = next((m for m in mogelijk if m in namen), None)
        if naam is not None:
            uit[wat] = [i for i, n in enumerate(namen) if n == naam]
    # The name is a column of its own, or nothing: a code is no name.
    if uit.get("naam") == uit.get("code"):
        uit.pop("naam", None)
    return uit


def controleer(
    kolommen: Sequence[str], keuze: Mapping[str, Sequence[int]], meldingen: Verzamelaar, blad: str
) -> None:
    """Fouten for a column that is needed and not there, or there twice; a melding for the rest."""
    for wat, verwacht in NODIG.items():
        if wat not in keuze:
            meldingen.voeg(
                "fout",
                "Deze kolom ontbreekt.",
                blad=blad,
                kolom=wat,
                verwacht=f"een kolom {verwacht} (een nummer erachter mag)",
            )
    for plekken in keuze.values():
        if len(plekken) > 1:
            meldingen.voeg(
                "fout",
                "Deze kolom staat er meer dan een keer.",
                blad=blad,
                kolom=kolommen[plekken[0]],
                gevonden=", ".join(kolommen[i] for i in plekken),
                verwacht="een kolom met deze naam",
            )
    _overige(kolommen, keuze, meldingen, blad)


def _overige(
    kolommen: Sequence[str], keuze: Mapping[str, Sequence[int]], meldingen: Verzamelaar, blad: str
) -> None:
    gebruikt = {i for plekken in keuze.values() for i in plekken}
    over = [k for i, k in enumerate(kolommen) if k and i not in gebruikt]
    if not over:
        return
    enkel = len(over) == 1
    rest = f" en nog {getal(len(over) - _GENOEMD)}" if len(over) > _GENOEMD else ""
    meldingen.voeg(
        "melding",
        f"{'Eén kolom telt' if enkel else f'{getal(len(over))} kolommen tellen'} niet mee: "
        "van dit bestand lezen we de gebieden, de woningen en het aandeel van corporaties.",
        blad=blad,
        gevonden=", ".join(dict.fromkeys(over[:_GENOEMD])) + rest,
    )
