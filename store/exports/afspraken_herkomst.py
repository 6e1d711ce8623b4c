"""Where a download of Afspraken comes from, in words: choices, statuses, documents, definitions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from domain.afspraken.keuze import AfspraakFilters
from domain.afspraken.oordeel import STATUSSEN
from store.exports.groei import Cel
from store.exports.herkomst import FICTIEF
from store.schema import tables
from store.vragen import namen
from store.vragen.afspraken.lijst import Regel
from store.vragen.afspraken.naslag import documenten
from store.vragen.basis import kenmerk

DEFINITIES = (
    "Een rij is een afspraak, of een deel ervan (hoort_bij). Een deel telt niet nog eens mee.",
    "doel en doel_max: zoals afgesproken. doel_totaal: over de hele periode; een gemiddelde per "
    "jaar maal het aantal jaren.",
    "richting minimum: doel is een ondergrens. maximum: een bovengrens. streefwaarde: wordt alleen "
    "beoordeeld als behandeld_als of doel_max is gevuld.",
    "gerealiseerd: tot en met de peildatum; leeg als een deel van de cijfers ontbreekt.",
    "resterend: bij een minimum wat nog nodig is, bij een maximum hoeveel ruimte er nog is.",
    "tempo: resterend gedeeld door de jaren die over zijn; bij een maximum de ruimte per jaar.",
    "prognose_hard: gerealiseerd met de harde plannen erbij; prognose_zacht: ook met de zachte. "
    "Een prognose is geen realisatie.",
    "status geen cijfers: van een deel van de verstreken tijd ontbreken cijfers. Dat is geen 0.",
    "toelichting en oordeel_partijen: wat de partijen er zelf van zeggen. De status komt daar "
    "niet uit.",
    "Aandelen en hun verschillen zijn in procenten en procentpunten, met een decimaal.",
)


def herkomst(
    conn: Connection, filters: AfspraakFilters, regels: Sequence[Regel]
) -> Iterator[list[Cel]]:
    """Rows of the sheet Herkomst. regels: the lines of the download."""
    yield ["Download", "afspraken"]
    yield ["Stand", kenmerk(conn, "stand")]
    yield ["Versie van de definities", kenmerk(conn, "definities")]
    yield ["Aantal rijen", len(regels)]
    yield ["Waarvan delen van een afspraak", sum(r.afspraak.hoort_bij is not None for r in regels)]
    if any(r.afspraak.fictief for r in regels):
        yield ["Fictief", FICTIEF]
    yield []
    yield ["Gekozen filters"]
    yield from _keuze(conn, filters)
    yield []
    yield ["Status", "rijen"]
    for status in STATUSSEN:
        yield [status, sum(r.oordeel.status == status for r in regels)]
    yield []
    yield from _peildata(conn, regels)
    yield []
    yield from _documenten(conn, regels)
    yield []
    yield ["Definities"]
    for zin in DEFINITIES:
        yield ["", zin]


def _keuze(conn: Connection, f: AfspraakFilters) -> Iterator[list[Cel]]:
    bekend = namen.van(conn, (*f.gemeente, *f.corporatie))
    for label, codes, alle in (
        ("Gemeente", f.gemeente, "alle gemeenten, en doelen zonder gemeente"),
        ("Corporatie", f.corporatie, "alle partijen"),
    ):
        yield [label, ", ".join(f"{bekend.get(c, c)} ({c})" for c in codes) or alle]
    yield ["Thema", ", ".join(f.thema) or "alle thema's"]
    yield ["Status", ", ".join(f.status) or "alle statussen"]
    yield ["Binding", ", ".join(f.binding) or "garantie, inspanning en streven"]
    yield ["Peildatum", f.peildatum or "per gemeente de laatste dag met alle cijfers"]


def _peildata(conn: Connection, regels: Sequence[Regel]) -> Iterator[list[Cel]]:
    per = {r.afspraak.gemeente: r.peildatum for r in regels if r.afspraak.gemeente}
    bekend = namen.van(conn, [g for g in per if g])
    yield ["Peildatum per gemeente", "peildatum"]
    for gemeente, dag in per.items():
        yield [bekend.get(gemeente or "", gemeente), dag or "onbekend"]


def _documenten(conn: Connection, regels: Sequence[Regel]) -> Iterator[list[Cel]]:
    alle = documenten(conn)
    gebruikt = dict.fromkeys(r.afspraak.document for r in regels)
    lev = tables.levering.c
    vraag = select(lev.id, lev.bestand, lev.ontvangen, lev.opmerking).where(
        lev.id.in_([alle[d].levering for d in gebruikt])
    )
    bij = {r.id: r for r in conn.execute(vraag)}
    yield ["Documenten", "titel", "bron", "bestand", "ontvangen", "fictief", "rijen", "levering",
           "opmerking"]  # fmt: skip
    for id_ in gebruikt:
        d = alle[id_]
        rij = bij[d.levering]
        aantal = sum(r.afspraak.document == id_ for r in regels)
        yield [id_, d.titel, d.bron, rij.bestand, rij.ontvangen, "ja" if d.fictief else "nee",
               aantal, d.levering, rij.opmerking]  # fmt: skip
