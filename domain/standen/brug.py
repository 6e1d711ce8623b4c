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

from domain.mutaties import SOORTEN, STATUSSEN

# In the order in which the bridge is walked.
OORZAKEN = {
    "nieuw": "Nieuwe leveringen",
    "vervangen": "Vervangen door een nieuwere levering",
    "terug": "Telt weer mee: de vervangende levering is weg",
    "weg": "Levering niet meer in de stand (ingetrokken, verwijderd of opgevolgd)",
    "vervallen": "Plan vervallen: over die periode zijn er gerealiseerde cijfers",
    "herleefd": "Plan telt weer mee: de gerealiseerde cijfers zijn weg",
    "definitie": "Andere definitie of manier van lezen",
    "rechtzetting": "Rechtgezette cellen",
    "register": "Andere namen, codes of gebieden",
}


class Lotgeval(NamedTuple):
    """What became of delivered rows in a stand. door: the levering that took their place."""

    telt: bool
    vervallen: bool = False
    door: str | None = None

    @property
    def vervangen(self) -> bool:
        """Whether a later levering took their place."""
        return not self.telt and self.door is not None


def oorzaak(
    voor: Lotgeval | None,
    na: Lotgeval | None,
    *,
    in_van: bool,
    in_naar: bool,
    zelfde_definities: bool,
    rechtgezet: bool = False,
) -> str:
    """Why delivered rows say something else: a key of OORZAKEN.

    voor, na: what became of them in each stand, None where they are not in it. in_van, in_naar:
    whether the stand has their levering. rechtgezet: whether their cells were put right otherwise.
    The first that applies: a row that a newer levering replaced is gone, however it was read.
    """
    if not in_van:
        return "nieuw"
    if not in_naar:
        return "weg"
    oud, nieuw = voor or Lotgeval(telt=False), na or Lotgeval(telt=False)
    for klopt, naam in (
        (nieuw.vervangen and not oud.vervangen, "vervangen"),
        (oud.vervangen and not nieuw.vervangen, "terug"),
        (rechtgezet, "rechtzetting"),
        (nieuw.vervallen and not oud.vervallen, "vervallen"),
        (oud.vervallen and not nieuw.vervallen, "herleefd"),
        (zelfde_definities, "register"),
    ):
        if klopt:
            return naam
    return "definitie"


S = TypeVar("S", bound=Hashable)

_VOLGORDE = {naam: n for n, naam in enumerate(OORZAKEN)}
_SOORT = {naam: n for n, naam in enumerate(SOORTEN)}


class Brugplek(NamedTuple):
    """Where a saldo counts: codes, whether it is invented, and how certain it is."""

    fictief: bool
    gemeente: str
    corporatie: str
    soort: str
    status: str = "gerealiseerd"


class Brugstap(NamedTuple):
    """One bar of the waterfall: what it is about, where it begins, what it adds."""

    naam: str
    vanaf: int
    verschil: int

    @property
    def tot(self) -> int:
        """Where it ends."""
        return self.vanaf + self.verschil


@dataclass(frozen=True)
class Brugpost:
    """Rows of one levering at one plek. voor, na: their saldo in each stand, in homes.

    rijen: how many of them have another saldo. door: the levering that replaced them.
    """

    oorzaak: str
    levering: str
    leverancier: str
    plek: Brugplek
    voor: int
    na: int
    rijen: int
    door: str | None = None

    @property
    def verschil(self) -> int:
        """What they add to the netto groei."""
        return self.na - self.voor


class Bruglijn(NamedTuple):
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

    lijn: Bruglijn
    verschil: int
    rijen: int


@dataclass(frozen=True)
class Brug:
    """begin, eind: netto groei per plek in the first and in the second stand (ids: van, naar)."""

    van: str
    naar: str
    begin: Mapping[Brugplek, int]
    eind: Mapping[Brugplek, int]
    posten: tuple[Brugpost, ...]

    @property
    def som_begin(self) -> int:
        """Of all rows in the first stand. A total only where `domain.groei.totaal` says so."""
        return sum(self.begin.values())

    @property
    def som_eind(self) -> int:
        """The same of the second stand."""
        return sum(self.eind.values())

    @property
    def verschil(self) -> int:
        """What the rows of the selection changed."""
        return self.som_eind - self.som_begin

    @property
    def rijen(self) -> int:
        """How many rows have another saldo."""
        return sum(p.rijen for p in self.posten)

    @property
    def gemeenten(self) -> tuple[str, ...]:
        """Codes of where any row has another saldo."""
        return tuple(sorted({p.plek.gemeente for p in self.posten}))

    @property
    def fictief(self) -> bool:
        """Whether any of it is invented."""
        return any(p.fictief for p in (*self.begin, *self.eind))

    def regels(self) -> tuple[Brugregel, ...]:
        """The lines in order; each reason, supplier and soort once."""
        per: dict[Bruglijn, list[Brugpost]] = defaultdict(list)
        for post in self.posten:
            per[Bruglijn(post.oorzaak, post.leverancier, post.plek.soort)].append(post)
        return tuple(
            Brugregel(lijn, sum(p.verschil for p in per[lijn]), sum(p.rijen for p in per[lijn]))
            for lijn in sorted(per, key=lambda lijn: lijn.rang)
        )

    def per(self, sleutel: Callable[[Bruglijn], str]) -> dict[str, int]:
        """What changed, by whatever `sleutel` takes from a line, in the order of the bridge."""
        uit: dict[str, int] = defaultdict(int)
        for r in self.regels():
            uit[sleutel(r.lijn)] += r.verschil
        return dict(uit)

    def stappen(self, sleutel: Callable[[Bruglijn], str]) -> tuple[Brugstap, ...]:
        """The same as bars, each beginning where the one before it ended."""
        uit, hoogte = [], self.som_begin
        for naam, verschil in self.per(sleutel).items():
            uit.append(Brugstap(naam, hoogte, verschil))
            hoogte = uit[-1].tot
        return tuple(uit)

    def deel(self, kies: Callable[[Brugplek], bool]) -> Brug:
        """The bridge of a part of the plekken."""
        return Brug(
            self.van,
            self.naar,
            {p: s for p, s in self.begin.items() if kies(p)},
            {p: s for p, s in self.eind.items() if kies(p)},
            tuple(post for post in self.posten if kies(post.plek)),
        )

    @property
    def statussen(self) -> tuple[str, ...]:
        """How certain its rows are, most certain first."""
        gevonden = {p.status for p in (*self.begin, *self.eind)}
        return tuple(s for s in STATUSSEN if s in gevonden)

    def van_status(self, status: str) -> Brug:
        """The bridge of the rows of one status: a plan is never a realisatie."""
        return self.deel(lambda p: p.status == status)

    def delen(self) -> tuple[Brug, ...]:
        """Realised and planned, real and invented apart: those are never one total
        (docs/definitions.md)."""
        uit = []
        for status in self.statussen:
            b = self.van_status(status)
            for fictief in sorted({p.fictief for p in (*b.begin, *b.eind)}):
                uit.append(b.deel(lambda p, f=fictief: p.fictief == f))  # type: ignore[misc]
        return tuple(uit)

    def gat(self, sleutel: Callable[[Brugplek], S]) -> dict[S, int]:
        """What is not explained, by whatever `sleutel` takes from a plek: empty where it sums."""
        uit: dict[S, int] = defaultdict(int)
        for plek, saldo in self.begin.items():
            uit[sleutel(plek)] -= saldo
        for plek, saldo in self.eind.items():
            uit[sleutel(plek)] += saldo
        for post in self.posten:
            uit[sleutel(post.plek)] -= post.verschil
        return {s: saldo for s, saldo in uit.items() if saldo}


def voeg_posten_samen(posten: Iterable[Brugpost]) -> tuple[Brugpost, ...]:
    """One post per reason, levering, plek and successor; those that change no row are left out."""
    per: dict[tuple[str, str, str, Brugplek, str | None], list[int]] = defaultdict(
        lambda: [0, 0, 0]
    )
    for p in posten:
        som = per[p.oorzaak, p.levering, p.leverancier, p.plek, p.door]
        for i, waarde in enumerate((p.voor, p.na, p.rijen)):
            som[i] += waarde
    return tuple(
        Brugpost(naam, levering, leverancier, plek, voor, na, rijen, door)
        for (naam, levering, leverancier, plek, door), (voor, na, rijen) in per.items()
        if rijen
    )
