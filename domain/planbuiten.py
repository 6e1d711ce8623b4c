"""Plans that are in no programme: why not, and what a province says of all dwellings.

Source: docs/definitions.md, "Productieprogramma". Figures about all dwellings are never added to
others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.planregel import TOTAAL, PlanRegel, lopend


@dataclass(frozen=True)
class Buiten:
    """Rows that are in no programme: the reason (Dutch), rows and homes."""

    reden: str
    rijen: int
    aantal: int


OPGELEVERD = "volgens de bron al opgeleverd"
ZONDER_REDEN = "deze regel telt niet mee in de sociale voorraad"
ALLE_WONINGEN = "dit zijn alle woningen samen; ze staan hieronder apart"


def buiten(regels: Iterable[PlanRegel]) -> tuple[Buiten, ...]:
    """What `lopend` leaves out, by reason; most rows first."""
    alle = tuple(regels)
    telt = set(map(id, lopend(alle)))
    rijen: Counter[str] = Counter()
    aantal: Counter[str] = Counter()
    for r in alle:
        if id(r) not in telt:
            reden = _reden(r)
            rijen[reden] += 1
            aantal[reden] += r.aantal
    return tuple(
        Buiten(reden, n, aantal[reden])
        for reden, n in sorted(rijen.items(), key=lambda p: (-p[1], p[0]))
    )


def _reden(r: PlanRegel) -> str:
    if r.reden:
        return r.reden[:1].lower() + r.reden[1:].rstrip(".")
    if r.opgeleverd:
        return OPGELEVERD
    return ALLE_WONINGEN if r.segment == TOTAAL else ZONDER_REDEN


@dataclass(frozen=True)
class Capaciteit:
    """Plan capacity for all dwellings, as its publisher gives it: one period and status."""

    gemeente: str
    van: date
    tot: date
    status: str
    aantal: int
    bron: str
    woord: str
    fictief: bool = False


def capaciteit(regels: Iterable[PlanRegel]) -> tuple[Capaciteit, ...]:
    """The rows about all dwellings together, in order of gemeente, publisher and time; never added
    to anything else."""
    uit = (
        Capaciteit(
            r.gemeente, r.van, r.tot, r.status, r.netto,
            r.bron or r.leverancier, r.planstatus_bron or "", r.fictief,
        )
        for r in regels
        if r.segment == TOTAAL and not r.opgeleverd
    )  # fmt: skip
    return tuple(sorted(uit, key=lambda c: (c.gemeente, c.bron, c.van, c.tot, c.status)))
