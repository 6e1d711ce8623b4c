"""A home made by the version of 21 November: its standen open, whatever was added since."""

from __future__ import annotations

import json
from pathlib import Path

import dash
import pytest
from dash import Dash
from dash._utils import to_json
from flask.testing import FlaskClient
from sqlalchemy import select

from app import create_app
from settings import Settings
from store.schema import tables
from store.standen.standen import Standen
from tests.oud import GETOOND, VASTGESTELD, pak_uit
from tests.test_herbouw import NODIG, downloads


@pytest.fixture(scope="module")
def oud(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pak_uit(tmp_path_factory.mktemp("oud"))


@pytest.fixture(scope="module")
def app(oud: Path) -> Dash:
    return create_app(Settings(home=oud))


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


@pytest.mark.parametrize("stand", [VASTGESTELD, GETOOND])
def test_elke_tabel_is_te_lezen_met_elke_kolom_van_nu(oud: Path, stand: str) -> None:
    with Standen(oud / "standen").open(stand).connect() as conn:
        for tabel in tables.metadata.sorted_tables:
            conn.execute(select(tabel)).all()
        assert conn.execute(select(tables.mutatie)).all()


@pytest.mark.parametrize("stand", [VASTGESTELD, GETOOND])
def test_elke_download_van_een_oude_vaste_stand(client: FlaskClient, stand: str) -> None:
    adressen = downloads(client)
    assert len(adressen) >= 15
    for adres in adressen:
        vraag = NODIG.get(adres.partition(".")[0], "")
        # The comparison of two standen names both.
        welke = f"van={VASTGESTELD}&naar={stand}" if "/brug" in adres else f"stand={stand}"
        antwoord = client.get(f"{adres}?{welke}&{vraag}")
        assert antwoord.status_code == 200, (adres, antwoord.text[:300])
        assert len(antwoord.data) > 100, adres


def test_elke_pagina_met_een_oude_vaste_stand(oud: Path) -> None:
    app = create_app(Settings(home=oud))  # its own: Dash registers the pages of the newest app
    with app.server.test_request_context(f"/groei?stand={VASTGESTELD}"):
        for pagina in dash.page_registry.values():
            if pagina["order"] is not None and pagina["name"] != "Leveringen":
                inhoud = json.dumps(json.loads(to_json(pagina["layout"](stand=VASTGESTELD))))
                assert f"U ziet een vaste stand: {VASTGESTELD}" in inhoud, pagina["name"]


def test_de_server_is_gezond_op_een_oude_home(client: FlaskClient) -> None:
    assert client.get("/stand").text == GETOOND
    assert client.get("/gezondheid").json["status"] == "goed"
