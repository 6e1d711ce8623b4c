"""Restopgave of an agreed share: how many social homes an area still needs with all its plans.

    restopgave = (t x T - S) / (1 - t), rounded up once

Source: docs/definitions.md, "Restopgave". T and S are dwellings and social homes after the plans
that are known; the formula is that of Kernen (`domain.kernen.aandeel.nodig`). Homes that others
than corporaties build are in no plan list, so not in here.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction

from domain.kernen.aandeel import nodig
from domain.kernen.kern import Cijfer
from domain.kernen.programma import VOORRAAD, Plan, met_plannen

STATUSSEN = ("hard", "zacht")


@dataclass(frozen=True)
class RestAandeel:
    """One area. woningen: with the plans. sociaal: today. hard, zacht: what the plans add to the
    social stock, None where no such plans are known.

    doel: the share of `woningen`, rounded up. rest: what is needed on top of the plans when nothing
    else is built, 0 where the share is reached; more than doel leaves open, since each home that
    comes is a dwelling too. None where the figures that they follow from are not known, or cannot
    be; plans that are not known take nothing off.
    """

    woningen: int | None
    sociaal: int | None
    hard: int | None
    zacht: int | None
    doel: int | None
    rest: int | None

    @property
    def plannen(self) -> tuple[str, ...]:
        """Of which statuses plans are known."""
        return tuple(s for s in STATUSSEN if getattr(self, s) is not None)


def rest_aandeel(
    cijfer: Cijfer,
    doel: Fraction,
    plannen: Iterable[Plan] | None,
    statussen: Collection[str] = STATUSSEN,
) -> RestAandeel:
    """doel: the agreed share, a fraction of one. plannen: of this area, that come after the day of
    the figures; None where the plans count something else than the share does, and then they take
    nothing off. statussen: of which there are plans at all."""
    alle = tuple(plannen or ())
    erbij = {
        s: sum(p.saldo for p in alle if p.status == s and p.segment == "sociaal")
        for s in STATUSSEN
        if plannen is not None and s in statussen
    }
    woningen = cijfer.woningen
    if woningen is not None:
        woningen += sum(p.aantal * VOORRAAD[p.soort] for p in alle)
    paar = met_plannen(cijfer, alle, STATUSSEN)
    return RestAandeel(
        woningen,
        None if cijfer.aandeel is None else cijfer.sociaal,
        erbij.get("hard"),
        erbij.get("zacht"),
        None if woningen is None else math.ceil(doel * woningen),
        None if paar is None else nodig(paar[1], paar[0], doel),
    )


@dataclass(frozen=True)
class Samen:
    """How several areas under one share stand. tekort: how many do not reach it; nodig: what those
    need together. onbekend: of how many it is not known. plannen: statuses of which any are known.
    """

    gebieden: int
    onbekend: int
    tekort: int
    nodig: int
    plannen: tuple[str, ...]


def samen(rijen: Iterable[RestAandeel]) -> Samen:
    """The areas of one agreed share. What one has too many does not help another."""
    alle = list(rijen)
    bekend = [r.rest for r in alle if r.rest is not None]
    tekort = [n for n in bekend if n > 0]
    plannen = tuple(s for s in STATUSSEN if any(s in r.plannen for r in alle))
    return Samen(len(alle), len(alle) - len(bekend), len(tekort), sum(tekort), plannen)
