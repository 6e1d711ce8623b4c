"""/export/groei, voorraad and alle-woningen, .csv and .xlsx: the page's own query, as a file."""

from __future__ import annotations

from dataclasses import replace

from flask import Flask, Response, request
from sqlalchemy import Connection

from store.exports import downloads
from store.standen.standen import StandInfo
from store.vragen import namen
from web.bestand import bestand, geweigerd, uit_stand, via_bestand
from web.klaar import Klaar
from web.vraag import Vraag, lees_vraag


def zet_downloads(server: Flask) -> None:
    """Add one route for every download and kind of file, and the place for finished ones."""
    server.config["KLAAR"] = Klaar()
    for naam in downloads.EXPORTS:
        for soort in ("csv", "xlsx"):
            server.add_url_rule(
                f"/export/{naam}.{soort}",
                f"export-{naam}-{soort}",
                download,
                defaults={"naam": naam, "soort": soort},
            )


def download(naam: str, soort: str) -> Response:
    """The file; 400 with every problem of the query, 404 for an unknown stand, 503 without one."""
    vraag = lees_vraag(naam, soort, request.args)
    return uit_stand(vraag.filters.stand, lambda conn, info: _antwoord(conn, info, vraag))


def _antwoord(conn: Connection, info: StandInfo, vraag: Vraag) -> Response:
    filters, onbekend = namen.los_op(conn, vraag.filters)
    if problemen := (*vraag.problemen, *onbekend):
        return geweigerd(problemen)
    vraag = replace(vraag, filters=filters)
    # The same stand, filters and columns give the same bytes, so the same tag.
    keuze = filters.met(stand=None).naar_query()
    kern = [keuze, vraag.naam, vraag.formaat, downloads.EXPORTS[vraag.naam].kolommen]
    naam = downloads.bestandsnaam(conn, filters, vraag.naam, vraag.soort)
    if vraag.soort == "csv":
        return bestand(
            info, kern, "csv", naam, lambda: downloads.csv(conn, filters, vraag.naam, vraag.formaat)
        )
    return bestand(
        info,
        kern,
        "xlsx",
        naam,
        lambda: via_bestand(lambda doel: downloads.xlsx(conn, filters, vraag.naam, doel)),
    )
