"""The plans of a forecast per project, largest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.mutaties import SOORTEN
from domain.prognose.planpost import Planpost


@dataclass(frozen=True)
class Prognoseproject:
    """The plans that share their luck. jaar: in which the last of it is due.

    eraf: whether it takes homes away, also where those are counted without a sign.
    """

    lot: str
    naam: str
    corporatie: str
    hardheid: str
    jaar: int
    saldo: int
    eraf: bool


def plannen_per_project(
    posten: Sequence[Planpost], namen: Mapping[str, str]
) -> tuple[Prognoseproject, ...]:
    """The plans per project and hardness, largest first. namen: codes to names."""
    groepen: dict[tuple[str, str], list[Planpost]] = {}
    for p in posten:
        groepen.setdefault((p.lot, p.hardheid), []).append(p)
    uit = [
        Prognoseproject(
            lot,
            _naam(groep[0], namen),
            namen.get(groep[0].corporatie, groep[0].corporatie),
            hardheid,
            max(p.tot.year for p in groep),
            som := sum(p.saldo for p in groep),
            som < 0 or all(SOORTEN[p.soort].is_onttrekking for p in groep),
        )
        for (lot, hardheid), groep in groepen.items()
    ]
    return tuple(sorted(uit, key=lambda p: (-abs(p.saldo), p.jaar, p.naam)))


@dataclass(frozen=True)
class Grootste:
    """eerste: the largest. tellen: those of them that add homes. som: what these add; geheel: what
    all projects that add homes do."""

    alle: tuple[Prognoseproject, ...]
    eerste: tuple[Prognoseproject, ...]
    tellen: tuple[Prognoseproject, ...]
    som: int
    geheel: int


def grootste(alle: tuple[Prognoseproject, ...], meest: int) -> Grootste:
    """The first so many. alle: of `projecten`."""
    eerste = alle[:meest]
    tellen = tuple(p for p in eerste if p.saldo > 0)
    geheel = sum(p.saldo for p in alle if p.saldo > 0)
    return Grootste(alle, eerste, tellen, sum(p.saldo for p in tellen), geheel)


def _naam(p: Planpost, namen: Mapping[str, str]) -> str:
    if p.heeft_project:
        return (p.project or "").strip() or f"project {p.projectcode}"
    waar = f" in {namen[p.gebied]}" if p.gebied and p.gebied in namen else ""
    return f"{p.soort} zonder project{waar}"
