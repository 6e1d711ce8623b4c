"""What must be true of the plans of a stand before it may be published."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, case, func, select

from store.schema import tables
from telling.dekking import GEREALISEERD
from telling.planprojecten import REST
from telling.rijen import BouwFout


def geteld(conn: Connection) -> Iterator[tuple[str, str, int, int]]:
    """(levering, table as delivered, delivered rows, homes) of all plans in the stand.

    A plan of which a part is delivered is two rows there, and one delivered row all the same.
    """
    p = tables.plan.c
    eigen = case((p.reden.like(f"{REST}%"), 0), else_=1)
    vraag = select(p.levering, p.tabel, func.sum(eigen), func.sum(p.aantal))
    for levering, tabel, rijen, som in conn.execute(vraag.group_by(p.levering, p.tabel)):
        yield levering, tabel, int(rijen), int(som)


def controleer_plannen(conn: Connection) -> None:
    """The plans that count stand in `mutatie` with the same homes and effects, and no others."""
    m, p = tables.mutatie.c, tables.plan.c
    in_mutatie = (m.been == 0) & (m.status != GEREALISEERD) & m.zelfstandig
    delen = []
    for t, telt in ((m, in_mutatie & (m.soort != "correctie")), (p, p.telt)):
        som = (func.sum(t[k]) for k in ("aantal", "saldo_sector", "saldo_corporatie"))
        vraag = select(t.levering, t.vervallen, func.count(), *som).where(telt)
        rijen = conn.execute(vraag.group_by(t.levering, t.vervallen))
        delen.append({(lev, weg): tuple(map(int, rest)) for lev, weg, *rest in rijen})
    if anders := sorted({lev for (lev, _), _ in delen[0].items() ^ delen[1].items()}):
        raise BouwFout(
            f"Levering {anders[0]}: de plannen die tellen, staan niet zo in de mutaties."
        )
