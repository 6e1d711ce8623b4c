"""The afspraken of a selection, each with what is counted for it and how it stands.

What counts is the afspraak's own selection (`domain.meting`), whatever the reader chose for
period, duur or status; the rules are `domain.beoordeling`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from domain.afspraken import Afspraak, uit_rij
from domain.beoordeling import beoordeel, beoordeel_aandeel
from domain.filters import Filters
from domain.oordeel import AandeelCijfers, Cijfers, Oordeel
from store import tables
from store.queries.afspraken_tellen import Teller
from store.queries.basis import plaats


@dataclass(frozen=True)
class Beoordeeld:
    """An afspraak, its figures (None for a share) and its Oordeel. document: the title."""

    afspraak: Afspraak
    document: str
    cijfers: Cijfers | None
    oordeel: Oordeel


def lijst(conn: Connection, filters: Filters, peildatum: date | None) -> tuple[Beoordeeld, ...]:
    """The afspraken of the chosen gemeenten, in order of document and place in it.

    With corporaties chosen: those that one of them is a party to. peildatum: of the page
    (`store.queries.peildatum`); one day for all, so that what is said of them can be compared.
    """
    afspraken = list(_afspraken(conn, filters))
    teller = Teller.voor(conn, [a for a, _ in afspraken], peildatum)
    return tuple(_beoordeel(a, document, teller) for a, document in afspraken)


def _beoordeel(a: Afspraak, document: str, teller: Teller) -> Beoordeeld:
    peildatum = teller.peildatum
    if a.is_aandeel:
        return Beoordeeld(a, document, None, beoordeel_aandeel(a, AandeelCijfers(None), peildatum))
    cijfers = teller.cijfers(a)
    return Beoordeeld(a, document, cijfers, beoordeel(a, cijfers, peildatum))


def _afspraken(conn: Connection, filters: Filters) -> Iterator[tuple[Afspraak, str]]:
    a, d = tables.afspraak, tables.document
    vraag = (
        select(a, d.c.titel.label("document_titel"))
        .join(d, d.c.id == a.c.document)
        .where(*plaats(Filters(gemeente=filters.gemeente), a))
        .order_by(a.c.gemeente, a.c.document, a.c.volgorde, a.c.id)
    )
    for rij in conn.execute(vraag).mappings():
        afspraak = uit_rij(dict(rij))
        if not filters.corporatie or set(filters.corporatie) & set(afspraak.partijen):
            yield afspraak, rij["document_titel"]
