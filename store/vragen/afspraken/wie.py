"""Whose homes an afspraak counts, and up to which days their realised figures count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, and_, or_, select

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.meting import tot_en_met
from domain.leveringen.dekking import Perioden
from store.schema import tables
from store.vragen.leveringen.dekking import GEREALISEERD, Dekkingen


def partijen(a: Afspraak, dekking: Dekkingen) -> tuple[str, ...]:
    """The corporaties that are counted: its own, else all of the gemeente."""
    return a.corporaties or tuple(sorted(c for g, c in dekking.nodig if g == a.gemeente))


def geteld_tot(dekking: Dekkingen, peildatum: date) -> dict[tuple[str, str], Perioden]:
    """By (gemeente, corporatie) the days up to a peildatum of which realised figures count."""
    return {
        (gemeente, corporatie): tot_en_met(dagen, peildatum)
        for (gemeente, corporatie, soort), dagen in dekking.gedekt.items()
        if soort == GEREALISEERD
    }


def omvat(conn: Connection, gebieden: Collection[str]) -> dict[tuple[str, str], set[str]]:
    """What a code of a corporatie, or of one of these gebieden, includes
    (`store.schema.tables.omvat`).

    By (corporatie or gebied, code).
    """
    o = tables.omvat.c
    vraag = select(o.tabel, o.code, o.deel).where(
        or_(o.tabel == "corporatie", and_(o.tabel == "gebied", o.code.in_(list(gebieden))))
    )
    delen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for tabel, code, deel in conn.execute(vraag):
        delen[tabel, code].add(deel)
    return delen
