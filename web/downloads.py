"""/export/groei.csv|.xlsx and /export/voorraad.csv|.xlsx: the page's own query, as a file.

What a page only mentions, a download refuses (docs/decisions.md, 9): a file of which a filter was
ignored would be taken for the truth.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from flask import Flask, Response, current_app, request
from sqlalchemy import Connection

from domain.filters import Probleem
from store import export
from store.queries import namen
from store.standen import GeenStand, OnbekendeStand, Standen, StandFout, StandInfo
from web.logboek import LOG
from web.vraag import Vraag, lees_vraag

SOORTEN = {
    "csv": "text/csv; charset=utf-8; header=present",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
BLOK = 1 << 16


def zet_downloads(server: Flask) -> None:
    """Add one route for every download and kind of file."""
    for naam in export.EXPORTS:
        for soort in SOORTEN:
            server.add_url_rule(
                f"/export/{naam}.{soort}",
                f"export-{naam}-{soort}",
                download,
                defaults={"naam": naam, "soort": soort},
            )


def download(naam: str, soort: str) -> Response:
    """The file; 400 with every problem of the query, 404 for an unknown stand, 503 without one."""
    vraag = lees_vraag(naam, soort, request.args)
    standen: Standen = current_app.config["STANDEN"]
    try:
        info = standen.info(vraag.filters.stand)
        conn = standen.open(info.id).connect()
    except OnbekendeStand as fout:
        return _tekst(404, [str(fout)])
    except GeenStand as fout:
        return _tekst(503, [str(fout)])
    except StandFout as fout:
        LOG.error("%s", fout)
        return _tekst(503, ["Deze stand is beschadigd en kan niet worden gegeven."])
    try:
        filters, onbekend = namen.los_op(conn, vraag.filters)
        if problemen := (*vraag.problemen, *onbekend):
            conn.close()
            return _geweigerd(problemen)
        antwoord = _antwoord(conn, info, replace(vraag, filters=filters))
    except BaseException:
        conn.close()
        raise
    # Also when the visitor goes away halfway, and for a HEAD.
    antwoord.call_on_close(conn.close)
    return antwoord


def _antwoord(conn: Connection, info: StandInfo, vraag: Vraag) -> Response:
    etag = _etag(info, vraag)
    if _bekend(etag):
        antwoord = Response(status=304)
    else:
        inhoud = _csv(conn, vraag) if vraag.soort == "csv" else _xlsx(conn, vraag)
        antwoord = Response(inhoud, content_type=SOORTEN[vraag.soort])
        bestand = export.bestandsnaam(conn, vraag.filters, vraag.naam, vraag.soort)
        antwoord.headers["Content-Disposition"] = f'attachment; filename="{bestand}"'
    antwoord.set_etag(etag)
    antwoord.headers["X-Woonsaldo-Stand"] = info.id
    # Kept, but asked for again: without `stand=` the next one may be of another stand.
    antwoord.headers["Cache-Control"] = "no-cache"
    return antwoord


def _csv(conn: Connection, vraag: Vraag) -> Iterator[bytes]:
    return export.csv(conn, vraag.filters, vraag.naam, vraag.formaat)


def _xlsx(conn: Connection, vraag: Vraag) -> Iterator[bytes]:
    """A workbook is a zip: it is written whole to a temporary file, then sent in blocks."""
    with tempfile.TemporaryFile() as bestand:
        export.xlsx(conn, vraag.filters, vraag.naam, bestand)
        bestand.seek(0)
        yield from _blokken(bestand)


def _blokken(bestand: IO[bytes]) -> Iterator[bytes]:
    while blok := bestand.read(BLOK):
        yield blok


def _etag(info: StandInfo, vraag: Vraag) -> str:
    """The same stand, filters and columns give the same bytes, so the same tag."""
    keuze = vraag.filters.met(stand=None).naar_query()
    kolommen = export.EXPORTS[vraag.naam].kolommen
    kern = [info.sha256, keuze, vraag.naam, vraag.soort, vraag.formaat, kolommen]
    return hashlib.sha256(json.dumps(kern, sort_keys=True).encode()).hexdigest()[:32]


def _bekend(etag: str) -> bool:
    """Whether the visitor has this file; compression adds `:br` to the tag it was sent with."""
    gezien = request.if_none_match
    return etag in gezien or f"{etag}:br" in gezien


def _geweigerd(problemen: tuple[Probleem, ...]) -> Response:
    kop = "Deze download is niet gemaakt, want een deel van de vraag kennen we niet:"
    return _tekst(400, [kop, *(f"- {p.tekst}" for p in problemen)])


def _tekst(code: int, regels: list[str]) -> Response:
    antwoord = Response("\n".join(regels) + "\n", code, mimetype="text/plain")
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord
