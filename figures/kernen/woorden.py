"""The words of Kernen: what an area is called, and what each definition of the share counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Woord:
    """What the areas of a page are called: kern/kernen, wijk/wijken, buurt/buurten."""

    een: str
    meer: str


KERN, WIJK, BUURT = Woord("kern", "kernen"), Woord("wijk", "wijken"), Woord("buurt", "buurten")
WOORDEN = {"kern": KERN, "wijk": WIJK, "buurt": BUURT}

BEZIT = "bezit_corporatie"  # all homes of corporaties, also those that are no sociale huur
BEZIT_NAAM = "woningen van corporaties"
# definitie -> (as a choice, what S is in a sentence)
DEFINITIE = {
    "bezit_corporatie": (
        "Bezit van corporaties (CBS)",
        "alle woningen van corporaties, ook die geen sociale huur zijn. Sociale huur van anderen "
        "telt niet mee",
    ),
    "sociaal_bezit_corporatie": (
        "Sociale huur van corporaties",
        "de sociale huurwoningen van corporaties. Sociale huur van anderen telt niet mee",
    ),
    "sociaal_contract": (
        "Sociaal huurcontract, elke verhuurder",
        "alle woningen met een sociaal huurcontract, van welke verhuurder ook",
    ),
}


def kop_sociaal(definities: Iterable[str | None]) -> str:
    """The heading above S: all homes of corporaties are not sociale huur."""
    if BEZIT in set(definities):
        return "Woningen van corporaties"
    return "Sociale huur"


def telt(definitie: str | None, bezit: str = "van een corporatie") -> str:
    """What a share counts, as behind 'van de woningen is'. bezit: all homes of corporaties."""
    return bezit if definitie == BEZIT else "sociale huur"


def wat_telt(definitie: str | None) -> str:
    """The homes that a share counts: not all homes of corporaties are sociale huur."""
    return BEZIT_NAAM if definitie == BEZIT else "sociale huurwoningen"


def definitie_label(definitie: str | None) -> str:
    """The definition as a choice."""
    return DEFINITIE[definitie][0] if definitie else "onbekend"
