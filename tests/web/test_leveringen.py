"""What the page Leveringen sends and fetches, without trusting name, size, content or origin."""

from __future__ import annotations

import csv
import errno
import io
import os
import re
from datetime import datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from loaders.aanlevering import wachtkamer
from settings import Settings
from tests.loaders import huis
from web import leveringen


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    return create_app(Settings(home=tmp_path / "home")).server.test_client()


def _bied(client: FlaskClient, naam: str = "a.csv", inhoud: bytes = b"x", **koppen: str):
    return client.post(
        "/leveringen/aanbieden",
        data={"bestand": (io.BytesIO(inhoud), naam)},
        content_type="multipart/form-data",
        headers=koppen,
    )


def test_een_bestand_wordt_bewaard_onder_een_id_van_ons(
    client: FlaskClient, tmp_path: Path
) -> None:
    antwoord = _bied(client, "../../../etc/passwd", b"soort;aantal\n")
    (id_,) = antwoord.json["ids"]
    assert antwoord.json["fouten"] == []
    assert datetime.fromisoformat(antwoord.json["toen"]).tzinfo
    bewaard = tmp_path / "home" / "aangeboden" / id_ / "bestand"
    assert bewaard.read_bytes() == b"soort;aantal\n"
    assert "etc" not in {p.name for p in tmp_path.rglob("*")}


@pytest.mark.parametrize(
    "koppen",
    [
        {"Origin": "https://kwaad.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:9"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_een_andere_oorsprong_wordt_geweigerd(
    client: FlaskClient, tmp_path: Path, koppen: dict[str, str]
) -> None:
    assert _bied(client, **koppen).status_code == 403
    klik = client.post("/_dash-update-component", json={}, headers=koppen)
    assert klik.status_code == 403
    assert not (tmp_path / "home" / "aangeboden").exists()


def test_de_eigen_pagina_mag(client: FlaskClient) -> None:
    koppen = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert _bied(client, **koppen).status_code == 200


def test_te_groot_en_niets_worden_gezegd(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wachtkamer, "MAX_BYTES", 10)
    antwoord = _bied(client, "groot.csv", b"x" * 11)
    assert antwoord.json["ids"] == []
    assert "groter dan" in antwoord.json["fouten"][0]["tekst"]
    assert client.post("/leveringen/aanbieden").status_code == 400


def test_een_volle_schijf_wordt_gezegd_en_laat_niets_half(
    client: FlaskClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(wachtkamer.schrijven, "kopieer", vol)
    antwoord = _bied(client)
    assert (antwoord.status_code, antwoord.json["ids"]) == (200, [])
    assert "schijf van de server is vol" in antwoord.json["fouten"][0]["tekst"]
    assert list((tmp_path / "home" / "aangeboden").iterdir()) == []


def test_de_browser_kent_dezelfde_grenzen() -> None:
    """What is too much is refused before it is sent: the server hangs up and nobody hears why."""
    script = (Path(leveringen.__file__).parents[1] / "assets" / "leveringen.js").read_text()
    grens = {n: int(w) for n, w in re.findall(r"const (\w+) = (\d+);", script)}
    assert grens["MAX"] == wachtkamer.MAX_BYTES
    assert grens["MEESTE"] == leveringen.MEESTE
    assert 0 < 2 * wachtkamer.MAX_BYTES - grens["SAMEN"] <= 1_000_000


def test_een_vreemd_adres_geeft_geen_bestand(client: FlaskClient) -> None:
    for pad in (
        "/leveringen/aanbod/..%2f..%2fslot/verdict.csv",
        f"/leveringen/aanbod/{'0' * 32}/verdict.csv",
        "/leveringen/bestaat-niet/bestand",
        "/leveringen/bestaat-niet/verdict.csv",
    ):
        assert client.get(pad).status_code == 404


def test_het_sjabloon_is_dat_van_de_opdracht(client: FlaskClient) -> None:
    from loaders.leveringsformaat import sjabloon

    antwoord = client.get("/leveringen/sjabloon.xlsx")
    assert antwoord.data == sjabloon.maak()


def test_origineel_en_verdict_van_een_levering(tmp_path: Path) -> None:
    home, data = tmp_path / "home", huis.maak_data(tmp_path / "data")
    goed, slecht = huis.mutaties(tmp_path / "in", 3), huis.slecht(tmp_path / "in")
    geladen = huis.dienst(home, data).laad([goed, slecht], huis.VELDEN).geladen
    client = create_app(Settings(home=home)).server.test_client()
    antwoord = client.get(f"/leveringen/{geladen[0].levering}/bestand")
    assert antwoord.data == goed.read_bytes()
    assert "attachment" in antwoord.headers["Content-Disposition"]
    verdict = client.get(f"/leveringen/{geladen[1].levering}/verdict.csv")
    rijen = list(csv.DictReader(io.StringIO(verdict.get_data(as_text=True).lstrip("\ufeff"))))
    assert [(r["ernst"], r["rij"], r["gevonden"]) for r in rijen if r["ernst"] == "fout"] == [
        ("fout", "2", "veel")
    ]
    pagina = f"/levering/{geladen[0].levering}"
    assert client.get(pagina).status_code == 200
    (home / "archief/gebeurtenissen/000001.json").unlink()
    assert client.get(pagina).status_code == 200, "nobody can say; the page says why"


def test_een_pagina_van_een_levering_die_er_niet_is_bestaat_niet(client: FlaskClient) -> None:
    onbekend = client.get("/levering/2026-11-01-iets-0123abcd")
    assert onbekend.status_code == 404
    assert "_dash-config" in onbekend.text, "the page itself says that there is no such levering"
    for pad in ("/levering", "/levering/a/b", "/leveringx/a"):
        assert client.get(pad).status_code == 404
    assert client.get("/levering/iets/").status_code == 308
