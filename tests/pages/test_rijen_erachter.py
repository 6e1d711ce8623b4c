"""On every page with figures a link leads to the rows behind them, and it keeps a fixed stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import dash
import pytest
from dash import Dash

from app import create_app
from domain.prognose.keuze import PrognoseKeuze
from settings import Settings
from store.standen.standen import Standen
from tests.callback import ADRES, vraag
from tests.pages.conftest import pagina

STAD = {"gemeente": "GM9999"}
# page -> the callback's output that holds the figures, and kinds of rows that it must lead to.
PAGINAS = {
    "/herkomst": ([], set()),
    "/": (["overzicht-inhoud.children"], {"groei"}),
    "/groei": (["groei-inhoud.children"], {"groei", "standen"}),
    "/plannen": (["plannen-inhoud.children"], {"plannen", "groei", "standen", "totalen"}),
    "/wat-als": (["watals-inhoud.children"], {"plannen", "groei", "standen", "totalen"}),
}  # fmt: skip


@pytest.fixture(scope="module")
def app(gebouwd: Path) -> Dash:
    """The pages on the stand of what ships."""
    return create_app(Settings(home=gebouwd))


@pytest.mark.parametrize("pad", PAGINAS)
def test_elke_pagina_leidt_naar_haar_rijen_in_dezelfde_stand(
    app: Dash, gebouwd: Path, pad: str
) -> None:
    stand = Standen(gebouwd / "standen").huidig().id
    uit, wat = PAGINAS[pad]
    hrefs = _adressen(app, pad, uit, stand)
    rijen = [h for h in hrefs if h.startswith("/herkomst")]
    soorten = {h.partition("wat=")[2].partition("&")[0] or "groei" for h in rijen}
    assert wat <= soorten
    eigen = [h for h in hrefs if h.startswith("/") and not h.startswith("/leveringen/")]
    assert [h for h in eigen if f"stand={stand}" not in h] == []


def test_de_prognose_leidt_naar_wat_voor_haar_afspraak_is_geteld(app: Dash, gebouwd: Path) -> None:
    stand = Standen(gebouwd / "standen").huidig().id
    with app.server.test_request_context("/prognose"):
        keuze = PrognoseKeuze(gemeente="GM9999")
        g = pagina("prognose.lees").lees(stand, keuze).vast_op(stand)
        hrefs = [h for _, h in pagina("prognose.beeld").erachter(g)]
        assert hrefs == [
            f"/herkomst?wat=afspraak&stand={stand}&afspraak=voorbeeldstad-2021-1",
            f"/herkomst?wat=plannen&gemeente=GM9999&stand={stand}",
        ]
        inhoud = [pagina("prognose.beeld").grafiek(g), *pagina("prognose.onder").dragers(g)]
        gegeven = [h for d in inhoud for h in _hrefs(d)]
    assert [gegeven.count(h) for h in hrefs] == [3, 3]  # the chart, the plans, per corporatie
    assert [h for h in gegeven if f"stand={stand}" not in h] == []


def _adressen(app: Dash, pad: str, uit: list[str], stand: str) -> list[str]:
    """Every link of a page on a fixed stand: what its callback gives for what its layout holds."""
    client = app.server.test_client()
    wie = client.get("/_dash-dependencies").get_json()
    with app.server.test_request_context(pad):
        register = dash.page_registry.values()
        deel = next(p for p in register if p["path"] == pad)["layout"](**STAD, stand=stand)
    if not uit:  # a page without a callback: what it says of the stand itself may lead out of it
        tabel = next(d for d in _delen(deel) if "herkomsttabel" in d["props"].get("className", ""))
        return _hrefs(tabel)
    waarden = _waarden(deel.to_plotly_json())
    body = vraag(wie, uit[0])
    for lijst in (body["inputs"], body["state"]):
        for i in _plat(lijst):
            if isinstance(i["id"], str) and (i["id"], i["property"]) in waarden:
                i["value"] = waarden[i["id"], i["property"]]
    antwoord = client.post(ADRES, json=body)
    assert antwoord.status_code == 200
    inhoud = antwoord.get_json()["response"]
    return [h for u in uit for h in _hrefs(inhoud[u.split(".")[0]])]


def _plat(lijst: list[Any]) -> list[dict[str, Any]]:
    return [i for x in lijst for i in (x if isinstance(x, list) else [x])]


def _waarden(deel: Any) -> dict[tuple[str, str], Any]:
    uit: dict[tuple[str, str], Any] = {}
    for d in _delen(deel):
        eigen = d["props"]
        if isinstance(eigen.get("id"), str):
            uit |= {(eigen["id"], naam): w for naam, w in eigen.items()}
    return uit


def _hrefs(deel: Any) -> list[str]:
    return [d["props"]["href"] for d in _delen(deel) if d["props"].get("href")]


def _delen(deel: Any) -> list[dict[str, Any]]:
    boom = json.loads(json.dumps(deel, default=lambda d: d.to_plotly_json()))
    uit, stapel = [], [boom]
    while stapel:
        d = stapel.pop()
        if isinstance(d, dict):
            kinderen = d.get("props", {}).get("children") if "props" in d else None
            # Dash draws nothing of a list within a list.
            assert not (
                isinstance(kinderen, list) and any(isinstance(k, list) for k in kinderen)
            ), kinderen
            uit += [d] if isinstance(d.get("props"), dict) else []
            stapel += d.values()
        elif isinstance(d, list):
            stapel += d
    return uit
