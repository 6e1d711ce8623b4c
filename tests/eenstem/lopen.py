"""Walk the pages and downloads of an app as a visitor would, without a browser.

A page is its layout and what its callbacks put in it, asked over the routes that a browser asks;
what a callback needs comes from the layout itself, so this follows the pages when they change.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import dash
from dash import Dash
from dash._utils import to_json
from flask.testing import FlaskClient

from components.stand_melding import STAND_ID
from scripts.bezoek import Pagina

MISLUKT = "kon niet worden bijgewerkt"


def boom(waarde: object) -> Any:
    """A component as plain lists and dicts, as it goes to the browser."""
    return json.loads(to_json(waarde))


def teksten(waarde: Any) -> Iterator[str]:
    """Every text in a tree, whatever it is for."""
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, dict):
        for deel in waarde.values():
            yield from teksten(deel)
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from teksten(deel)


def loop(app: Dash, adres: str) -> list[Any]:
    """A page (path and query) as trees: its layout, and what each callback answered.

    Follows the callbacks until none has anything new to answer. Fails where one gives an error.
    """
    with app.server.test_request_context(adres):
        uit = [boom(_layout(adres))]
    client = app.server.test_client()
    callbacks = client.get("/_dash-dependencies").get_json()
    pagina = Pagina({(STAND_ID, "data"): client.get("/stand").get_data(as_text=True)})
    pagina.onthoud(uit[0])
    gedaan: set[str] = set()
    while nieuw := [c for c in callbacks if c["output"] not in gedaan and pagina.kan(c)]:
        for c in nieuw:
            gedaan.add(c["output"])
            uit.append(_vraag(client, c, pagina))
    return uit


def _layout(adres: str) -> Any:
    deel = urlsplit(adres)
    query = dict(parse_qsl(deel.query))
    for p in dash.page_registry.values():
        if p["path"] == deel.path:
            return p["layout"](**query)
    for p in dash.page_registry.values():
        voor, _, naam = (p["path_template"] or "").partition("<")
        if naam and deel.path.startswith(voor):
            return p["layout"](**{naam.rstrip(">"): deel.path.removeprefix(voor)}, **query)
    raise AssertionError(f"geen pagina: {adres}")


def _vraag(client: FlaskClient, c: dict[str, Any], pagina: Pagina) -> Any:
    antwoord = pagina.stel(client, c)
    tekst = antwoord.get_data(as_text=True)
    # A fault in a callback is told above the page, with a number, and answered with 200.
    assert antwoord.status_code in (200, 204) and MISLUKT not in tekst, (c["output"], tekst)
    if antwoord.status_code == 204:
        return None
    stuk = antwoord.get_json()["response"]
    pagina.zet(stuk)
    return stuk
