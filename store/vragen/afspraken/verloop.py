"""How an afspraak went and what the plans add: the input of `domain.afspraken.verloop`."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, and_, func, or_, select

from domain.afspraken.verloop import Punt, Som, verloop
from domain.perioden import Periode
from store.vragen.afspraken.kader import Kader
from store.vragen.afspraken.selectie import CODES, TELT, kern
from store.vragen.basis import som
from store.vragen.leveringen.dekking import GEREALISEERD

# A realised row that is left out for its days only: some of its homes may lie in the elapsed time.
_DAGEN = tuple(CODES.index(code) for code in ("periode", "peildatum"))


def sommen(conn: Connection, k: Kader) -> tuple[Som, ...]:
    """What counts, and what is realised and cannot be split, summed per status and period."""
    s = kern(k).c
    half = and_(s.rang.in_(_DAGEN), s.status == GEREALISEERD)
    vraag = (
        select(s.status, s.van, s.tot, som(s.telt), som(func.abs(s.saldo)))
        .where(or_(s.rang == TELT, half))
        .group_by(s.status, s.van, s.tot)
        .order_by(s.status, s.van, s.tot)
    )
    return tuple(
        Som(status, Periode(van, tot), telt, homes)
        for status, van, tot, telt, homes in conn.execute(vraag)
    )


def punten(conn: Connection, k: Kader) -> tuple[Punt, ...]:
    """The moments of an afspraak against its path; see `domain.afspraken.verloop.verloop`.

    A moment before which nothing is missing has its figure, also where later ones are missing.
    """
    return verloop(k.afspraak, sommen(conn, replace(k, heel=True)), k.peildatum, k.bekend)
