"""Which days of one corporatie in one gemeente each levering answers for.

Source: docs/delivery-format.md, "Dekken en vervangen"; docs/decisions.md 3 to 5.
Each day belongs to at most one levering: the latest that claims it. All
functions here take and give sets of days as Perioden; what they give is merged,
in order, and never touches or overlaps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from domain.perioden import Periode

Perioden = tuple[Periode, ...]


@dataclass(frozen=True)
class Claim:
    """A levering says it covers these days wholly; the highest volgnummer has the last word."""

    levering: str
    volgnummer: int
    periode: Periode


@dataclass(frozen=True)
class PartijDekking:
    """For which days a corporatie is needed, and for which its realised figures are there."""

    nodig: Perioden
    gedekt: Perioden


def voeg_samen(perioden: Iterable[Periode]) -> Perioden:
    """The same days in as few Perioden as possible: overlapping and adjoining ones become one."""
    uit: list[tuple[int, int]] = []
    for van, tot in sorted((p.van.toordinal(), p.tot.toordinal()) for p in perioden):
        if uit and van <= uit[-1][1] + 1:
            uit[-1] = (uit[-1][0], max(uit[-1][1], tot))
        else:
            uit.append((van, tot))
    return tuple(_periode(van, tot) for van, tot in uit)


def verschil(perioden: Iterable[Periode], weg: Iterable[Periode]) -> Perioden:
    """The days of `perioden` that are not in `weg`."""
    uit: list[Periode] = []
    eraf = voeg_samen(weg)
    for p in voeg_samen(perioden):
        begin, eind = p.van.toordinal(), p.tot.toordinal()
        for w in eraf:
            van, tot = w.van.toordinal(), w.tot.toordinal()
            if tot < begin or van > eind:
                continue
            if van > begin:
                uit.append(_periode(begin, van - 1))
            begin = tot + 1
        if begin <= eind:
            uit.append(_periode(begin, eind))
    return tuple(uit)


def doorsnede(links: Iterable[Periode], rechts: Iterable[Periode]) -> Perioden:
    """The days that are in both."""
    rechts = tuple(rechts)
    return voeg_samen(
        Periode(max(a.van, b.van), min(a.tot, b.tot))
        for a in links
        for b in rechts
        if a.overlapt(b)
    )


def verdeel(claims: Iterable[Claim]) -> dict[str, Perioden]:
    """Give each claimed day to the latest levering that claims it.

    claims: all of one corporatie, gemeente and soort (gerealiseerd or plan). Returns for every
    levering the days it keeps; an empty tuple where later leveringen took all of them.
    Raises ValueError where two leveringen have one volgnummer: then neither is the latest.
    """
    van_wie: dict[int, str] = {}
    per_levering: dict[int, list[Periode]] = {}
    for claim in claims:
        if van_wie.setdefault(claim.volgnummer, claim.levering) != claim.levering:
            raise ValueError(f"volgnummer {claim.volgnummer} is van twee leveringen")
        per_levering.setdefault(claim.volgnummer, []).append(claim.periode)
    behouden: dict[str, Perioden] = {}
    vergeven: Perioden = ()
    for volgnummer in sorted(per_levering, reverse=True):
        eigen, naam = per_levering[volgnummer], van_wie[volgnummer]
        behouden[naam] = voeg_samen((*behouden.get(naam, ()), *verschil(eigen, vergeven)))
        vergeven = voeg_samen((*vergeven, *eigen))
    return behouden


def telt_mee(periode: Periode, behouden: Sequence[Periode]) -> bool:
    """Whether a row counts: it lies wholly inside the days its own levering kept.

    behouden: as `verdeel` gives them (merged).
    """
    return any(periode.ligt_in(b) for b in behouden)


def trek_af(behouden: Iterable[Periode], weggelaten: Iterable[Periode]) -> Perioden:
    """What a levering still covers when rows of it were left out.

    weggelaten: the periods of its rows for which `telt_mee` says no. Their days are not fully
    described any more, so a gap does not look like zero (decision 4).
    """
    return verschil(behouden, weggelaten)


def is_gedekt(periode: Periode, dekking: Iterable[Periode]) -> bool:
    """Whether every day of the period is covered."""
    return not gaten(periode, dekking)


def gaten(periode: Periode, dekking: Iterable[Periode]) -> Perioden:
    """The days of the period that are not covered."""
    return verschil((periode,), dekking)


def laatste_gedekte_dag(partijen: Iterable[PartijDekking]) -> date | None:
    """The last day on which every party that is needed then is covered.

    At least one party must be needed on that day. None where there is no such day. It is the
    peildatum of a page (docs/definitions.md, "Peildatum").
    """
    alle = tuple(partijen)
    nodig = voeg_samen(p for partij in alle for p in partij.nodig)
    open_dagen = (p for partij in alle for p in verschil(partij.nodig, partij.gedekt))
    goed = verschil(nodig, open_dagen)
    return goed[-1].tot if goed else None


def _periode(van: int, tot: int) -> Periode:
    return Periode(date.fromordinal(van), date.fromordinal(tot))


def dagen(perioden: Iterable[Periode]) -> Iterator[date]:
    """Every day once, in order."""
    for p in voeg_samen(perioden):
        for n in range(p.van.toordinal(), p.tot.toordinal() + 1):
            yield date.fromordinal(n)
