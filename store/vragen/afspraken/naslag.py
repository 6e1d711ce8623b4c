"""What is looked up beside the lines of the list of afspraken.

Names and documents; where documents differ; how totals are split over parties, as the documents of
the register say; what parties say themselves of an afspraak, which never changes a computed status.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import Connection, select

from store.schema import tables
from store.vragen import namen
from store.vragen.afspraken import verschillen
from store.vragen.afspraken.lijst import Lijstregel
from store.vragen.afspraken.verschillen import Uitlegverschil


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


@dataclass(frozen=True)
class Document:
    """One agreement. gemeente: code and None for several or none; bron: who wrote it, in words."""

    id: str
    titel: str
    gemeente: str | None
    fictief: bool
    levering: str
    bron: str


@dataclass(frozen=True)
class Naslag:
    """namen: by code, of gemeenten, gebieden and parties. documenten: by id. toelichtingen and
    verschillen: by id of an afspraak. samen: by corporatie those that merged into it, and itself.
    """

    namen: Mapping[str, str]
    documenten: Mapping[str, Document]
    toelichtingen: Mapping[str, tuple[Toelichting, ...]]
    verschillen: Mapping[str, tuple[Uitlegverschil, ...]]
    samen: Mapping[str, frozenset[str]]

    def wie(self, t: Toelichting) -> str:
        """Who says it, of which period: 'Portaal (2024)'."""
        return f"{self.namen.get(t.partij, t.partij)} ({t.periode})"


def naslag(conn: Connection, regels: Iterable[Lijstregel]) -> Naslag:
    """All that belongs to these lines."""
    alle = tuple(regels)
    zelf = per_afspraak(conn, [r.afspraak.id for r in alle])
    codes = {t.partij for rijen in zelf.values() for t in rijen}
    for r in alle:
        a = r.afspraak
        codes |= {c for c in (a.gemeente, a.gebied, *a.partijen) if c}
    return Naslag(
        namen.van(conn, codes),
        documenten(conn),
        zelf,
        verschillen.per_afspraak(conn),
        _samen(conn),
    )


def _samen(conn: Connection) -> Mapping[str, frozenset[str]]:
    o = tables.omvat.c
    uit: dict[str, set[str]] = defaultdict(set)
    for code, deel in conn.execute(select(o.code, o.deel).where(o.tabel == "corporatie")):
        uit[code].add(deel)
    return {code: frozenset(delen) for code, delen in uit.items()}


def documenten(conn: Connection) -> Mapping[str, Document]:
    """The documents of the register by id."""
    d, lev = tables.document.c, tables.levering.c
    vraag = select(
        d.id, d.titel, d.gemeente, d.fictief, d.levering, lev.bron, lev.leverancier
    ).join_from(tables.document, tables.levering, lev.id == d.levering)
    return {
        r.id: Document(
            r.id, r.titel, r.gemeente, bool(r.fictief), r.levering, r.bron or r.leverancier
        )
        for r in conn.execute(vraag)
    }
