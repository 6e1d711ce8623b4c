"""/export/<naam>.csv and so on: every row of `store.exports.downloads` as a file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from flask import Flask, Response, current_app, request
from werkzeug.datastructures import MultiDict

from domain.filters import Probleem
from store.exports.als_csv import FORMATEN
from store.exports.download import Download, Gekozen, Geweigerd, Opener
from store.exports.downloads import DOWNLOADS
from store.standen.standen import GeenStand, OnbekendeStand, StandFout
from web.klaar import Klaar, TeDruk
from web.logboek import LOG

SOORTEN = {
    "csv": "text/csv; charset=utf-8; header=present",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": "application/geo+json",
}
DRUK = "De server maakt nu veel bestanden tegelijk. Probeer het over een paar tellen opnieuw."


def zet_downloads(server: Flask) -> None:
    """Add a route for every download and kind of file, and the place for finished ones."""
    server.config["KLAAR"] = Klaar()
    for naam, d in DOWNLOADS.items():
        for soort in d.soorten:
            server.add_url_rule(
                f"/export/{naam}.{soort}",
                f"export-{naam}-{soort}",
                download,
                defaults={"naam": naam, "soort": soort},
            )


def download(naam: str, soort: str) -> Response:
    """The file; 400 with every problem of the query, 404 for an unknown stand, 503 without one."""
    opener = Opener(current_app.config["STANDEN"])
    try:
        antwoord = _antwoord(DOWNLOADS[naam], opener, soort)
    except BaseException:
        opener.sluit()
        raise
    # Also when the visitor goes away halfway, and for a HEAD.
    antwoord.call_on_close(opener.sluit)
    return antwoord


def _antwoord(d: Download, opener: Opener, soort: str) -> Response:
    query, formaat, problemen = _lees(d, soort, request.args)
    gevraagd, meer = d.uit_query(query)
    try:
        gekozen = d.kies(opener, gevraagd, (*problemen, *meer))
    except Geweigerd as fout:
        kop = "Deze download is niet gemaakt, want een deel van de vraag kennen we niet:"
        return _tekst(400, [kop, *(f"- {p.tekst}" for p in fout.problemen)])
    except OnbekendeStand as fout:
        return _tekst(404, [str(fout)])
    except GeenStand as fout:
        return _tekst(503, [str(fout)])
    except StandFout as fout:
        LOG.error("%s", fout)
        return _tekst(503, ["Deze stand is beschadigd en kan niet worden gegeven."])
    return _bestand(gekozen, soort, formaat)


def _lees(
    d: Download, soort: str, query: MultiDict[str, str]
) -> tuple[dict[str, str], str, Sequence[Probleem]]:
    """The query as one text a name, its formaat, and what has no meaning here.

    A name given twice is a list, as on the page. Only a CSV has a formaat.
    """
    tekst = {veld: ",".join(waarden) for veld, waarden in query.lists()}
    ook = (n for n in query if d.ook and d.ook.fullmatch(n))
    toegestaan = (*d.namen, *ook, *(("formaat",) if soort == "csv" else ()))
    problemen = [
        Probleem(veld, tekst[veld], f"een van de namen {', '.join(toegestaan)}")
        for veld in tekst
        if veld not in toegestaan
    ]
    formaat = tekst.get("formaat", "").strip().casefold() if soort == "csv" else ""
    if formaat not in FORMATEN:
        problemen.append(Probleem("formaat", formaat, "nl, cijfers, of niets voor een gewone CSV"))
    return tekst, formaat, problemen


def _bestand(g: Gekozen, soort: str, formaat: str) -> Response:
    """A file that is made only where nobody has got it: not the visitor, not this process.

    503 where too many files are being made.
    """
    # The same stand, choices and columns give the same bytes, so the same tag.
    kern = [g.info.sha256, *g.kern, formaat, g.vorm.kolommen, *g.verder, soort]
    regel = json.dumps(kern, sort_keys=True, default=str)
    etag = hashlib.sha256(regel.encode()).hexdigest()[:32]
    if _bekend(etag):
        antwoord = Response(status=304)
    else:
        klaar: Klaar = current_app.config["KLAAR"]
        try:
            # A HEAD asks what there is, not for the file.
            leeg = request.method == "HEAD"
            inhoud = b"" if leeg else klaar.geef(etag, lambda: g.maak(soort, formaat))
        except TeDruk:
            antwoord = _tekst(503, [DRUK])
            antwoord.headers["Retry-After"] = "5"
            return antwoord
        antwoord = Response(inhoud, content_type=SOORTEN[soort])
        antwoord.headers["Content-Disposition"] = f'attachment; filename="{g.naam}.{soort}"'
    antwoord.set_etag(etag)
    antwoord.headers["X-Woonsaldo-Stand"] = g.info.id
    # Kept, but asked for again: without `stand=` the next one may be of another stand.
    antwoord.headers["Cache-Control"] = "no-cache"
    return antwoord


def _bekend(etag: str) -> bool:
    """Whether the visitor has this file; compression adds `:br` to the tag it was sent with."""
    gezien = request.if_none_match
    return etag in gezien or f"{etag}:br" in gezien


def _tekst(code: int, regels: list[str]) -> Response:
    """An answer that is no file."""
    antwoord = Response("\n".join(regels) + "\n", code, mimetype="text/plain")
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord
