"""The production programme: what the plans add and take away per period, by hardness.

Source: docs/definitions.md, "Productieprogramma". A span of years is never split: it is a post of
its own. Only permanent homes; temporary ones are counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from domain.mutaties import SOORTEN
from domain.perioden import Periode
from domain.plannen.planregel import PLANSTATUSSEN, PlanRegel, lopend


@dataclass(frozen=True)
class Post:
    """Planned homes of one period, soort and status. saldo: signed, permanent; aantal: gross."""

    van: date
    tot: date
    soort: str
    status: str
    aantal: int
    saldo: int

    @property
    def jaar(self) -> int | None:
        """The calendar year, None for a span."""
        return Periode(self.van, self.tot).jaar


@dataclass(frozen=True)
class Som:
    """Planned homes of one status: added, taken away (negative; sloop is a part of it)."""

    erbij: int = 0
    eraf: int = 0
    sloop: int = 0

    @property
    def netto(self) -> int:
        """What is left."""
        return self.erbij + self.eraf


@dataclass(frozen=True)
class Programma:
    """posten: in order of time. som: by status. tijdelijk: temporary homes by status (netto)."""

    posten: tuple[Post, ...]
    som: dict[str, Som]
    tijdelijk: dict[str, int]

    @property
    def bekend(self) -> dict[str, int]:
        """Netto by status, only of statuses of which there is a plan."""
        aanwezig = {p.status for p in self.posten}
        return {s: som.netto for s, som in self.som.items() if s in aanwezig}

    @property
    def bereik(self) -> tuple[date, date] | None:
        """First and last day of any post that is not 0."""
        dagen = [p for p in self.posten if p.aantal]
        return (min(p.van for p in dagen), max(p.tot for p in dagen)) if dagen else None

    @property
    def erbij(self) -> int:
        """Added, hard and zacht together."""
        return sum(s.erbij for s in self.som.values())

    @property
    def sloop(self) -> int:
        """Pulled down, hard and zacht together (negative)."""
        return sum(s.sloop for s in self.som.values())


def programma(regels: Iterable[PlanRegel]) -> Programma:
    """The programme of these rows, as far as they are plans still
    (`domain.plannen.planregel.lopend`).
    """
    aantal: Counter[tuple[date, date, str, str]] = Counter()
    saldo: Counter[tuple[date, date, str, str]] = Counter()
    tijdelijk: Counter[str] = Counter()
    for r in lopend(regels):
        tijdelijk[r.status] += r.tijdelijk
        if r.duur == "permanent" or r.permanent:
            sleutel = (r.van, r.tot, r.soort, r.status)
            aantal[sleutel] += r.aantal
            saldo[sleutel] += r.permanent
    volgorde = list(SOORTEN)
    posten = tuple(
        Post(*s, aantal[s], saldo[s])
        for s in sorted(aantal, key=lambda s: (s[0], s[1], volgorde.index(s[2]), s[3]))
    )
    return Programma(
        posten,
        {s: _som([p for p in posten if p.status == s]) for s in PLANSTATUSSEN},
        {s: n for s in PLANSTATUSSEN if (n := tijdelijk[s])},
    )


def _som(posten: Sequence[Post]) -> Som:
    return Som(
        erbij=sum(p.saldo for p in posten if p.saldo > 0),
        eraf=sum(p.saldo for p in posten if p.saldo < 0),
        sloop=sum(p.saldo for p in posten if p.soort == "sloop"),
    )
