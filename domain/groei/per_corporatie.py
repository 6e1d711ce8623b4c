"""The growth of each corporatie's own stock, one line per corporatie and gemeente.

Years, statuses and gemeenten are never added in a line: each status keeps its own days, which are
those that its leveringen cover.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain.groei.sommen import Partijgroei, statussen
from domain.perioden import Periode


@dataclass(frozen=True)
class EigenGroei:
    """What one corporatie did in one gemeente. per_status: by status, each over its own days.

    gemeente: "" where there are no rows (a corporatie with a target only).
    """

    corporatie: str
    gemeente: str
    per_status: Mapping[str, Partijgroei]

    def saldo(self, status: str) -> int | None:
        """Homes, signed; None where nothing was delivered."""
        rij = self.per_status.get(status)
        return None if rij is None else rij.saldo

    def dagen(self, status: str) -> Periode | None:
        """What saldo is about."""
        rij = self.per_status.get(status)
        return None if rij is None else Periode(rij.van, rij.tot)

    def deels(self, status: str) -> bool:
        """Whether a part of the figures is known to be missing."""
        rij = self.per_status.get(status)
        return rij is not None and rij.deels == "ja"


def eigen_groei(partijen: Iterable[Partijgroei], ook: Iterable[str] = ()) -> tuple[EigenGroei, ...]:
    """partijen: one per gemeente, corporatie and status. ook: corporaties without rows."""
    uit: dict[tuple[str, str], dict[str, Partijgroei]] = {}
    for p in partijen:
        uit.setdefault((p.corporatie, p.gemeente), {})[p.status] = p
    bekend = {c for c, _ in uit}
    lijnen = [EigenGroei(c, g, per) for (c, g), per in uit.items()]
    return (*lijnen, *(EigenGroei(c, "", {}) for c in ook if c not in bekend))


def een_periode(lijnen: Sequence[EigenGroei], status: str) -> Periode | None:
    """The days of a status where they are the same for everyone, else None."""
    dagen = {d for e in lijnen if (d := e.dagen(status))}
    return dagen.pop() if len(dagen) == 1 else None


def som(lijnen: Iterable[EigenGroei], status: str) -> int:
    """Of all corporaties together, one status."""
    return sum(e.saldo(status) or 0 for e in lijnen)


def aanwezig(lijnen: Iterable[EigenGroei]) -> tuple[str, ...]:
    """The statuses that occur, most certain first."""
    return statussen(p for e in lijnen for p in e.per_status.values())
