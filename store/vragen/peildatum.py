"""The peildatum of a page: never the clock, so a stand always says the same.

Source: docs/definitions.md, "Peildatum of a page".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from domain.filters import Filters
from domain.leveringen.dekking import PartijDekking, laatste_gedekte_dag
from store.schema import tables
from store.vragen.basis import plaats
from store.vragen.leveringen.dekking import GEREALISEERD, dekkingen


@dataclass(frozen=True)
class Peildatum:
    """dag: None where there are no figures at all.

    grond: `gevraagd` (the chosen end), `gerealiseerd` (the last day that every party covers),
    `nieuwste` (no such day: the newest figure), `plan` (there are only plans), `geen`.
    """

    dag: date | None
    grond: str


def van(conn: Connection, filters: Filters) -> Peildatum:
    """The peildatum for the chosen gemeenten and corporaties.

    The chosen end (`tot`) is the one asked for, as long as the realised figures reach it, or where
    no party has any, the newest figure: a peildatum does not run ahead of what is known.
    """
    alles = dekkingen(conn, filters)
    laatste = laatste_gedekte_dag(
        PartijDekking(nodig, alles.van(partij, GEREALISEERD))
        for partij, nodig in alles.nodig.items()
    )
    anders = _nieuwste(conn, filters) if laatste is None else Peildatum(laatste, "gerealiseerd")
    if filters.tot and anders.dag and filters.tot < anders.dag:
        return Peildatum(filters.tot, "gevraagd")
    return anders


def _nieuwste(conn: Connection, filters: Filters) -> Peildatum:
    """The newest date of any figure; a plan's end lies ahead and is the last resort."""
    d, s, w, c = (
        t.c
        for t in (tables.dekking, tables.voorraadstand, tables.woningtotaal, tables.cbs_voorraad)
    )
    hier = plaats(filters, tables.dekking, gebied=False)
    gemeente = Filters(gemeente=filters.gemeente)
    dagen = [
        conn.execute(select(func.max(d.tot)).where(*hier, d.soort == GEREALISEERD)).scalar(),
        conn.execute(
            select(func.max(s.peildatum)).where(
                *plaats(filters, tables.voorraadstand, gebied=False)
            )
        ).scalar(),
        conn.execute(
            select(func.max(w.peildatum)).where(*plaats(gemeente, tables.woningtotaal))
        ).scalar(),
    ]
    jaar = conn.execute(
        select(func.max(c.jaar)).where(c.eind.is_not(None), *plaats(gemeente, tables.cbs_voorraad))
    ).scalar()
    if jaar:
        dagen.append(date(int(jaar), 12, 31))
    if bekend := [d for d in dagen if d]:
        return Peildatum(max(bekend), "nieuwste")
    plan = conn.execute(select(func.max(d.tot)).where(*hier)).scalar()
    return Peildatum(plan, "plan") if plan else Peildatum(None, "geen")
