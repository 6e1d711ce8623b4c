"""Which project of one stand is which of another.

By the supplier's own code; then by code with the same corporaties; then by name, corporaties and
areas. Where two have one key, which is which cannot be said, and neither is matched by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from domain.plannen.projectlijst import Project
from domain.plannen.sleutel import kaal

LOS = "los"  # first part of the key of what belongs to no project


def koppel(oud: Sequence[Project], nieuw: Sequence[Project]) -> dict[int, Project]:
    """For the place of each old project the new one that it became; without what has none."""
    rest_oud = dict(enumerate(oud))
    rest_nieuw = dict(enumerate(nieuw))
    uit: dict[int, Project] = {}
    for sleutel in (_zelf, _code, _naam):
        per_oud, per_nieuw = (_groepeer(r, sleutel) for r in (rest_oud, rest_nieuw))
        for s, plekken in per_oud.items():
            andere = per_nieuw.get(s, [])
            if len(plekken) == len(andere) == 1:
                uit[plekken[0]] = rest_nieuw.pop(andere[0])
                del rest_oud[plekken[0]]
    return uit


def _groepeer(
    alle: dict[int, Project], sleutel: Callable[[Project], Hashable | None]
) -> dict[Hashable, list[int]]:
    uit: dict[Hashable, list[int]] = defaultdict(list)
    for plek, p in alle.items():
        if (s := sleutel(p)) is not None:
            uit[s].append(plek)
    return uit


def _zelf(p: Project) -> Hashable:
    return p.sleutel


def _code(p: Project) -> Hashable | None:
    return (p.gemeente, _set(p.corporaties), kaal(p.code)) if p.code else None


def _naam(p: Project) -> Hashable | None:
    if p.sleutel[0] == LOS:
        return None
    return (p.gemeente, kaal(p.naam), _set(p.corporaties), _set(p.gebieden))


def _set(teksten: Iterable[str]) -> frozenset[str]:
    return frozenset(teksten)
