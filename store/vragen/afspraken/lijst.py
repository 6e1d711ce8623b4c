"""Every afspraak of a selection, each judged on its own gemeente's peildatum, in one order.

What the page Afspraken shows and its downloads hold: the same lines in the same order, as in the
documents, with each part below its whole. One afspraak by its id is judged as the list judges it.
How an afspraak is judged: `store.vragen.afspraken.beoordeeld`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from domain.afspraken.afspraak import Afspraak, uit_rij
from domain.afspraken.beoordeling import beoordeel, beoordeel_aandeel
from domain.afspraken.keuze import AfspraakFilters
from domain.afspraken.oordeel import AandeelCijfers, Cijfers, Oordeel
from domain.filters import Filters
from store.schema import tables
from store.vragen import peildatum
from store.vragen.afspraken import beoordeeld as afspraken
from store.vragen.afspraken.beoordeeld import Beoordeeld
from store.vragen.basis import omvat
from telling.rijen import sleutel

if TYPE_CHECKING:
    pass
import re

from store.vragen.nabij import Nabij


def in_volgorde(conn: Connection, regels: Iterable[Lijstregel]) -> tuple[Lijstregel, ...]:
    """By document, in it by thema as they first occur, then as the document has them.

    Documents go by gemeente: real ones before invented ones, about one gemeente before about
    several. The order is made here, since each engine sorts text in its own way.
    """
    alle = {r.afspraak.id: r for r in regels}
    documenten = _documenten(conn)
    themas: dict[tuple[str, str], int] = {}
    for r in alle.values():
        a = r.afspraak
        eerste = themas.get((a.document, a.thema), a.volgorde)
        themas[a.document, a.thema] = min(eerste, a.volgorde)

    def plek(r: Lijstregel) -> tuple[object, ...]:
        a = r.afspraak
        heel: Afspraak = alle[a.hoort_bij].afspraak if a.hoort_bij in alle else a
        return (
            documenten[a.document],
            themas[heel.document, heel.thema],
            (heel.volgorde, heel.id),
            heel is not a,
            (a.volgorde, a.id),
        )

    return tuple(sorted(alle.values(), key=plek))


def _documenten(conn: Connection) -> dict[str, tuple[bool, bool, str, str]]:
    """What documents are sorted by, by id."""
    d, g = tables.document.c, tables.gemeente.c
    vraag = select(d.id, d.fictief, d.gemeente, g.naam).outerjoin_from(
        tables.document, tables.gemeente, g.code == d.gemeente
    )
    return {
        r.id: (bool(r.fictief), r.gemeente is None, sleutel(r.naam or ""), r.id)
        for r in conn.execute(vraag)
    }


@dataclass(frozen=True)
class Lijstregel:
    """One line of the list. peildatum: the day it was judged on; None for an aim of a corporatie
    as a whole, of which nothing is counted."""

    beoordeeld: Beoordeeld
    peildatum: date | None

    @property
    def afspraak(self) -> Afspraak:
        """What was agreed."""
        return self.beoordeeld.afspraak

    @property
    def oordeel(self) -> Oordeel:
        """How it stands."""
        return self.beoordeeld.oordeel


def lijst(conn: Connection, filters: AfspraakFilters) -> tuple[Lijstregel, ...]:
    """The lines of a selection. filters: with codes
    (`store.vragen.afspraken.keuzes`)."""
    regels = alle(conn, filters.gemeente, filters.peildatum)
    return kies(regels, filters, samen_met(conn, filters.corporatie))


def samen_met(conn: Connection, corporaties: Collection[str]) -> frozenset[str]:
    """These corporaties, and those that merged into them."""
    if not corporaties:
        return frozenset()
    return frozenset(corporaties) | set(conn.execute(omvat("corporatie", corporaties)).scalars())


def kies(
    regels: Iterable[Lijstregel], filters: AfspraakFilters, corporaties: AbstractSet[str]
) -> tuple[Lijstregel, ...]:
    """The lines that every filter lets through; each is a line's own, so their order is free.

    corporaties: of `samen_met`. A status is that of the line itself: a part may be there without
    its whole.
    """
    return tuple(
        r
        for r in regels
        if (not filters.gemeente or r.afspraak.gemeente in filters.gemeente)
        and (not corporaties or not corporaties.isdisjoint(r.afspraak.partijen))
        and (not filters.thema or r.afspraak.thema in filters.thema)
        and (not filters.binding or r.afspraak.binding in filters.binding)
        and (not filters.status or r.oordeel.status in filters.status)
    )


def alle(
    conn: Connection, gemeenten: tuple[str, ...] = (), gevraagd: date | None = None
) -> tuple[Lijstregel, ...]:
    """The afspraken of these gemeenten, in order; without gemeenten all there are.

    gevraagd: the peildatum asked for, followed as far as a gemeente's figures reach.
    """
    uit: list[Lijstregel] = []
    for dag, groep in _per_dag(conn, gemeenten, gevraagd).items():
        keuze = Filters(gemeente=tuple(groep))
        uit += [Lijstregel(b, dag) for b in afspraken.lijst(conn, keuze, dag)]
    if not gemeenten:
        uit += _zonder_gemeente(conn)
    return in_volgorde(conn, uit)


def _per_dag(
    conn: Connection, gemeenten: tuple[str, ...], gevraagd: date | None
) -> dict[date | None, list[str]]:
    """The gemeenten that have afspraken, by peildatum: those of one day are judged together."""
    a = tables.afspraak.c
    vraag = select(a.gemeente).distinct().where(a.gemeente.is_not(None))
    if gemeenten:
        vraag = vraag.where(a.gemeente.in_(gemeenten))
    uit: dict[date | None, list[str]] = defaultdict(list)
    for gemeente in sorted(conn.execute(vraag).scalars()):
        # Of the gemeente and not of the chosen corporaties: a filter must not change a status.
        uit[peildatum.van(conn, Filters(gemeente=(gemeente,), tot=gevraagd)).dag].append(gemeente)
    return uit


def _zonder_gemeente(conn: Connection) -> list[Lijstregel]:
    """Aims of a corporatie as a whole: no figures of one gemeente answer them."""
    a, d = tables.afspraak, tables.document.c
    vraag = (
        select(a, d.titel.label("document_titel"))
        .join(tables.document, d.id == a.c.document)
        .where(a.c.gemeente.is_(None))
    )
    uit = []
    for rij in conn.execute(vraag).mappings():
        afspraak = uit_rij(dict(rij))
        cijfers = None if afspraak.is_aandeel else Cijfers(None, gedekt=False)
        oordeel = (
            beoordeel_aandeel(afspraak, AandeelCijfers(None), None)
            if cijfers is None
            else beoordeel(afspraak, cijfers, None)
        )
        b = Beoordeeld(afspraak, str(rij["document_titel"]), cijfers, oordeel)
        uit.append(Lijstregel(b, None))
    return uit


_ID = re.compile(r"[a-z0-9-]+")


def een(conn: Connection, id_: str, gevraagd: date | None = None) -> Lijstregel | None:
    """The line of this afspraak; None where the stand does not know it.

    gevraagd: the peildatum asked for, followed as far as the figures of its gemeente reach.
    """
    gemeente = gemeente_van(conn, id_)
    if gemeente is None:
        return None
    regels = alle(conn, (gemeente,) if gemeente else (), gevraagd)
    return next(r for r in regels if r.afspraak.id == id_)


def gemeente_van(conn: Connection, id_: str) -> str | None:
    """The code of its gemeente, "" for an aim without one; None where there is no such afspraak."""
    if not _ID.fullmatch(id_):  # an address may hold anything, also what no engine takes
        return None
    a = tables.afspraak.c
    rij = conn.execute(select(a.gemeente).where(a.id == id_)).first()
    return None if rij is None else rij.gemeente or ""


def nabij(conn: Connection, id_: str) -> tuple[str, ...]:
    """The ids that look like it, nearest first; perhaps none."""
    return Nabij.van(conn.execute(select(tables.afspraak.c.id)).scalars()).zoek(id_)
