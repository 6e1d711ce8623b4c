"""The status of an afspraak: seven rules, the first that applies. Here 1 to 4.

Source: docs/definitions.md, "Status of an afspraak". `domain.afspraken.beoordeling` brings an
afspraak and its figures here; all numbers are exact fractions in one unit. Rules 5 to 7 are
`domain.afspraken.onderweg`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from domain.afspraken.oordeel import (
    BEHAALD,
    GEEN_CIJFERS,
    GEEN_STATUS,
    NIET_BEHAALD,
    NOG_NIET_BEGONNEN,
    OVERSCHREDEN,
)


class Regel(NamedTuple):
    """What a rule says. reden: one plain Dutch sentence. nummer: which of the seven."""

    status: str
    reden: str
    nummer: int


@dataclass(frozen=True)
class Zaak:
    """An afspraak with its figures, exact, in one unit; compleet: nothing realised is missing.

    begin: the first day of its period, None where it has none."""

    als: str | None
    doel: Fraction | None
    doel_max: Fraction | None
    nu: Fraction | None
    compleet: bool
    einde: date | None
    peildatum: date | None
    begin: date | None = None

    @property
    def resterend(self) -> Fraction | None:
        """Still to go for a minimum, still free for a maximum; never below 0."""
        return (
            None if self.doel is None or self.nu is None else max(self.doel - self.nu, Fraction(0))
        )


def regels(z: Zaak, onderweg: Callable[[str, Fraction, Fraction], Regel]) -> Regel:  # noqa: PLR0911
    """Rules 1 to 4, then `onderweg(als, doel, nu)`: rules 5 and 6, or rule 7."""
    if z.doel is None:
        reden = "De afspraak noemt geen getal of geen periode om het over te tellen."
        return Regel(GEEN_STATUS, reden, 1)
    if z.einde is None:
        return Regel(GEEN_STATUS, "De afspraak noemt geen einde.", 1)
    if nog_niet_begonnen(z.begin, z.peildatum):
        return Regel(NOG_NIET_BEGONNEN, "De periode is op de peildatum nog niet begonnen.", 1)
    if z.als == "maximum" and z.nu is not None and z.nu > z.doel:
        return Regel(OVERSCHREDEN, "Er is meer gerealiseerd dan het maximum.", 2)
    if z.nu is None or not z.compleet or z.peildatum is None:
        reden = "Van een deel van de verstreken tijd ontbreken de cijfers."
        return Regel(GEEN_CIJFERS, reden, 3)
    if z.als is None:
        reden = "Een streefwaarde; niet gezegd is of die minimum of maximum is."
        return Regel(GEEN_STATUS, reden, 1)
    if z.peildatum >= z.einde:
        if bereikt(z.als, z.doel, z.doel_max, z.nu):
            return Regel(BEHAALD, "De periode is voorbij en het doel is gehaald.", 4)
        return Regel(NIET_BEHAALD, "De periode is voorbij en het doel is niet gehaald.", 4)
    return onderweg(z.als, z.doel, z.nu)


def nog_niet_begonnen(begin: date | None, peildatum: date | None) -> bool:
    """Whether a period starts after the peildatum (the end of that day)."""
    return begin is not None and peildatum is not None and begin > peildatum


def bereikt(als: str, doel: Fraction, doel_max: Fraction | None, nu: Fraction | None) -> bool:
    """Whether a number is where the target wants it: at least, at most, or in between."""
    if nu is None:
        return False
    if als == "bandbreedte" and doel_max is not None:
        return doel <= nu <= doel_max
    return nu <= doel if als == "maximum" else nu >= doel
