"""How many afspraken have which status, over all and per gemeente or corporatie.

An afspraak counts once. A part of one is counted beside it, never as another afspraak.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain.oordeel import STATUSSEN
from figures.afspraken_lijn import Lijn


@dataclass(frozen=True)
class Aantal:
    """afspraken: that stand on their own; delen: parts of an afspraak."""

    afspraken: int = 0
    delen: int = 0


Telling = Mapping[str, Aantal]  # status -> how many; only what occurs, in the order of STATUSSEN


@dataclass(frozen=True)
class Rij:
    """A gemeente or corporatie with its afspraken. code: None where it cannot be chosen."""

    code: str | None
    naam: str
    telling: Telling
    fictief: bool = False


def tel(lijnen: Iterable[Lijn]) -> Telling:
    """Per status, the afspraken and the parts of afspraken."""
    statussen = [(r.oordeel.status, r.is_deel) for r in lijnen]
    uit = {}
    for status in STATUSSEN:
        aantal = Aantal(statussen.count((status, False)), statussen.count((status, True)))
        if aantal != Aantal():
            uit[status] = aantal
    return uit


def per_gemeente(lijnen: Sequence[Lijn]) -> tuple[Rij, ...]:
    """A row per gemeente by name; last the afspraken that are about no gemeente."""
    codes = {r.afspraak.gemeente: r.gemeente or "Zonder gemeente" for r in lijnen}
    rijen = [
        _rij(code, naam, [r for r in lijnen if r.afspraak.gemeente == code])
        for code, naam in codes.items()
    ]
    return tuple(sorted(rijen, key=lambda r: (r.code is None, r.fictief, r.naam.casefold())))


def per_corporatie(
    lijnen: Sequence[Lijn], namen: Mapping[str, str], samen: Mapping[str, frozenset[str]]
) -> tuple[Rij, ...]:
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


def _rij(code: str | None, naam: str, lijnen: list[Lijn]) -> Rij:
    return Rij(code, naam, tel(lijnen), all(r.afspraak.fictief for r in lijnen))
