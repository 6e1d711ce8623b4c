"""The voorraadbalans: begin + netto groei + correctie + onverklaard = eind.

Source: docs/definitions.md, "Voorraadbalans". Between two successive peildata of a corporatie,
gemeente, segment and duur, where realised figures cover every day between. What does not fit is
shown as onverklaard, never spread out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

import pandas as pd
from sqlalchemy import Connection, case, func, select

from domain.leveringen.dekking import Perioden, is_gedekt
from domain.perioden import Periode
from store.schema import tables
from telling.dekking import GEREALISEERD, Verdeling

_Plek = tuple[str, str, str, str]  # corporatie, gemeente, segment, duur


class _Stroom(NamedTuple):
    """The realised mutations of one place and period together."""

    van: date
    tot: date
    netto: int
    correctie: int
    homes: int
    fictief: bool


def balansen(conn: Connection, verdeling: Verdeling) -> pd.DataFrame:
    """Rows of `tables.balans`, from the standen and mutations that are in the database already."""
    stromen = _stromen(conn)
    rijen = [
        rij
        for plek, standen in sorted(_standen(conn).items())
        for rij in _van_plek(
            plek,
            standen,
            stromen.get(plek, []),
            verdeling.alle_dagen((plek[0], plek[1], GEREALISEERD)),
        )
    ]
    return pd.DataFrame(rijen, columns=[k.name for k in tables.balans.c])


def _van_plek(
    plek: _Plek,
    standen: dict[date, tuple[int, bool]],
    stromen: list[_Stroom],
    gedekt: Perioden,
) -> Iterable[tuple[object, ...]]:
    # A span that crosses a peildatum cannot be split there; the balans runs over it to the next.
    dagen = [d for d in sorted(standen) if not any(s.homes and s.van <= d < s.tot for s in stromen)]
    for begin_dag, eind_dag in pairwise(dagen):
        periode = Periode(begin_dag + timedelta(days=1), eind_dag)
        if not is_gedekt(periode, gedekt):
            continue
        erin = [s for s in stromen if Periode(s.van, s.tot).ligt_in(periode)]
        (begin, f1), (eind, f2) = standen[begin_dag], standen[eind_dag]
        netto, correctie = sum(s.netto for s in erin), sum(s.correctie for s in erin)
        fictief = f1 or f2 or any(s.fictief for s in erin)
        onverklaard = eind - begin - netto - correctie
        yield (
            *plek, periode.van, periode.tot, begin, netto, correctie, eind, onverklaard, fictief,
        )  # fmt: skip


def _standen(conn: Connection) -> dict[_Plek, dict[date, tuple[int, bool]]]:
    """Homes and fictief per place and peildatum; `totaal` says nothing about a segment."""
    s = tables.voorraadstand.c
    vraag = (
        select(
            s.corporatie, s.gemeente, s.segment, s.duur, s.peildatum,
            func.sum(s.aantal), func.max(case((s.fictief, 1), else_=0)),
        )
        .where(s.zelfstandig, s.segment != "totaal")
        .group_by(s.corporatie, s.gemeente, s.segment, s.duur, s.peildatum)
    )  # fmt: skip
    uit: dict[_Plek, dict[date, tuple[int, bool]]] = defaultdict(dict)
    for *plek, dag, aantal, fictief in conn.execute(vraag):
        uit[tuple(plek)][dag] = (int(aantal), bool(fictief))
    return uit


def _stromen(conn: Connection) -> dict[_Plek, list[_Stroom]]:
    """Realised mutations per place and period, only of corporaties that have standen there."""
    m, s = tables.mutatie.c, tables.voorraadstand.c
    paren = select(s.corporatie, s.gemeente).distinct().subquery()
    vraag = (
        select(
            m.corporatie, m.gemeente, m.segment, m.duur, m.van, m.tot,
            func.sum(m.saldo_corporatie), func.sum(m.correctie), func.max(func.abs(m.aantal)),
            func.max(case((m.fictief, 1), else_=0)),
        )
        .join_from(
            tables.mutatie,
            paren,
            (paren.c.corporatie == m.corporatie) & (paren.c.gemeente == m.gemeente),
        )
        .where(m.zelfstandig, m.status == GEREALISEERD)
        .group_by(m.corporatie, m.gemeente, m.segment, m.duur, m.van, m.tot)
    )  # fmt: skip
    uit: dict[_Plek, list[_Stroom]] = defaultdict(list)
    for c, g, segment, duur, van, tot, netto, correctie, homes, fictief in conn.execute(vraag):
        stroom = _Stroom(van, tot, int(netto), int(correctie), int(homes), bool(fictief))
        uit[c, g, segment, duur].append(stroom)
    return uit
