"""The rows behind one afspraak as CSV or XLSX: what was counted, and what was not and why.

Columns and query names: docs/exports.md. The same stand, afspraak and peildatum give the same
bytes.

Where the rows behind an afspraak come from, in words: what was agreed, counted and left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from sqlalchemy import Connection

from domain.afspraken.oordeel import Oordeel
from store.exports.als_csv import als_csv
from store.exports.als_xlsx import schrijf_boek
from store.exports.groei import GROEI, Cel, Rij, Vorm
from store.exports.herkomst import FICTIEF
from store.vragen import namen
from store.vragen.afspraken import naslag, rijen
from store.vragen.afspraken import rijen as afspraak_rijen
from store.vragen.afspraken.lijst import Regel, een
from store.vragen.afspraken.selectie import Kader, kader
from store.vragen.basis import kenmerk

DEFINITIES = (
    "Een rij is een geleverde mutatie die de afspraak raakt: van haar corporaties, in haar "
    "gemeente en voor een deel in haar periode.",
    "meegeteld = ja: de rij telt. telt: hoeveel woningen, met een min waar er woningen af gaan; "
    "bij een aantal van een soort zonder min.",
    "De som van telt over de rijen met status gerealiseerd is wat er is gerealiseerd. Telt de "
    "afspraak alleen wat boven een getal uitkomt, dan gaat dat getal er nog af.",
    "De som van telt over de rijen met status hard (zacht) is wat de plannen daar bij doen.",
    "Een mutatie die twee delen van de voorraad raakt, staat er een keer voor elk deel dat telt.",
)
NIETS = "Deze afspraak wordt niet uit mutaties geteld: er zijn geen rijen."


def herkomst(conn: Connection, regel: Regel, k: Kader | None, rijen: int) -> Iterator[list[Cel]]:
    """Rows of the sheet Herkomst. rijen: how many rows of data the download has."""
    a, o = regel.afspraak, regel.oordeel
    yield ["Download", "afspraak-rijen"]
    yield ["Afspraak", a.id]
    yield ["Document", regel.beoordeeld.document]
    yield ["Artikel", a.artikel]
    yield ["Wat is afgesproken", a.titel]
    yield ["Stand", kenmerk(conn, "stand")]
    yield ["Versie van de definities", kenmerk(conn, "definities")]
    yield ["Peildatum", regel.peildatum or "onbekend"]
    yield ["Aantal rijen", rijen]
    yield ["Status", o.status]
    yield ["Reden", o.reden]
    yield ["Gerealiseerd", "onbekend" if o.gerealiseerd is None else o.gerealiseerd]
    if a.telt_boven is not None:
        yield ["Telt alleen boven", a.telt_boven]
    if a.fictief:
        yield ["Fictief", FICTIEF]
    yield []
    yield from _zelf(conn, a.id)
    if k is None:
        yield [NIETS]
    else:
        yield from _tellingen(conn, k)
        yield []
        yield from _ontbreekt(conn, o)
    yield []
    yield ["Definities"]
    for zin in DEFINITIES:
        yield ["", zin]


def _zelf(conn: Connection, id_: str) -> Iterator[list[Cel]]:
    zelf = naslag.per_afspraak(conn, (id_,)).get(id_, ())
    if not zelf:
        return
    bekend = namen.van(conn, [t.partij for t in zelf])
    yield ["Wat partijen zelf zeggen", "periode", "eigen oordeel", "toelichting", "door", "datum"]
    for t in zelf:
        yield [bekend.get(t.partij, t.partij), t.periode, t.oordeel, t.tekst, t.door, t.datum]
    yield []


def _tellingen(conn: Connection, k: Kader) -> Iterator[list[Cel]]:
    alle = afspraak_rijen.tellingen(conn, k)
    yield ["Meegeteld", "status", "soort", "rijen", "woningen", "telt"]
    for t in alle:
        if t.code is None:
            yield ["", t.status, t.soort, t.rijen, t.aantal, t.telt]
    yield []
    yield ["Niet meegeteld", "status", "soort", "rijen", "woningen", "reden"]
    for t in alle:
        if t.code is not None:
            yield ["", t.status, t.soort, t.rijen, t.aantal, t.reden]


def _ontbreekt(conn: Connection, o: Oordeel) -> Iterator[list[Cel]]:
    bekend = namen.van(conn, [c for c, _ in o.ontbreekt])
    yield ["Gerealiseerde cijfers ontbreken", "corporatie", "periode"]
    for c, dagen in o.ontbreekt:
        yield ["", bekend.get(c, c), ", ".join(p.tekst for p in dagen)]
    if not o.ontbreekt:
        yield ["", "niets"]


KOLOMMEN = (
    "afspraak", "meegeteld", "telt", "reden", *GROEI, "peildatum", "toelichting_partijen",
)  # fmt: skip
RIJEN = Vorm("afspraak-rijen", "Rijen", KOLOMMEN)


@dataclass(frozen=True)
class Download:
    """One afspraak on a peildatum. kader: None where nothing is counted from mutaties."""

    regel: Regel
    kader: Kader | None


def lees(conn: Connection, id_: str, peildatum: date | None) -> Download | None:
    """What the download is about; None for an unknown id."""
    regel = een(conn, id_, peildatum)
    if regel is None:
        return None
    return Download(regel, kader(conn, regel.afspraak, regel.oordeel, regel.peildatum))


def csv(conn: Connection, d: Download, formaat: str = "") -> Iterator[bytes]:
    """The rows as CSV, in blocks; formaat: one of `store.exports.als_csv.FORMATEN`.

    The connection stays in use until the last block is taken.
    """
    return als_csv(KOLOMMEN, _blokken(conn, d), formaat)


def xlsx(conn: Connection, d: Download, doel: BinaryIO) -> None:
    """The rows as a workbook with a sheet Herkomst, written to `doel`."""
    schrijf_boek(RIJEN, _blokken(conn, d), lambda n: herkomst(conn, d.regel, d.kader, n), doel)


def _blokken(conn: Connection, d: Download) -> Iterator[list[Rij]]:
    if d.kader is None:
        return
    a = d.regel.afspraak
    zelf = naslag.per_afspraak(conn, (a.id,)).get(a.id, ())
    wie = namen.van(conn, [t.partij for t in zelf])
    tekst = " | ".join(f"{wie.get(t.partij, t.partij)} ({t.periode}): {t.tekst}" for t in zelf)
    for blok in rijen.rijen(conn, d.kader):
        yield [
            (
                a.id,
                "nee" if r.reden else "ja",
                r.telt,
                r.reden,
                *(getattr(r, k) for k in GROEI),
                d.regel.peildatum,
                tekst,
            )
            for r in blok
        ]
