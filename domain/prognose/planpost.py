"""What a forecast is made of, as plain rows: what was realised, what is planned, a plan's luck.

A scenario transforms the plans (drop the sales, move the soft ones a year) and asks
`domain.prognose.prognose.voorspel` again; nothing here knows a database.

The luck of a plan is whether it is built, and how late. All is whole numbers: the raw bits of PCG64
against whole thresholds, so any machine gives the same. Every project has a stream of its own,
seeded by its name (`lot_van`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from domain.perioden import Periode
from domain.prognose.aannames import Aanname

ZAAD = "woonsaldo-prognose-1"
_HEEL = 1 << 32

Bits = NDArray[np.uint64]


@dataclass(frozen=True, eq=False)
class Lot:
    """The luck of one project, two numbers of 32 bits a draw: whether, and how late."""

    bouw: Bits
    vertraging: Bits

    @staticmethod
    def van(naam: str, aantal: int) -> Lot:
        """The stream with this name: always the same, whatever else is drawn."""
        zaad = hashlib.sha256(f"{ZAAD}|{naam}".encode()).digest()[:16]
        bits: Bits = np.random.PCG64(int.from_bytes(zaad, "big")).random_raw(aantal)
        return Lot(bits >> np.uint64(32), bits & np.uint64(_HEEL - 1))


@dataclass(frozen=True, eq=False)
class Drempels:
    """What the bits are held against. kans: built where they are below it. jaren: the delay is k
    years where they are below the k-th, not below the one before."""

    kans: dict[str, int | Bits]
    jaren: Sequence[int]

    @staticmethod
    def van(a: Aanname, tij: Bits) -> Drempels:
        """tij: the luck that all plans of a draw share; at the middle of it the chance is `kans`,
        at its ends low and high."""
        laag, kans, hoog = (round(k / 100 * _HEEL) for k in (a.kans_laag, a.kans, a.kans_hoog))
        half = np.uint64(_HEEL // 2)
        onder = np.uint64(laag) + np.uint64(kans - laag) * np.minimum(tij, half) // half
        boven = np.uint64(hoog - kans) * (np.maximum(tij, half) - half) // half
        q, macht, jaren = a.jaarkans, 1.0, []
        for _ in range(a.uitloop_meest):
            macht *= q
            jaren.append(_HEEL - round(macht * _HEEL))
        return Drempels({"laag": laag, "midden": onder + boven, "hoog": hoog}, [*jaren, _HEEL])


BLOK, MEESTE_BLOKKEN = 25, 40


@dataclass(frozen=True, slots=True)
class Realisatie:
    """Homes realised over a period, signed as the question counts them."""

    corporatie: str
    soort: str
    van: date
    tot: date
    saldo: int

    @property
    def periode(self) -> Periode:
        """Its days."""
        return Periode(self.van, self.tot)


@dataclass(frozen=True, slots=True)
class Planpost:
    """One effect of a plan that counts: not vervallen, and not in days that are realised.

    saldo: homes, signed as the question counts them (a sale is -4 in a netto groei, 4 where sales
    are counted). lot: what the row's luck is drawn from (`lot_van`): rows of one project share it.
    hardheid: hard or zacht. fase: of the plan list, None where the source gives none.
    """

    lot: str
    corporatie: str
    soort: str
    hardheid: str
    van: date
    tot: date
    saldo: int
    fase: str | None = None
    gebied: str | None = None
    projectcode: str | None = None
    project: str | None = None
    planstatus_bron: str | None = None
    fictief: bool = False

    @property
    def periode(self) -> Periode:
        """Its days."""
        return Periode(self.van, self.tot)

    @property
    def heeft_project(self) -> bool:
        """Whether the source says which project it is."""
        return bool((self.projectcode or "").strip() or (self.project or "").strip())

    def blokken(self) -> tuple[Planpost, ...]:
        """The row as it is drawn: a project as a whole, other rows in blocks of BLOK homes.

        A row without a project is a sum of plans that nobody named: 521 homes do not come all at
        once or not at all. At most MEESTE_BLOKKEN, of more homes each where it takes more.
        """
        if self.heeft_project or abs(self.saldo) <= BLOK:
            return (self,)
        teken, rest = (1 if self.saldo > 0 else -1), abs(self.saldo)
        maat = max(BLOK, -(-rest // MEESTE_BLOKKEN))
        return tuple(
            replace(self, lot=f"{self.lot}|blok {n}", saldo=teken * min(maat, rest - n * maat))
            for n in range(-(-rest // maat))
        )

    def later(self, jaren: int) -> Planpost:
        """The same plan so many years later (29 February becomes 28)."""
        return replace(self, van=schuif(self.van, jaren), tot=schuif(self.tot, jaren))


def lot_van(
    gemeente: str,
    corporatie: str,
    *,
    projectcode: str | None,
    project: str | None,
    gebied: str | None,
    anders: Iterable[object],
) -> str:
    """The name of a row's luck: the project by code, else by name and place, else the row itself.

    anders: what tells rows without a project apart. Nothing in it depends on what else was chosen
    or delivered, so another filter or a new levering leaves every other plan's draws as they are.
    """
    if code := _kaal(projectcode):
        delen: tuple[object, ...] = ("code", code)
    elif naam := _kaal(project):
        delen = ("naam", naam, gebied or "")
    else:
        delen = ("rij", gebied or "", *anders)
    return "|".join(str(d) for d in (gemeente, corporatie, *delen))


def posten_binnen(posten: Iterable[Planpost], periode: Periode) -> tuple[Planpost, ...]:
    """The plans that lie wholly in a period: a span is never split."""
    return tuple(p for p in posten if p.periode.ligt_in(periode))


@dataclass(frozen=True, slots=True)
class BuitenPrognose:
    """Plans that do not count, and their homes: half (partly in the period) without a sign, later
    (after it) with it."""

    half: int
    half_woningen: int
    later: int
    later_woningen: int


def posten_buiten(posten: Iterable[Planpost], periode: Periode) -> BuitenPrognose:
    """What a period leaves out of these plans."""
    alle = tuple(posten)
    half = [p for p in alle if p.periode.overlapt(periode) and not p.periode.ligt_in(periode)]
    later = [p for p in alle if p.van > periode.tot]
    return BuitenPrognose(len(half), woningen(half), len(later), sum(p.saldo for p in later))


def woningen(posten: Iterable[Planpost]) -> int:
    """Their homes, whatever their sign."""
    return sum(abs(p.saldo) for p in posten)


def schuif(dag: date, jaren: int) -> date:
    """The same day so many years later."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:  # 29 February
        return dag.replace(year=dag.year + jaren, day=28)


def _kaal(tekst: str | None) -> str:
    return " ".join((tekst or "").casefold().split())
