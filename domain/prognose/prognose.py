"""The forecast: what is realised, with harde plannen, with zachte plannen; and how sure that is.

Source: docs/definitions.md, "Prognose". Three nested answers, never one. The first three are plain
sums and agree with what Afspraken shows; the band and the chance come from `prognosetrekking`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from domain.perioden import Periode
from domain.prognose.aannames import Aannames
from domain.prognose.kans import Kans, bereik, haalt
from domain.prognose.planpost import Planpost, Realisatie, binnen
from domain.prognose.trekking import AANTAL, LAGEN, STANDEN, trek
from domain.prognose.vorm import PERCENTIELEN, Band, Jaar, Prognose, Vraag

__all__ = ["Band", "Jaar", "Prognose", "Vraag", "voorspel"]


def voorspel(
    vraag: Vraag,
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
    posten = binnen(plannen, vraag.periode)
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


def _tot_peildatum(vraag: Vraag, rijen: Iterable[Realisatie]) -> list[Realisatie]:
    p, dag = vraag.periode, vraag.peildatum
    tot = min(p.tot, dag) if dag else p.tot
    if tot < p.van:
        return []
    periode = Periode(p.van, tot)
    return [r for r in rijen if r.periode.ligt_in(periode)]


def _per_jaar(vraag: Vraag, rijen: Iterable[Realisatie | Planpost]) -> list[int]:
    """What each calendar year adds; a span counts in the year in which it ends."""
    eerste, laatste = vraag.periode.van.year, vraag.periode.tot.year
    uit = [0] * (laatste - eerste + 1)
    for r in rijen:
        uit[r.tot.year - eerste] += r.saldo
    return uit


def _jaren(vraag: Vraag, erbij: list[list[int]]) -> tuple[Jaar, ...]:
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
    vraag: Vraag, uitkomsten: dict[tuple[str, str], NDArray[np.int64]]
) -> dict[str, Kans] | None:
    if vraag.doel is None or not vraag.compleet:
        return None
    doel = vraag.doel
    return {
        laag: bereik(*(haalt(uitkomsten[stand, laag][-1], doel) for stand in STANDEN))
        for laag in LAGEN
    }


def _boven(uitkomsten: NDArray[Any], vraag: Vraag) -> NDArray[np.int64]:
    if vraag.boven is None:
        return uitkomsten
    return np.maximum(uitkomsten - int(vraag.boven), 0)


def _meer(som: int, vraag: Vraag) -> int:
    """What counts of a sum: with `boven` only what comes on top of it."""
    return som if vraag.boven is None else max(som - int(vraag.boven), 0)
