"""What a reader sees when something cannot be shown: in Dutch, without a traceback.

A fault of ours gets a number that stands in the log too, so that a reader can report it.
"""

from __future__ import annotations

import uuid
from html import escape

from dash import no_update, set_props
from dash.exceptions import CallbackException, DependencyException, InvalidResourceError
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from components.stand_melding import FOUT_ID, fout_band
from web.logboek import LOG

TEKST = {
    400: ("Deze vraag is niet te lezen", "Laad de pagina opnieuw, of begin bij het overzicht."),
    403: ("Dit mag niet", "Deze pagina is niet voor u beschikbaar."),
    404: ("Deze pagina is er niet", "Kijk of het adres klopt, of begin bij het overzicht."),
    405: ("Dit kan niet op deze plek", "Dit adres kunt u alleen opvragen."),
    413: ("Dit is te groot", "Kies minder filters, of lever minder of kleinere bestanden aan."),
    414: ("Dit adres is te lang", "Kies minder filters tegelijk."),
    415: ("Deze vraag is niet te lezen", "Laad de pagina opnieuw."),
    431: ("Deze vraag is te groot", "Kies minder filters tegelijk."),
}
ONZE_FOUT = ("Er ging iets mis op de server", "Probeer het later opnieuw.")
# Addresses that programs read: they get plain text.
_PLAT = ("/export/", "/leveringen/", "/gezondheid", "/stand", "/_dash", "/assets/")

_PAGINA = """<!DOCTYPE html>
<html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{kop} - Woonsaldo</title>
<style>body{{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;
color:#16242b}}a{{color:#134d5d}}</style></head>
<body><main><h1>{kop}</h1><p>{uitleg}</p><p><a href="{pad}/">Naar het overzicht</a></p></main>
</body>
</html>
"""


def zet_fouten(server: Flask) -> None:
    """Answer every error of this server in Dutch."""

    @server.errorhandler(HTTPException)
    def bekend(fout: HTTPException) -> Response:
        if fout.response is not None:  # already made up, such as a redirect
            return fout.response
        code = fout.code or 500
        antwoord = foutantwoord(code, *TEKST.get(code, ONZE_FOUT))
        # What the standard asks for beside the code, such as Allow for a 405.
        for naam, waarde in fout.get_headers():
            if naam not in ("Content-Type", "Content-Length"):
                antwoord.headers[naam] = waarde
        return antwoord

    @server.errorhandler(InvalidResourceError)
    @server.errorhandler(DependencyException)
    def geen_bestand(_: Exception) -> Response:
        return foutantwoord(404, *TEKST[404])

    @server.errorhandler(CallbackException)
    def andere_vorm(fout: CallbackException) -> Response:
        # Itself: the question has another shape than the callback. A kind of it: a fault of ours.
        if type(fout) is CallbackException:
            return foutantwoord(400, *TEKST[400])
        return onbekend(fout)

    @server.errorhandler(Exception)
    def onbekend(fout: Exception) -> Response:
        nummer = noteer(fout)
        return foutantwoord(500, ONZE_FOUT[0], f"{ONZE_FOUT[1]} Meld anders nummer {nummer}.")


def foutantwoord(code: int, kop: str, uitleg: str) -> Response:
    """An error as a page, or as text where a program asks."""
    if request.path.startswith(_PLAT):
        antwoord = Response(f"{kop}. {uitleg}\n", code, mimetype="text/plain")
    else:
        html = _PAGINA.format(
            kop=escape(kop), uitleg=escape(uitleg), pad=escape(request.script_root)
        )
        antwoord = Response(html, code, mimetype="text/html")
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord


def noteer(fout: Exception) -> str:
    """Write a fault to the log; the number under which it stands there."""
    nummer = uuid.uuid4().hex[:8]
    LOG.error("fout %s bij %s %s", nummer, request.method, request.path, exc_info=fout)
    return nummer


def callback_fout(fout: Exception) -> object:
    """A page's callback failed: log it, say so above the page, leave the page as it is.

    What a page itself refuses with a code (`abort`) is no fault of ours and stays what it is.
    """
    if isinstance(fout, HTTPException):
        raise fout
    set_props(FOUT_ID, {"children": fout_band(noteer(fout))})
    return no_update
