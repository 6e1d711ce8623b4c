"""The balansen of several corporaties as one: between the first and last day that all share.

Source: docs/definitions.md, "Voorraadbalans". Real and invented balansen never make one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from domain.perioden import Periode


@dataclass(frozen=True, slots=True)
class Balansregel:
    """One balans of one corporatie in one gemeente (segments and duren summed), in homes."""

    gemeente: str
    corporatie: str
    van: date
    tot: date
    begin: int
    netto: int
    correctie: int
    onverklaard: int
    eind: int
    fictief: bool = False

    @property
    def dagen(self) -> Periode:
        """The days between the two counts."""
        return Periode(self.van, self.tot)

    @property
    def begindag(self) -> date:
        """The day at whose end `begin` was counted."""
        return self.van - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Keten:
    """The sum of `regels`, which join up for each corporatie from the first day to the last."""

    regels: tuple[Balansregel, ...]

    @property
    def dagen(self) -> Periode:
        """From the day after the first count to the last count."""
        return Periode(min(r.van for r in self.regels), max(r.tot for r in self.regels))

    @property
    def begindag(self) -> date:
        """The day at whose end `begin` was counted."""
        return self.dagen.van - timedelta(days=1)

    @property
    def begin(self) -> int:
        """Homes counted at the begin."""
        return sum(r.begin for r in self.regels if r.van == self.dagen.van)

    @property
    def eind(self) -> int:
        """Homes counted at the end."""
        return sum(r.eind for r in self.regels if r.tot == self.dagen.tot)

    @property
    def netto(self) -> int:
        """Growth between them."""
        return sum(r.netto for r in self.regels)

    @property
    def correctie(self) -> int:
        """Corrections between them."""
        return sum(r.correctie for r in self.regels)

    @property
    def onverklaard(self) -> int:
        """What neither explains."""
        return sum(r.onverklaard for r in self.regels)


def gemengd(regels: Sequence[Balansregel]) -> bool:
    """Whether a part is invented."""
    return len({r.fictief for r in regels}) > 1


def keten(regels: Sequence[Balansregel]) -> Keten | None:
    """Of the rows (one or more) those that all corporaties share; None where they do not join."""
    wie: dict[tuple[str, str], list[Balansregel]] = {}
    for r in regels:
        wie.setdefault((r.gemeente, r.corporatie), []).append(r)
    van = max(min(r.van for r in rijen) for rijen in wie.values())
    tot = min(max(r.tot for r in rijen) for rijen in wie.values())
    binnen = [r for r in regels if van <= r.van and r.tot <= tot]
    for sleutel in wie:
        eigen = sorted((r.van, r.tot) for r in binnen if (r.gemeente, r.corporatie) == sleutel)
        sluit = all(a[1] + timedelta(days=1) == b[0] for a, b in pairwise(eigen))
        if not eigen or eigen[0][0] != van or eigen[-1][1] != tot or not sluit:
            return None
    return Keten(tuple(binnen))
