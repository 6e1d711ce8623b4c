"""Where a download of Kernen comes from, in words: choices, assumptions, sources, definitions."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from domain.kernen.keuze import KernFilters
from domain.kernen.takken import Kernen
from store.exports.groei import Cel
from store.exports.herkomst import FICTIEF
from store.schema import tables
from store.vragen import namen
from store.vragen.basis import kenmerk

DEFINITIES = (
    "Aandeel is sociaal gedeeld door woningen. Sociaal is eerst een heel aantal woningen.",
    "sociaal: de woningen die volgens definitie tellen. Bij bezit_corporatie zijn dat alle "
    "woningen van corporaties, ook die geen sociale huur zijn.",
    "aandeel_min, aandeel_max: de marge. Een heel percentage laat een half punt open; een telling "
    "heeft geen marge. Leeg: de bron zegt niets over de marge.",
    "tekort: doel maal woningen min sociaal, naar boven afgerond; 0 als het doel is bereikt.",
    "opgave_zonder_bouw: extra woningen die tellen als er verder niets wordt gebouwd.",
    "opgave_totaal: alle nieuwbouw die nodig is als nieuwbouwaandeel daarvan sociaal is; leeg als "
    "het doel zo nooit wordt gehaald (haalbaar = nee) of het aandeel onbekend is.",
    "definitie bezit_corporatie: alle woningen die een corporatie bezit (CBS).",
    "definitie sociaal_bezit_corporatie: sociale huurwoningen van corporaties.",
    "definitie sociaal_contract: alle woningen met een sociaal huurcontract, van wie ook.",
    "Een doel voor de gemeente is bij een kern, wijk of buurt een vergelijking, geen afspraak.",
    "Rij overig: wat de getoonde delen niet zijn van het geheel.",
)
PER_GEMEENTE = "wat de gemeente zelf heeft afgesproken; waar dat er niet is, geen"


class Verslag:
    """Collects what must be said of the gemeenten while their rows are written, then says it."""

    def __init__(self, conn: Connection, filters: KernFilters) -> None:
        self._conn, self._filters = conn, filters
        self._leveringen: dict[str, int] = {}
        self._gemeenten: list[tuple[str, str, str, tuple[str, ...]]] = []
        self._fictief = False

    def neem(self, k: Kernen) -> None:
        """One gemeente that is in the file."""
        self._fictief |= any(r.bronnen.fictief for r in k.rijen)
        for rij in k.rijen:
            for levering in rij.bronnen.leveringen:
                self._leveringen[levering] = self._leveringen.get(levering, 0) + 1
        anders = ", ".join(d for d in k.definities if d != k.definitie)
        self._gemeenten.append((k.naam, k.definitie or "onbekend", anders, k.opmerkingen))

    def rijen(self, aantal: int) -> Iterator[list[Cel]]:
        """Rows of the sheet Herkomst. aantal: rows of data."""
        f = self._filters
        yield ["Download", "kernen"]
        yield ["Stand", kenmerk(self._conn, "stand")]
        yield ["Versie van de definities", kenmerk(self._conn, "definities")]
        yield ["Aantal rijen", aantal]
        if self._fictief:
            yield ["Fictief", FICTIEF]
        yield []
        yield ["Uw aannames"]
        yield ["Doel (%)", PER_GEMEENTE if f.doel is None else float(f.doel)]
        yield ["Nieuwbouwaandeel (%)", float(f.nieuwbouwaandeel)]
        yield []
        yield ["Gekozen filters"]
        bekend = namen.van(self._conn, (*f.gemeente, *f.gebied))
        for label, codes, alle in (
            ("Gemeente", f.gemeente, "alle gemeenten"),
            ("Kern, wijk of buurt", f.gebied, "alle gebieden"),
        ):
            yield [label, ", ".join(f"{bekend.get(c, c)} ({c})" for c in codes) or alle]
        yield ["Niveau", ", ".join(f.niveau)]
        yield ["Peildatum", f.peildatum or "de nieuwste per gebied"]
        yield ["Definitie", f.definitie or "de definitie die per gemeente bekend is"]
        yield []
        yield ["Gemeente", "definitie", "ook bekend", "opmerking"]
        for naam, definitie, anders, zinnen in self._gemeenten:
            yield [naam, definitie, anders, " ".join(zinnen)]
        yield []
        yield from self._bronnen()
        yield []
        yield ["Definities"]
        for zin in DEFINITIES:
            yield ["", zin]

    def _bronnen(self) -> Iterator[list[Cel]]:
        yield ["Bronnen", "leverancier", "bestand", "bron", "ontvangen", "periode", "fictief",
               "rijen", "opmerking"]  # fmt: skip
        lev = tables.levering.c
        vraag = (
            select(tables.levering)
            .where(lev.id.in_(sorted(self._leveringen)))
            .order_by(lev.volgnummer)
        )
        for r in self._conn.execute(vraag):
            yield [
                r.id, r.leverancier, r.bestand, r.bron, r.ontvangen, r.periode,
                "ja" if r.fictief else "nee", self._leveringen[r.id], r.opmerking,
            ]  # fmt: skip
