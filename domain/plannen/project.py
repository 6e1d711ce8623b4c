"""Which homes of a planned project are there already: a home is never counted twice.

Source: docs/definitions.md, "Plannen". Pure: from what is planned and what is delivered under one
projectcode to how many homes of each planned part that takes off.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

# Soorten that sources use for the same homes: what was planned as nieuwbouw can be delivered as a
# toevoeging that is not split further. Every other soort is only itself.
_FAMILIE = {
    "nieuwbouw": "bouw",
    "transformatie": "bouw",
    "toevoeging": "bouw",
    "sloop": "weg",
    "onttrekking": "weg",
}


@dataclass(frozen=True)
class Deel:
    """Homes of one project: of one soort, segment and duur."""

    soort: str
    segment: str
    duur: str
    aantal: int


_Soort = tuple[str, str, str]  # soort, segment, duur
_GELIJK: tuple[Callable[[_Soort], object], ...] = (
    lambda s: s,
    lambda s: s[0],
    lambda s: familie(s[0]),
)


def familie(soort: str) -> str:
    """What a soort is compared by when the soorten of two sources differ."""
    return _FAMILIE.get(soort, soort)


def grootste(*bronnen: Iterable[Deel]) -> tuple[Deel, ...]:
    """What is delivered where several sources tell of the same homes: per familie the one that
    tells of most, of equal ones the first. Adding them would count homes twice."""
    beste: dict[str, tuple[int, tuple[Deel, ...]]] = {}
    for bron in bronnen:
        per: dict[str, list[Deel]] = {}
        for deel in bron:
            per.setdefault(familie(deel.soort), []).append(deel)
        for naam, delen in per.items():
            som = sum(d.aantal for d in delen)
            if som > beste.get(naam, (0, ()))[0]:
                beste[naam] = (som, tuple(delen))
    return tuple(deel for _, delen in beste.values() for deel in delen)


def geleverd_per_deel(plan: Sequence[Deel], geleverd: Iterable[Deel]) -> list[int]:
    """Of each part of a plan how many homes are delivered, 0 up to and including its own number.

    plan: in the order in which homes are taken off, the earliest first. A delivered home is taken
    from a part of the same soort, segment and duur; what is left over from one of the same soort,
    then of the same familie. More homes than were planned change nothing else.
    """
    over: Counter[_Soort] = Counter()
    for deel in geleverd:
        over[deel.soort, deel.segment, deel.duur] += deel.aantal
    uit = [0] * len(plan)
    for gelijk in _GELIJK:
        for i, deel in enumerate(plan):
            wat = gelijk((deel.soort, deel.segment, deel.duur))
            for soort in [s for s in over if gelijk(s) == wat]:
                erbij = min(deel.aantal - uit[i], over[soort])
                if erbij > 0:
                    uit[i] += erbij
                    over[soort] -= erbij
    return uit
