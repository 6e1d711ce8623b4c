"""The downloads of Afspraken: every afspraak of a selection with how it stands, as CSV or XLSX.

Columns and query names: docs/exports.md. The same stand and choices give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from sqlalchemy import Connection

from domain.afspraken.keuze import AfspraakFilters
from store.exports.afspraken_herkomst import herkomst
from store.exports.als_csv import als_csv
from store.exports.als_xlsx import schrijf_boek
from store.exports.getallen import berekend, geleverd, over_de_periode
from store.exports.groei import Cel, Rij, Vorm
from store.vragen.afspraken.lijst import Regel, lijst
from store.vragen.afspraken.naslag import Naslag, naslag
from store.vragen.basis import kenmerk

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
AFSPRAKEN = Vorm("afspraken", "Afspraken", KOLOMMEN)
BLOK = 500


def csv(conn: Connection, filters: AfspraakFilters, formaat: str = "") -> Iterator[bytes]:
    """The afspraken as CSV, in blocks; formaat: one of `store.exports.als_csv.FORMATEN`.

    filters: with codes (`store.vragen.afspraken.namen`). The connection stays in use until
    the last block is taken.
    """
    return als_csv(KOLOMMEN, _blokken(conn, lijst(conn, filters)), formaat)


def xlsx(conn: Connection, filters: AfspraakFilters, doel: BinaryIO) -> None:
    """The afspraken as a workbook with a sheet Herkomst, written to `doel`."""
    regels = lijst(conn, filters)
    schrijf_boek(AFSPRAKEN, _blokken(conn, regels), lambda _: herkomst(conn, filters, regels), doel)


def _blokken(conn: Connection, regels: tuple[Regel, ...]) -> Iterator[list[Rij]]:
    stand, bij = kenmerk(conn, "stand"), naslag(conn, regels)
    for begin in range(0, len(regels), BLOK):
        yield [_rij(r, bij, stand) for r in regels[begin : begin + BLOK]]


def _rij(r: Regel, bij: Naslag, stand: str) -> Rij:
    a, o, document = r.afspraak, r.oordeel, bij.documenten[r.afspraak.document]
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
        "gerealiseerd": berekend(o.gerealiseerd),
        "verwacht": berekend(o.verwacht),
        "resterend": berekend(o.resterend),
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
        "fictief": "ja" if a.fictief else "nee",
        "peildatum": r.peildatum,
        "stand": stand,
        "levering": document.levering,
        "bron": document.bron,
    }
    return tuple(waarden[k] for k in KOLOMMEN)
