"""From borders in degrees to shapes on paper: projection, winding, and where a label goes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

Punt = tuple[float, float]
Ring = Sequence[Punt]
Vlakken = Sequence[Sequence[Ring]]  # polygons, each an outer ring and its holes


def schaal(vormen: Iterable[Vlakken]) -> float:
    """How much narrower a degree of longitude is than one of latitude, in the middle of these."""
    breedtes = [p[1] for vlakken in vormen for vlak in vlakken for p in vlak[0]]
    return math.cos(math.radians((min(breedtes) + max(breedtes)) / 2)) if breedtes else 1.0


def omtrek(vlakken: Vlakken, factor: float) -> tuple[list[float | None], list[float | None]]:
    """x and y of all rings, broken by None. Outer rings run one way and holes the other.

    A browser fills by direction, so a hole that runs the same way would be filled.
    """
    xs: list[float | None] = []
    ys: list[float | None] = []
    for vlak in vlakken:
        for i, ring in enumerate(vlak):
            punten = [(x * factor, y) for x, y, *_ in ring]
            if (oppervlakte(punten) < 0) == (i == 0):
                punten.reverse()
            if xs:
                xs.append(None)
                ys.append(None)
            xs += [round(x, 5) for x, _ in punten]
            ys += [round(y, 5) for _, y in punten]
    return xs, ys


def oppervlakte(ring: Ring) -> float:
    """Signed area: positive where the ring runs counterclockwise."""
    paren = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0, *_), (x1, y1, *_) in paren) / 2


def midden(vlakken: Vlakken, factor: float) -> Punt:
    """A point inside the largest part: the middle of its widest stretch at half height.

    A centre of gravity can lie outside a bent area; this cannot.
    """
    vlak = max(vlakken, key=lambda v: abs(oppervlakte(v[0])))
    ringen = [[(x * factor, y) for x, y, *_ in ring] for ring in vlak]
    hoogtes = [y for _, y in ringen[0]]
    laag, hoog = min(hoogtes), max(hoogtes)
    beste: tuple[float, Punt] = (-1.0, ringen[0][0])
    for deel in (0.5, 0.4, 0.6, 0.3, 0.7):
        y = laag + (hoog - laag) * deel + (hoog - laag) * 1e-6
        snijpunten = sorted(_snijpunten(ringen, y))
        for links, rechts in zip(snijpunten[::2], snijpunten[1::2], strict=False):
            # The middle counts more than width: a label belongs in the middle of its area.
            gewicht = (rechts - links) * (1 - abs(deel - 0.5))
            if gewicht > beste[0]:
                beste = (gewicht, ((links + rechts) / 2, y))
    return beste[1]


def _snijpunten(ringen: Sequence[Sequence[Punt]], y: float) -> list[float]:
    uit = []
    for ring in ringen:
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y0 > y) != (y1 > y):
                uit.append(x0 + (y - y0) / (y1 - y0) * (x1 - x0))
    return uit
