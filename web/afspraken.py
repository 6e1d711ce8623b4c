"""/export/afspraken.csv and .xlsx: the choices of the page Afspraken, as a file."""

from __future__ import annotations

from dataclasses import fields

from flask import Flask, Response, request
from sqlalchemy import Connection

from domain.afspraken.keuze import AfspraakFilters
from store.exports import afspraken as export
from store.exports.downloads import bestandsnaam
from store.standen.standen import StandInfo
from store.vragen.afspraken.keuzes import los_op
from web.bestand import bestand, geweigerd, uit_stand, via_bestand
from web.vraag import lees_tekst

NAMEN = tuple(f.name for f in fields(AfspraakFilters))


def zet_afspraken(server: Flask) -> None:
    """Add a route for every kind of file."""
    for soort in ("csv", "xlsx"):
        server.add_url_rule(
            f"/export/afspraken.{soort}",
            f"export-afspraken-{soort}",
            download,
            defaults={"soort": soort},
        )


def download(soort: str) -> Response:
    """The file; 400 with every problem of the query, 404 for an unknown stand, 503 without one."""
    tekst, formaat, problemen = lees_tekst(NAMEN, soort, request.args)
    gevraagd, meer = AfspraakFilters.uit_query(tekst)

    def antwoord(conn: Connection, info: StandInfo) -> Response:
        filters, onbekend = los_op(conn, gevraagd)
        if alle := (*problemen, *meer, *onbekend):
            return geweigerd(alle)
        kern = [filters.met(stand=None).naar_query(), "afspraken", formaat, export.KOLOMMEN]
        naam = bestandsnaam(conn, filters.plaats, "afspraken", soort)
        maak = {
            "csv": lambda: export.csv(conn, filters, formaat),
            "xlsx": lambda: via_bestand(lambda doel: export.xlsx(conn, filters, doel)),
        }
        return bestand(info, kern, soort, naam, maak[soort])

    return uit_stand(gevraagd.stand, antwoord)
