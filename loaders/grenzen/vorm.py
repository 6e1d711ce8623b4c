"""The shape of one border: polygons of closed rings, in degrees, within the Netherlands.

GeoJSON counts in degrees (WGS84): longitude first. Five decimals are about a metre; more would only
make the map heavy.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import numpy.typing as npt

from loaders.tekst import getal

WEST, OOST, ZUID, NOORD = 3.0, 7.4, 50.6, 53.8
DECIMALEN = 5
MAX_PUNTEN = 50_000  # of one area
_GRADEN = (
    f"graden (WGS84), eerst de lengte van {WEST:g} tot {OOST:g}, dan de breedte van {ZUID:g} tot "
    f"{NOORD:g}"
)


class VormFout(Exception):
    """A border that cannot be drawn: what is wrong, what was found and what is expected."""

    def __init__(self, melding: str, gevonden: str, verwacht: str) -> None:
        super().__init__(melding)
        self.melding, self.gevonden, self.verwacht = melding, gevonden, verwacht


def ringen(geometrie: object) -> tuple[str, int]:
    """The polygons as JSON text [[[[lon, lat], ...], ...], ...] and how many rings were left out.

    A ring without area (rounded to a line or a point) is left out. Raises VormFout.
    """
    punten = 0
    weg = 0
    uit: list[list[list[list[float]]]] = []
    for polygoon in _polygonen(geometrie):
        if not isinstance(polygoon, list) or not polygoon:
            raise VormFout("Een van de vlakken is leeg.", "", "een of meer ringen van punten")
        nieuw: list[list[list[float]]] = []
        for nummer, ruw in enumerate(polygoon):
            punten += len(ruw) if isinstance(ruw, list) else 0
            if punten > MAX_PUNTEN:
                raise VormFout(
                    "Deze grens heeft te veel punten. Vereenvoudig de grens.",
                    f"meer dan {getal(MAX_PUNTEN)}",
                    f"hoogstens {getal(MAX_PUNTEN)} punten",
                )
            ring = _ring(ruw)
            if _oppervlak(ring) > 0:
                nieuw.append(ring.tolist())
                continue
            weg += 1
            if nummer == 0:
                # Without its outer ring the holes of a polygon mean nothing.
                weg += len(polygoon) - 1
                break
        if nieuw:
            uit.append(nieuw)
    if not uit:
        raise VormFout("Deze grens heeft geen oppervlakte.", "een lijn of een punt", "een vlak")
    return json.dumps(uit, separators=(",", ":")), weg


def _polygonen(geometrie: object) -> list[Any]:
    soort = geometrie.get("type") if isinstance(geometrie, dict) else None
    delen = geometrie.get("coordinates") if isinstance(geometrie, dict) else None
    if soort == "Polygon" and isinstance(delen, list):
        return [delen]
    if soort == "MultiPolygon" and isinstance(delen, list) and delen:
        return delen
    raise VormFout(
        "Dit gebied heeft geen grens die we kunnen tekenen.",
        str(soort or "geen vorm"),
        "Polygon of MultiPolygon",
    )


def _ring(ruw: object) -> npt.NDArray[np.float64]:
    """One ring, closed and rounded."""
    if not isinstance(ruw, list) or not all(_is_punt(p) for p in ruw):
        raise VormFout("Een ring is geen lijst van punten.", "", "punten zoals [5.12, 52.09]")
    if len(ruw) < 4:
        raise VormFout(
            "Een ring heeft te weinig punten.", f"{len(ruw)} punten", "minstens 4, het begin telt "
            "ook als einde"
        )  # fmt: skip
    try:
        ring = np.array([p[:2] for p in ruw], dtype=np.float64)
    except OverflowError:
        raise VormFout("Een punt ligt niet in Nederland.", "een te groot getal", _GRADEN) from None
    if (ring[0] != ring[-1]).any():
        gevonden = f"begin {_punt(ring[0])}, einde {_punt(ring[-1])}"
        raise VormFout("Een ring is niet gesloten.", gevonden, "het laatste punt is het eerste")
    lengte, breedte = ring[:, 0], ring[:, 1]
    binnen = (lengte >= WEST) & (lengte <= OOST) & (breedte >= ZUID) & (breedte <= NOORD)
    if not binnen.all():
        fout = ring[int(np.argmin(binnen))]
        melding = "Een punt ligt niet in Nederland."
        if (np.abs(fout) > 1000).all():
            melding += " Staan de punten in meters (Rijksdriehoek)? Zet ze om naar graden."
        raise VormFout(melding, _punt(fout), _GRADEN)
    rond = np.round(ring, DECIMALEN)
    # Points that fell together count once.
    houd = np.append(True, (rond[1:] != rond[:-1]).any(axis=1))
    return rond[houd]


def _is_punt(punt: object) -> bool:
    return (
        isinstance(punt, list)
        and len(punt) in (2, 3)
        and all(type(c) in (int, float) for c in punt[:2])
    )


def _oppervlak(ring: npt.NDArray[np.float64]) -> float:
    """Twice the area, from the first point so that small areas keep their digits."""
    x, y = (ring - ring[0]).T
    dubbel = float(np.abs(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])))
    # Less than a square metre is what rounding leaves of a line.
    return dubbel if dubbel > 10.0 ** (-2 * DECIMALEN) else 0.0


def _punt(punt: npt.NDArray[np.float64]) -> str:
    return f"[{punt[0]:.10g}, {punt[1]:.10g}]"
