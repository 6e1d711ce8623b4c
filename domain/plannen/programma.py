"""The production programme: what the plans add and take away per period, and what is in none.

Source: docs/definitions.md, "Productieprogramma". By hardness. A span of years is never split: it
is a post of its own. Only permanent homes; temporary ones are counted apart. Of plans that are in
no programme it is said why not; what a province says of all dwellings is never added to others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from domain.leveringen.nietgeteld import REDENEN, code_plan
from domain.mutaties import SOORTEN
from domain.perioden import Periode
from domain.plannen.planregel import PLANSTATUSSEN, TOTAAL, PlanRegel, lopend


@dataclass(frozen=True)
class BuitenProgramma:
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


def buiten(regels: Iterable[PlanRegel]) -> tuple[BuitenProgramma, ...]:
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
        BuitenProgramma(code, n, aantal[code])
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


@dataclass(frozen=True)
class Programmapost:
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
class Plansom:
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

    posten: tuple[Programmapost, ...]
    som: dict[str, Plansom]
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
        Programmapost(*s, aantal[s], saldo[s])
        for s in sorted(aantal, key=lambda s: (s[0], s[1], volgorde.index(s[2]), s[3]))
    )
    return Programma(
        posten,
        {s: _som([p for p in posten if p.status == s]) for s in PLANSTATUSSEN},
        {s: n for s in PLANSTATUSSEN if (n := tijdelijk[s])},
    )


def _som(posten: Sequence[Programmapost]) -> Plansom:
    return Plansom(
        erbij=sum(p.saldo for p in posten if p.saldo > 0),
        eraf=sum(p.saldo for p in posten if p.saldo < 0),
        sloop=sum(p.saldo for p in posten if p.soort == "sloop"),
    )
