"""The download of the bridge between two standen: its rows, as CSV or XLSX.

Columns and query names: docs/exports.md. The same two standen and filters give the same bytes.
Herkomst says: standen, choices, sums, what else differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from domain.filters import Filters, Probleem
from domain.standen.brug import OORZAKEN, Brug
from domain.standen.keuze import BrugKeuze
from domain.standen.totaal import Standtotaal, Totaalpaar
from store.exports.cijfernamen.leveringen import NAMEN
from store.exports.download import Gekozen, Opener, bestandsnaam, weiger
from store.exports.herkomst import fictief, geen_som, keuze, woorden
from store.exports.inhoud import Cel, Inhoud, Rij, Vorm, ja_nee
from store.schema import tables
from store.standen.lezen import kies_paar
from store.vragen import namen
from store.vragen.basis import kenmerk
from store.vragen.standen import ook, totaal
from store.vragen.standen.brug import Brugrij, Vergelijking, brug

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
    yield from fictief(b.fictief)
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
    yield from woorden(DEFINITIES)


def _sommen(
    b: Brug, paar: Totaalpaar, standen: tuple[Connection, Connection]
) -> Iterator[list[Cel]]:
    """The totals of a status with every line between them; real and invented lines apart."""
    yield ["Brug", "leverancier", "soort", "verschil", "rijen", "status", "fictief"]
    yield ["Begin", *_totaal(paar.voor, standen[0]), "", paar.status]
    for deel in b.delen():
        fictief = ja_nee(deel.fictief)
        for r in deel.regels():
            yield [
                OORZAKEN[r.lijn.oorzaak], r.lijn.leverancier, r.lijn.soort, r.verschil, r.rijen,
                paar.status, fictief,
            ]  # fmt: skip
    yield ["Eind", *_totaal(paar.na, standen[1]), "", paar.status]


def _totaal(zijde: Standtotaal, conn: Connection) -> list[Cel]:
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


KOLOMMEN = (
    "oorzaak", "uitleg", "leverancier", "soort", "gemeente", "gemeentecode", "corporatie",
    "lnummer", "periode", "status", "duur", "segment", "aantal", "saldo_van", "saldo_naar",
    "verschil", "fictief", "levering", "bestand", "blad", "rij", "vervangen_door",
    "corporatiecode", "van", "naar",
)  # fmt: skip
BRUG = Vorm("brug", "Brug", KOLOMMEN, namen=NAMEN["brug"])
BLOK = 2_000


def inhoud(van: Connection, naar: Connection, filters: Filters) -> Inhoud:
    """The download of this selection; filters: with codes."""
    return Inhoud(
        BRUG,
        _blokken(van, naar, filters),
        lambda rijen: herkomst(van, naar, filters, rijen),
    )


def kies(opener: Opener, gevraagd: BrugKeuze, problemen: Sequence[Probleem]) -> Gekozen:
    """What is asked, of two standen; without `van` and `naar` those that the page Standen shows.

    Raises Geweigerd. A query that is not understood opens no stand: it may be about others.
    """
    weiger(problemen)
    eerste, tweede = kies_paar(opener.standen, gevraagd.van, gevraagd.naar)
    naar = opener.open(tweede)
    filters, onbekend = namen.los_op(naar.conn, gevraagd.filters)
    weiger(onbekend)
    van = opener.open(eerste)
    return Gekozen(
        naar.info,
        BRUG,
        [BrugKeuze(eerste, tweede, filters).naar_query(), van.info.sha256],
        bestandsnaam(BRUG.naam, filters.gemeente, eerste, tweede),
        lambda: inhoud(van.conn, naar.conn, filters),
    )


def _blokken(van: Connection, naar: Connection, filters: Filters) -> Iterator[list[Rij]]:
    werk = Vergelijking(van, naar, filters)
    namen = _Namen(van, naar)
    blok: list[Rij] = []
    for rij in werk.rijen():
        blok.append(_rij(rij, namen, werk.ids))
        if len(blok) == BLOK:
            yield blok
            blok = []
    yield blok


class _Namen:
    """Names of gemeenten and corporaties by code; the second stand has the last word."""

    def __init__(self, *standen: Connection) -> None:
        g, c = tables.gemeente.c, tables.corporatie.c
        self.gemeente: dict[str, str] = {}
        self.corporatie: dict[str, tuple[str, str | None]] = {}
        for conn in standen:
            self.gemeente |= {r.code: r.naam for r in conn.execute(select(g.code, g.naam))}
            self.corporatie |= {
                k: (n, lnummer) for k, n, lnummer in conn.execute(select(c.code, c.naam, c.lnummer))
            }


def _rij(r: Brugrij, namen: _Namen, standen: tuple[str, str]) -> Rij:
    voor, na = r.paar
    rij = r.paar.een
    g = rij.groep
    corporatie, lnummer = namen.corporatie.get(g.corporatie, (g.corporatie, None))
    eerst, nu = (p.saldo if p else None for p in (voor, na))
    return (
        r.reden.oorzaak, OORZAKEN[r.reden.oorzaak], r.levering.leverancier, g.soort,
        namen.gemeente.get(g.gemeente, g.gemeente), g.gemeente, corporatie, lnummer, rij.periode,
        g.status, g.duur, g.segment, rij.aantal, eerst, nu, (nu or 0) - (eerst or 0),
        ja_nee(r.levering.fictief), g.levering, r.levering.bestand, rij.blad, rij.rij,
        r.reden.door, g.corporatie, *standen,
    )  # fmt: skip
