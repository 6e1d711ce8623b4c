"""The forecast: what is realised, with harde plannen, with zachte plannen; and how sure that is.

Source: docs/definitions.md, "Prognose". Three nested answers, never one. The first three are plain
sums and agree with what Afspraken shows; the band and the chance come from
`domain.prognose.trekking`. What is asked and what is answered are plain values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from domain.perioden import Periode
from domain.prognose.aannames import Aannames
from domain.prognose.planpost import Planpost, Realisatie, posten_binnen
from domain.prognose.trekking import AANTAL, LAGEN, STANDEN, Einddoel, Kans, bereik, haalt, trek

PERCENTIELEN = (10, 50, 90)


@dataclass(frozen=True)
class Prognosevraag:
    """What is asked. periode: the days that count. peildatum: up to where realised figures go.

    compleet: whether these are there for every party; without it nothing realised is shown and no
    chance is given. doel: None where there is no afspraak, or none that can be judged. boven: only
    what comes on top of this number counts (`Afspraak.telt_boven`). onttrekkingen: which of sloop
    and verkoop would count, so that plans without them flatter.
    """

    periode: Periode
    peildatum: date | None
    compleet: bool
    doel: Einddoel | None = None
    boven: int | None = None
    onttrekkingen: tuple[str, ...] = ()

    @property
    def afgelopen(self) -> bool:
        """Whether the last day is over on the peildatum: then there is nothing left to forecast,
        only what it became (`domain.afspraken.status` judges an afspraak by the same rule)."""
        return self.peildatum is not None and self.peildatum >= self.periode.tot

    @property
    def geworden(self) -> bool:
        """Whether it is known what it became: all that can be said is what was realised. Where
        figures of a period that is over are missing, its plans still say something."""
        return self.afgelopen and self.compleet


@dataclass(frozen=True, slots=True)
class Jaar:
    """One calendar year: what it adds, and all up to and including it (opgeteld).

    Each layer holds those before it: hard is realised with harde plannen, zacht with zachte too.
    gerealiseerd and opgeteld: None where realised figures are missing, and after the peildatum.
    """

    jaar: int
    gerealiseerd: int | None
    hard: int
    zacht: int
    opgeteld: int | None
    opgeteld_hard: int
    opgeteld_zacht: int


@dataclass(frozen=True, slots=True)
class Band:
    """The 10th, 50th and 90th percentile of all that is there at the end of a year."""

    p10: int
    p50: int
    p90: int


@dataclass(frozen=True)
class Prognose:
    """The answer. posten: the plans that it counts.

    banden: per layer (hard, zacht) a Band for every year, empty without assumptions. kansen: per
    layer; None without assumptions or a target, and where realised figures are missing. Neither is
    there for a period that is over (`Vraag.afgelopen`).
    """

    vraag: Prognosevraag
    jaren: tuple[Jaar, ...]
    banden: Mapping[str, tuple[Band, ...]]
    kansen: Mapping[str, Kans] | None
    posten: tuple[Planpost, ...]

    @property
    def gerealiseerd(self) -> int | None:
        """All that is realised up to the peildatum; None where that is unknown."""
        v = self.vraag
        if v.compleet and v.peildatum and v.peildatum < v.periode.van:
            return 0
        return next((j.opgeteld for j in reversed(self.jaren) if j.opgeteld is not None), None)

    @property
    def met_hard(self) -> int:
        """At the end of the period, with harde plannen."""
        return self.jaren[-1].opgeteld_hard

    @property
    def met_zacht(self) -> int:
        """At the end of the period, with harde and zachte plannen."""
        return self.jaren[-1].opgeteld_zacht

    @property
    def deels(self) -> bool:
        """Whether realised homes are in the sums, beside the harde plannen."""
        return self.met_hard not in (0, sum(p.saldo for p in self.posten if p.hardheid == "hard"))

    @property
    def vleit(self) -> tuple[str, ...]:
        """Which of sloop and verkoop the plans do not hold although they would count.

        Empty without plans, and where a plan is an onttrekking that is not split.
        """
        soorten = {p.soort for p in self.posten}
        if not soorten or "onttrekking" in soorten:
            return ()
        return tuple(s for s in self.vraag.onttrekkingen if s not in soorten)

    @property
    def zonder_project(self) -> int:
        """How many of the plans name no project: these are drawn in blocks."""
        return sum(not p.heeft_project for p in self.posten)


__all__ = ["Band", "Jaar", "Prognose", "Prognosevraag", "voorspel"]


def voorspel(
    vraag: Prognosevraag,
    gerealiseerd: Sequence[Realisatie],
    plannen: Sequence[Planpost],
    aannames: Aannames | None,
    aantal: int = AANTAL,
) -> Prognose:
    """The forecast of these rows. A scenario gives other plannen or other aannames.

    Plans count where they lie wholly in the period. The same rows and aannames give the same
    numbers, on any machine. Without aannames, and for a period that is over, there are sums only,
    no band and no chance. Raises `domain.prognose.aannames.AannameOntbreekt`.
    """
    posten = posten_binnen(plannen, vraag.periode)
    erbij = [
        _per_jaar(vraag, _tot_peildatum(vraag, gerealiseerd)),
        *(_per_jaar(vraag, (p for p in posten if p.hardheid == h)) for h in LAGEN),
    ]
    jaren = _jaren(vraag, erbij)
    if aannames is None or vraag.afgelopen:
        return Prognose(vraag, jaren, {}, None, posten)
    trekkingen = trek(posten, aannames, vraag.periode, aantal)
    basis = np.cumsum(np.array(erbij[0], np.int64))
    uitkomsten = {
        sleutel: _boven(basis[:, None] + plannen_, vraag)
        for sleutel, plannen_ in trekkingen.opgeteld.items()
    }
    banden = {laag: _banden(uitkomsten["midden", laag]) for laag in LAGEN}
    return Prognose(vraag, jaren, banden, _kansen(vraag, uitkomsten), posten)


def _tot_peildatum(vraag: Prognosevraag, rijen: Iterable[Realisatie]) -> list[Realisatie]:
    p, dag = vraag.periode, vraag.peildatum
    tot = min(p.tot, dag) if dag else p.tot
    if tot < p.van:
        return []
    periode = Periode(p.van, tot)
    return [r for r in rijen if r.periode.ligt_in(periode)]


def _per_jaar(vraag: Prognosevraag, rijen: Iterable[Realisatie | Planpost]) -> list[int]:
    """What each calendar year adds; a span counts in the year in which it ends."""
    eerste, laatste = vraag.periode.van.year, vraag.periode.tot.year
    uit = [0] * (laatste - eerste + 1)
    for r in rijen:
        uit[r.tot.year - eerste] += r.saldo
    return uit


def _jaren(vraag: Prognosevraag, erbij: list[list[int]]) -> tuple[Jaar, ...]:
    """erbij: per layer what each year adds, not yet on top of the layers before it."""
    lagen = [
        [_meer(som, vraag) for som in accumulate(map(sum, zip(*erbij[: n + 1], strict=True)))]
        for n in range(3)
    ]
    tot = vraag.peildatum.year if vraag.peildatum and vraag.compleet else 0
    uit = []
    for n in range(len(erbij[0])):
        jaar = vraag.periode.van.year + n
        nu = [laag[n] for laag in lagen]
        plus = [laag[n] - (laag[n - 1] if n else _meer(0, vraag)) for laag in lagen]
        echt = (plus[0], nu[0]) if jaar <= tot else (None, None)
        uit.append(Jaar(jaar, echt[0], plus[1], plus[2], echt[1], nu[1], nu[2]))
    return tuple(uit)


def _banden(uitkomsten: NDArray[np.int64]) -> tuple[Band, ...]:
    """Per year outcomes that occur: the one below which that part of the draws lies."""
    aantal = uitkomsten.shape[1]
    plekken = [ceil(p * aantal / 100) - 1 for p in PERCENTIELEN]
    gesorteerd = np.partition(uitkomsten, plekken, axis=1)
    return tuple(Band(*(int(rij[n]) for n in plekken)) for rij in gesorteerd)


def _kansen(
    vraag: Prognosevraag, uitkomsten: dict[tuple[str, str], NDArray[np.int64]]
) -> dict[str, Kans] | None:
    if vraag.doel is None or not vraag.compleet:
        return None
    doel = vraag.doel
    return {
        laag: bereik(*(haalt(uitkomsten[stand, laag][-1], doel) for stand in STANDEN))
        for laag in LAGEN
    }


def _boven(uitkomsten: NDArray[Any], vraag: Prognosevraag) -> NDArray[np.int64]:
    if vraag.boven is None:
        return uitkomsten
    return np.maximum(uitkomsten - int(vraag.boven), 0)


def _meer(som: int, vraag: Prognosevraag) -> int:
    """What counts of a sum: with `boven` only what comes on top of it."""
    return som if vraag.boven is None else max(som - int(vraag.boven), 0)
