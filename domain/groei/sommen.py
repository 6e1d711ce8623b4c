"""The summed rows of a selection, and every sum that is made of them.

`store.vragen.groei.sommen` reads them. Plain Python: there are tens to hundreds of them, where a
pandas groupby costs a millisecond each and a Counter costs nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from domain.mutaties import SOORTEN, STATUSSEN


@dataclass(frozen=True, slots=True)
class Groeiregel:
    """One summed row: saldo is signed, in the chosen perspective; aantal is as delivered."""

    van: date
    tot: date
    periode: str
    jaar: int | None
    soort: str
    status: str
    aantal: int
    saldo: int


@dataclass(frozen=True, slots=True)
class Partijgroei:
    """What one corporatie in one gemeente did to its own stock, of one status.

    deels: "ja" where there are no figures of some of the days, "onbekend" where nobody wrote down
    of which days they are needed: saldo is what is known then, and no total.
    """

    gemeente: str
    corporatie: str
    status: str
    van: date
    tot: date
    saldo: int
    deels: str = ""


@dataclass(frozen=True, slots=True)
class Perspectiefwissel:
    """Growth of one status as the corporaties count it (eigen) and as the sector does."""

    status: str
    eigen: int
    sector: int

    @property
    def verschil(self) -> int:
        """Homes that changed owner within the sector."""
        return abs(self.eigen - self.sector)


def netto(regels: Iterable[Groeiregel | Partijgroei], status: str | None = None) -> int:
    """The sum of saldo, of one status or of all."""
    return sum(r.saldo for r in regels if status in (None, r.status))


def erbij(regels: Iterable[Groeiregel]) -> int:
    """What came in: per soort and status summed, where the sum is an addition."""
    return sum(s for s in _per_soort_en_status(regels) if s > 0)


def eraf(regels: Iterable[Groeiregel]) -> int:
    """What went out, 0 or less."""
    return sum(s for s in _per_soort_en_status(regels) if s < 0)


def _per_soort_en_status(regels: Iterable[Groeiregel]) -> Iterable[int]:
    uit: Counter[tuple[str, str]] = Counter()
    for r in regels:
        uit[r.soort, r.status] += r.saldo
    return uit.values()


def statussen(regels: Iterable[Groeiregel | Partijgroei]) -> tuple[str, ...]:
    """Which statuses occur, most certain first."""
    aanwezig = {r.status for r in regels}
    return tuple(s for s in STATUSSEN if s in aanwezig)


def hoofdstatus(regels: Iterable[Groeiregel | Partijgroei]) -> str | None:
    """The most certain status there is a figure of: a plan is never called a realisatie."""
    return next(iter(statussen(regels)), None)


def per_soort(regels: Iterable[Groeiregel]) -> dict[str, tuple[int, int]]:
    """soort -> (aantal, saldo), in the order of the waterfall."""
    aantal: Counter[str] = Counter()
    saldo: Counter[str] = Counter()
    for r in regels:
        aantal[r.soort] += r.aantal
        saldo[r.soort] += r.saldo
    return {s: (aantal[s], saldo[s]) for s in SOORTEN if s in aantal}


def binnen(regels: Iterable[Groeiregel], van: date, tot: date) -> tuple[Groeiregel, ...]:
    """The rows whose period lies wholly inside these days."""
    return tuple(r for r in regels if van <= r.van and r.tot <= tot)


def bereik(regels: Sequence[Groeiregel | Partijgroei]) -> tuple[date, date] | None:
    """First and last day that the rows are about; None without rows."""
    if not regels:
        return None
    return min(r.van for r in regels), max(r.tot for r in regels)
