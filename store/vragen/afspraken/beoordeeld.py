"""The afspraken of a selection, each with what is counted for it and how it stands.

What counts is the afspraak's own selection (`domain.afspraken.meting`), whatever the reader chose
for period, duur or status; the rules are `domain.afspraken.beoordeling`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from domain.afspraken.aandeelmeting import Aandeelmeting, beoordeel_meting
from domain.afspraken.afspraak import Afspraak, uit_rij
from domain.afspraken.beoordeling import beoordeel, beoordeel_aandeel
from domain.afspraken.meting import meting_van
from domain.afspraken.oordeel import AandeelCijfers, Cijfers, Oordeel
from domain.filters import Filters
from store.schema import tables
from store.vragen.afspraken.aandeel import metingen
from store.vragen.afspraken.tellen import Teller
from store.vragen.basis import plaats
from store.vragen.leveringen.dekking import Dekkingen, dekkingen


@dataclass(frozen=True)
class Beoordeeld:
    """An afspraak, its figures and its Oordeel. document: the title.

    cijfers: of what is counted; None for a share, of which aandeel says what is measured.
    """

    afspraak: Afspraak
    document: str
    cijfers: Cijfers | None
    oordeel: Oordeel
    aandeel: Aandeelmeting | None = None


def lijst(conn: Connection, filters: Filters, peildatum: date | None) -> tuple[Beoordeeld, ...]:
    """The afspraken of the chosen gemeenten, in order of document and place in it.

    With corporaties chosen: those that one of them is a party to. peildatum: of the page
    (`store.vragen.peildatum`); one day for all, so that what is said of them can be compared.
    """
    gevonden = list(_afspraken(conn, filters))
    alle = [a for a, _ in gevonden]
    # Only gemeenten of which something is counted or measured need to be looked at.
    gemeenten = {a.gemeente for a in alle if a.gemeente and (a.is_aandeel or meting_van(a))}
    dekking = Dekkingen({}, {})
    if gemeenten:
        dekking = dekkingen(conn, Filters(gemeente=tuple(sorted(gemeenten))))
    teller = Teller.voor(conn, alle, peildatum, dekking)
    aandelen = metingen(conn, alle, dekking, peildatum)
    return tuple(_beoordeel(a, document, teller, aandelen) for a, document in gevonden)


def _beoordeel(
    a: Afspraak, document: str, teller: Teller, aandelen: Mapping[str, Aandeelmeting]
) -> Beoordeeld:
    peildatum = teller.peildatum
    if a.is_aandeel:
        meting = aandelen.get(a.id)
        oordeel = (
            beoordeel_meting(a, meting, peildatum)
            if meting
            else beoordeel_aandeel(a, AandeelCijfers(None), peildatum)
        )
        return Beoordeeld(a, document, None, oordeel, meting)
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
