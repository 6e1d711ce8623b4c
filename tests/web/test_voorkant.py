"""Before the server: names, forwarded headers, a path, TLS. Nothing is believed unasked."""

from __future__ import annotations

import socket
from ipaddress import ip_network
from pathlib import Path

import pytest
import requests
from flask import request
from flask.testing import FlaskClient

from app import create_app
from settings import InstellingFout, Settings
from tests.browser.server import server
from tests.callback import kale_config

PROXY = {"X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "w.nl"}


def klant(home: Path, **instellingen: object) -> FlaskClient:
    app = create_app(Settings(home=home, **instellingen))
    app.server.add_url_rule(
        "/export/wie", "wie", lambda: f"{request.remote_addr} {request.scheme} {request.host}"
    )
    return app.server.test_client()


@pytest.mark.parametrize(
    ("host", "namen", "naam", "code"),
    [
        ("127.0.0.1", (), "127.0.0.1:8050", 200),
        ("127.0.0.1", (), "127.9.9.9", 200),
        ("127.0.0.5", (), "127.0.0.5:8050", 200),
        ("127.0.0.5", (), "elders.example", 400),
        ("::1", (), "[::1]:8050", 200),
        ("::1", (), "elders.example", 400),
        ("127.0.0.1", ("w.nl",), "w.nl", 200),
        ("127.0.0.1", ("w.nl",), "W.nl:443", 200),
        ("127.0.0.1", ("w.nl",), "x.w.nl", 400),
        ("127.0.0.1", ("w.nl",), "localhost", 200),
        ("0.0.0.0", ("w.nl",), "elders.example", 400),
        ("0.0.0.0", (), "elders.example", 200),
    ],
)
def test_naar_welke_namen_wordt_geluisterd(
    home: Path, host: str, namen: tuple[str, ...], naam: str, code: int
) -> None:
    client = klant(home, host=host, namen=namen)
    assert client.get("/stand", headers={"Host": naam}).status_code == code


def test_alleen_een_genoemde_proxy_wordt_geloofd(home: Path) -> None:
    zonder = klant(home, host="0.0.0.0")
    assert zonder.get("/export/wie", headers=PROXY).text == "127.0.0.1 http localhost"
    met = klant(home, host="0.0.0.0", proxies=(ip_network("127.0.0.0/8"),))
    antwoord = met.get("/export/wie", headers=PROXY)
    assert antwoord.text == "192.0.2.7 https w.nl"
    assert antwoord.headers["Strict-Transport-Security"] == "max-age=31536000"
    ander = met.get("/export/wie", headers=PROXY, environ_base={"REMOTE_ADDR": "192.0.2.1"})
    assert ander.text == "192.0.2.1 http localhost"
    assert "Strict-Transport-Security" not in ander.headers
    uit = klant(home, host="0.0.0.0", proxies=(ip_network("127.0.0.1"),), hsts=False)
    assert "Strict-Transport-Security" not in uit.get("/", headers=PROXY).headers


def test_onder_een_pad_staat_elk_adres(home: Path) -> None:
    client = klant(home, pad="/woonsaldo")
    for voor in ("/woonsaldo", ""):  # the proxy leaves it in, or takes it off
        assert client.get(f"{voor}/stand").status_code == 200
        html = client.get(f"{voor}/").text
        assert kale_config(html)["requests_pathname_prefix"] == "/woonsaldo/"
        assert 'href="/woonsaldo/assets/favicon.svg"' in html
        assert '"/assets' not in html and '"/export' not in html
        layout = client.get(f"{voor}/_dash-layout").text.replace("\\u002f", "/")
        assert '"/woonsaldo/groei"' in layout
        assert '"href":"/woonsaldo/"' in layout
        assert '"/groei"' not in layout
        weg = client.get(f"{voor}/groei/?gemeente=GM0307")
        assert weg.headers["Location"] == "/woonsaldo/groei?gemeente=GM0307"
        assert 'href="/woonsaldo/"' in client.get(f"{voor}/nergens").text


@pytest.mark.parametrize(
    ("naam", "waarde", "in_fout"),
    [
        ("WOONSALDO_NAMEN", "https://w.nl", "https://w.nl"),
        ("WOONSALDO_PROXY", "127.0.0.1,overal", "overal"),
        ("WOONSALDO_PAD", "/a b", "/a b"),
        ("WOONSALDO_HSTS", "ja", "ja"),
    ],
)
def test_een_instelling_die_niet_klopt_wordt_genoemd(naam: str, waarde: str, in_fout: str) -> None:
    with pytest.raises(InstellingFout, match="verwacht") as fout:
        Settings.uit_omgeving({naam: waarde})
    assert naam in str(fout.value) and in_fout in str(fout.value)


def test_de_instellingen_van_een_proxy() -> None:
    s = Settings.uit_omgeving({
        "WOONSALDO_NAMEN": "W.nl, localhost", "WOONSALDO_PROXY": "127.0.0.1, ::1, 10.0.0.0/8",
        "WOONSALDO_PAD": "woonsaldo/", "WOONSALDO_HSTS": "uit",
    })  # fmt: skip
    assert (s.namen, s.pad, s.hsts) == (("w.nl", "localhost"), "/woonsaldo", False)
    assert [str(n) for n in s.proxies] == ["127.0.0.1/32", "::1/128", "10.0.0.0/8"]


@pytest.mark.parametrize("host", ["::1", "127.0.0.5"])
def test_elk_lokaal_adres_start(tmp_path: Path, host: str) -> None:
    familie = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(familie) as s:
        s.bind((host, 0))  # a machine without IPv6 cannot run this, and says so here
    with server(tmp_path, 1, HOST=host) as adres:
        assert requests.get(f"{adres}/stand", timeout=30).status_code == 200
