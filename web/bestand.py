"""What every download has in common: the stand, the refusals, the tag and the headers.

What a page only mentions, a download refuses (docs/decisions.md, 9): a file of which a filter was
ignored would be taken for the truth.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Any

from flask import Response, current_app, request
from sqlalchemy import Connection

from domain.filters import Probleem
from store.standen.standen import GeenStand, OnbekendeStand, Standen, StandFout, StandInfo
from web.klaar import BLOK, Klaar, TeDruk
from web.logboek import LOG

SOORTEN = {
    "csv": "text/csv; charset=utf-8; header=present",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": "application/geo+json",
}
DRUK = "De server maakt nu veel bestanden tegelijk. Probeer het over een paar tellen opnieuw."


def uit_stand(stand: str | None, antwoord: Callable[[Connection, StandInfo], Response]) -> Response:
    """What `antwoord` makes of the stand; 404 for an unknown one, 503 where there is none."""
    standen: Standen = current_app.config["STANDEN"]
    try:
        info = standen.info(stand)
        conn = standen.open(info.id).connect()
    except OnbekendeStand as fout:
        return tekst(404, [str(fout)])
    except GeenStand as fout:
        return tekst(503, [str(fout)])
    except StandFout as fout:
        LOG.error("%s", fout)
        return tekst(503, ["Deze stand is beschadigd en kan niet worden gegeven."])
    try:
        uit = antwoord(conn, info)
    except BaseException:
        conn.close()
        raise
    # Also when the visitor goes away halfway, and for a HEAD.
    uit.call_on_close(conn.close)
    return uit


def bestand(
    info: StandInfo,
    kern: Sequence[Any],
    soort: str,
    naam: str,
    inhoud: Callable[[], Iterator[bytes]],
) -> Response:
    """A file that is made only where nobody has got it: not the visitor, not this process.

    kern: what the bytes follow from. 503 where too many files are being made.
    """
    regel = json.dumps([info.sha256, *kern, soort], sort_keys=True, default=str)
    etag = hashlib.sha256(regel.encode()).hexdigest()[:32]
    if _bekend(etag):
        antwoord = Response(status=304)
    else:
        try:
            # A HEAD asks what there is, not for the file.
            klaar = b"" if request.method == "HEAD" else _klaar().geef(etag, inhoud)
        except TeDruk:
            antwoord = tekst(503, [DRUK])
            antwoord.headers["Retry-After"] = "5"
            return antwoord
        antwoord = Response(klaar, content_type=SOORTEN[soort])
        antwoord.headers["Content-Disposition"] = f'attachment; filename="{naam}"'
    antwoord.set_etag(etag)
    antwoord.headers["X-Woonsaldo-Stand"] = info.id
    # Kept, but asked for again: without `stand=` the next one may be of another stand.
    antwoord.headers["Cache-Control"] = "no-cache"
    return antwoord


def via_bestand(schrijf: Callable[[IO[bytes]], None]) -> Iterator[bytes]:
    """A workbook is a zip: it is written whole to a temporary file, then sent in blocks."""
    with tempfile.TemporaryFile() as tijdelijk:
        schrijf(tijdelijk)
        tijdelijk.seek(0)
        while blok := tijdelijk.read(BLOK):
            yield blok


def _klaar() -> Klaar:
    klaar: Klaar = current_app.config["KLAAR"]
    return klaar


def _bekend(etag: str) -> bool:
    """Whether the visitor has this file; compression adds `:br` to the tag it was sent with."""
    gezien = request.if_none_match
    return etag in gezien or f"{etag}:br" in gezien


def geweigerd(problemen: Sequence[Probleem]) -> Response:
    """400 with every problem of the query at once."""
    kop = "Deze download is niet gemaakt, want een deel van de vraag kennen we niet:"
    return tekst(400, [kop, *(f"- {p.tekst}" for p in problemen)])


def tekst(code: int, regels: list[str]) -> Response:
    """An answer that is no file."""
    antwoord = Response("\n".join(regels) + "\n", code, mimetype="text/plain")
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord
