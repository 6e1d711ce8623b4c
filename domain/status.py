"""The status of an afspraak: seven rules, the first that applies.

Source: docs/definitions.md, "Status of an afspraak". `domain.beoordeling` brings an afspraak and
its figures here; all numbers are exact fractions in one unit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.oordeel import (
    AANDACHT,
    ACHTER,
    BEHAALD,
    GEEN_CIJFERS,
    GEEN_STATUS,
    NIET_BEHAALD,
    OP_KOERS,
    OVERSCHREDEN,
)

Regel = tuple[str, str]  # status, and the reason in one Dutch sentence
_ERGER = (OP_KOERS, AANDACHT, ACHTER)


@dataclass(frozen=True)
class Zaak:
    """An afspraak with its figures, exact, in one unit; compleet: nothing realised is missing."""

    als: str | None
    doel: Fraction | None
    doel_max: Fraction | None
    nu: Fraction | None
    compleet: bool
    einde: date | None
    peildatum: date | None

    @property
    def resterend(self) -> Fraction | None:
        """Still to go for a minimum, still free for a maximum; never below 0."""
        return (
            None if self.doel is None or self.nu is None else max(self.doel - self.nu, Fraction(0))
        )


def regels(z: Zaak, onderweg: Callable[[str, Fraction, Fraction], Regel]) -> Regel:  # noqa: PLR0911
    """Rules 1 to 4, then `onderweg(als, doel, nu)`: rules 5 and 6, or rule 7."""
    if z.doel is None:
        return GEEN_STATUS, "De afspraak noemt geen getal of geen periode om het over te tellen."
    if z.einde is None:
        return GEEN_STATUS, "De afspraak noemt geen einde."
    if z.als == "maximum" and z.nu is not None and z.nu > z.doel:
        return OVERSCHREDEN, "Er is meer gerealiseerd dan het maximum."
    if z.nu is None or not z.compleet or z.peildatum is None:
        return GEEN_CIJFERS, "Van een deel van de verstreken tijd ontbreken de cijfers."
    if z.als is None:
        return GEEN_STATUS, "Een streefwaarde; niet gezegd is of die minimum of maximum is."
    if z.peildatum >= z.einde:
        if _bereikt(z.als, z.doel, z.doel_max, z.nu):
            return BEHAALD, "De periode is voorbij en het doel is gehaald."
        return NIET_BEHAALD, "De periode is voorbij en het doel is niet gehaald."
    return onderweg(z.als, z.doel, z.nu)


def onderweg_aantal(
    als: str,
    nu: Fraction,
    gepland: Fraction,
    *,
    doel: tuple[Fraction, Fraction],
    verwacht: tuple[Fraction, Fraction],
) -> Regel:
    """Rules 5 and 6. gepland: with harde plannen. doel, verwacht: low and high end (a range).

    A range is a minimum and a maximum at once; the worse of the two is its status.
    """
    uit = []
    if als in ("minimum", "bandbreedte"):
        uit.append(_regel_5(doel[0], nu, verwacht[0], gepland))
    if als in ("maximum", "bandbreedte"):
        uit.append(_regel_6(doel[1], nu, verwacht[1], gepland))
    return max(uit, key=lambda regel: _ERGER.index(regel[0]))


def onderweg_aandeel(
    als: str,
    doel: Fraction,
    doel_max: Fraction | None,
    *,
    nu: Fraction,
    met_hard: Fraction | None,
    met_zacht: Fraction | None,
) -> Regel:
    """Rule 7."""
    if _bereikt(als, doel, doel_max, nu):
        return OP_KOERS, "Het aandeel is nu al gehaald."
    if _bereikt(als, doel, doel_max, met_hard):
        return OP_KOERS, "Met de harde plannen wordt het aandeel op tijd gehaald."
    if _bereikt(als, doel, doel_max, met_zacht):
        return AANDACHT, "Alleen met de zachte plannen erbij wordt het aandeel gehaald."
    return ACHTER, "Ook met alle plannen wordt het aandeel niet gehaald."


def _bereikt(als: str, doel: Fraction, doel_max: Fraction | None, nu: Fraction | None) -> bool:
    if nu is None:
        return False
    if als == "bandbreedte" and doel_max is not None:
        return doel <= nu <= doel_max
    return nu <= doel if als == "maximum" else nu >= doel


def _regel_5(doel: Fraction, nu: Fraction, verwacht: Fraction, gepland: Fraction) -> Regel:
    """A minimum under way."""
    if nu >= verwacht:
        return OP_KOERS, "Er is minstens zoveel gerealiseerd als nu te verwachten is."
    if gepland >= doel:
        return AANDACHT, "Het loopt achter; met de harde plannen wordt het doel toch gehaald."
    return ACHTER, "Het loopt achter, en met de harde plannen wordt het doel niet gehaald."


def _regel_6(doel: Fraction, nu: Fraction, verwacht: Fraction, gepland: Fraction) -> Regel:
    """A maximum under way."""
    if gepland > doel:
        return ACHTER, "Met de harde plannen komt het aantal boven het maximum uit."
    if nu > verwacht:
        return AANDACHT, "Er is meer gerealiseerd dan nu te verwachten is."
    return OP_KOERS, "Het aantal blijft binnen wat nu te verwachten is."
