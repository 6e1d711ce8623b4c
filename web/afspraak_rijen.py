"""/export/afspraak-rijen.csv and .xlsx: the rows behind one afspraak, as a file."""

from __future__ import annotations

from flask import Flask, Response, request
from sqlalchemy import Connection

from domain.afspraken.keuze import AfspraakFilters
from domain.filters import Probleem
from store.exports import afspraak_rijen as export
from store.exports.downloads import bestandsnaam
from store.standen.standen import StandInfo
from store.vragen.afspraken.lijst import nabij
from web.bestand import bestand, geweigerd, uit_stand, via_bestand
from web.vraag import lees_tekst

NAMEN = ("id", "peildatum", "stand")


def zet_afspraak_rijen(server: Flask) -> None:
    """Add a route for every kind of file."""
    for soort in ("csv", "xlsx"):
        server.add_url_rule(
            f"/export/afspraak-rijen.{soort}",
            f"export-afspraak-rijen-{soort}",
            download,
            defaults={"soort": soort},
        )


def download(soort: str) -> Response:
    """The file; 400 with every problem of the query, 404 for an unknown stand, 503 without one."""
    tekst, formaat, problemen = lees_tekst(NAMEN, soort, request.args)
    filters, meer = AfspraakFilters.uit_query(tekst)
    id_ = tekst.get("id", "").strip()

    def antwoord(conn: Connection, info: StandInfo) -> Response:
        d = export.lees(conn, id_, filters.peildatum)
        onbekend = () if d else (Probleem("id", id_, _verwacht(conn, id_)),)
        if alle := (*problemen, *meer, *onbekend):
            return geweigerd(alle)
        assert d is not None  # noqa: S101 - else it is refused above
        kern = [id_, str(d.regel.peildatum), "afspraak-rijen", formaat, export.KOLOMMEN]
        naam = bestandsnaam(conn, filters.plaats, f"afspraak-{id_}", soort)
        maak = {
            "csv": lambda: export.csv(conn, d, formaat),
            "xlsx": lambda: via_bestand(lambda doel: export.xlsx(conn, d, doel)),
        }
        return bestand(info, kern, soort, naam, maak[soort])

    return uit_stand(filters.stand, antwoord)


def _verwacht(conn: Connection, id_: str) -> str:
    soms = nabij(conn, id_)
    return "het id van een afspraak" + (f", bijvoorbeeld {', '.join(soms)}" if soms else "")
