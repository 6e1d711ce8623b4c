"""The downloads of Afspraken: every afspraak of a selection with how it stands, as CSV or XLSX.

Columns and query names: docs/exports.md. The same stand and choices give the same bytes. Herkomst
says in words: choices, statuses, documents, definitions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from domain.afspraken.keuze import AfspraakFilters
from domain.afspraken.oordeel import STATUSSEN
from store.exports.cijfernamen.afspraken import NAMEN
from store.exports.getallen import berekend, geleverd, over_de_periode
from store.exports.herkomst import codes, fictief, stand, woorden
from store.exports.inhoud import Cel, Inhoud, Rij, Vorm, ja_nee
from store.schema import tables
from store.vragen import namen
from store.vragen.afspraken.lijst import Lijstregel, lijst
from store.vragen.afspraken.naslag import Naslag, documenten, naslag
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
    "Aandelen en hun verschillen zijn in procenten en procentpunten, met een decimaal; "
    "gerealiseerd en resterend met zoveel als nodig is om samen het doel te zijn, hoogstens drie.",
)


def herkomst(
    conn: Connection, filters: AfspraakFilters, regels: Sequence[Lijstregel]
) -> Iterator[list[Cel]]:
    """Rows of the sheet Herkomst. regels: the lines of the download."""
    yield ["Download", "afspraken"]
    yield from stand(conn)
    yield ["Aantal rijen", len(regels)]
    yield ["Waarvan delen van een afspraak", sum(r.afspraak.hoort_bij is not None for r in regels)]
    yield from fictief(any(r.afspraak.fictief for r in regels))
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
    yield from woorden(DEFINITIES)


def _keuze(conn: Connection, f: AfspraakFilters) -> Iterator[list[Cel]]:
    yield from codes(
        conn,
        (
            ("Gemeente", f.gemeente, "alle gemeenten, en doelen zonder gemeente"),
            ("Corporatie", f.corporatie, "alle partijen"),
        ),
    )
    yield ["Thema", ", ".join(f.thema) or "alle thema's"]
    yield ["Status", ", ".join(f.status) or "alle statussen"]
    yield ["Binding", ", ".join(f.binding) or "garantie, inspanning en streven"]
    yield ["Peildatum", f.peildatum or "per gemeente de laatste dag met alle cijfers"]


def _peildata(conn: Connection, regels: Sequence[Lijstregel]) -> Iterator[list[Cel]]:
    per = {r.afspraak.gemeente: r.peildatum for r in regels if r.afspraak.gemeente}
    bekend = namen.van(conn, [g for g in per if g])
    yield ["Peildatum per gemeente", "peildatum"]
    for gemeente, dag in per.items():
        yield [bekend.get(gemeente or "", gemeente), dag or "onbekend"]


def _documenten(conn: Connection, regels: Sequence[Lijstregel]) -> Iterator[list[Cel]]:
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
        yield [id_, d.titel, d.bron, rij.bestand, rij.ontvangen, ja_nee(d.fictief),
               aantal, d.levering, rij.opmerking]  # fmt: skip


KOLOMMEN = (
    "id", "document", "artikel", "thema", "gemeente", "gebied", "partijen", "indicator", "eenheid",
    "richting", "binding", "periode_van", "periode_tot", "doel", "doel_max", "doel_totaal",
    "gerealiseerd", "resterend", "tempo", "prognose_hard", "prognose_zacht", "status",
    "toelichting", "fictief", "peildatum", "stand", "titel", "betekenis", "rekenwijze",
    "doel_tekst", "doel_totaal_max", "verwacht", "reden", "oordeel_partijen", "behandeld_als",
    "lezing", "hoort_bij", "verschil", "verschil_met", "gemeentecode", "gebiedcode", "per_gebied",
    "partijcodes", "documentcode", "periode_bron", "van_kracht", "vervangt", "voorwaarde",
    "definitie", "beginwaarde", "opmerking", "levering", "bron",
)  # fmt: skip
AFSPRAKEN = Vorm("afspraken", "Afspraken", KOLOMMEN, namen=NAMEN["afspraken"])
BLOK = 500


def inhoud(conn: Connection, filters: AfspraakFilters) -> Inhoud:
    """The download of this selection. filters: with codes (`store.vragen.afspraken.keuzes`)."""
    regels = lijst(conn, filters)
    return Inhoud(AFSPRAKEN, _blokken(conn, regels), lambda _: herkomst(conn, filters, regels))


def _blokken(conn: Connection, regels: tuple[Lijstregel, ...]) -> Iterator[list[Rij]]:
    stand_id, bij = kenmerk(conn, "stand"), naslag(conn, regels)
    for begin in range(0, len(regels), BLOK):
        yield [_rij(r, bij, stand_id) for r in regels[begin : begin + BLOK]]


def _rij(r: Lijstregel, bij: Naslag, stand_id: str) -> Rij:
    a, o, document = r.afspraak, r.oordeel, bij.documenten[r.afspraak.document]
    # A share and its distance to the target as the page shows them, or the two would not fit.
    decimalen = o.decimalen if a.eenheid == "procent" else 1
    zelf, verschillen = bij.toelichtingen.get(a.id, ()), bij.verschillen.get(a.id, ())
    waarden: dict[str, Cel] = {
        naam: getattr(a, naam)
        for naam in (
            "id", "artikel", "thema", "indicator", "eenheid", "richting", "binding", "titel",
            "betekenis", "rekenwijze", "doel_tekst", "behandeld_als", "lezing", "hoort_bij",
            "per_gebied", "periode_bron", "van_kracht", "vervangt", "voorwaarde", "definitie",
            "opmerking",
        )
    }  # fmt: skip
    waarden |= {
        "document": document.titel,
        "documentcode": document.id,
        "gemeente": bij.namen.get(a.gemeente or ""),
        "gemeentecode": a.gemeente,
        "gebied": bij.namen.get(a.gebied or "", a.gebied),
        "gebiedcode": a.gebied,
        "partijen": ", ".join(bij.namen.get(p, p) for p in a.partijen),
        "partijcodes": ", ".join(a.partijen),
        "periode_van": a.van,
        "periode_tot": a.tot,
        "doel": geleverd(a.doel),
        "doel_max": geleverd(a.doel_max),
        "beginwaarde": geleverd(a.beginwaarde),
        "doel_totaal": over_de_periode(a, o.doel_totaal),
        "doel_totaal_max": over_de_periode(a, o.doel_totaal_max),
        "gerealiseerd": berekend(o.gerealiseerd, decimalen),
        "verwacht": berekend(o.verwacht),
        "resterend": berekend(o.resterend, decimalen),
        "tempo": berekend(o.tempo),
        "prognose_hard": berekend(o.met_hard),
        "prognose_zacht": berekend(o.met_zacht),
        "status": o.status,
        "reden": o.reden,
        "toelichting": " | ".join(f"{bij.wie(t)}: {t.tekst}" for t in zelf),
        "oordeel_partijen": "; ".join(f"{bij.wie(t)}: {t.oordeel}" for t in zelf if t.oordeel),
        "verschil": "; ".join(v.titel for v in verschillen),
        "verschil_met": ", ".join(
            dict.fromkeys(g.afspraak.id for v in verschillen for g in v.anderen(a.id))
        ),
        "fictief": ja_nee(a.fictief),
        "peildatum": r.peildatum,
        "stand": stand_id,
        "levering": document.levering,
        "bron": document.bron,
    }
    return tuple(waarden[k] for k in KOLOMMEN)
