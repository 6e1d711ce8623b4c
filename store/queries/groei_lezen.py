"""The frames of `store.queries.groei` as rows of `domain.groeiregels`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from domain.groeiregels import Partij, Regel


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
