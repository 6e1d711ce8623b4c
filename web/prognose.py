"""/export/prognose.csv and .xlsx: the choices of the page Prognose, as a file."""

from __future__ import annotations

from flask import Flask, Response, request
from sqlalchemy import Connection

from domain.filters import Probleem
from domain.prognose.keuze import NAAM, VELDEN, PrognoseKeuze
from store.exports import prognose as export
from store.exports.downloads import bestandsnaam
from store.standen.standen import StandInfo
from store.vragen.prognose.antwoord import los_op
from web.bestand import bestand, geweigerd, uit_stand, via_bestand
from web.vraag import lees_tekst


def zet_prognose(server: Flask) -> None:
    """Add a route for every kind of file."""
    for soort in ("csv", "xlsx"):
        server.add_url_rule(
            f"/export/prognose.{soort}",
            f"export-prognose-{soort}",
            download,
            defaults={"soort": soort},
        )


def download(soort: str) -> Response:
    """The file; 400 with every problem of the query, 404 for an unknown stand, 503 without one."""
    # Which assumptions there are, only the stand knows: `los_op` names those that are not.
    namen = (*VELDEN, *(n for n in request.args if NAAM.fullmatch(n)))
    tekst, formaat, problemen = lees_tekst(namen, soort, request.args)
    gevraagd, meer = PrognoseKeuze.uit_query(tekst)

    def antwoord(conn: Connection, info: StandInfo) -> Response:
        keuze, onbekend = los_op(conn, gevraagd)
        alle = [*problemen, *meer, *onbekend]
        if keuze.gemeente is None and not any(p.naam == "gemeente" for p in alle):
            alle.append(Probleem("gemeente", "", "één gemeente, of een afspraak"))
        if alle:
            return geweigerd(alle)
        kern = [keuze.met(stand=None).naar_query(), "prognose", formaat, export.KOLOMMEN]
        naam = bestandsnaam(conn, keuze.plaats, "prognose", soort)
        maak = {
            "csv": lambda: export.csv(conn, keuze, formaat),
            "xlsx": lambda: via_bestand(lambda doel: export.xlsx(conn, keuze, doel)),
        }
        return bestand(info, kern, soort, naam, maak[soort])

    return uit_stand(gevraagd.stand, antwoord)
