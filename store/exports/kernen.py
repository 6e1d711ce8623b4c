"""The downloads of Kernen: the areas of a selection with their opgave, as CSV, XLSX or GeoJSON.

Columns and query names: docs/exports.md. The same stand and choices give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from sqlalchemy import Connection, select

from domain.kernen.aandeel import procent
from domain.kernen.afgesproken import doel
from domain.kernen.bron import KernRij
from domain.kernen.kern import Uitkomst, bereken, in_procenten
from domain.kernen.keuze import KernFilters
from domain.kernen.takken import Kernen
from store.exports.als_csv import als_csv
from store.exports.als_xlsx import schrijf_boek
from store.exports.groei import Cel, Rij, Vorm
from store.exports.kernen_herkomst import Verslag
from store.schema import tables
from store.vragen.basis import kenmerk
from store.vragen.kernen import grenzen, kernen

KOLOMMEN = (
    "gemeente", "gebied", "code", "niveau", "indeling", "peildatum", "woningen", "sociaal",
    "aandeel", "aandeel_min", "aandeel_max", "doel", "tekort", "opgave_zonder_bouw",
    "opgave_totaal", "haalbaar", "definitie", "fictief", "bron", "stand", "nieuwbouwaandeel",
    "opgave_sociaal", "doel_bereikt", "peildatum_sociaal", "overconcentratie", "vorige_peildatum",
    "vorig_aandeel", "gemeentecode", "ouder", "levering", "toelichting",
)  # fmt: skip
KERNEN = Vorm("kernen", "Kernen", KOLOMMEN)


def csv(conn: Connection, filters: KernFilters, formaat: str = "") -> Iterator[bytes]:
    """The areas as CSV, in blocks; formaat: one of `store.exports.als_csv.FORMATEN`.

    filters: with codes (`store.vragen.kernen.kernen.los_op`). The connection stays in use until the
    last block is taken.
    """
    return als_csv(KOLOMMEN, (rijen for _, rijen in _blokken(conn, filters)), formaat)


def xlsx(conn: Connection, filters: KernFilters, doel: BinaryIO) -> None:
    """The areas as a workbook with a sheet Herkomst, written to `doel`."""
    verslag = Verslag(conn, filters)

    def rijen() -> Iterator[list[Rij]]:
        for k, blok in _blokken(conn, filters):
            verslag.neem(k)
            yield blok

    schrijf_boek(KERNEN, rijen(), verslag.rijen, doel)


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
            conn, (grenzen.Vraag(r.cijfer.code, r.gebied, r.indeling) for r in k.rijen)
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
    stand = kenmerk(conn, "stand")
    for k in kernen.lijst(conn, filters):
        t = doel(filters.doel, k.afspraak)
        deel = None if t is None else procent(t)
        uitkomsten = bereken((r.cijfer for r in k.rijen), deel, filters.nieuwbouwdeel)
        yield k, [_rij(r, u, filters, stand) for r, u in zip(k.rijen, uitkomsten, strict=True)]


def _rij(r: KernRij, u: Uitkomst, filters: KernFilters, stand: str) -> Rij:
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
        "haalbaar": None if u.haalbaar is None else _ja(u.haalbaar),
        "definitie": r.definitie,
        "fictief": _ja(r.bronnen.fictief),
        "bron": "; ".join(r.bronnen.namen),
        "stand": stand,
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


def _ja(waarde: bool) -> str:
    return "ja" if waarde else "nee"
