"""How many areas of a gemeente stand how to the target, and the names of those numbers.

gebieden|GM9999|2025-12-31|onder|definitie=sociaal_bezit_corporatie|niveau=wijk|t=30
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from domain.cijfernaam import Cijfernaam
from domain.kernen.cijfernamen import Kernnaam, percentage

ONDER, BOVEN, MOGELIJK, GEEN = "onder", "boven", "mogelijk", "onbekend"
ZONDER_DOEL = "zonder doel"  # its share is known, and there is no target
MET_DOEL = ("onder", "mogelijk", "tekort")


@dataclass(frozen=True)
class Niveautelling:
    """Of the areas of one niveau. alle: with and without a share; bekend: with one; onder,
    mogelijk: how many are, or may be, below the target; tekort: how many need homes for it."""

    alle: int
    bekend: int
    onder: int
    mogelijk: int
    tekort: int

    @property
    def onbekend(self) -> int:
        """How many have no known share."""
        return self.alle - self.bekend


def tel(areas: Iterable[tuple[str, bool]]) -> Niveautelling:
    """Of each area: how it stands to the target (GEEN where its share is not known), and whether
    it needs homes to reach it."""
    rijen = list(areas)
    hoe = [ligging for ligging, _ in rijen]
    return Niveautelling(
        len(rijen),
        len(rijen) - hoe.count(GEEN),
        hoe.count(ONDER),
        hoe.count(MOGELIJK),
        sum(tekort for _, tekort in rijen),
    )


def naam_telling(geheel: Kernnaam, aard: str, niveau: str, doel: float | None) -> Cijfernaam:
    """aard: a field of `Telling`. geheel: of the gemeente. doel: percentage."""
    t = percentage(doel) if doel is not None and aard in MET_DOEL else None
    return replace(geheel.van("gebieden"), aard=aard).met(niveau=niveau, t=t)
