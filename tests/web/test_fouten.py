"""Errors: the right code, in Dutch, never a traceback, and ours in the log."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from dash import Dash, Input, Output
from flask.testing import FlaskClient

from app import create_app
from settings import Settings
from tests.callback import vraag
from web import vorm
from web.verzoekgrenzen import GROOTSTE

CALLBACK = "/_dash-update-component"


@pytest.mark.parametrize(
    "adres", ["/nergens", "/groei/nog/dieper", "/..%2f..%2fetc/passwd", "/%00"]
)
def test_een_onbekend_adres_is_een_404_in_het_nederlands(client: FlaskClient, adres: str) -> None:
    antwoord = client.get(adres)
    assert antwoord.status_code == 404
    assert antwoord.mimetype == "text/html"
    assert '<html lang="nl">' in antwoord.text
    assert "Deze pagina is er niet" in antwoord.text
    assert client.head(adres).status_code == 404


def test_een_adres_komt_niet_terug_in_de_foutpagina(client: FlaskClient) -> None:
    for adres in ("/<script>alert(1)</script>", "/_dash-component-suites/dash/<script>.js"):
        antwoord = client.get(adres)
        assert antwoord.status_code == 404
        assert "<script" not in antwoord.text


@pytest.mark.parametrize("adres", ["/", "/stand", "/gezondheid"])
def test_alleen_opvragen_mag(client: FlaskClient, adres: str) -> None:
    for methode in (client.post, client.put, client.delete):
        antwoord = methode(adres)
        assert antwoord.status_code == 405
        assert "GET" in antwoord.headers["Allow"]


@pytest.mark.parametrize(
    ("lading", "code"),
    [
        ({"data": "geen json", "content_type": "text/plain"}, 415),
        ({"data": "{", "content_type": "application/json"}, 400),
        ({"json": []}, 400),
        ({"data": "[" * 200_000, "content_type": "application/json"}, 400),
        ({"data": "[" * 200_000 + "]" * 200_000, "content_type": "application/json"}, 400),
        ({"json": {"output": "bestaat.niet", "inputs": [], "changedPropIds": []}}, 400),
        ({"json": {"output": {"a": 1}, "inputs": [], "changedPropIds": []}}, 400),
        ({"json": {"output": "stand-band.children"}}, 400),
        ({"data": b'"' + b"x" * GROOTSTE + b'"', "content_type": "application/json"}, 413),
    ],
)
def test_een_onleesbare_vraag_wordt_geweigerd(client: FlaskClient, lading, code: int) -> None:
    antwoord = client.post(CALLBACK, **lading)
    assert antwoord.status_code == code
    assert "Traceback" not in antwoord.text


def test_van_alles_wat_een_callback_leest_is_de_vorm_bekend(client: FlaskClient) -> None:
    gezien = set()
    for a in client.get("/_dash-dependencies").json:
        for i in () if a.get("clientside_function") else (*a["inputs"], *a["state"]):
            id_ = json.loads(i["id"]) if i["id"].startswith("{") else i["id"]
            eigen, algemeen = (vorm.naam(id_), i["property"]), ("", i["property"])
            assert eigen in vorm.VORMEN or algemeen in vorm.VORMEN, eigen
            gezien |= {eigen, algemeen}
    assert set(vorm.VORMEN) - gezien == set(), "nothing is left over from a control that is gone"


@pytest.mark.parametrize(
    ("waarden", "anders", "code"),
    [
        ({"f_gemeente": [f"GM{n}" for n in range(501)]}, {}, 413),
        ({"f_gemeente": [["GM0307"]]}, {}, 400),
        ({"f_gemeente": {"a": 1}}, {}, 400),
        ({"groei_vast": 1}, {}, 400),
        ({"f_gemeente": "GM0307"}, {}, 400),
        ({"f_van": 2020}, {}, 400),
        ({"f_sloop": ["met"]}, {}, 400),
        ({"f_duur": ["ooit"]}, {}, 400),
        ({"f_perspectief": "hemels"}, {}, 400),
        ({}, {"state": 5}, 400),
        ({}, {"outputs": {"id": "x", "property": "children"}}, 400),
        ({}, {"outputs": []}, 400),
        ({}, {"inputs": []}, 400),
        ({}, {"state": None}, 400),
        ({"f_gemeente": ["GM0307"]}, {}, 200),
    ],
)
def test_een_vraag_heeft_de_vorm_van_haar_callback(
    client: FlaskClient, home: Path, waarden, anders, code: int
) -> None:
    afhankelijk = client.get("/_dash-dependencies").json
    lading = vraag(afhankelijk, "groei-inhoud.children", **waarden) | anders
    antwoord = client.post(CALLBACK, json=lading)
    assert antwoord.status_code == code
    log = home / "log" / "fouten.log"
    # Without any stand the last one, which is right, has nothing to show.
    assert code == 200 or "Traceback" not in (log.read_text() if log.exists() else "")


@pytest.mark.parametrize(
    ("uitvoer", "waarden"),
    [
        ("kernen-titel.children", {"k_niveau": "zomaar"}),
        ("kernen-kop.children", {"kernen_blad": {"rijen": 1}}),
        ("kernen-kop.children", {"kernen_doel": "veel"}),
        ("afspraak-titel.children", {"afspraak_vraag": None}),
        ("afspraken-kop.children", {"a_peildatum": "2020-13"}),
        ("plannen-kop.children", {"pl_status": ["ooit"]}),
        ("watals-kop.children", {"watals_geen": 10**400}),
        ("watals-kop.children", {"watals_gemeente": 1}),
        ("vergelijk-inhoud.children", {"vergelijk_anders": None}),
        ("leveringen-kaarten.children", {"leveringen_aanbod": {"ids": "x"}}),
        ("leveringen-kaarten.children",
         {"leveringen_aanbod": {"ids": [], "fouten": [], "toen": "ooit"}}),
        ("_pages_content.children", {}),
    ],
)  # fmt: skip
def test_een_waarde_die_geen_pagina_stuurt_is_een_400_zonder_regel_in_het_log(
    client: FlaskClient, home: Path, uitvoer: str, waarden: dict[str, object]
) -> None:
    afhankelijk = client.get("/_dash-dependencies").json
    lading = vraag(afhankelijk, uitvoer, **waarden)
    antwoord = client.post(CALLBACK, json=lading)
    assert antwoord.status_code == 400
    assert "Deze vraag is niet te lezen" in antwoord.text
    log = home / "log" / "fouten.log"
    assert "Traceback" not in (log.read_text() if log.exists() else "")


@pytest.mark.parametrize(
    ("host", "naam", "code"),
    [
        ("127.0.0.1", "127.0.0.1:8050", 200),
        ("127.0.0.1", "localhost:1234", 200),
        ("127.0.0.1", "elders.example", 400),
        ("127.0.0.1", "localhost.elders.example", 400),
        ("127.0.0.1", "", 400),
        ("0.0.0.0", "woonsaldo.example", 200),
    ],
)
def test_op_een_lokaal_adres_telt_alleen_een_lokale_naam(
    home: Path, host: str, naam: str, code: int
) -> None:
    client = create_app(Settings(home=home, host=host)).server.test_client()
    for adres in ("/", "/stand"):
        antwoord = client.get(adres, headers={"Host": naam})
        assert antwoord.status_code == code
        assert antwoord.headers["X-Content-Type-Options"] == "nosniff"


def test_een_fout_van_ons_heeft_een_nummer_dat_in_het_log_staat(home: Path) -> None:
    app = create_app(Settings(home=home))

    def stuk() -> str:
        raise RuntimeError("geheim: /pad/naar/iets")

    app.server.add_url_rule("/export/stuk", "stuk", stuk)
    antwoord = app.server.test_client().get("/export/stuk")
    assert antwoord.status_code == 500
    assert "geheim" not in antwoord.text
    assert "Content-Security-Policy" in antwoord.headers
    nummer = re.search(r"nummer ([0-9a-f]{8})", antwoord.text)
    assert nummer
    log = (home / "log" / "fouten.log").read_text()
    assert nummer[1] in log
    assert "geheim: /pad/naar/iets" in log


def test_een_callback_die_faalt_zegt_het_boven_de_pagina(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(vorm.VORMEN, ("y", "data"), lambda w: w == "a")
    app: Dash = create_app(Settings(home=home))
    lading = _callback_met_fout(app)
    antwoord = app.server.test_client().post(CALLBACK, json=lading)
    assert antwoord.status_code == 200
    assert "geheim" not in antwoord.text
    band = str(antwoord.json["sideUpdate"]["server-fout"])
    nummer = re.search(r"nummer ([0-9a-f]{8})", band)
    assert nummer
    assert nummer[1] in (home / "log" / "fouten.log").read_text()


def test_een_logmap_die_niet_te_schrijven_is_houdt_de_server_niet_tegen(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("in de weg")
    client = create_app(Settings(home=tmp_path)).server.test_client()
    assert client.get("/").status_code == 200


def _callback_met_fout(app: Dash) -> dict:
    @app.callback(Output("x", "children"), Input("y", "data"))
    def stuk(_: str) -> str:
        raise RuntimeError("geheim")

    # Registered after the warm-up, so Dash has it in its global list only.
    app._got_first_request["setup_server"] = False
    with app.server.test_request_context("/"):
        app._setup_server()
    return {
        "output": "x.children",
        "outputs": {"id": "x", "property": "children"},
        "inputs": [{"id": "y", "property": "data", "value": "a"}],
        "changedPropIds": ["y.data"],
        "parsedChangedPropsIds": ["y.data"],
        "state": [],
    }
