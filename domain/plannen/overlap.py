"""Plans that may be the same homes as others, with nothing that says so: to be named, not settled.

Source: docs/definitions.md, "Plannen". Two rows overlap where corporatie, gemeente, gebied and
soort are the same and their periods share a day, while no projectcode says that they are one
project.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from domain.perioden import Periode
from domain.plannen.projectlijst import familie


@dataclass(frozen=True)
class Overlapregel:
    """One row. wat: what the caller knows it by. plek: corporatie, gemeente and gebied. bron: the
    list it comes from; a list does not overlap with itself. project: None where it names none."""

    wat: int
    plek: tuple[str, str, str | None]
    soort: str
    periode: Periode
    bron: tuple[str, ...]
    project: Hashable | None
    aantal: int


_Bron = tuple[str, ...]
# By place and kind, then by source, then by period: at most two rows with different projects.
# More are not needed to find one that is not of the same project as a plan.
_Index = Mapping[Hashable, Mapping[_Bron, Mapping[Periode, list[Overlapregel]]]]


def _altijd(_een: _Bron, _ander: _Bron) -> bool:
    return True


def overlappend(
    plannen: Iterable[Overlapregel],
    gerealiseerd: Iterable[Overlapregel],
    kies: Callable[[_Bron, _Bron], bool] = _altijd,
) -> Iterator[tuple[Overlapregel, Overlapregel]]:
    """Pairs of a plan and the first row of each other source that it overlaps with.

    plannen: what still counts as a plan; two plans are found once each way. gerealiseerd: realised
    homes. Rows without homes overlap with nothing. kies: which pairs of sources are wanted.
    """
    plannen = [p for p in plannen if p.aantal]
    index = _index((*plannen, *(g for g in gerealiseerd if g.aantal)))
    for plan in plannen:
        for bron, per_periode in index[plan.plek, familie(plan.soort)].items():
            if bron != plan.bron and kies(plan.bron, bron):
                ander = _eerste(plan, per_periode)
                if ander is not None:
                    yield plan, ander


def _index(rijen: Iterable[Overlapregel]) -> _Index:
    uit: dict[Hashable, dict[_Bron, dict[Periode, list[Overlapregel]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for r in rijen:
        bekend = uit[r.plek, familie(r.soort)][r.bron][r.periode]
        if len(bekend) < 2 and all(r.project is None or r.project != b.project for b in bekend):
            bekend.append(r)
    return uit


def _eerste(
    plan: Overlapregel, per_periode: Mapping[Periode, list[Overlapregel]]
) -> Overlapregel | None:
    for periode, rijen in per_periode.items():
        if plan.periode.overlapt(periode):
            for r in rijen:
                if plan.project is None or plan.project != r.project:
                    return r
    return None
