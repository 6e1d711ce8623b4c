"""The status of an afspraak that is under way: rules 5 to 7 of the seven.

Source: docs/definitions.md, "Status of an afspraak". All numbers are exact fractions in one unit.
"""

from __future__ import annotations

from fractions import Fraction

from domain.afspraken.oordeel import AANDACHT, ACHTER, OP_KOERS
from domain.afspraken.status import Regel

_ERGER = (OP_KOERS, AANDACHT, ACHTER)


def onderweg_aantal(
    als: str,
    nu: Fraction,
    gepland: Fraction | None,
    *,
    doel: tuple[Fraction, Fraction],
    verwacht: tuple[Fraction, Fraction],
) -> Regel:
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
) -> Regel:
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


def _slechtste(uit: list[Regel]) -> Regel:
    return max(uit, key=lambda regel: _ERGER.index(regel.status))


def _regel_5(doel: Fraction, nu: Fraction, verwacht: Fraction, gepland: Fraction | None) -> Regel:
    """A minimum under way."""
    if nu >= verwacht:
        return Regel(OP_KOERS, "Er is minstens zoveel gerealiseerd als nu te verwachten is.", 5)
    if gepland is None:
        return Regel(ACHTER, "Het loopt achter, en er zijn geen harde plannen bekend.", 5)
    if gepland >= doel:
        reden = "Het loopt achter; met de harde plannen wordt het doel toch gehaald."
        return Regel(AANDACHT, reden, 5)
    reden = "Het loopt achter, en met de harde plannen wordt het doel niet gehaald."
    return Regel(ACHTER, reden, 5)


def _regel_6(doel: Fraction, nu: Fraction, verwacht: Fraction, gepland: Fraction) -> Regel:
    """A maximum under way."""
    if gepland > doel:
        return Regel(ACHTER, "Met de harde plannen komt het aantal boven het maximum uit.", 6)
    if nu > verwacht:
        return Regel(AANDACHT, "Er is meer gerealiseerd dan nu te verwachten is.", 6)
    return Regel(OP_KOERS, "Het aantal blijft binnen wat nu te verwachten is.", 6)


def _regel_7(
    doel: Fraction, nu: Fraction, hard: Fraction, zacht: Fraction, *, plannen: bool
) -> Regel:
    """A share that must be reached. plannen: whether any are known."""
    if nu >= doel:
        return Regel(OP_KOERS, "Het aandeel is nu al gehaald.", 7)
    if hard >= doel:
        return Regel(OP_KOERS, "Met de harde plannen wordt het aandeel op tijd gehaald.", 7)
    if zacht >= doel:
        reden = "Alleen met de zachte plannen erbij wordt het aandeel gehaald."
        return Regel(AANDACHT, reden, 7)
    if not plannen:
        return Regel(ACHTER, "Het aandeel is niet gehaald, en er zijn geen plannen bekend.", 7)
    return Regel(ACHTER, "Ook met alle bekende plannen wordt het aandeel niet gehaald.", 7)


def _regel_7_maximum(hoog: Fraction, nu: Fraction, hard: Fraction, zacht: Fraction) -> Regel:
    """A share that must not be passed. Now above it (only in a range): the plans must undo that."""
    boven = nu > hoog
    if hard <= hoog and zacht <= hoog:
        reden = "Met de plannen komt het aandeel op tijd weer onder het maximum."
        return Regel(OP_KOERS, reden if boven else "Het aandeel blijft binnen het maximum.", 7)
    if hard > hoog and zacht > hoog:
        reden = "Met de harde plannen komt het aandeel boven het maximum."
        if boven:
            reden = "Het aandeel ligt boven het maximum, ook met alle bekende plannen."
        return Regel(ACHTER, reden, 7)
    if hard > hoog:
        reden = "Alleen met de zachte plannen erbij blijft het aandeel binnen het maximum."
        return Regel(AANDACHT, reden, 7)
    reden = "Met de zachte plannen erbij komt het aandeel boven het maximum."
    return Regel(AANDACHT, reden, 7)
