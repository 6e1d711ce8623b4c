"""Plans that may be the same homes as others, with nothing that says so: to be named, not settled.

Source: docs/definitions.md, "Plannen". Two rows overlap where corporatie, gemeente, gebied and
soort are the same and their periods share a day, while no projectcode says that they are one
project.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

from domain.perioden import Periode
from domain.planproject import familie


@dataclass(frozen=True)
class Regel:
    """One row. wat: what the caller knows it by. plek: corporatie, gemeente and gebied. bron: the
    list it comes from; a list does not overlap with itself. project: None where it names none."""

    wat: Hashable
    plek: tuple[str, str, str | None]
    soort: str
    periode: Periode
    bron: Hashable
    project: Hashable | None
    aantal: int


def _altijd(_een: Regel, _ander: Regel) -> bool:
    return True


def overlappend(
    plannen: Iterable[Regel],
    gerealiseerd: Iterable[Regel],
    kies: Callable[[Regel, Regel], bool] = _altijd,
) -> Iterator[tuple[Regel, Regel]]:
    """Pairs of a plan and another plan, or a plan and realised homes; two plans once each way.

    plannen: what still counts as a plan. Rows without homes overlap with nothing. kies: which pairs
    are wanted.
    """
    plannen = [p for p in plannen if p.aantal]
    per: dict[Hashable, list[Regel]] = defaultdict(list)
    for r in (*plannen, *(g for g in gerealiseerd if g.aantal)):
        per[r.plek, familie(r.soort)].append(r)
    for plan in plannen:
        for ander in per[plan.plek, familie(plan.soort)]:
            if (
                plan.bron != ander.bron
                and plan.periode.overlapt(ander.periode)
                and (plan.project is None or plan.project != ander.project)
                and kies(plan, ander)
            ):
                yield plan, ander
