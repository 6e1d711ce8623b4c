"""What the page Leveringen sends and fetches: files offered, verdicts, originals, the template."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from flask import Flask, Response, abort, current_app, jsonify, request, send_file
from werkzeug.utils import secure_filename

from loaders.aanlevering import oordeel
from loaders.aanlevering.wachtkamer import MAX_BYTES, AanbodFout, Wachtkamer
from loaders.archief.archief import Archief
from loaders.archief.overzicht import verdict, zoek
from loaders.leveringsformaat import sjabloon
from loaders.verdict.fouten import vol
from loaders.verdict.verdict import Rapport
from settings import Settings
from web.fouten import ONZE_FOUT
from web.logboek import LOG

MEESTE = 20  # files at a time
VOL = "De schijf van de server is vol. Het bestand is niet bewaard. Vraag de beheerder om ruimte."
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def zet_leveringen(server: Flask) -> None:
    """Add the routes."""
    server.add_url_rule("/leveringen/aanbieden", "aanbieden", aanbieden, methods=["POST"])
    server.add_url_rule("/leveringen/sjabloon.xlsx", "sjabloon", geef_sjabloon)
    server.add_url_rule("/leveringen/aanbod/<id_>/verdict.csv", "verdict-aanbod", van_aanbod)
    server.add_url_rule("/leveringen/<id_>/verdict.csv", "verdict-levering", van_levering)
    server.add_url_rule("/leveringen/<id_>/bestand", "levering-bestand", origineel)


def _instellingen() -> Settings:
    instellingen: Settings = current_app.config["SETTINGS"]
    return instellingen


def aanbieden() -> Response:
    """Keep the files of a form (field `bestand`) for a check; JSON with their ids and problems.

    `toen`: the server's time at which they came (ISO, UTC).
    400 without a file, 413 where it is too much.
    """
    request.max_content_length = MAX_BYTES * 2
    kamer = Wachtkamer(_instellingen().home)
    genomen, fouten = [], []
    bestanden = request.files.getlist("bestand")
    if not bestanden or len(bestanden) > MEESTE:
        abort(400)
    for bestand in bestanden:
        naam = bestand.filename or "bestand"
        try:
            genomen.append(kamer.neem(bestand.stream, naam).id)
        except AanbodFout as fout:
            fouten.append({"naam": naam[:200], "tekst": str(fout)})
        except OSError as fout:
            LOG.error("aangeboden bestand niet bewaard", exc_info=fout)
            # Not the folder of the server: who offers a file has nothing to do with that.
            fouten.append({"naam": naam[:200], "tekst": VOL if vol(fout) else ONZE_FOUT[0] + "."})
    antwoord = jsonify(ids=genomen, fouten=fouten, toen=datetime.now(UTC).isoformat())
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord


def geef_sjabloon() -> Response:
    """The template to hand out."""
    antwoord = Response(sjabloon.maak(), content_type=XLSX)
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{sjabloon.NAAM}"'
    return antwoord


def van_aanbod(id_: str) -> Response:
    """The last verdict on an offered file, for the supplier."""
    kamer = Wachtkamer(_instellingen().home)
    try:
        aanbod = kamer.haal(id_)
    except AanbodFout:
        abort(404)
    return _verdict(oordeel.laatste(kamer, aanbod), [aanbod.naam])


def van_levering(id_: str) -> Response:
    """The verdict on a levering as it was written down."""
    archief = Archief(_instellingen().home)
    regel = zoek(archief, id_)
    if regel is None:
        abort(404)
    return _verdict(verdict(archief, regel.levering), [regel.levering.id])


def origineel(id_: str) -> Response:
    """The file of a levering, byte for byte; 404 where it was removed or never was."""
    archief = Archief(_instellingen().home)
    regel = zoek(archief, id_)
    pad = archief.bestanden.pad(regel.levering.sha256) if regel else None
    if regel is None or pad is None or not pad.is_file():
        abort(404)
    antwoord = send_file(
        pad,
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=secure_filename(regel.levering.bestand) or "levering",
        etag=regel.levering.sha256,
    )
    antwoord.headers["Cache-Control"] = "no-cache"
    return antwoord


def _verdict(rapport: Rapport | None, naam: Iterable[str]) -> Response:
    if rapport is None:
        abort(404)
    # With a BOM: this file is for a supplier's Excel.
    antwoord = Response(f"\ufeff{rapport.als_csv()}", content_type="text/csv; charset=utf-8")
    kaal = secure_filename("-".join(["verdict", *naam])) or "verdict"
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{kaal}.csv"'
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord
