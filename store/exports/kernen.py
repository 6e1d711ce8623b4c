"""The downloads of Kernen: the areas of a selection with their opgave, as CSV, XLSX or GeoJSON.

Columns and query names: docs/exports.md. The same stand and choices give the same bytes. Herkomst
says in words: choices, assumptions, sources, definitions.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from domain.kernen.aandeel import procent
from domain.kernen.afgesproken import doel
from domain.kernen.bron import KernRij
from domain.kernen.kern import Uitkomst, bereken, in_procenten
from domain.kernen.keuze import KernFilters
from domain.kernen.takken import Kernen
from store.exports.cijfernamen.kernen import NAMEN
from store.exports.herkomst import codes, fictief, stand, woorden
from store.exports.inhoud import Cel, Inhoud, Rij, Vorm, ja_nee
from store.schema import tables
from store.vragen.basis import kenmerk
from store.vragen.kernen import grenzen, lezen

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
        yield from stand(self._conn)
        yield ["Aantal rijen", aantal]
        yield from fictief(self._fictief)
        yield []
        yield ["Uw aannames"]
        yield ["Doel (%)", PER_GEMEENTE if f.doel is None else float(f.doel)]
        yield ["Nieuwbouwaandeel (%)", float(f.nieuwbouwaandeel)]
        yield []
        yield ["Gekozen filters"]
        yield from codes(
            self._conn,
            (
                ("Gemeente", f.gemeente, "alle gemeenten"),
                ("Kern, wijk of buurt", f.gebied, "alle gebieden"),
            ),
        )
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
        yield from woorden(DEFINITIES)

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
                ja_nee(r.fictief), self._leveringen[r.id], r.opmerking,
            ]  # fmt: skip


KOLOMMEN = (
    "gemeente", "gebied", "code", "niveau", "indeling", "peildatum", "woningen", "sociaal",
    "aandeel", "aandeel_min", "aandeel_max", "doel", "tekort", "opgave_zonder_bouw",
    "opgave_totaal", "haalbaar", "definitie", "fictief", "bron", "stand", "nieuwbouwaandeel",
    "opgave_sociaal", "doel_bereikt", "peildatum_sociaal", "overconcentratie", "vorige_peildatum",
    "vorig_aandeel", "gemeentecode", "ouder", "levering", "toelichting",
)  # fmt: skip
KERNEN = Vorm("kernen", "Kernen", KOLOMMEN, namen=NAMEN["kernen"])


def inhoud(conn: Connection, filters: KernFilters) -> Inhoud:
    """The download of this selection. filters: with codes (`store.vragen.kernen.lezen.los_op`)."""
    verslag = Verslag(conn, filters)

    def blokken() -> Iterator[list[Rij]]:
        for k, blok in _blokken(conn, filters):
            verslag.neem(k)
            yield blok

    return Inhoud(KERNEN, blokken(), verslag.rijen)


def geojson(conn: Connection, filters: KernFilters) -> Iterator[bytes]:
    """A FeatureCollection (RFC 7946), a feature a row; geometry null where no border is known.

    Members beside the features: stand, bron_grenzen. A property `grens_indeling` says of which year
    a border is.
    """
    yield b'{"type":"FeatureCollection","stand":' + _json(kenmerk(conn, "stand"))
    getekend: list[str] = []
    yield b',"features":['
    tussen = b"\n"
    for k, blok in _blokken(conn, filters):
        vormen = grenzen.vormen(
            conn, (grenzen.GebiedMetCijfers(r.cijfer.code, r.gebied, r.indeling) for r in k.rijen)
        )
        getekend += [k.gemeente] * bool(vormen)
        for rij, cellen in zip(k.rijen, blok, strict=True):
            yield tussen + _json(_feature(cellen, vormen.get(rij.cijfer.code)))
            tussen = b",\n"
    yield b'\n],"bron_grenzen":' + _json("; ".join(_bronnen(conn, getekend))) + b"}\n"


def _bronnen(conn: Connection, gemeenten: list[str]) -> list[str]:
    """Who published the borders of these gemeenten."""
    lev, g = tables.levering.c, tables.grens.c
    vraag = (
        select(lev.bron, lev.leverancier)
        .join(tables.grens, g.levering == lev.id)
        .where(g.gemeente.in_(gemeenten))
        .distinct()
    )
    return sorted({bron or leverancier for bron, leverancier in conn.execute(vraag)})


def _feature(cellen: Rij, grens: grenzen.Grens | None) -> dict[str, Any]:
    eigenschappen: dict[str, Any] = dict(zip(KOLOMMEN, cellen, strict=True))
    eigenschappen["grens_indeling"] = grens.indeling if grens else None
    feature: dict[str, Any] = {"type": "Feature"}
    if eigenschappen["code"]:
        feature["id"] = eigenschappen["code"]
    return feature | {"properties": eigenschappen, "geometry": _geometrie(grens)}


def _geometrie(grens: grenzen.Grens | None) -> dict[str, Any] | None:
    if grens is None:
        return None
    if len(grens.ringen) == 1:
        return {"type": "Polygon", "coordinates": grens.ringen[0]}
    return {"type": "MultiPolygon", "coordinates": grens.ringen}


def _json(waarde: Any) -> bytes:
    tekst = json.dumps(waarde, ensure_ascii=False, separators=(",", ":"), default=str)
    return tekst.encode()


def _blokken(conn: Connection, filters: KernFilters) -> Iterator[tuple[Kernen, list[Rij]]]:
    """Per gemeente the areas and their rows."""
    stand_id = kenmerk(conn, "stand")
    for k in lezen.lijst(conn, filters):
        t = doel(filters.doel, k.afspraak)
        deel = None if t is None else procent(t)
        uitkomsten = bereken((r.cijfer for r in k.rijen), deel, filters.nieuwbouwdeel)
        yield k, [_rij(r, u, filters, stand_id) for r, u in zip(k.rijen, uitkomsten, strict=True)]


def _rij(r: KernRij, u: Uitkomst, filters: KernFilters, stand_id: str) -> Rij:
    c, o, marge = r.cijfer, u.opgave, r.cijfer.marge
    eerder = [(dag, deel) for dag, deel in r.trend if r.peildatum is None or dag < r.peildatum]
    waarden: dict[str, Cel] = {
        "gemeente": r.gemeentenaam,
        "gebied": r.gebied,
        "code": c.code,
        "niveau": r.niveau,
        "indeling": r.indeling,
        "peildatum": r.peildatum,
        "woningen": c.woningen,
        "sociaal": c.sociaal,
        "aandeel": None if c.aandeel is None else in_procenten(c.aandeel),
        "aandeel_min": None if marge is None else in_procenten(marge.laag),
        "aandeel_max": None if marge is None else in_procenten(marge.hoog),
        "doel": None if u.doel is None else float(u.doel * 100),
        "tekort": None if o is None else o.tekort,
        "opgave_zonder_bouw": None if o is None else o.zonder_bouw,
        "opgave_totaal": None if o is None else o.totaal,
        "haalbaar": None if u.haalbaar is None else ja_nee(u.haalbaar),
        "definitie": r.definitie,
        "fictief": ja_nee(r.bronnen.fictief),
        "bron": "; ".join(r.bronnen.namen),
        "stand": stand_id,
        "nieuwbouwaandeel": float(filters.nieuwbouwaandeel),
        "opgave_sociaal": None if o is None else o.totaal_sociaal,
        "doel_bereikt": u.bereikt,
        "peildatum_sociaal": r.peildatum_sociaal,
        "overconcentratie": r.overconcentratie,
        "vorige_peildatum": eerder[-1][0] if eerder else None,
        "vorig_aandeel": in_procenten(eerder[-1][1]) if eerder else None,
        "gemeentecode": r.gemeente,
        "ouder": r.ouder,
        "levering": ", ".join(r.bronnen.leveringen),
        "toelichting": " ".join(r.toelichting),
    }
    return tuple(waarden[k] for k in KOLOMMEN)
