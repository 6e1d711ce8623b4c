"""The bridge between two standen: why the netto groei of one is not that of the other.

    begin + sum of (na - voor) of all posten = eind

for every gemeente, corporatie and soort. A post is a group of delivered rows that say something
else in the second stand than in the first, with the one reason why.
Source of the reasons: docs/definitions.md, "Brug".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from domain.brug_oorzaak import OORZAKEN
from domain.mutaties import SOORTEN

S = TypeVar("S", bound=Hashable)

_VOLGORDE = {naam: n for n, naam in enumerate(OORZAKEN)}
_SOORT = {naam: n for n, naam in enumerate(SOORTEN)}


class Plek(NamedTuple):
    """Where a saldo counts: codes, and whether it is invented."""

    fictief: bool
    gemeente: str
    corporatie: str
    soort: str


@dataclass(frozen=True)
class Post:
    """Rows of one levering at one plek. voor, na: their saldo in each stand, in homes.

    rijen: how many of them have another saldo. door: the levering that replaced them.
    """

    oorzaak: str
    levering: str
    leverancier: str
    plek: Plek
    voor: int
    na: int
    rijen: int
    door: str | None = None

    @property
    def verschil(self) -> int:
        """What they add to the netto groei."""
        return self.na - self.voor


class Lijn(NamedTuple):
    """What one line of the bridge is about."""

    oorzaak: str
    leverancier: str
    soort: str

    @property
    def rang(self) -> tuple[int, str, int]:
        """Its place in the bridge."""
        return _VOLGORDE[self.oorzaak], self.leverancier, _SOORT.get(self.soort, len(_SOORT))


@dataclass(frozen=True)
class Brugregel:
    """One line: what the rows of one supplier and soort did, for one reason."""

    lijn: Lijn
    verschil: int
    rijen: int


@dataclass(frozen=True)
class Brug:
    """begin, eind: netto groei per plek in the first and in the second stand (ids: van, naar)."""

    van: str
    naar: str
    begin: Mapping[Plek, int]
    eind: Mapping[Plek, int]
    posten: tuple[Post, ...]

    @property
    def verschil(self) -> int:
        """What the netto groei of the selection changed."""
        return sum(self.eind.values()) - sum(self.begin.values())

    @property
    def fictief(self) -> bool:
        """Whether any of it is invented."""
        return any(p.fictief for p in (*self.begin, *self.eind))

    def regels(self) -> tuple[Brugregel, ...]:
        """The lines in order; each reason, supplier and soort once."""
        per: dict[Lijn, list[Post]] = defaultdict(list)
        for post in self.posten:
            per[Lijn(post.oorzaak, post.leverancier, post.plek.soort)].append(post)
        return tuple(
            Brugregel(lijn, sum(p.verschil for p in per[lijn]), sum(p.rijen for p in per[lijn]))
            for lijn in sorted(per, key=lambda lijn: lijn.rang)
        )

    def deel(self, kies: Callable[[Plek], bool]) -> Brug:
        """The bridge of a part of the plekken."""
        return Brug(
            self.van,
            self.naar,
            {p: s for p, s in self.begin.items() if kies(p)},
            {p: s for p, s in self.eind.items() if kies(p)},
            tuple(post for post in self.posten if kies(post.plek)),
        )

    def delen(self) -> tuple[Brug, ...]:
        """Real and invented figures apart: those are never one total (docs/definitions.md)."""
        soorten = {p.fictief for p in (*self.begin, *self.eind)}
        return tuple(self.deel(lambda p, f=f: p.fictief == f) for f in sorted(soorten))  # type: ignore[misc]

    def gat(self, sleutel: Callable[[Plek], S]) -> dict[S, int]:
        """What is not explained, by whatever `sleutel` takes from a plek: empty where it sums."""
        uit: dict[S, int] = defaultdict(int)
        for plek, saldo in self.begin.items():
            uit[sleutel(plek)] -= saldo
        for plek, saldo in self.eind.items():
            uit[sleutel(plek)] += saldo
        for post in self.posten:
            uit[sleutel(post.plek)] -= post.verschil
        return {s: saldo for s, saldo in uit.items() if saldo}


def samen(posten: Iterable[Post]) -> tuple[Post, ...]:
    """One post per reason, levering, plek and successor; those that change no row are left out."""
    per: dict[tuple[str, str, str, Plek, str | None], list[int]] = defaultdict(lambda: [0, 0, 0])
    for p in posten:
        som = per[p.oorzaak, p.levering, p.leverancier, p.plek, p.door]
        for i, waarde in enumerate((p.voor, p.na, p.rijen)):
            som[i] += waarde
    return tuple(
        Post(naam, levering, leverancier, plek, voor, na, rijen, door)
        for (naam, levering, leverancier, plek, door), (voor, na, rijen) in per.items()
        if rijen
    )
