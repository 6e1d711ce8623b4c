"""The columns of the chart per year: calendar years, spans of years, years without figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.groei.doel import Doel
from domain.groei.sommen import Regel
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


@dataclass(frozen=True)
class Jaarcijfers:
    """The growth by column. per_soort: by column, status and soort; netto: by column and status.

    bekend: the columns that there are figures of; between them lie years without.
    """

    kolommen: tuple[Kolom, ...]
    bekend: frozenset[Kolom]
    per_soort: Mapping[tuple[Kolom, str, str], int]
    netto: Mapping[tuple[Kolom, str], int]

    def zeker(self, kolom: Kolom) -> int | None:
        """Netto without zachte plannen; None where there is nothing else."""
        delen = [self.netto[kolom, s] for s in ("gerealiseerd", "hard") if (kolom, s) in self.netto]
        return sum(delen) if delen else None

    def erbij(self, kolom: Kolom) -> int:
        """What came in, of all statuses: how high the column reaches."""
        return sum(s for (k, _, _), s in self.per_soort.items() if k == kolom and s > 0)

    def eraf(self, kolom: Kolom) -> int:
        """What went out, 0 or less."""
        return sum(s for (k, _, _), s in self.per_soort.items() if k == kolom and s < 0)


def tel(regels: Sequence[Regel]) -> Jaarcijfers:
    """The rows (one or more) by column."""
    per_soort: Counter[tuple[Kolom, str, str]] = Counter()
    netto: Counter[tuple[Kolom, str]] = Counter()
    for r in regels:
        kolom = kolom_van(r)
        per_soort[kolom, r.status, r.soort] += r.saldo
        netto[kolom, r.status] += r.saldo
    return Jaarcijfers(
        tuple(maak_kolommen(regels)), frozenset(k for k, _ in netto), per_soort, netto
    )


def in_richtingen(regels: Iterable[Regel]) -> tuple[Regel, ...]:
    """The same, with only additions (toevoeging) and withdrawals (onttrekking) told apart."""
    return tuple(
        replace(r, soort="toevoeging" if r.saldo >= 0 else "onttrekking", aantal=abs(r.saldo))
        for r in regels
    )


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
