"""The borders of areas, for the schematic map and the GeoJSON download.

Borders and figures are of different years: a border of another indeling than the figures is used
only where code and name are the same, else the area could have been divided anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, select

from store.schema import tables
from telling.rijen import sleutel

Ringen = list[list[list[list[float]]]]  # polygons of rings of [lon, lat]


class GebiedMetCijfers(NamedTuple):
    """An area with figures: its code, its name, the indeling of the figures (None: not known)."""

    code: str
    naam: str
    indeling: int | None


class Grens(NamedTuple):
    """The border of an area. indeling: the year it is of."""

    ringen: Ringen
    indeling: int
    fictief: bool


def vormen(conn: Connection, gebieden: Iterable[GebiedMetCijfers]) -> dict[str, Grens]:
    """Code to border, of the areas that have one: of their own indeling, else of the nearest year
    in which an area of that code had the same name.
    """
    gevraagd = {g.code: g for g in gebieden if g.code}
    t = tables.grens.c
    vraag = select(t.code, t.naam, t.indeling, t.ringen, t.fictief).where(t.code.in_(gevraagd))
    beste: dict[str, tuple[int, int, str, bool]] = {}
    for code, naam, indeling, ringen, fictief in conn.execute(vraag):
        g = gevraagd[code]
        eigen = g.indeling == indeling
        if not eigen and sleutel(naam) != sleutel(g.naam):
            continue
        ver = abs(indeling - g.indeling) if g.indeling else -indeling
        if code not in beste or ver < beste[code][0]:
            beste[code] = (ver, indeling, ringen, fictief)
    return {
        code: Grens(json.loads(ringen), indeling, fictief)
        for code, (_, indeling, ringen, fictief) in beste.items()
    }
