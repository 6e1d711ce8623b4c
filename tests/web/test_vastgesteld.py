"""WOONSALDO_LEZERS=vastgesteld: readers see the last vastgestelde stand, everywhere, or none."""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from app import create_app
from settings import Settings
from store.standen.standen import Standen, Vaststellingsmerk
from tests.store.maak import ALLIANTIE, DORP, partijen
from tests.web.conftest import Publiceer, bederf, nieuwbouw

NODIG = {"/export/afspraak-rijen": "id=d1", "/export/prognose": "gemeente=GM0307"}
AFSPRAAK = {
    "id": "d1", "titel": "Netto 5 erbij", "doel": 5, "gemeente": DORP, "telt_duur": "permanent",
    "telt_segment": "sociaal", "van": date(2022, 1, 1), "tot": date(2022, 12, 31),
}  # fmt: skip
DORPS = partijen(DORP, (ALLIANTIE,), afspraken=[AFSPRAAK])
TIJD = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def app(home: Path) -> Dash:
    return create_app(Settings(home=home, vastgesteld=True))


def merk(standen: Standen, **labels: str) -> None:
    """Mark these standen; the last one named is the last one vastgesteld."""
    standen.merk(
        {
            s: Vaststellingsmerk(label, n, TIJD, "test")
            for n, (s, label) in enumerate(labels.items(), 1)
        }
    )


def adressen(app: Dash) -> list[str]:
    """Every download of one stand, whoever added it, with what it cannot do without."""
    regels = {r.rule for r in app.server.url_map.iter_rules() if r.rule.startswith("/export/")}
    assert not any("<" in r for r in regels)
    return [
        f"{r}?{NODIG.get(r.partition('.')[0], '')}"
        for r in sorted(regels)
        if not r.startswith("/export/brug.")
    ]


def layout_van(client: FlaskClient) -> str:
    return json.dumps(client.get("/_dash-layout").json, ensure_ascii=False)


def stand_van(client: FlaskClient, adres: str) -> str:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, f"{adres}: {antwoord.text[:200]}"
    return antwoord.headers["X-Woonsaldo-Stand"]


def test_zonder_vaststelling_zien_lezers_niets_en_staat_erbij_waarom(
    client: FlaskClient, app: Dash, publiceer: Publiceer
) -> None:
    leeg = client.get("/gezondheid")
    assert (leeg.status_code, leeg.json["status"]) == (503, "geen stand")
    publiceer("aaa", DORPS)
    antwoord = client.get("/gezondheid")
    assert (antwoord.status_code, antwoord.json["status"]) == (503, "niet vastgesteld")
    assert (antwoord.json["stand"], antwoord.json["nieuwste"]) == (None, "aaa")
    assert antwoord.json["lezers"] == "vastgesteld"
    assert client.get("/stand").text == ""
    assert "Er zijn nog geen vastgestelde cijfers" in layout_van(client)
    assert len(adressen(app)) >= 9
    for adres in adressen(app):
        geweigerd = client.get(adres)
        assert (geweigerd.status_code, geweigerd.mimetype) == (503, "text/plain"), adres
        assert "nog geen stand vastgesteld" in geweigerd.text
        assert stand_van(client, f"{adres}&stand=aaa") == "aaa", "the overleg names the stand"


def test_elke_download_en_de_vraag_van_de_pagina_volgen_de_vaststelling(
    client: FlaskClient, app: Dash, publiceer: Publiceer, standen: Standen
) -> None:
    publiceer("aaa", DORPS)
    merk(standen, aaa="BO mei 2026")
    publiceer("bbb", DORPS, nieuwbouw(12))
    assert client.get("/stand").text == "aaa"
    assert {stand_van(client, a) for a in adressen(app)} == {"aaa"}
    gezond = client.get("/gezondheid").json
    assert (gezond["status"], gezond["stand"], gezond["nieuwste"]) == ("goed", "aaa", "bbb")
    assert gezond["vastgesteld"] == "BO mei 2026"
    assert "Vastgesteld: BO mei 2026. " in layout_van(client)
    merk(standen, aaa="BO mei 2026", bbb="BO november 2026")
    assert client.get("/stand").text == "bbb"
    assert "Vastgesteld: BO november 2026. " in layout_van(client)
    assert {stand_van(client, a) for a in adressen(app)} == {"bbb"}
    standen.rollback("aaa")
    assert client.get("/stand").text == "bbb", "a rollback moves the concept"
    assert client.get("/gezondheid").json["nieuwste"] == "aaa"


def test_een_kapotte_nieuwste_stand_raakt_lezers_niet_en_wordt_gemeld(
    client: FlaskClient, publiceer: Publiceer, standen: Standen
) -> None:
    publiceer("aaa", DORPS)
    merk(standen, aaa="BO")
    publiceer("bbb", DORPS, nieuwbouw(12))
    pad = standen.map / "bbb.duckdb"
    pad.chmod(0o644)
    os.truncate(pad, 1000)  # a power cut
    gezond = client.get("/gezondheid")
    assert (gezond.status_code, gezond.json["status"]) == (200, "beschadigd")
    assert (gezond.json["stand"], gezond.json["beschadigd"]) == ("aaa", "bbb")
    assert gezond.json["nieuwste"] == "aaa"
    assert "beschadigd" not in layout_van(client), "what readers see is whole"
    (standen.map / "huidig.json").write_bytes(b"\0\0")
    assert client.get("/gezondheid").json["beschadigd"] == "wijzer"
    assert client.get("/stand").text == "aaa"


def test_een_kapotte_vastgestelde_stand_valt_terug_op_de_vorige_en_nooit_op_een_concept(
    client: FlaskClient, publiceer: Publiceer, standen: Standen
) -> None:
    publiceer("aaa", DORPS)
    publiceer("bbb", DORPS, nieuwbouw(12))
    merk(standen, aaa="BO mei 2026", bbb="BO november 2026")
    publiceer("ccc", nieuwbouw(13))
    bederf(standen, "bbb")
    gezond = client.get("/gezondheid").json
    assert (gezond["status"], gezond["stand"], gezond["beschadigd"]) == ("beschadigd", "aaa", "bbb")
    layout = layout_van(client)
    assert "De vastgestelde stand (bbb) is weg of beschadigd" in layout
    assert "aaa (BO mei 2026)" in layout
    assert client.get("/export/groei.csv").headers["X-Woonsaldo-Stand"] == "aaa"
    (standen.map / "aaa.json").unlink()
    gezond = client.get("/gezondheid")
    assert (gezond.status_code, gezond.json["status"]) == (503, "beschadigd")
    assert gezond.json["nieuwste"] == "ccc"
    assert client.get("/stand").text == ""
    assert client.get("/export/groei.csv").status_code == 503
    assert stand_van(client, "/export/groei.csv?stand=ccc") == "ccc"


def test_een_kapot_merk_wordt_gemeld(
    client: FlaskClient, publiceer: Publiceer, standen: Standen
) -> None:
    publiceer("aaa", DORPS)
    publiceer("bbb", DORPS, nieuwbouw(12))
    merk(standen, aaa="BO mei 2026", bbb="BO november 2026")
    (standen.map / "bbb.vastgesteld").write_bytes(b"{")
    gezond = client.get("/gezondheid").json
    assert (gezond["status"], gezond["stand"], gezond["beschadigd"]) == ("beschadigd", "aaa", "bbb")


def test_zonder_de_instelling_verandert_een_vaststelling_niets(
    home: Path, publiceer: Publiceer, standen: Standen
) -> None:
    client = create_app(Settings(home=home)).server.test_client()
    publiceer("aaa", DORPS)
    merk(standen, aaa="BO")
    publiceer("bbb", DORPS, nieuwbouw(12))
    assert client.get("/stand").text == "bbb"
    gezond = client.get("/gezondheid").json
    assert (gezond["stand"], gezond["vastgesteld"], gezond["lezers"]) == ("bbb", None, "nieuwste")
    assert "Vastgesteld" not in layout_van(client)
