"""The calendar of the agreements: what must be in, about which days, and whether it is.

Source: docs/register-afspraken.md, [[moment]]. Nothing here knows what day it is today: a stand is
looked at on a day (`dag`), by default the last day on which a levering in it was received.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from domain.leveringen.dekking import is_gedekt, voeg_samen
from domain.perioden import Periode, jaren

OP_TIJD, LATER, ONTBREEKT = "op tijd binnen", "later binnen", "ontbreekt"
KOMT_NOG, AGENDA, ONBEKEND = "komt nog", "geen levering nodig", "nog geen levering voor"
# In the order in which a list of counts shows them.
STANDEN = (ONTBREEKT, LATER, OP_TIJD, KOMT_NOG, ONBEKEND, AGENDA)


@dataclass(frozen=True)
class Moment:
    """One row of `store.schema.tables.moment`. uiterlijk: (month, day) within each year, may be
    empty.
    """

    id: str
    document: str
    artikel: str
    titel: str
    betekenis: str
    gemeente: str | None
    partijen: tuple[str, ...]
    wanneer: str
    uiterlijk: tuple[tuple[int, int], ...] = ()
    verwacht: str | None = None
    over: str | None = None
    van: date | None = None
    tot: date | None = None
    opmerking: str | None = None
    fictief: bool = False


@dataclass(frozen=True)
class Ontvangst:
    """What a levering holds of one corporatie in one gemeente.

    soort: gerealiseerd (periode: the days it reports on), stand (the one day of the peildatum) or
    plan (from the first to the last day of its plans). ontvangen: the day it came in.
    """

    levering: str
    corporatie: str
    gemeente: str
    soort: str
    periode: Periode | None
    ontvangen: date


@dataclass(frozen=True)
class Termijn:
    """A moment in one year. uiterlijk: the last day; over: the days the figures must be about."""

    moment: Moment
    uiterlijk: date
    over: Periode | None


@dataclass(frozen=True)
class Inbreng:
    """Of one party: how it stands, and when what was asked was complete (None: it is not)."""

    partij: str
    stand: str
    ontvangen: date | None = None
    leveringen: tuple[str, ...] = ()


def termijnen(moment: Moment, dag: date) -> tuple[Termijn, ...]:
    """Its last days in time, oldest first: from its begin up to a year after `dag`.

    A moment without a begin is looked at from the year before. Empty where no day is named.
    """
    eerste = moment.van.year if moment.van else dag.year - 1
    laatste = dag.replace(year=dag.year + 1, day=min(dag.day, 28))
    uit = []
    for jaar in range(eerste, laatste.year + 1):
        for maand, nummer in moment.uiterlijk:
            dag_ = date(jaar, maand, min(nummer, calendar.monthrange(jaar, maand)[1]))
            na_begin = moment.van is None or dag_ >= moment.van
            if na_begin and dag_ <= min(laatste, moment.tot or laatste):
                uit.append(Termijn(moment, dag_, waarover(moment.over, dag_)))
    return tuple(sorted(uit, key=lambda t: t.uiterlijk))


def waarover(over: str | None, dag: date) -> Periode | None:
    """The days meant, counted from the last day to hand in; None where nothing is handed in."""
    half = date(dag.year, 1 if dag.month <= 6 else 7, 1)
    match over:
        case "vorig_jaar":
            return jaren(dag.year - 1)
        case "lopend_jaar":
            return Periode(date(dag.year, 1, 1), dag)
        case "volgend_jaar":
            return jaren(dag.year + 1)
        case "vorig_halfjaar":
            tot = date.fromordinal(half.toordinal() - 1)
            return Periode(date(tot.year, 1 if tot.month <= 6 else 7, 1), tot)
        case "lopend_halfjaar":
            return Periode(half, dag)
    return None


def inbreng(
    termijn: Termijn, ontvangsten: Iterable[Ontvangst], dag: date, namens: Sequence[str]
) -> tuple[Inbreng, ...]:
    """How it stands per party on `dag`. namens: the parties whose figures can come in.

    ontvangsten: of any gemeente and party; those of the moment's own count.
    """
    m = termijn.moment
    if m.verwacht is None or termijn.over is None:
        return ()
    if m.verwacht == "toewijzing":
        return tuple(Inbreng(p, ONBEKEND) for p in namens)
    hier = [o for o in ontvangsten if o.soort == m.verwacht and o.gemeente == m.gemeente]
    return tuple(_van_partij(termijn, p, hier, dag) for p in namens)


def _van_partij(t: Termijn, partij: str, hier: Sequence[Ontvangst], dag: date) -> Inbreng:
    eigen = sorted(
        (o for o in hier if o.corporatie == partij and o.ontvangen <= dag),
        key=lambda o: (o.ontvangen, o.levering),
    )
    compleet = _compleet(t, eigen)
    if compleet:
        wanneer = compleet[-1].ontvangen
        stand = OP_TIJD if wanneer <= t.uiterlijk else LATER
        return Inbreng(partij, stand, wanneer, tuple(dict.fromkeys(o.levering for o in compleet)))
    return Inbreng(partij, KOMT_NOG if t.uiterlijk >= dag else ONTBREEKT)


def _compleet(t: Termijn, eigen: Sequence[Ontvangst]) -> list[Ontvangst]:
    """The first leveringen (in order of receipt) that together hold what is asked; else none."""
    assert t.over is not None  # noqa: S101 - `inbreng` looked
    if t.moment.verwacht == "plan":
        return [o for o in eigen if _plan_telt(t, t.over, o)][:1]
    erin = [o for o in eigen if o.periode and o.periode.overlapt(t.over)]
    if (t.moment.over or "").startswith("lopend"):
        # Nobody can report on days to come: something about the running time is what is asked.
        return erin[:1]
    if t.moment.verwacht == "stand":
        return [o for o in erin if o.periode and o.periode.tot == t.over.tot][:1]
    nodig: list[Ontvangst] = []
    for o in erin:
        nodig.append(o)
        if is_gedekt(t.over, voeg_samen(p.periode for p in nodig if p.periode)):
            return nodig
    return []


def _plan_telt(t: Termijn, over: Periode, o: Ontvangst) -> bool:
    """A plan list counts from the day the time it must be about begins. About a year to come it is
    made in the year before, and looks that far: then it says what is planned, also where that is
    nothing."""
    if over.van <= t.uiterlijk:
        return o.ontvangen >= over.van
    gemaakt = o.ontvangen >= date(t.uiterlijk.year, 1, 1)
    return gemaakt and o.periode is not None and o.periode.tot >= over.van
