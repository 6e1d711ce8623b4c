"""Plans that are in no programme: why not, and what a province says of all dwellings.

Source: docs/definitions.md, "Productieprogramma". Figures about all dwellings are never added to
others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.leveringen.nietgeteld import REDENEN, code_plan
from domain.plannen.planregel import PLANSTATUSSEN, TOTAAL, PlanRegel, lopend


@dataclass(frozen=True)
class Buiten:
    """Rows that are in no programme: the reason (`domain.leveringen.nietgeteld`), rows and
    homes.
    """

    code: str
    rijen: int
    aantal: int

    @property
    def reden(self) -> str:
        """In Dutch, as everywhere."""
        return REDENEN[self.code]


def buiten(regels: Iterable[PlanRegel]) -> tuple[Buiten, ...]:
    """What `lopend` leaves out, by reason; most rows first."""
    alle = tuple(regels)
    telt = set(map(id, lopend(alle)))
    rijen: Counter[str] = Counter()
    aantal: Counter[str] = Counter()
    for r in alle:
        if id(r) not in telt:
            code = code_plan(r)
            rijen[code] += 1
            aantal[code] += r.aantal
    return tuple(
        Buiten(code, n, aantal[code])
        for code, n in sorted(rijen.items(), key=lambda p: (-p[1], p[0]))
    )


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


def per_status(rijen: Iterable[Capaciteit]) -> dict[str, int]:
    """Of one publisher and gemeente: dwellings by status, only of what there is."""
    som: Counter[str] = Counter()
    for c in rijen:
        som[c.status] += c.aantal
    return {s: som[s] for s in PLANSTATUSSEN if s in som}


def per_periode(rijen: Iterable[Capaciteit], status: str) -> dict[tuple[date, date], int]:
    """The same by period, of one status."""
    som: Counter[tuple[date, date]] = Counter()
    for c in rijen:
        if c.status == status:
            som[c.van, c.tot] += c.aantal
    return dict(som)
