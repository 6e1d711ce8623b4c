"""How an afspraak went and what the plans add: the input of `domain.verloop`."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, select

from domain.verloop import Punt, Som, verloop
from store.queries.afspraak_kader import Kader
from store.queries.afspraak_selectie import TELT, kern
from store.queries.basis import som


def sommen(conn: Connection, k: Kader) -> tuple[Som, ...]:
    """What counts, summed per status and last day of its period."""
    s = kern(k).c
    vraag = (
        select(s.status, s.tot, som(s.telt))
        .where(s.rang == TELT)
        .group_by(s.status, s.tot)
        .order_by(s.status, s.tot)
    )
    return tuple(Som(*r) for r in conn.execute(vraag))


def punten(conn: Connection, k: Kader) -> tuple[Punt, ...]:
    """The moments of an afspraak against its path; see `domain.verloop.verloop`.

    A moment before which nothing is missing has its figure, also where later ones are missing.
    """
    return verloop(k.afspraak, sommen(conn, replace(k, heel=True)), k.peildatum, k.bekend)
