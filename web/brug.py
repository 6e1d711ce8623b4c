"""/export/brug.csv and .xlsx: the difference between two standen, row by row, as a file."""

from __future__ import annotations

from dataclasses import replace

from flask import Flask, Response, current_app, request
from sqlalchemy import Connection

from domain.standen.keuze import NAMEN, BrugKeuze
from store.exports import brug as export
from store.standen.lezen import kies_paar
from store.standen.standen import GeenStand, OnbekendeStand, Standen, StandFout, StandInfo
from store.vragen import namen
from web.bestand import bestand, geweigerd, tekst, uit_stand, via_bestand
from web.logboek import LOG
from web.vraag import lees_tekst


def zet_brug(server: Flask) -> None:
    """Add a route for both kinds of file."""
    for soort in ("csv", "xlsx"):
        server.add_url_rule(
            f"/export/brug.{soort}", f"export-brug-{soort}", download, defaults={"soort": soort}
        )


def download(soort: str) -> Response:
    """The file; 400 with every problem of the query, 404 for an unknown stand, 503 without one.

    Without `van` and `naar` the standen that the page Standen shows.
    """
    vraag, formaat, problemen = lees_tekst(NAMEN, soort, request.args)
    keuze, meer = BrugKeuze.uit_query(vraag)
    if alle := (*problemen, *meer):
        return geweigerd(alle)
    standen: Standen = current_app.config["STANDEN"]
    try:
        eerste, tweede = kies_paar(standen, keuze.van, keuze.naar)
    except OnbekendeStand as fout:
        return tekst(404, [str(fout)])
    except GeenStand as fout:
        return tekst(503, [str(fout)])
    except StandFout as fout:
        LOG.error("%s", fout)
        return tekst(503, ["Deze stand is beschadigd en kan niet worden gegeven."])
    keuze = replace(keuze, van=eerste, naar=tweede)

    def met_naar(naar: Connection, info: StandInfo) -> Response:
        filters, onbekend = namen.los_op(naar, keuze.filters)
        if onbekend:
            return geweigerd(onbekend)

        def met_van(van: Connection, eerder: StandInfo) -> Response:
            opgelost = keuze.met(filters=filters)
            kern = [opgelost.naar_query(), eerder.sha256, formaat, export.KOLOMMEN]
            naam = export.bestandsnaam(eerste, tweede, filters, soort)
            maak = {
                "csv": lambda: export.csv(van, naar, filters, formaat),
                "xlsx": lambda: via_bestand(lambda doel: export.xlsx(van, naar, filters, doel)),
            }
            return bestand(info, kern, soort, naam, maak[soort])

        return uit_stand(eerste, met_van)

    return uit_stand(tweede, met_naar)
