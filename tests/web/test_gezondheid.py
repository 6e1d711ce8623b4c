"""/gezondheid and /stand: what they say, and that they read the pointer on every request."""

from __future__ import annotations

import errno
import os
import resource
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from loaders.bronnen.toestand import Bronboek
from store.standen.standen import Standen
from tests.web.conftest import Publiceer, bederf


def test_zonder_stand_zegt_de_server_dat_hij_niets_kan_tonen(client: FlaskClient) -> None:
    antwoord = client.get("/gezondheid")
    assert (antwoord.status_code, antwoord.json["status"]) == (503, "geen stand")
    assert antwoord.json["stand"] is None
    assert antwoord.json["leeftijd"] is None
    stand = client.get("/stand")
    assert (stand.status_code, stand.text) == (200, "")


def test_een_gezonde_server_noemt_stand_en_leeftijd(
    client: FlaskClient, publiceer: Publiceer
) -> None:
    publiceer("aaa")
    antwoord = client.get("/gezondheid")
    assert antwoord.status_code == 200
    assert antwoord.json["status"] == "goed"
    assert antwoord.json["stand"] == "aaa"
    assert antwoord.json["beschadigd"] is None
    assert 0 <= antwoord.json["leeftijd"] < 60


def test_elk_verzoek_leest_de_wijzer(
    client: FlaskClient, publiceer: Publiceer, standen: Standen
) -> None:
    publiceer("aaa")
    assert client.get("/stand").text == "aaa"
    publiceer("bbb")
    assert client.get("/stand").text == "bbb"
    assert client.get("/gezondheid").json["stand"] == "bbb"
    standen.rollback("aaa")
    assert client.get("/stand").text == "aaa"


def test_een_beschadigde_stand_wordt_gemeld_en_de_vorige_getoond(
    client: FlaskClient, publiceer: Publiceer, standen: Standen
) -> None:
    publiceer("aaa")
    publiceer("bbb")
    bederf(standen, "bbb")
    antwoord = client.get("/gezondheid")
    assert antwoord.status_code == 200
    assert antwoord.json["status"] == "beschadigd"
    assert (antwoord.json["stand"], antwoord.json["beschadigd"]) == ("aaa", "bbb")
    assert client.get("/stand").text == "aaa"
    assert "bbb" in client.get("/_dash-layout").text
    bederf(standen, "aaa")
    antwoord = client.get("/gezondheid")
    assert (antwoord.status_code, antwoord.json["status"]) == (503, "beschadigd")


def test_wat_telkens_anders_kan_zijn_wordt_niet_bewaard(client: FlaskClient) -> None:
    for adres in ("/gezondheid", "/stand"):
        assert client.get(adres).headers["Cache-Control"] == "no-store"
        assert client.head(adres).data == b""


def test_een_bron_die_faalt_is_te_zien_en_de_cijfers_ook(
    publiceer: Publiceer, client: FlaskClient, home: Path
) -> None:
    publiceer("aaaa")
    boek = Bronboek(home)
    boek.klaar("goed", "geladen")
    assert client.get("/gezondheid").json["status"] == "goed"
    boek.klaar("stuk", "mislukt", fout="De database zegt: geheim")
    antwoord = client.get("/gezondheid")
    assert (antwoord.status_code, antwoord.json["status"]) == (200, "aandacht")
    assert antwoord.json["bronnen"]["stuk"]["uitkomst"] == "mislukt"
    assert antwoord.json["bronnen"]["stuk"]["laatste_succes"] is None
    assert "geheim" not in antwoord.get_data(as_text=True)
    boek.klaar("stuk", "ongewijzigd")
    assert client.get("/gezondheid").json["status"] == "goed"


def _zonder_log(home: Path) -> list[Path]:
    return sorted(p for p in home.rglob("*") if home / "log" not in (p, *p.parents))


@pytest.mark.parametrize(
    ("nummer", "gezegd"),
    [(errno.ENOSPC, "vol"), (errno.EROFS, "geweigerd"), (errno.EACCES, "geweigerd")],
)
def test_een_schijf_die_niets_meer_neemt_is_te_zien(
    publiceer: Publiceer,
    client: FlaskClient,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    nummer: int,
    gezegd: str,
) -> None:
    publiceer("aaaa")
    assert client.get("/gezondheid").json["schijf"] == "goed"
    voor = _zonder_log(home)

    def weiger(*_: object, **__: object) -> None:
        raise OSError(nummer, os.strerror(nummer))

    with monkeypatch.context() as m:
        m.setattr("store.schijf.schrijven.tempfile.TemporaryFile", weiger)
        antwoord = client.get("/gezondheid")
    assert antwoord.status_code == 200, "the figures can be seen"
    assert (antwoord.json["status"], antwoord.json["schijf"]) == ("aandacht", gezegd)
    assert _zonder_log(home) == voor, "looking leaves nothing behind but a line in the log"


def test_een_schijf_die_vol_raakt_onder_het_schrijven(
    publiceer: Publiceer, client: FlaskClient
) -> None:
    publiceer("aaaa")
    zacht, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        antwoord = client.get("/gezondheid")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (zacht, hard))
    assert (antwoord.json["status"], antwoord.json["schijf"]) == ("aandacht", "vol")
    assert client.get("/gezondheid").json["status"] == "goed"
