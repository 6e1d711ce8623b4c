"""The assumptions of a stand, as `domain.prognose.aannames` reads them."""

from __future__ import annotations

from sqlalchemy import Connection, select

from domain.prognose.aannames import Aanname, Aannames
from store.schema import tables


def alle(conn: Connection) -> Aannames:
    """All of them, in the order of their file; none where the stand holds none."""
    a = tables.aanname.c
    rijen = conn.execute(select(tables.aanname).order_by(a.volgorde, a.id))
    return Aannames(
        tuple(
            Aanname(
                hardheid=r.hardheid,
                fase=r.fase or None,
                kans_laag=r.kans_laag,
                kans=r.kans,
                kans_hoog=r.kans_hoog,
                uitloop=r.uitloop,
                uitloop_meest=int(r.uitloop_meest),
                toelichting=r.toelichting,
                bron=r.bron,
            )
            for r in rijen
        )
    )
