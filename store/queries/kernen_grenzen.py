"""The borders of shown areas, coarse: for a schematic map."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from domain.kernrij import KernRij
from store import tables
from store.sleutel import sleutel


@dataclass(frozen=True)
class Vorm:
    """vlakken: polygons of rings of [lon, lat] (WGS84), the outer ring first. indeling: of the
    border, which can be another year's than that of the figures."""

    vlakken: list[list[list[list[float]]]]
    indeling: int
    bron: str
    fictief: bool


def van(conn: Connection, rijen: Iterable[KernRij]) -> dict[str, Vorm]:
    """Borders by code; areas without one are not in it.

    That of the area's own indeling, else the newest of another year with the same code and name:
    a border of another area that once bore this code is never taken.
    """
    per_code = {r.cijfer.code: r for r in rijen if r.cijfer.code}
    g, lev = tables.grens.c, tables.levering.c
    vraag = (
        select(g.code, g.indeling, g.niveau, g.naam, g.ringen, g.fictief, lev.bron, lev.leverancier)
        .join(tables.levering, lev.id == g.levering)
        .where(g.gemeente.in_(sorted({r.gemeente for r in per_code.values()})))
        .order_by(g.code, g.indeling)
    )
    beste: dict[str, Any] = {}
    for grens in conn.execute(vraag):
        rij = per_code.get(grens.code)
        if rij is None or beste.get(grens.code, grens).indeling == rij.indeling != grens.indeling:
            continue
        if rij.niveau == grens.niveau and sleutel(rij.gebied) == sleutel(grens.naam):
            beste[grens.code] = grens
    return {
        code: Vorm(json.loads(b.ringen), b.indeling, b.bron or b.leverancier, b.fictief)
        for code, b in beste.items()
    }
