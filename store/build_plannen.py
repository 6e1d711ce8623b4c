"""The plans of a stand: what is delivered as voorraadmutaties with status hard or zacht."""

from __future__ import annotations

from sqlalchemy import Connection, literal, null, select

from store import tables

_ZELFDE = (
    "levering", "blad", "rij", "corporatie", "gemeente", "gebied", "indeling", "projectcode",
    "project", "van", "tot", "periode", "jaar", "soort", "aantal", "segment", "duur", "status",
    "planstatus_bron", "binnen_sector", "saldo_corporatie", "saldo_sector", "vervallen",
    "toelichting", "fictief",
)  # fmt: skip
VERVALLEN = "Gerealiseerde cijfers dekken de hele periode van dit plan."


def vul_plannen(conn: Connection) -> None:
    """Fill `tables.plan` from the mutaties that are plans; their own leg (`been` 0) only."""
    m, p = tables.mutatie.c, tables.plan
    for vervallen, reden in ((False, null()), (True, literal(VERVALLEN))):
        rijen = select(
            *(m[k] for k in _ZELFDE),
            literal("voorraadmutaties"),
            m.zelfstandig,
            reden,
        ).where(m.status.in_(("hard", "zacht")), m.been == 0, m.vervallen == vervallen)
        kolommen = [*_ZELFDE, "tabel", "telt", "reden"]
        conn.execute(p.insert().from_select(kolommen, rijen))
