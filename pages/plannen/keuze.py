"""What can be chosen on Plannen in a stand, and how a stand is called there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from components.groei.balk import jaaropties
from components.keuzelijst import Optie
from components.plannen.balk import peildata
from domain.filters import Filters
from domain.plannen.keuze import PlanKeuze
from pages.gemeen.stand import geopend, standen
from store.standen.standen import StandInfo
from store.vragen import keuzes
from store.vragen.plannen import lezen

NEDERLAND = ZoneInfo("Europe/Amsterdam")


def stand_naam(info: StandInfo) -> str:
    """A stand as a reader knows it: when it was built, and its id."""
    return f"{info.gebouwd.astimezone(NEDERLAND):%d-%m-%Y %H:%M} ({info.id})"


@lru_cache(maxsize=128)
def _opties(stand: str, gemeenten: tuple[str, ...]) -> dict[str, list[Optie]]:
    with geopend(stand) as s:
        k = keuzes.alle(s.conn, Filters(gemeente=gemeenten))
        met_plan = lezen.gemeenten(s.conn)
    frame = k.gemeenten[k.gemeenten["register"] | k.gemeenten["code"].isin(list(met_plan))]
    eerste, laatste = k.jaren or (1, 0)
    return {
        "gemeente": _namen(frame),
        "corporatie": _namen(k.corporaties),
        "gebied": _namen(k.gebieden),
        "jaren": jaaropties(eerste, laatste),
    }


def _namen(frame: Any) -> list[Optie]:
    rijen: Iterable[Mapping[str, Any]] = frame.to_dict("records")
    return [
        {
            "value": str(r["code"]),
            "label": str(r["naam"])
            + (f" ({r['niveau']})" if "niveau" in r else "")
            + (" (fictief)" if r["fictief"] else ""),
        }
        for r in rijen
    ]


def opties(stand: str, keuze: PlanKeuze) -> dict[str, list[Optie]]:
    """What each control offers beside the chosen gemeenten, and what the address brought along."""
    basis = _opties(stand, keuze.gemeente)
    query = keuze.naar_query()
    jaren = [int(o["value"]) for o in basis["jaren"]]
    uit = {n: basis[n] for n in ("gemeente", "corporatie", "gebied")}
    uit |= {n: jaaropties(*_grenzen(jaren), [query.get(n)]) for n in ("van", "tot")}
    uit["peildatum"] = peildata(jaren, keuze.peildatum)
    uit["met"] = [
        {"value": i.id, "label": stand_naam(i)}
        for i in standen().lijst()
        if i.id != stand and i.beschadigd is None
    ]
    return uit


def _grenzen(jaren: list[int]) -> tuple[int, int]:
    return (jaren[0], jaren[-1]) if jaren else (1, 0)


@lru_cache(maxsize=8)
def standaardgemeente(stand: str) -> str | None:
    """The gemeente of a page without a choice: the first with plans, a real one before an invented
    one, and one with more than a province's total before one without."""
    with geopend(stand) as s:
        alle = lezen.gemeenten(s.conn)
    return min(alle, key=lambda g: (alle[g].alleen_totaal, alle[g].fictief, g), default=None)
