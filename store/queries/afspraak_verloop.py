"""How an afspraak went and what the plans add: the input of `domain.verloop`."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, select

from domain.verloop import Punt, Som, verloop
from store import tables
from store.queries.afspraak_kader import Kader
from store.queries.afspraak_rijen import zelfde
from store.queries.afspraak_selectie import TELT, kern
from store.queries.basis import som


def sommen(conn: Connection, k: Kader) -> tuple[Som, ...]:
    """What counts, summed per status and last day of its period."""
    m, s = tables.mutatie.c, kern(k)
    vraag = (
        select(m.status, m.tot, som(s.c.telt))
        .join_from(s, tables.mutatie, zelfde(s))
        .where(s.c.rang == TELT)
        .group_by(m.status, m.tot)
        .order_by(m.status, m.tot)
    )
    return tuple(Som(*r) for r in conn.execute(vraag))


def punten(conn: Connection, k: Kader) -> tuple[Punt, ...]:
    """The moments of an afspraak against its path; see `domain.verloop.verloop`.

    A moment before which nothing is missing has its figure, also where later ones are missing.
    """
    return verloop(k.afspraak, sommen(conn, replace(k, heel=True)), k.peildatum, k.bekend)
