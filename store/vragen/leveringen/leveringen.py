"""Which leveringen a stand was built from."""

from __future__ import annotations

from sqlalchemy import Connection, select

from store.schema import tables


def ids(conn: Connection) -> frozenset[str]:
    """The ids of the leveringen in this stand, whether their rows still count or not."""
    return frozenset(str(i) for i in conn.execute(select(tables.levering.c.id)).scalars())
