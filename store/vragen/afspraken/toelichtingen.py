"""What parties say themselves of an afspraak. It never changes a computed status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import Connection, select

from store.schema import tables


@dataclass(frozen=True)
class Toelichting:
    """One party's words on one afspraak in one period.

    partij: a code (`store.vragen.namen.van` has its name). oordeel: one of
    `domain.afspraken.oordeel.STATUSSEN`, or None where the party only explains. door, datum: who
    wrote it and when. levering: the file it came with.
    """

    afspraak: str
    partij: str
    van: date
    tot: date
    periode: str
    oordeel: str | None
    tekst: str
    door: str
    datum: date
    levering: str
    fictief: bool


def per_afspraak(
    conn: Connection, afspraken: Collection[str] | None = None
) -> dict[str, tuple[Toelichting, ...]]:
    """By id of an afspraak, oldest period first; only of these ids, where given."""
    t = tables.toelichting
    vraag = select(*(t.c[f.name] for f in fields(Toelichting))).order_by(
        t.c.afspraak, t.c.van, t.c.tot, t.c.datum, t.c.partij
    )
    if afspraken is not None:
        vraag = vraag.where(t.c.afspraak.in_(list(afspraken)))
    uit: dict[str, list[Toelichting]] = defaultdict(list)
    for rij in conn.execute(vraag):
        uit[rij.afspraak].append(Toelichting(*rij))
    return {i: tuple(rijen) for i, rijen in uit.items()}
