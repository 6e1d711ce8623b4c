"""The columns of the chart per year: calendar years, spans of years, years without figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.groei.doel import Doel
from domain.groei.sommen import Groeiregel
from domain.perioden import Periode


@dataclass(frozen=True, order=True)
class Jaarkolom:
    """One place on the axis: a calendar year, or a span of years under its own name."""

    van: date
    tot: date
    naam: str

    @property
    def dagen(self) -> Periode:
        """Its days."""
        return Periode(self.van, self.tot)


def kolom_van(r: Groeiregel) -> Jaarkolom:
    """Where a row belongs."""
    heel = Periode(date(r.van.year, 1, 1), date(r.tot.year, 12, 31))
    return Jaarkolom(heel.van, heel.tot, heel.tekst)


def maak_kolommen(regels: Sequence[Groeiregel]) -> list[Jaarkolom]:
    """Those with figures, and the years between that nothing is known of."""
    bekend = {kolom_van(r) for r in regels}
    gedekt = {j for k in bekend for j in range(k.van.year, k.tot.year + 1)}
    for jaar in range(min(gedekt), max(gedekt)):
        if jaar not in gedekt:
            bekend.add(Jaarkolom(date(jaar, 1, 1), date(jaar, 12, 31), str(jaar)))
    return sorted(bekend)


@dataclass(frozen=True)
class Jaarcijfers:
    """The growth by column. per_soort: by column, status and soort; netto: by column and status.

    bekend: the columns that there are figures of; between them lie years without.
    """

    kolommen: tuple[Jaarkolom, ...]
    bekend: frozenset[Jaarkolom]
    per_soort: Mapping[tuple[Jaarkolom, str, str], int]
    netto: Mapping[tuple[Jaarkolom, str], int]

    def zeker(self, kolom: Jaarkolom) -> int | None:
        """Netto without zachte plannen; None where there is nothing else."""
        delen = [self.netto[kolom, s] for s in ("gerealiseerd", "hard") if (kolom, s) in self.netto]
        return sum(delen) if delen else None

    def erbij(self, kolom: Jaarkolom) -> int:
        """What came in, of all statuses: how high the column reaches."""
        return sum(s for (k, _, _), s in self.per_soort.items() if k == kolom and s > 0)

    def eraf(self, kolom: Jaarkolom) -> int:
        """What went out, 0 or less."""
        return sum(s for (k, _, _), s in self.per_soort.items() if k == kolom and s < 0)


def tel(regels: Sequence[Groeiregel]) -> Jaarcijfers:
    """The rows (one or more) by column."""
    per_soort: Counter[tuple[Jaarkolom, str, str]] = Counter()
    netto: Counter[tuple[Jaarkolom, str]] = Counter()
    for r in regels:
        kolom = kolom_van(r)
        per_soort[kolom, r.status, r.soort] += r.saldo
        netto[kolom, r.status] += r.saldo
    return Jaarcijfers(
        tuple(maak_kolommen(regels)), frozenset(k for k, _ in netto), per_soort, netto
    )


def in_richtingen(regels: Iterable[Groeiregel]) -> tuple[Groeiregel, ...]:
    """The same, with only additions (toevoeging) and withdrawals (onttrekking) told apart."""
    return tuple(
        replace(r, soort="toevoeging" if r.saldo >= 0 else "onttrekking", aantal=abs(r.saldo))
        for r in regels
    )


def op_tempo(
    netto: Mapping[Jaarkolom, int], doel: Doel, tot: date | None = None
) -> tuple[int, int]:
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
