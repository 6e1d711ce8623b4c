"""Finished downloads are kept within bounds, made one at a time, and refused beyond that."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from dash import Dash
from flask.testing import FlaskClient

from store.exports import download
from tests.web.conftest import Publiceer
from web.klaar import Klaar, TeDruk


def test_wat_gemaakt_is_wordt_niet_nog_eens_gemaakt() -> None:
    klaar, gemaakt = Klaar(bewaar=10, grootst=6), []

    def maak(tekst: bytes) -> Iterator[bytes]:
        gemaakt.append(tekst)
        yield from (tekst[:2], tekst[2:])

    for _ in range(2):
        assert klaar.geef("a", lambda: maak(b"aaaa")) == b"aaaa"
    assert klaar.geef("b", lambda: maak(b"bbbb")) == b"bbbb"
    assert gemaakt == [b"aaaa", b"bbbb"]
    assert klaar.geef("a", lambda: maak(b"aaaa")) == b"aaaa"
    assert klaar.geef("c", lambda: maak(b"cccc")) == b"cccc"  # b was used the longest ago
    assert klaar.geef("a", lambda: maak(b"?")) == b"aaaa"
    assert klaar.geef("b", lambda: maak(b"bbbb")) == b"bbbb"
    assert gemaakt == [b"aaaa", b"bbbb", b"cccc", b"bbbb"]
    groot = klaar.geef("d", lambda: maak(b"d" * 7))
    assert not isinstance(groot, bytes), "too large to keep"
    assert b"".join(groot) == b"d" * 7
    assert klaar._bytes <= 10


def test_een_tegelijk_en_niet_te_veel_wachtenden() -> None:
    klaar, verder, bezig = Klaar(wacht=2), threading.Event(), threading.Event()
    maken, meest, uit = [], [], []

    def maak() -> Iterator[bytes]:
        maken.append(1)
        meest.append(len(maken))
        bezig.set()
        verder.wait(30)
        yield b"x"
        maken.pop()

    draden = [
        threading.Thread(target=lambda t=t: uit.append(klaar.geef(t, maak))) for t in ("a", "b")
    ]
    draden[0].start()
    assert bezig.wait(30)
    draden[1].start()
    while klaar._plaatsen._value:
        pass
    with pytest.raises(TeDruk):
        klaar.geef("c", maak)
    verder.set()
    for draad in draden:
        draad.join()
    assert (uit, meest) == ([b"x", b"x"], [1, 1])
    assert klaar.geef("c", lambda: iter([b"y"])) == b"y", "there is room again"


@pytest.fixture
def app(gedeelde_app: Dash) -> Dash:
    gedeelde_app.server.config["KLAAR"] = Klaar()
    return gedeelde_app


def test_een_download_wordt_per_stand_en_vraag_een_keer_gemaakt(
    client: FlaskClient, publiceer: Publiceer, monkeypatch: pytest.MonkeyPatch
) -> None:
    publiceer("aaa")
    gemaakt, csv = [], download.als_csv
    monkeypatch.setattr(download, "als_csv", lambda *a: gemaakt.append(a) or csv(*a))
    een, ander = "/export/groei.csv", "/export/groei.csv?sloop=zonder"
    inhoud = client.get(een).data
    assert (
        inhoud == client.get(een).data == client.get(f"{een}?status=hard,zacht,gerealiseerd").data
    )
    assert len(gemaakt) == 1
    assert client.get(ander).data != inhoud
    assert client.head("/export/groei.csv?sloop=met").status_code == 200
    assert len(gemaakt) == 2


def test_te_veel_tegelijk_wordt_gezegd(
    app: Dash, client: FlaskClient, publiceer: Publiceer
) -> None:
    publiceer("aaa")
    app.server.config["KLAAR"] = Klaar(wacht=1)
    with app.server.config["KLAAR"]._beurt():
        antwoord = client.get("/export/groei.xlsx")
    assert (antwoord.status_code, antwoord.headers["Retry-After"]) == (503, "5")
    assert "veel bestanden tegelijk" in antwoord.text
    assert client.get("/export/groei.xlsx").status_code == 200
