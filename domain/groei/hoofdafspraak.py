"""Which afspraak belongs beside a selection: it must count what the reader selected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from domain.afspraken.afspraak import Afspraak
from domain.filters import Filters
from domain.groei.doel import Doel, doel_van
from domain.groei.sommen import Groeiregel, binnen
from domain.mutaties import DUREN, SEGMENTEN


def telt_hetzelfde(a: Afspraak, f: Filters) -> bool:
    """Whether the afspraak counts what the filters select: duur, segment, gebied, sloop."""
    return (
        a.indicator == "netto_groei"
        and not a.telt_soorten
        and a.telt_boven is None
        and set(a.telt_duur or DUREN) == set(f.duur)
        and set(a.telt_segment or SEGMENTEN) == set(f.segment)
        and (a.telt_sloop or "met") == f.sloop
        and ((a.gebied,) if a.gebied else ()) == f.gebied
    )


def hoofddoel(
    afspraken: Iterable[Afspraak], filters: Filters, regels: Sequence[Groeiregel]
) -> tuple[Afspraak, Doel] | None:
    """The afspraak that the message is about, None where no single one fits.

    Of those that count the same for the same parties: one that has rows inside its days, the
    one that reaches furthest, the longest. Without rows the first in the register's order.
    """
    passend = []
    for a in afspraken:
        doel = doel_van(a)
        if doel is None or not telt_hetzelfde(a, filters) or not _zelfde_partijen(a, filters):
            continue
        if not _in_selectie(doel, filters):
            continue
        if len(filters.gemeente) != 1 or a.gemeente != filters.gemeente[0]:
            continue
        passend.append((a, doel))
    if not passend:
        return None
    met_cijfers = [p for p in passend if binnen(regels, p[1].van, p[1].tot)]
    if not met_cijfers:
        return min(passend, key=lambda p: (p[1].van, p[0].volgorde))
    return max(met_cijfers, key=lambda p: (_rang(p[1], regels), -p[0].volgorde))


def _rang(doel: Doel, regels: Sequence[Groeiregel]) -> tuple[int, date, int]:
    eigen = binnen(regels, doel.van, doel.tot)
    zeker = [r for r in eigen if r.status == "gerealiseerd"]
    return (bool(zeker), max(r.tot for r in zeker or eigen), (doel.tot - doel.van).days)


def _zelfde_partijen(a: Afspraak, f: Filters) -> bool:
    if f.corporatie:
        return set(a.corporaties) == set(f.corporatie)
    return a.hoort_bij is None and (not a.corporaties or len(a.corporaties) > 1)


def _in_selectie(doel: Doel, f: Filters) -> bool:
    """A part of the afspraak's period cannot be held against the whole target."""
    return f.periode.van <= doel.van and (f.tot is None or f.tot >= doel.van)


def eigen_delen(
    afspraken: Iterable[Afspraak], hoofd: Afspraak, filters: Filters
) -> dict[str, Doel]:
    """The parts of an afspraak per corporatie: code to Doel."""
    uit = {}
    for a in afspraken:
        if a.hoort_bij != hoofd.id or not telt_hetzelfde(a, filters):
            continue
        doel = doel_van(a)
        if doel is not None and doel.corporatie:
            uit[doel.corporatie] = doel
    return uit


def alle_hele_jaren(afspraken: Iterable[Afspraak]) -> bool:
    """Whether every afspraak begins and ends with a calendar year.

    Then rows may be summed per year before they are held against one.
    """
    return all(
        (p.van.month, p.van.day, p.tot.month, p.tot.day) == (1, 1, 12, 31)
        for a in afspraken
        if (p := a.periode)
    )
