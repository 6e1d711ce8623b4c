"""Writes the invented borders of Voorbeeldstad: run after a change of its kernen.

    python -m scripts.maak_grenzen_voorbeeldstad

A honeycomb of one cell a kern with its corners moved a little, in the middle of the IJsselmeer:
water, so that nobody takes it for a place. Neighbours share their corners exactly. The same kernen
always give the same bytes; a test compares them with what is in the repository.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from scripts import voorbeeldstad as v

DATA = Path(__file__).resolve().parent.parent / "data"
NAAM = "voorbeeld/grenzen-voorbeeldstad"
MIDDEN = (5.31, 52.8)
# Degrees: half the width of a cell and a quarter of its height, about as long on the ground.
STAP = (0.0165, 0.0058)
RIJEN = (3, 4, 3, 2)  # cells a row, from north to south
SCHEEF = 0.28  # how far a corner moves, in steps

_Hoek = tuple[int, int]
# The corners of a cell around its middle, in steps; rows lie three steps apart.
_HOEKEN: tuple[_Hoek, ...] = ((0, 2), (-1, 1), (-1, -1), (0, -2), (1, -1), (1, 1))


def maak() -> dict[str, str]:
    """The GeoJSON and its fields, each by its path within `data/`."""
    vakken = dict(zip(v.KERNEN, _middens(), strict=True))
    ringen = {code: _cel(midden) for code, midden in vakken.items()}
    punten = _punten(h for ring in ringen.values() for h in ring)
    features = [_feature(v.GEMEENTE, v.NAAM, _omtrek(list(ringen.values())), punten)]
    features += [_feature(c, v.KERNEN[c][0], ring, punten) for c, ring in ringen.items()]
    regels = ",\n".join(json.dumps(f, separators=(",", ":")) for f in features)
    velden = {
        "leverancier": v.NAAM,
        "bron": "Verzonnen grenzen voor demonstratie",
        "fictief": "ja",
        "ontvangen": v.ONTVANGEN,
    }
    return {
        f"{NAAM}.geojson": f'{{"type":"FeatureCollection","features":[\n{regels}\n]}}\n',
        f"{NAAM}.toml": "".join(f'{k} = "{w}"\n' for k, w in velden.items()),
    }


def main() -> None:
    """Write both files."""
    for naam, inhoud in maak().items():
        (DATA / naam).write_text(inhoud, encoding="utf-8")
        print(DATA / naam)


def _middens() -> list[_Hoek]:
    return [(2 * i - aantal, -3 * rij) for rij, aantal in enumerate(RIJEN) for i in range(aantal)]


def _cel(midden: _Hoek) -> list[_Hoek]:
    return [(midden[0] + x, midden[1] + y) for x, y in _HOEKEN]


def _punten(hoeken: Iterable[_Hoek]) -> dict[_Hoek, list[float]]:
    """Degrees of every corner; one corner is one point, however many cells meet there."""
    dobbel = random.Random(v.ZAAD)
    uit = {}
    for x, y in sorted(set(hoeken)):
        scheef = [dobbel.uniform(-SCHEEF, SCHEEF) for _ in range(2)]
        uit[x, y] = [
            round(MIDDEN[0] + (x + scheef[0]) * STAP[0], 4),
            round(MIDDEN[1] + (y + 4.5 + scheef[1]) * STAP[1], 4),
        ]
    return uit


def _omtrek(ringen: list[list[_Hoek]]) -> list[_Hoek]:
    """The border of all cells together: the sides that only one cell has, end to end."""
    zijden = [(a, b) for r in ringen for a, b in zip(r, [*r[1:], r[0]], strict=True)]
    keren = Counter(frozenset(z) for z in zijden)
    volgende = {a: b for a, b in zijden if keren[frozenset((a, b))] == 1}
    ring = [min(volgende)]
    while (hoek := volgende[ring[-1]]) != ring[0]:
        ring.append(hoek)
    return ring


def _feature(code: str, naam: str, ring: list[_Hoek], punten: dict[_Hoek, list[float]]) -> object:
    dicht = [punten[h] for h in (*ring, ring[0])]
    return {
        "type": "Feature",
        "id": code,
        "properties": {
            "statcode": code, "statnaam": naam, "gemeentecode": v.GEMEENTE, "jaar": v.INDELING,
        },
        "geometry": {"type": "Polygon", "coordinates": [dicht]},
    }  # fmt: skip


if __name__ == "__main__":
    main()
