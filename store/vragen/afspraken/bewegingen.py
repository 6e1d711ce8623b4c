"""What came, went or is planned since a day, per gemeente: what moves an agreed share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, case, select

from domain.afspraken.aandeelmeting import Beweging
from domain.afspraken.meting import na_gerealiseerd
from domain.leveringen.dekking import Perioden
from domain.perioden import Periode
from store.schema import tables
from store.vragen.basis import som
from store.vragen.groei.selectie import telt


def bewegingen(
    conn: Connection,
    gemeenten: Collection[str],
    na: date,
    peildatum: date,
    geteld: Mapping[tuple[str, str], Perioden],
) -> dict[str, list[Beweging]]:
    """By gemeente what begins after `na`: realised up to the peildatum, and the plans that count.

    geteld: by (gemeente, corporatie) the days of which realised figures count; a plan with a day
    among them does not (`domain.afspraken.meting.meet`).
    """
    m = tables.mutatie.c
    per: list[Any] = [
        m.gemeente, m.corporatie, m.gebied, m.soort, m.segment, m.huurklasse, m.status, m.van,
        m.tot,
    ]  # fmt: skip
    # The second leg of a liberalisatie or omzetting is the same home.
    aantal = case((m.been == 0, m.aantal), else_=0)
    vraag = (
        select(
            *per,
            som(aantal).label("aantal"),
            som(m.saldo_sector).label("sector"),
            som(m.saldo_corporatie).label("eigen"),
        )
        .where(m.gemeente.in_(list(gemeenten)), m.van > na, *telt())
        .where((m.status != "gerealiseerd") | (m.tot <= peildatum))
        .group_by(*per)
        .order_by(*per)
    )
    uit: dict[str, list[Beweging]] = defaultdict(list)
    for r in conn.execute(vraag):
        periode = Periode(r.van, r.tot)
        dagen = geteld.get((r.gemeente, r.corporatie))
        if r.status == "gerealiseerd" or na_gerealiseerd(periode, dagen):
            uit[r.gemeente].append(
                Beweging(
                    r.corporatie, r.gebied, r.soort, r.segment, r.huurklasse, r.status, periode,
                    r.aantal, r.sector, r.eigen,
                )
            )  # fmt: skip
    return uit
