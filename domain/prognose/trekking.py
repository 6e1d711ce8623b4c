"""The draws of a forecast: 10,000 times which plans are built, and how late.

Source: docs/definitions.md, "Prognose". Every project has luck of its own
(`domain.prognose.lot`): a filter that leaves others out does not change it, two assumptions are
compared draw by draw, and parts add up to the whole in every draw.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from domain.perioden import Periode
from domain.prognose.aannames import Aannames
from domain.prognose.lot import Drempels, Lot
from domain.prognose.planpost import Planpost, binnen, schuif

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
    alle = [blok for post in binnen(posten, periode) for blok in post.blokken()]
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
