"""The columns of the chart per year: calendar years, spans of years, years without figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.perioden import Periode
from figures.doel import Doel
from figures.regels import Regel


@dataclass(frozen=True, order=True)
class Kolom:
    """One place on the axis: a calendar year, or a span of years under its own name."""

    van: date
    tot: date
    naam: str

    @property
    def jaren(self) -> int:
        """How many years it spans."""
        return self.tot.year - self.van.year + 1


def kolom_van(r: Regel) -> Kolom:
    """Where a row belongs."""
    heel = Periode(date(r.van.year, 1, 1), date(r.tot.year, 12, 31))
    return Kolom(heel.van, heel.tot, heel.tekst)


def maak_kolommen(regels: Sequence[Regel]) -> list[Kolom]:
    """Those with figures, and the years between that nothing is known of."""
    bekend = {kolom_van(r) for r in regels}
    gedekt = {j for k in bekend for j in range(k.van.year, k.tot.year + 1)}
    for jaar in range(min(gedekt), max(gedekt)):
        if jaar not in gedekt:
            bekend.add(Kolom(date(jaar, 1, 1), date(jaar, 12, 31), str(jaar)))
    return sorted(bekend)


def nodig_in(kolom: Kolom, doel: Doel) -> float | None:
    """What was agreed for the days of this column; None outside the afspraak's period."""
    if kolom.van < doel.van or kolom.tot > doel.tot:
        return None
    if (kolom.van, kolom.tot) == (doel.van, doel.tot):
        return doel.doel
    return doel.tempo * kolom.jaren
