"""Where documents of the register say different things about one subject: side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from domain.afspraken.afspraak import Afspraak, uit_rij
from store.schema import tables


@dataclass(frozen=True)
class Genoemd:
    """An afspraak that is part of a verschil, with the title of its document."""

    afspraak: Afspraak
    document: str


@dataclass(frozen=True)
class Uitlegverschil:
    """What does not agree. gemeente: None where it is about several.

    afspraken: all of them, in the order of the register file; uitspraken: what a source says and
    is no afspraak. uitleg: what differs, never which one is right.
    """

    id: str
    titel: str
    uitleg: str
    gemeente: str | None
    afspraken: tuple[Genoemd, ...]
    uitspraken: tuple[str, ...]
    fictief: bool

    def anderen(self, afspraak: str) -> tuple[Genoemd, ...]:
        """All but the one with this id."""
        return tuple(g for g in self.afspraken if g.afspraak.id != afspraak)


def lijst(conn: Connection, gemeenten: Collection[str] = ()) -> tuple[Uitlegverschil, ...]:
    """All verschillen in order of id; with gemeenten: those with an afspraak in one of them."""
    genoemd = _afspraken(conn)
    v = tables.verschil
    uit = []
    for r in conn.execute(select(v).order_by(v.c.id)):
        afspraken = tuple(genoemd[i] for i in r.afspraken.split(",") if i in genoemd)
        waar = {r.gemeente, *(g.afspraak.gemeente for g in afspraken)}
        if not gemeenten or waar & set(gemeenten):
            uitspraken = tuple((r.uitspraken or "").split("\n")) if r.uitspraken else ()
            uit.append(
                Uitlegverschil(
                    r.id, r.titel, r.uitleg, r.gemeente, afspraken, uitspraken, r.fictief
                )
            )
    return tuple(uit)


def per_afspraak(
    conn: Connection, gemeenten: Collection[str] = ()
) -> dict[str, tuple[Uitlegverschil, ...]]:
    """By id of an afspraak, the verschillen it is in."""
    uit: dict[str, list[Uitlegverschil]] = defaultdict(list)
    for verschil in lijst(conn, gemeenten):
        for genoemd in verschil.afspraken:
            uit[genoemd.afspraak.id].append(verschil)
    return {i: tuple(v) for i, v in uit.items()}


def _afspraken(conn: Connection) -> dict[str, Genoemd]:
    """The afspraken that some verschil names, by id."""
    ids = {
        i for tekst in conn.execute(select(tables.verschil.c.afspraken)).scalars()
        for i in tekst.split(",")
    }  # fmt: skip
    a, d = tables.afspraak, tables.document.c
    vraag = (
        select(a, d.titel.label("document_titel"))
        .join(tables.document, d.id == a.c.document)
        .where(a.c.id.in_(sorted(ids)))
    )
    return {
        r["id"]: Genoemd(uit_rij(dict(r)), str(r["document_titel"]))
        for r in conn.execute(vraag).mappings()
    }
