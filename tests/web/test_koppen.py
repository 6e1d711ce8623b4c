"""Security headers, the content security policy against the page itself, and caching."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from dash import Dash
from flask.testing import FlaskClient

from tests.callback import kale_config

ADRESSEN = ["/", "/stand", "/gezondheid", "/nergens", "/_dash-layout", "/assets/stand.js"]


def beleid(antwoord) -> dict[str, list[str]]:
    delen = (deel.split() for deel in antwoord.headers["Content-Security-Policy"].split(";"))
    return {naam: rest for naam, *rest in delen}


@pytest.mark.parametrize("adres", ADRESSEN)
def test_elk_antwoord_heeft_de_koppen(client: FlaskClient, adres: str) -> None:
    antwoord = client.get(adres)
    csp = beleid(antwoord)
    assert csp["default-src"] == ["'none'"]
    assert csp["frame-ancestors"] == ["'none'"]
    assert csp["connect-src"] == ["'self'"]
    assert "'unsafe-inline'" not in csp["script-src"]
    assert "'unsafe-eval'" not in csp["script-src"]
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
    assert antwoord.headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in antwoord.headers["Permissions-Policy"]
    assert antwoord.headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_nergens_staat_een_andere_host(client: FlaskClient) -> None:
    antwoord = client.get("/")
    assert "://" not in antwoord.headers["Content-Security-Policy"]
    assert re.findall(r'(?:src|href)="(?:https?:)?//', antwoord.text) == []
    config = kale_config(antwoord.text)
    assert config["requests_pathname_prefix"] == "/"
    assert not [v for v in config.values() if isinstance(v, str) and "://" in v]


def test_elk_inline_script_mag_en_geen_ander(client: FlaskClient) -> None:
    for _ in range(2):  # also the second time: nothing is added later
        antwoord = client.get("/")
        toegestaan = [d.strip("'") for d in beleid(antwoord)["script-src"] if "sha256" in d]
        scripts = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", antwoord.text, re.S)
        uitvoerbaar = [tekst for kop, tekst in scripts if "application/json" not in kop]
        assert uitvoerbaar
        for tekst in uitvoerbaar:
            som = base64.b64encode(hashlib.sha256(tekst.encode()).digest()).decode()
            assert f"sha256-{som}" in toegestaan
        assert not re.search(r"<[^>]+\son[a-z]+=", antwoord.text), "no inline handlers"


def test_bestanden_met_een_versie_in_het_adres_blijven_een_jaar(client: FlaskClient) -> None:
    html = client.get("/").text
    scripts = re.findall(r'src="([^"]+)"', html)
    assert len(scripts) > 5
    for adres in scripts:
        antwoord = client.get(adres)
        assert antwoord.status_code == 200, adres
        assert antwoord.headers["Cache-Control"] == "public, max-age=31536000, immutable", adres
    los = client.get("/assets/stand.js")
    assert los.headers["Cache-Control"] == "no-cache"
    assert (
        client.get("/assets/stand.js", headers={"If-None-Match": los.headers["ETag"]}).data == b""
    )
    assert client.get("/").headers["Cache-Control"] == "no-cache"


def test_een_bestand_dat_er_niet_is_blijft_niet_bewaard(client: FlaskClient) -> None:
    for adres in ("/assets/nergens.js?m=1", "/_dash-component-suites/dash/nergens.v1m1.js"):
        antwoord = client.get(adres)
        assert antwoord.status_code == 404
        assert "immutable" not in antwoord.headers["Cache-Control"]


@pytest.mark.parametrize("wijze", ["br", "gzip"])
def test_wat_groot_is_gaat_samengeperst(app: Dash, wijze: str) -> None:
    client = app.server.test_client()
    adres = next(a for a in re.findall(r'src="([^"]+)"', client.get("/").text) if "mantine" in a)
    heel = client.get(adres)
    klein = client.get(adres, headers={"Accept-Encoding": wijze})
    assert klein.headers["Content-Encoding"] == wijze
    assert len(klein.data) < len(heel.data) / 2
    assert client.get(adres, headers={"Accept-Encoding": wijze}).data == klein.data
    assert "Accept-Encoding" in klein.headers["Vary"]


def test_de_kop_zegt_nederlands_en_wat_te_doen_zonder_javascript(client: FlaskClient) -> None:
    html = client.get("/").text
    assert '<html lang="nl">' in html
    assert "JavaScript aan" in html
    assert "Loading..." not in html
