"""Where a download of the bridge comes from: standen, choices, sums, what else differs."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from domain.filters import Filters
from domain.standen.brug import OORZAKEN, Brug
from domain.standen.totaal import Totaalpaar, Zijde
from store.exports.groei import Cel
from store.exports.herkomst import FICTIEF, geen_som, keuze
from store.vragen import namen
from store.vragen.basis import kenmerk
from store.vragen.standen import ook, totaal
from store.vragen.standen.brug import brug

DEFINITIES = (
    "Begin en eind zijn de netto groei van dezelfde keuze in de eerste en in de tweede stand, per "
    "status. Waar cijfers geen totaal maken, staat er geen getal maar de reden.",
    "Waar beide er zijn, is begin plus alle verschillen eind, ook per gemeente, corporatie en "
    "soort.",
    "Een rij staat hier alleen als zij iets anders bijdraagt: saldo_van is leeg als de eerste "
    "stand haar niet telt, saldo_naar als de tweede haar niet telt.",
    "Een rij die ergens anders is gaan tellen, staat er twee keer: weg van de ene plek, bij de "
    "andere.",
)


def herkomst(
    van: Connection, naar: Connection, filters: Filters, rijen: int
) -> Iterator[list[Cel]]:
    """Rows of the sheet Herkomst; rijen: how many rows of data the download has."""
    b = brug(van, naar, filters)
    yield ["Download", "brug"]
    yield ["Van stand", b.van]
    yield ["Naar stand", b.naar]
    versies = [kenmerk(c, "definities") for c in (van, naar)]
    yield ["Versie van de definities", *versies]
    yield ["Aantal rijen", rijen]
    if b.fictief:
        yield ["Fictief", FICTIEF]
    for paar in totaal.paren(van, naar, filters):
        yield []
        yield from _sommen(b.van_status(paar.status), paar, (van, naar))
    yield []
    yield ["Gekozen filters"]
    yield from keuze(naar, filters)
    yield []
    yield from _afspraken(van, naar, filters)
    yield []
    yield from _voorraad(van, naar, filters)
    yield []
    yield ["Definities"]
    for zin in DEFINITIES:
        yield ["", zin]


def _sommen(
    b: Brug, paar: Totaalpaar, standen: tuple[Connection, Connection]
) -> Iterator[list[Cel]]:
    """The totals of a status with every line between them; real and invented lines apart."""
    yield ["Brug", "leverancier", "soort", "verschil", "rijen", "status", "fictief"]
    yield ["Begin", *_totaal(paar.voor, standen[0]), "", paar.status]
    for deel in b.delen():
        fictief = "ja" if deel.fictief else "nee"
        for r in deel.regels():
            yield [
                OORZAKEN[r.lijn.oorzaak], r.lijn.leverancier, r.lijn.soort, r.verschil, r.rijen,
                paar.status, fictief,
            ]  # fmt: skip
    yield ["Eind", *_totaal(paar.na, standen[1]), "", paar.status]


def _totaal(zijde: Zijde, conn: Connection) -> list[Cel]:
    """Why there is none (else nothing), an empty cell, and the total."""
    t = zijde.totaal
    if t is None:
        return ["geen cijfers", "", None]
    return [f"geen totaal: {geen_som(conn, t)}" if t.reden else "", "", t.netto]


def _afspraken(van: Connection, naar: Connection, filters: Filters) -> Iterator[list[Cel]]:
    yield ["Afspraken met een andere status", "afspraak", "eerst", "nu"]
    wissels = ook.statussen(van, naar, filters)
    for w in wissels:
        yield [w.id, w.titel, w.voor or "niet in deze stand", w.na or "niet in deze stand"]
    if not wissels:
        yield ["", "geen"]


def _voorraad(van: Connection, naar: Connection, filters: Filters) -> Iterator[list[Cel]]:
    yield ["Voorraadstanden die anders zijn", "corporatie", "peildatum", "segment", "duur", "eerst",
           "nu", "levering"]  # fmt: skip
    anders = ook.voorraad(van, naar, filters)
    codes = {c for w in anders for c in (w.gemeente, w.corporatie)}
    bekend = namen.van(van, codes) | namen.van(naar, codes)
    for w in anders:
        yield [
            bekend.get(w.gemeente, w.gemeente), bekend.get(w.corporatie, w.corporatie),
            w.peildatum, w.segment, w.duur, w.voor, w.na, w.levering,
        ]  # fmt: skip
    if not anders:
        yield ["", "geen"]
