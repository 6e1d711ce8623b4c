"""The draws of a forecast, 10,000 times which plans are built and how late; the chance from them.

Source: docs/definitions.md, "Prognose". Every project has luck of its own
(`domain.prognose.planpost`): a filter that leaves others out does not change it, two assumptions
are compared draw by draw, and parts add up to the whole in every draw.

The chance that an afspraak is kept is a range from low to high assumptions, with its word. A
maximum is never treated as a minimum: of a maximum it is the chance to stay at or under it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from domain.perioden import Periode
from domain.prognose.aannames import Aannames
from domain.prognose.planpost import Drempels, Lot, Planpost, posten_binnen, schuif

# Below which chance which word; the last holds for the rest. Limits in percent.
WOORDEN = (
    (5, "vrijwel uitgesloten"),
    (25, "onwaarschijnlijk"),
    (75, "onzeker"),
    (95, "waarschijnlijk"),
    (101, "vrijwel zeker"),
)


@dataclass(frozen=True)
class Einddoel:
    """What must be reached at the end. als: minimum, maximum or bandbreedte (`hoog`: its top)."""

    als: str
    doel: Fraction
    hoog: Fraction | None = None


@dataclass(frozen=True)
class Kans:
    """Percentages, 0 to 100: the lowest and the highest over low, middle and high assumptions."""

    laag: float
    midden: float
    hoog: float

    @property
    def vijven(self) -> tuple[int, int]:
        """Both ends in steps of five points: assumptions are no finer."""
        return _vijf(self.laag), _vijf(self.hoog)

    @property
    def soort(self) -> str:
        """How the range is said: laag (below 5%), hoog (from 95%), alles (from below 5 to over
        95), hoogstens, minstens, ongeveer (one number) or tussen."""
        if self.hoog < 5:
            return "laag"
        if self.laag >= 95:
            return "hoog"
        if self.laag < 5:
            return "alles" if self.hoog >= 95 else "hoogstens"
        if self.hoog >= 95:
            return "minstens"
        return "ongeveer" if self.vijven[0] == self.vijven[1] else "tussen"

    @property
    def woorden(self) -> tuple[str, str]:
        """The words of both ends."""
        return woord(self.laag), woord(self.hoog)


@dataclass(frozen=True)
class Afspraakkans:
    """The chance that one afspraak is kept, under the assumptions of the stand.

    jaar: of its end. kansen: per layer (hard, zacht) that there are plans of.
    """

    afspraak: str
    jaar: int
    kansen: Mapping[str, Kans]

    @property
    def laag(self) -> str:
        """The layer with all plans there are: zacht, or hard where that is all."""
        return "zacht" if "zacht" in self.kansen else "hard"

    @property
    def beste(self) -> Kans:
        """With all plans there are."""
        return self.kansen[self.laag]

    @property
    def uitgesloten(self) -> bool:
        """Whether even the best end, with all plans, is below 5% (vrijwel uitgesloten)."""
        return self.beste.soort == "laag"


def _vijf(kans: float) -> int:
    return 5 * int(kans / 5 + 0.5)


def woord(kans: float) -> str:
    """What a chance is called."""
    return next(naam for grens, naam in WOORDEN if kans < grens)


def haalt(uitkomsten: NDArray[np.int64], doel: Einddoel) -> float:
    """In which percentage of the draws the target is kept. uitkomsten: homes at the end."""
    # Outcomes are whole: at least 3,2 is at least 4, at most 3,2 at most 3.
    minst, meest = -(-doel.doel // 1), (doel.doel if doel.hoog is None else doel.hoog) // 1
    goed = np.ones(len(uitkomsten), bool)
    if doel.als != "maximum":
        goed &= uitkomsten >= minst
    if doel.als != "minimum":
        goed &= uitkomsten <= meest
    return 100 * int(np.count_nonzero(goed)) / len(uitkomsten)


def bereik(laag: float, midden: float, hoog: float) -> Kans:
    """The three in order: of a maximum more plans make the chance smaller."""
    return Kans(min(laag, midden, hoog), midden, max(laag, midden, hoog))


AANTAL = 10_000
# laag: additions at their low chance, onttrekkingen at their high one; hoog: the other way round.
STANDEN = ("laag", "midden", "hoog")
LAGEN = ("hard", "zacht")  # zacht: on top of hard

Getallen = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Trekkingen:
    """Homes from plans, cumulative: by (assumption, layer) an array of years x draws.

    jaren: the calendar years of the period. The layer zacht holds the harde plannen as well.
    """

    jaren: tuple[int, ...]
    opgeteld: dict[tuple[str, str], Getallen]


def trek(
    posten: Iterable[Planpost], aannames: Aannames, periode: Periode, aantal: int = AANTAL
) -> Trekkingen:
    """Draw the plans that lie wholly in the period, up to its last day.

    A plan is built with its chance, in `midden` a chance between low and high that is the same luck
    for all plans of a draw: a bad market hits them together. A row without a project is drawn in
    blocks (`Planpost.blokken`). A delay is whole years; a plan that
    moves past the last day is not in it. Onttrekkingen are drawn like additions of their hardness.
    Raises `domain.prognose.aannames.AannameOntbreekt`.
    """
    boek = _Boek.leeg(periode, aantal)
    tij = Lot.van("tij", aantal).bouw
    bekend: dict[str, Drempels] = {}
    alle = [blok for post in posten_binnen(posten, periode) for blok in post.blokken()]
    for naam, rijen in groupby(sorted(alle, key=_lot), _lot):
        lot = Lot.van(naam, aantal)
        for post in rijen:
            aanname = aannames.voor(post.hardheid, post.fase)
            if (drempels := bekend.get(aanname.sleutel)) is None:
                drempels = bekend[aanname.sleutel] = Drempels.van(aanname, tij)
            boek.neem(post, lot, drempels)
    return Trekkingen(boek.jaren, boek.opgeteld())


@dataclass(frozen=True, eq=False)
class _Boek:
    """What each year adds, per draw, by (assumption, hardness)."""

    periode: Periode
    jaren: tuple[int, ...]
    erbij: dict[tuple[str, str], Getallen]

    @staticmethod
    def leeg(periode: Periode, aantal: int) -> _Boek:
        jaren = tuple(range(periode.van.year, periode.tot.year + 1))
        vorm = (len(jaren), aantal)
        return _Boek(
            periode, jaren, {(s, h): np.zeros(vorm, np.int32) for s in STANDEN for h in LAGEN}
        )

    def neem(self, post: Planpost, lot: Lot, drempels: Drempels) -> None:
        """Add one plan to the years in which it is delivered."""
        dan = self._jaren(post, lot, drempels)
        for stand in STANDEN:
            kans = drempels.kans[stand if post.saldo > 0 else _ANDERSOM[stand]]
            gebouwd = np.int32(post.saldo) * (lot.bouw < kans).astype(np.int32)
            doel = self.erbij[stand, post.hardheid]
            for jaar, in_jaar in dan:
                doel[jaar] += gebouwd * in_jaar

    def _jaren(
        self, post: Planpost, lot: Lot, drempels: Drempels
    ) -> list[tuple[int, NDArray[np.bool_]]]:
        """In which draws the plan is due in which year (by index), as far as the period goes."""
        uit, op_tijd = [], np.zeros(len(lot.bouw), np.bool_)
        for k, drempel in enumerate(drempels.jaren):
            if schuif(post.tot, k) > self.periode.tot:
                break
            eerder, op_tijd = op_tijd, lot.vertraging < drempel
            uit.append((post.tot.year - self.jaren[0] + k, op_tijd & ~eerder))
        return uit

    def opgeteld(self) -> dict[tuple[str, str], Getallen]:
        """Cumulative over the years, zacht on top of hard."""
        uit = {}
        for stand in STANDEN:
            hard, zacht = (np.cumsum(self.erbij[stand, h], 0, np.int32) for h in LAGEN)
            uit[stand, "hard"], uit[stand, "zacht"] = hard, hard + zacht
        return uit


_ANDERSOM = {"laag": "hoog", "midden": "midden", "hoog": "laag"}


def _lot(post: Planpost) -> str:
    return post.lot
