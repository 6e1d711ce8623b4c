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
from tests.callback import ADRES

MISLUKT = "kon niet worden bijgewerkt"


def boom(waarde: object) -> Any:
    """A component as plain lists and dicts, as it goes to the browser."""
    return json.loads(to_json(waarde))


def elementen(waarde: Any) -> Iterator[dict[str, Any]]:
    """Every component in a tree, also in other places than children."""
    if isinstance(waarde, dict):
        if "props" in waarde and "type" in waarde:
            yield waarde
        for deel in waarde.values():
            yield from elementen(deel)
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from elementen(deel)


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
    staat = _Staat({(STAND_ID, "data"): client.get("/stand").get_data(as_text=True)})
    staat.onthoud(uit[0])
    gedaan: set[str] = set()
    while nieuw := [c for c in callbacks if c["output"] not in gedaan and staat.kan(c)]:
        for c in nieuw:
            gedaan.add(c["output"])
            uit.append(_vraag(client, c, staat))
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


class _Staat:
    """What each control on the page holds, by id (as JSON where it is a pattern) and property."""

    def __init__(self, vast: dict[tuple[str, str], Any]) -> None:
        self._waarden = dict(vast)
        self._ids = {naam for naam, _ in vast}

    def onthoud(self, stuk: Any) -> None:
        for e in elementen(stuk):
            naam = e["props"].get("id")
            if naam is not None:
                naam = naam if isinstance(naam, str) else json.dumps(naam, sort_keys=True)
                self._ids.add(naam)
                self._waarden |= {(naam, k): v for k, v in e["props"].items()}

    def zet(self, naam: str, eigenschappen: dict[str, Any]) -> None:
        self._waarden |= {(naam, k): v for k, v in eigenschappen.items()}
        self.onthoud(eigenschappen)

    def kan(self, c: dict[str, Any]) -> bool:
        """Whether it runs by itself on the server when the page opens, with its controls there."""
        if c.get("clientside_function") or c.get("prevent_initial_call"):
            return False
        return all(
            d["id"] in self._ids or '["ALL"]' in d["id"] for d in (*c["inputs"], *c["state"])
        )

    def waarde(self, d: dict[str, Any]) -> Any:
        """An input as the browser sends it; of a pattern one for each that fits."""
        if not d["id"].startswith("{"):
            return {**d, "value": self._waarden.get((d["id"], d["property"]))}
        return [
            {
                "id": json.loads(n),
                "property": d["property"],
                "value": self._waarden.get((n, d["property"])),
            }
            for n in self._passend(d["id"])
        ]

    def uitvoer(self, naam: str, eigenschap: str) -> Any:
        """An output as the browser sends it; of a pattern one for each that fits."""
        if not naam.startswith("{"):
            return {"id": naam, "property": eigenschap}
        return [{"id": json.loads(n), "property": eigenschap} for n in self._passend(naam)]

    def _passend(self, naam: str) -> list[str]:
        patroon = json.loads(naam)
        return [
            n
            for n in sorted(self._ids)
            if n.startswith("{")
            and (eigen := json.loads(n)).keys() == patroon.keys()
            and all(v == ["ALL"] or v == eigen[k] for k, v in patroon.items())
        ]


def _vraag(client: FlaskClient, c: dict[str, Any], staat: _Staat) -> Any:
    meer = c["output"].startswith("..")
    namen = c["output"].strip(".").split("...") if meer else [c["output"]]
    uitvoer = [staat.uitvoer(*n.rsplit(".", 1)) for n in namen]
    eerste = c["inputs"][0]
    antwoord = client.post(
        ADRES,
        json={
            "output": c["output"],
            "outputs": uitvoer if meer else uitvoer[0],
            "inputs": [staat.waarde(d) for d in c["inputs"]],
            "state": [staat.waarde(d) for d in c["state"]],
            "changedPropIds": [f"{eerste['id']}.{eerste['property']}"],
        },
    )
    tekst = antwoord.get_data(as_text=True)
    # A fault in a callback is told above the page, with a number, and answered with 200.
    assert antwoord.status_code in (200, 204) and MISLUKT not in tekst, (c["output"], tekst)
    if antwoord.status_code == 204:
        return None
    stuk = antwoord.get_json()["response"]
    for naam, eigenschappen in stuk.items():
        staat.zet(naam, eigenschappen)
    return stuk
