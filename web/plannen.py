"""/export/plannen and /export/wijkenstrategie, .csv and .xlsx: the choices of Plannen as a file."""

from __future__ import annotations

from dataclasses import fields

from flask import Flask, Response, current_app, request
from sqlalchemy import Connection

from domain.filters import Probleem, kies_meer
from domain.plannen.keuze import PlanKeuze
from store.exports import plannen as export
from store.exports import wijkenstrategie as wijken
from store.exports.downloads import bestandsnaam
from store.standen.standen import Standen, StandFout, StandInfo
from store.vragen import namen
from store.vragen.plannen.lezen import kent_plannen
from web.bestand import bestand, geweigerd, uit_stand, via_bestand
from web.vraag import lees_tekst

NAMEN = tuple(f.name for f in fields(PlanKeuze))
REGEL = "regel"  # which kinds of rows; only of plannen


def zet_plannen(server: Flask) -> None:
    """Add a route for every download and kind of file."""
    for naam, antwoord in (("plannen", plannen), ("wijkenstrategie", wijkenstrategie)):
        for soort in ("csv", "xlsx"):
            server.add_url_rule(
                f"/export/{naam}.{soort}",
                f"export-{naam}-{soort}",
                antwoord,
                defaults={"soort": soort},
            )


def plannen(soort: str) -> Response:
    """The file; 400 with every problem of the query, 404 for an unknown stand, 503 without one."""
    tekst, formaat, eerste = lees_tekst((*NAMEN, REGEL), soort, request.args)
    gevraagd, meer = PlanKeuze.uit_query(tekst)
    problemen = [*eerste, *meer]
    regels = kies_meer(REGEL, tekst.get(REGEL, ""), export.REGELS, problemen) or export.REGELS

    def antwoord(conn: Connection, info: StandInfo) -> Response:
        keuze, onbekend = _met_codes(conn, gevraagd)
        eerder, vroeger = None, None
        alle = [*problemen, *onbekend]
        if keuze.met is not None:
            try:
                vroeger = _standen().info(keuze.met)
                eerder = _standen().open(vroeger.id).connect()
            except StandFout as fout:
                alle.append(Probleem("met", keuze.met, f"de id van een stand ({fout})"))
        if eerder is not None and not kent_plannen(eerder):
            alle.append(Probleem("met", keuze.met or "", "een stand die plannen kent"))
        if alle:
            if eerder is not None:
                eerder.close()
            return geweigerd(alle)
        toen = vroeger.sha256 if vroeger else None
        kern = [_query(keuze), "plannen", formaat, export.KOLOMMEN, regels, toen]
        naam = bestandsnaam(conn, keuze.plaats, "plannen", soort)
        maak = {
            "csv": lambda: export.csv(conn, keuze, formaat, regels, eerder),
            "xlsx": lambda: via_bestand(lambda d: export.xlsx(conn, keuze, d, regels, eerder)),
        }
        uit = bestand(info, kern, soort, naam, maak[soort])
        if eerder is not None:
            uit.call_on_close(eerder.close)
        return uit

    return uit_stand(gevraagd.stand, antwoord)


def wijkenstrategie(soort: str) -> Response:
    """The same for the wijkenstrategie."""
    # It compares with nothing: `met` would be ignored.
    zonder_met = [n for n in NAMEN if n != "met"]
    tekst, formaat, problemen = lees_tekst(zonder_met, soort, request.args)
    gevraagd, meer = PlanKeuze.uit_query(tekst)

    def antwoord(conn: Connection, info: StandInfo) -> Response:
        keuze, onbekend = _met_codes(conn, gevraagd)
        if alle := (*problemen, *meer, *onbekend):
            return geweigerd(alle)
        kern = [_query(keuze), "wijkenstrategie", formaat, wijken.WIJKEN.kolommen]
        naam = bestandsnaam(conn, keuze.plaats, "wijkenstrategie", soort)
        maak = {
            "csv": lambda: wijken.csv(conn, keuze, formaat),
            "xlsx": lambda: via_bestand(lambda doel: wijken.xlsx(conn, keuze, doel)),
        }
        return bestand(info, kern, soort, naam, maak[soort])

    return uit_stand(gevraagd.stand, antwoord)


def _met_codes(
    conn: Connection, keuze: PlanKeuze
) -> tuple[PlanKeuze, tuple[Probleem, ...]]:  # fmt: skip
    plaats, problemen = namen.los_op(conn, keuze.plaats)
    met = keuze.anders(gemeente=plaats.gemeente, corporatie=plaats.corporatie, gebied=plaats.gebied)
    return met, problemen


def _query(keuze: PlanKeuze) -> dict[str, str]:
    """What the bytes follow from; the stand itself has its own hash."""
    return keuze.anders(stand=None).naar_query()


def _standen() -> Standen:
    standen: Standen = current_app.config["STANDEN"]
    return standen
