"""Which parties have no figures, and of which days."""

from __future__ import annotations

from datetime import date

import pandas as pd

from domain.perioden import Periode, lees_periode
from figures.groei.zinnen import Ontbreekt


def ontbreekt(
    dekt: pd.DataFrame, naam: dict[str, str], met_gemeente: bool = False
) -> tuple[Ontbreekt, ...]:
    """The gaps of the frame of `dekking.partijen`, one per period; `None` days: all figures.

    met_gemeente: say of which gemeente, where there are several.
    """
    uit = []
    for r in dekt.to_dict("records"):
        if r["gedekt"]:
            continue
        partij = naam.get(r["corporatie"], r["corporatie"])
        if met_gemeente:
            partij = f"{partij} in {naam.get(r['gemeente'], r['gemeente'])}"
        uit += [Ontbreekt(partij, p, r["soort"]) for p in _perioden(r["ontbreekt"])]
    return tuple(uit)


def _perioden(tekst: str) -> list[Periode | None]:
    if tekst == "alle cijfers":
        return [None]
    return [_periode(deel) for deel in tekst.split(", ")]


def _periode(tekst: str) -> Periode:
    van, _, tot = tekst.partition(" t/m ")
    if tot:
        return Periode(date.fromisoformat(van), date.fromisoformat(tot))
    return lees_periode(tekst)
