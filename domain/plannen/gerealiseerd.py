"""Which realised years stand beside the plans.

Source: docs/definitions.md, "Productieprogramma".
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from domain.perioden import Periode
from domain.plannen.keuze import PlanKeuze

JAREN = 5  # at most, up to the year of the peildatum


def laatste_jaren(dag: date) -> range:
    """The years that can stand beside the plans on this peildatum."""
    return range(dag.year - JAREN + 1, dag.year + 1)


def ernaast(keuze: PlanKeuze, gedekt: Collection[int]) -> Periode | None:
    """The days of the last covered years in a row, within the chosen period.

    A gap between bars would look like nothing built, so years before a gap are left out. gedekt:
    those of `laatste_jaren` of which everything is known. None where there are none, or where the
    chosen period begins later or ends before them.
    """
    if not gedekt:
        return None
    laatste = van = max(gedekt)
    if keuze.van and keuze.van.year > laatste:
        return None
    while van - 1 in gedekt:
        van -= 1
    begin = date(max(van, keuze.van.year if keuze.van else van), 1, 1)
    eind = min(date(laatste, 12, 31), keuze.tot or date.max)
    return Periode(begin, eind) if begin <= eind else None
