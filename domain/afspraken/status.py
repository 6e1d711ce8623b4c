"""The status of an afspraak: seven rules, the first that applies.

Source: docs/definitions.md, "Status of an afspraak". `domain.afspraken.beoordeling` brings an
afspraak and its figures here; all numbers are exact fractions in one unit. Rules 5 to 7 are those
of an afspraak that is under way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from domain.afspraken.oordeel import (
    AANDACHT,
    ACHTER,
    BEHAALD,
    GEEN_CIJFERS,
    GEEN_STATUS,
    NIET_BEHAALD,
    NOG_NIET_BEGONNEN,
    OP_KOERS,
    OVERSCHREDEN,
)


class Statusregel(NamedTuple):
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


def regels(z: Zaak, onderweg: Callable[[str, Fraction, Fraction], Statusregel]) -> Statusregel:  # noqa: PLR0911
    """Rules 1 to 4, then `onderweg(als, doel, nu)`: rules 5 and 6, or rule 7."""
    if z.doel is None:
        reden = "De afspraak noemt geen getal of geen periode om het over te tellen."
        return Statusregel(GEEN_STATUS, reden, 1)
    if z.einde is None:
        return Statusregel(GEEN_STATUS, "De afspraak noemt geen einde.", 1)
    if nog_niet_begonnen(z.begin, z.peildatum):
        return Statusregel(NOG_NIET_BEGONNEN, "De periode is op de peildatum nog niet begonnen.", 1)
    if z.als == "maximum" and z.nu is not None and z.nu > z.doel:
        return Statusregel(OVERSCHREDEN, "Er is meer gerealiseerd dan het maximum.", 2)
    if z.nu is None or not z.compleet or z.peildatum is None:
        reden = "Van een deel van de verstreken tijd ontbreken de cijfers."
        return Statusregel(GEEN_CIJFERS, reden, 3)
    if z.als is None:
        reden = "Een streefwaarde; niet gezegd is of die minimum of maximum is."
        return Statusregel(GEEN_STATUS, reden, 1)
    if z.peildatum >= z.einde:
        if bereikt(z.als, z.doel, z.doel_max, z.nu):
            return Statusregel(BEHAALD, "De periode is voorbij en het doel is gehaald.", 4)
        return Statusregel(NIET_BEHAALD, "De periode is voorbij en het doel is niet gehaald.", 4)
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


_ERGER = (OP_KOERS, AANDACHT, ACHTER)


def onderweg_aantal(
    als: str,
    nu: Fraction,
    gepland: Fraction | None,
    *,
    doel: tuple[Fraction, Fraction],
    verwacht: tuple[Fraction, Fraction],
) -> Statusregel:
    """Rules 5 and 6. gepland: with harde plannen, None where none are known. doel, verwacht: low
    and high end (a range).

    A range is a minimum and a maximum at once; the worse of the two is its status.
    """
    uit = []
    if als in ("minimum", "bandbreedte"):
        uit.append(_regel_5(doel[0], nu, verwacht[0], gepland))
    if als in ("maximum", "bandbreedte"):
        uit.append(_regel_6(doel[1], nu, verwacht[1], nu if gepland is None else gepland))
    return _slechtste(uit)


def onderweg_aandeel(
    als: str,
    doel: Fraction,
    doel_max: Fraction | None,
    *,
    nu: Fraction,
    met_hard: Fraction | None,
    met_zacht: Fraction | None,
) -> Statusregel:
    """Rule 7; for a maximum its mirror, since rule 6 (planned over it: achter) comes first.

    Where plans are not known the share stays as it is. A range is a minimum and a maximum at once.
    """
    hard = nu if met_hard is None else met_hard
    zacht = hard if met_zacht is None else met_zacht
    plannen = met_hard is not None or met_zacht is not None
    uit = []
    if als in ("minimum", "bandbreedte"):
        uit.append(_regel_7(doel, nu, hard, zacht, plannen=plannen))
    if als in ("maximum", "bandbreedte"):
        hoog = doel_max if als == "bandbreedte" and doel_max is not None else doel
        uit.append(_regel_7_maximum(hoog, nu, hard, zacht))
    return _slechtste(uit)


def _slechtste(uit: list[Statusregel]) -> Statusregel:
    return max(uit, key=lambda regel: _ERGER.index(regel.status))


def _regel_5(
    doel: Fraction, nu: Fraction, verwacht: Fraction, gepland: Fraction | None
) -> Statusregel:
    """A minimum under way."""
    if nu >= verwacht:
        return Statusregel(
            OP_KOERS, "Er is minstens zoveel gerealiseerd als nu te verwachten is.", 5
        )
    if gepland is None:
        return Statusregel(ACHTER, "Het loopt achter, en er zijn geen harde plannen bekend.", 5)
    if gepland >= doel:
        reden = "Het loopt achter; met de harde plannen wordt het doel toch gehaald."
        return Statusregel(AANDACHT, reden, 5)
    reden = "Het loopt achter, en met de harde plannen wordt het doel niet gehaald."
    return Statusregel(ACHTER, reden, 5)


def _regel_6(doel: Fraction, nu: Fraction, verwacht: Fraction, gepland: Fraction) -> Statusregel:
    """A maximum under way."""
    if gepland > doel:
        return Statusregel(ACHTER, "Met de harde plannen komt het aantal boven het maximum uit.", 6)
    if nu > verwacht:
        return Statusregel(AANDACHT, "Er is meer gerealiseerd dan nu te verwachten is.", 6)
    return Statusregel(OP_KOERS, "Het aantal blijft binnen wat nu te verwachten is.", 6)


def _regel_7(
    doel: Fraction, nu: Fraction, hard: Fraction, zacht: Fraction, *, plannen: bool
) -> Statusregel:
    """A share that must be reached. plannen: whether any are known."""
    if nu >= doel:
        return Statusregel(OP_KOERS, "Het aandeel is nu al gehaald.", 7)
    if hard >= doel:
        return Statusregel(OP_KOERS, "Met de harde plannen wordt het aandeel op tijd gehaald.", 7)
    if zacht >= doel:
        reden = "Alleen met de zachte plannen erbij wordt het aandeel gehaald."
        return Statusregel(AANDACHT, reden, 7)
    if not plannen:
        return Statusregel(
            ACHTER, "Het aandeel is niet gehaald, en er zijn geen plannen bekend.", 7
        )
    return Statusregel(ACHTER, "Ook met alle bekende plannen wordt het aandeel niet gehaald.", 7)


def _regel_7_maximum(hoog: Fraction, nu: Fraction, hard: Fraction, zacht: Fraction) -> Statusregel:
    """A share that must not be passed. Now above it (only in a range): the plans must undo that."""
    boven = nu > hoog
    if hard <= hoog and zacht <= hoog:
        reden = "Met de plannen komt het aandeel op tijd weer onder het maximum."
        return Statusregel(
            OP_KOERS, reden if boven else "Het aandeel blijft binnen het maximum.", 7
        )
    if hard > hoog and zacht > hoog:
        reden = "Met de harde plannen komt het aandeel boven het maximum."
        if boven:
            reden = "Het aandeel ligt boven het maximum, ook met alle bekende plannen."
        return Statusregel(ACHTER, reden, 7)
    if hard > hoog:
        reden = "Alleen met de zachte plannen erbij blijft het aandeel binnen het maximum."
        return Statusregel(AANDACHT, reden, 7)
    reden = "Met de zachte plannen erbij komt het aandeel boven het maximum."
    return Statusregel(AANDACHT, reden, 7)
