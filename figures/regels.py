"""Sums over the rows of `store.queries.groei`, as every chart needs them.

Plain Python over records: these frames have tens to hundreds of rows, where a
pandas groupby costs a millisecond each and a Counter costs nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from domain.mutaties import SOORTEN, STATUSSEN


@dataclass(frozen=True, slots=True)
class Regel:
    """One summed row: saldo is signed, in the chosen perspective; aantal is as delivered."""

    van: date
    tot: date
    periode: str
    jaar: int | None
    soort: str
    status: str
    aantal: int
    saldo: int


@dataclass(frozen=True, slots=True)
class Partij:
    """What one corporatie in one gemeente did to its own stock, of one status."""

    gemeente: str
    corporatie: str
    status: str
    van: date
    tot: date
    saldo: int


def lees(frame: pd.DataFrame) -> tuple[Regel, ...]:
    """The frame's rows; jaar is None where the period spans more than one year."""
    kolommen = [frame[k].tolist() for k in Regel.__slots__]
    return tuple(
        Regel(_dag(v), _dag(t), p, None if pd.isna(j) else int(j), s, st, int(a), int(sal))
        for v, t, p, j, s, st, a, sal in zip(*kolommen, strict=True)
    )


def lees_partijen(frame: pd.DataFrame) -> tuple[Partij, ...]:
    """Per gemeente, corporatie and status; saldo is in the perspectief of the corporatie.

    frame: of `store.queries.groei.per_corporatie`, or any with its columns and more rows.
    """
    uit: dict[tuple[str, str, str], Partij] = {}
    kolommen = ("gemeente", "corporatie", "status", "van", "tot", "eigen")
    for g, c, st, van, tot, saldo in zip(*(frame[k].tolist() for k in kolommen), strict=True):
        nieuw = Partij(g, c, st, _dag(van), _dag(tot), int(saldo))
        if al := uit.get((g, c, st)):
            nieuw = replace(
                al, van=min(al.van, nieuw.van), tot=max(al.tot, nieuw.tot), saldo=al.saldo + saldo
            )
        uit[g, c, st] = nieuw
    return tuple(uit.values())


def _dag(waarde: date) -> date:
    return waarde.date() if hasattr(waarde, "date") else waarde


def netto(regels: Iterable[Regel | Partij], status: str | None = None) -> int:
    """The sum of saldo, of one status or of all."""
    return sum(r.saldo for r in regels if status in (None, r.status))


def statussen(regels: Iterable[Regel | Partij]) -> tuple[str, ...]:
    """Which statuses occur, most certain first."""
    aanwezig = {r.status for r in regels}
    return tuple(s for s in STATUSSEN if s in aanwezig)


def hoofdstatus(regels: Iterable[Regel | Partij]) -> str | None:
    """The most certain status there is a figure of: a plan is never called a realisatie."""
    return next(iter(statussen(regels)), None)


def per_soort(regels: Iterable[Regel]) -> dict[str, tuple[int, int]]:
    """soort -> (aantal, saldo), in the order of the waterfall."""
    aantal: Counter[str] = Counter()
    saldo: Counter[str] = Counter()
    for r in regels:
        aantal[r.soort] += r.aantal
        saldo[r.soort] += r.saldo
    return {s: (aantal[s], saldo[s]) for s in SOORTEN if s in aantal}


def binnen(regels: Iterable[Regel], van: date, tot: date) -> tuple[Regel, ...]:
    """The rows whose period lies wholly inside these days."""
    return tuple(r for r in regels if van <= r.van and r.tot <= tot)


def bereik(regels: Sequence[Regel | Partij]) -> tuple[date, date] | None:
    """First and last day that the rows are about; None without rows."""
    if not regels:
        return None
    return min(r.van for r in regels), max(r.tot for r in regels)
