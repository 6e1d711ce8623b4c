"""How totals are split over parties, as the documents of the register say."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from store.schema import tables


@dataclass(frozen=True)
class Deel:
    """One party's part: percent, whole homes as computed, and as the document prints it."""

    partij: str
    procent: float
    deel: int
    gedrukt: int | None


@dataclass(frozen=True)
class Verdeelsleutel:
    """A key. document: its title. afspraak: the id of the afspraak whose parts it gives."""

    id: str
    document: str
    artikel: str
    titel: str
    totaal: int
    segment: str | None
    afspraak: str | None
    fictief: bool
    delen: tuple[Deel, ...]


def lijst(
    conn: Connection, documenten: Collection[str] | None = None
) -> tuple[Verdeelsleutel, ...]:
    """The keys, in order of document and id; of these documents (ids) only, where given."""
    v, d = tables.verdeelsleutel, tables.document
    vraag = (
        select(v, d.c.titel.label("document_titel"))
        .join(d, d.c.id == v.c.document)
        .order_by(v.c.document, v.c.id, v.c.volgorde)
    )
    if documenten is not None:
        vraag = vraag.where(v.c.document.in_(list(documenten)))
    per_sleutel: dict[str, list[Deel]] = {}
    kop: dict[str, dict[str, object]] = {}
    for r in conn.execute(vraag).mappings():
        deel = Deel(r["partij"], r["procent"], r["deel"], r["gedrukt"])
        per_sleutel.setdefault(r["id"], []).append(deel)
        velden = ("id", "artikel", "titel", "totaal", "segment", "afspraak", "fictief")
        kop[r["id"]] = {k: r[k] for k in velden} | {"document": r["document_titel"]}
    return tuple(
        Verdeelsleutel(**kop[i], delen=tuple(delen))  # type: ignore[arg-type]
        for i, delen in per_sleutel.items()
    )


def per_afspraak(conn: Connection) -> dict[str, Verdeelsleutel]:
    """By the id of the whole afspraak whose parts follow from a key."""
    return {s.afspraak: s for s in lijst(conn) if s.afspraak}
