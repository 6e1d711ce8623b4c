"""Restopgave of an agreed share: how many social homes an area still lacks with all its plans.

    doel = t x (woningen with the plans), rounded up
    restopgave = doel - sociaal - harde plannen - zachte plannen

Source: docs/definitions.md, "Restopgave". The plans move the dwellings too: what is built asks its
own share. Homes that others than corporaties build are in no plan list, so not in here.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction

from domain.kernen import Cijfer
from domain.kernprogramma import VOORRAAD, Plan


@dataclass(frozen=True)
class RestAandeel:
    """One area. woningen: with the plans. sociaal: today. hard, zacht: what the plans add to the
    social stock, None where no such plans are known. doel and rest are None where the figures they
    follow from are not known; plans that are not known take nothing off."""

    woningen: int | None
    sociaal: int | None
    hard: int | None
    zacht: int | None
    doel: int | None
    rest: int | None


def rest_aandeel(
    cijfer: Cijfer,
    doel: Fraction,
    plannen: Iterable[Plan] | None,
    statussen: Collection[str] = ("hard", "zacht"),
) -> RestAandeel:
    """doel: the agreed share, a fraction of one. plannen: of this area, that come after the day of
    the figures; None where the plans count something else than the share does, and then there is
    no rest. statussen: of which there are plans at all."""
    alle = tuple(plannen or ())
    erbij = {
        s: sum(p.saldo for p in alle if p.status == s and p.segment == "sociaal")
        for s in ("hard", "zacht")
        if plannen is not None and s in statussen
    }
    woningen = cijfer.woningen
    if woningen is not None:
        woningen += sum(p.aantal * VOORRAAD[p.soort] for p in alle)
    nodig = None if woningen is None else math.ceil(doel * woningen)
    sociaal = None if cijfer.aandeel is None else cijfer.sociaal
    bekend = plannen is not None and nodig is not None and sociaal is not None
    return RestAandeel(
        woningen,
        sociaal,
        erbij.get("hard"),
        erbij.get("zacht"),
        nodig,
        (nodig or 0) - (sociaal or 0) - sum(erbij.values()) if bekend else None,
    )
