"""How many afspraken have which status, over all and per gemeente or corporatie.

An afspraak counts once. A part of one is counted beside it, never as another afspraak.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.oordeel import GEEN_CIJFERS, NIET_TE_BEOORDELEN, STATUSSEN, Oordeel


class Telbaar(Protocol):
    """What is counted (`figures.afspraken.lijst.Lijstafspraak`). gemeente: its name."""

    @property
    def afspraak(self) -> Afspraak:
        """What was agreed."""

    @property
    def oordeel(self) -> Oordeel:
        """How it stands."""

    @property
    def gemeente(self) -> str | None:
        """By name."""

    @property
    def is_deel(self) -> bool:
        """Whether it is a part of another."""


@dataclass(frozen=True)
class Aantal:
    """afspraken: that stand on their own; delen: parts of an afspraak."""

    afspraken: int = 0
    delen: int = 0


Telling = Mapping[str, Aantal]  # status -> how many; only what occurs, in the order of STATUSSEN


@dataclass(frozen=True)
class Statusrij:
    """A gemeente or corporatie with its afspraken. code: None where it cannot be chosen."""

    code: str | None
    naam: str
    telling: Telling
    fictief: bool = False


@dataclass(frozen=True)
class Samenvatting:
    """What the message counts. telling: of the afspraken that stand on their own; invented ones are
    not counted with real ones (gemengd), their number is verzonnen. met_prognose: of those without
    figures. delen: parts in the whole list."""

    telling: Telling
    gemengd: bool
    met_prognose: int
    delen: int
    verzonnen: int

    @property
    def totaal(self) -> int:
        """All afspraken that are counted."""
        return sum(t.afspraken for t in self.telling.values())

    @property
    def oordelen(self) -> tuple[str, ...]:
        """The statuses that say how it goes."""
        return tuple(s for s in self.telling if s not in NIET_TE_BEOORDELEN)

    @property
    def beoordeeld(self) -> int:
        """The afspraken that can be judged."""
        return sum(self.telling[s].afspraken for s in self.oordelen)


def vat_samen(lijnen: Sequence[Telbaar]) -> Samenvatting:
    """What there is to be said of a list in a few sentences."""
    gemengd = len({r.afspraak.fictief for r in lijnen}) > 1
    heel = [r for r in lijnen if not r.is_deel]
    mee = [r for r in heel if not (gemengd and r.afspraak.fictief)]
    return Samenvatting(
        tel(mee),
        gemengd,
        sum(_voorspeld(r.oordeel) for r in mee),
        aantal(lijnen).delen,
        len(heel) - len(mee),
    )


def _voorspeld(o: Oordeel) -> bool:
    return o.status == GEEN_CIJFERS and (o.met_hard is not None or o.met_zacht is not None)


def aantal(lijnen: Sequence[Telbaar]) -> Aantal:
    """Afspraken and parts of afspraken, whatever their status."""
    delen = sum(r.is_deel for r in lijnen)
    return Aantal(len(lijnen) - delen, delen)


def tel(lijnen: Iterable[Telbaar]) -> Telling:
    """Per status, the afspraken and the parts of afspraken."""
    statussen = [(r.oordeel.status, r.is_deel) for r in lijnen]
    uit = {}
    for status in STATUSSEN:
        n = Aantal(statussen.count((status, False)), statussen.count((status, True)))
        if n != Aantal():
            uit[status] = n
    return uit


def per_gemeente(lijnen: Sequence[Telbaar]) -> tuple[Statusrij, ...]:
    """A row per gemeente by name; last the afspraken that are about no gemeente."""
    codes = {r.afspraak.gemeente: r.gemeente or "Zonder gemeente" for r in lijnen}
    rijen = [
        _rij(code, naam, [r for r in lijnen if r.afspraak.gemeente == code])
        for code, naam in codes.items()
    ]
    return tuple(sorted(rijen, key=lambda r: (r.code is None, r.fictief, r.naam.casefold())))


def per_corporatie(
    lijnen: Sequence[Telbaar], namen: Mapping[str, str], samen: Mapping[str, frozenset[str]]
) -> tuple[Statusrij, ...]:
    """A row per corporatie that is a party, by name: what it is a party to, and its own parts.

    samen: by code those that merged into it, itself included: a choice of it includes theirs.
    """
    codes = {c for r in lijnen for c in r.afspraak.corporaties}
    rijen = []
    for code in codes:
        wie = samen.get(code, frozenset((code,)))
        eigen = [r for r in lijnen if not wie.isdisjoint(r.afspraak.partijen)]
        rijen.append(_rij(code, namen.get(code, code), eigen))
    return tuple(sorted(rijen, key=lambda r: (r.fictief, r.naam.casefold())))


def _rij(code: str | None, naam: str, lijnen: Sequence[Telbaar]) -> Statusrij:
    return Statusrij(code, naam, tel(lijnen), all(r.afspraak.fictief for r in lijnen))
