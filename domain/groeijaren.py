"""The columns of the chart per year: calendar years, spans of years, years without figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.doel import Doel
from domain.groeiregels import Regel
from domain.perioden import Periode


@dataclass(frozen=True, order=True)
class Kolom:
    """One place on the axis: a calendar year, or a span of years under its own name."""

    van: date
    tot: date
    naam: str

    @property
    def dagen(self) -> Periode:
        """Its days."""
        return Periode(self.van, self.tot)


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


def op_tempo(netto: Mapping[Kolom, int], doel: Doel, tot: date | None = None) -> tuple[int, int]:
    """In how many columns the growth keeps the pace that was agreed, of how many it holds for.

    tot: the last day of which the figures are there; a year that is not over then is not judged.
    """
    naast = [
        (s, n)
        for k, s in netto.items()
        if (tot is None or k.tot <= tot) and (n := doel.nodig_in(k.dagen)) is not None
    ]
    maximum = doel.geldt_als == "maximum"
    return sum(s <= n if maximum else s >= n for s, n in naast), len(naast)
