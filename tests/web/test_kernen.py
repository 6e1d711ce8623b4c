"""The downloads of Kernen over HTTP: headers, refusals, and the same bytes for the same stand."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from domain.kernen.aandeel import DEFINITIES
from domain.kernen.keuze import NIVEAUS
from store.exports.downloads import DOWNLOADS
from store.exports.kernen import KOLOMMEN
from store.standen.standen import Standen
from tests.store.maak import AMERSFOORT, levering
from tests.web.conftest import Publiceer, nieuwbouw

ALLE = [f"/export/kernen.{soort}" for soort in ("csv", "xlsx", "geojson")]


def kwb(aandeel: float = 31.0):
    rij = {"peildatum": date(2024, 12, 31), "aantal": 1000, "definitie": "bezit_corporatie",
           "aandeel_corporatie": aandeel, "aandeel_marge": 0.5}  # fmt: skip
    wijk = rij | {"gebied": "WK030701", "indeling": 2023, "aantal": 600}
    return levering("kwb", "2024", woningtotalen=[rij, wijk])


@pytest.fixture(autouse=True)
def stand(publiceer: Publiceer) -> None:
    publiceer("aaa", kwb())


def rijen(client: FlaskClient, adres: str) -> list[dict[str, str]]:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, antwoord.text
    return list(csv.DictReader(io.StringIO(antwoord.text)))


def test_de_kolommen_staan_in_de_afgesproken_volgorde(client: FlaskClient) -> None:
    kop = client.get(ALLE[0]).text.splitlines()[0]
    assert kop.startswith(
        "gemeente,gebied,code,niveau,indeling,peildatum,woningen,sociaal,aandeel,aandeel_min,"
        "aandeel_max,doel,tekort,opgave_zonder_bouw,opgave_totaal,haalbaar,definitie,fictief,bron,"
        "stand"
    )


def test_elke_kolom_en_naam_staat_in_de_documentatie() -> None:
    tekst = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    namen = {*KOLOMMEN, *DOWNLOADS["kernen"].namen, "grens_indeling", *DEFINITIES, *NIVEAUS}
    assert not {n for n in namen if f"`{n}`" not in tekst}


@pytest.mark.parametrize("adres", ALLE)
def test_een_download_is_een_bestand_met_een_naam(client: FlaskClient, adres: str) -> None:
    antwoord = client.get(f"{adres}?gemeente=Amersfoort")
    soort = adres.rpartition(".")[2]
    assert antwoord.status_code == 200
    assert antwoord.headers["Content-Disposition"] == (
        f'attachment; filename="woonsaldo-kernen-GM0307-aaa.{soort}"'
    )
    assert antwoord.headers["X-Woonsaldo-Stand"] == "aaa"
    assert (
        antwoord.mimetype
        == {
            "csv": "text/csv",
            "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "geojson": "application/geo+json",
        }[soort]
    )
    kop = client.head(f"{adres}?gemeente=Amersfoort")
    assert (kop.status_code, kop.data) == (200, b"")


@pytest.mark.parametrize("adres", ALLE)
def test_een_stand_geeft_later_dezelfde_bytes(
    client: FlaskClient, publiceer: Publiceer, adres: str
) -> None:
    eerst = client.get(adres)
    publiceer("bbb", kwb(40.0), nieuwbouw(12))
    later = client.get(f"{adres}?stand=aaa")
    assert (later.data, later.headers["ETag"]) == (eerst.data, eerst.headers["ETag"])
    nu = client.get(adres)
    assert nu.data != eerst.data and nu.headers["ETag"] != eerst.headers["ETag"]


@pytest.mark.parametrize("adres", ALLE)
@pytest.mark.parametrize("pers", ["", "br"])
def test_wie_het_bestand_heeft_krijgt_het_niet_nog_eens(
    client: FlaskClient, adres: str, pers: str
) -> None:
    tag = client.get(adres, headers={"Accept-Encoding": pers}).headers["ETag"]
    weer = client.get(adres, headers={"Accept-Encoding": pers, "If-None-Match": tag})
    assert (weer.status_code, weer.data) == (304, b"")
    ander = client.get(f"{adres}?doel=35", headers={"If-None-Match": tag})
    assert ander.status_code == 200


def test_de_keuzes_van_het_adres(client: FlaskClient) -> None:
    keuze = "niveau=gemeente&doel=35.5&nieuwbouwaandeel=50&definitie=bezit_corporatie"
    (rij,) = rijen(client, f"/export/kernen.csv?gemeente=Amersfoort&{keuze}&peildatum=2025")
    assert (rij["doel"], rij["nieuwbouwaandeel"], rij["tekort"]) == ("35.5", "50.0", "45")
    # 45 / (1 - 0.355) and 45 / (0.5 - 0.355), rounded up.
    assert (rij["opgave_zonder_bouw"], rij["opgave_totaal"]) == ("70", "311")
    alle = rijen(client, "/export/kernen.csv?gemeente=Amersfoort")
    assert [(r["gebied"], r["woningen"], r["sociaal"]) for r in alle] == [
        ("Amersfoort", "1000", "310"), ("Centrum", "600", "186"), ("Vathorst", "", ""),
        ("overig", "400", "124"),
    ]  # fmt: skip


def test_nederlandse_excel(client: FlaskClient) -> None:
    data = client.get("/export/kernen.csv?formaat=nl&doel=30").data
    assert data.startswith(b"\xef\xbb\xbf")
    assert b";30,5;31,5;30,0;" in data
    for adres in ALLE[1:]:
        assert client.get(f"{adres}?formaat=nl").status_code == 400


def test_alles_wat_niet_klopt_staat_in_een_keer_in_de_weigering(client: FlaskClient) -> None:
    antwoord = client.get(
        "/export/kernen.csv?gemeente=Amersfort&gebied=Nergens&niveau=land&doel=0&doel=3"
        "&nieuwbouwaandeel=101&definitie=wonen&peildatum=ooit&formaat=fr&corporatie=Portaal"
    )
    assert (antwoord.status_code, antwoord.mimetype) == (400, "text/plain")
    for gevonden in ("Amersfort", "Nergens", "land", "0,3", "101", "wonen", "ooit", "'fr'",
                     "'corporatie'"):  # fmt: skip
        assert gevonden in antwoord.text
    assert "Amersfoort" in antwoord.text, "the nearest name"


@pytest.mark.parametrize("adres", ALLE)
def test_een_onbekende_stand_is_een_404(client: FlaskClient, adres: str) -> None:
    antwoord = client.get(f"{adres}?stand=zzz")
    assert (antwoord.status_code, antwoord.mimetype) == (404, "text/plain")


def test_geojson_zonder_grens_heeft_een_lege_vorm(client: FlaskClient) -> None:
    data = json.loads(client.get(f"{ALLE[2]}?gemeente={AMERSFOORT}").data)
    assert {f["geometry"] for f in data["features"]} == {None}
    assert [f["properties"]["sociaal"] for f in data["features"]] == [310, 186, None, 124]


def test_een_download_houdt_geen_verbinding_vast(client: FlaskClient, standen: Standen) -> None:
    pool = client.application.config["STANDEN"].open("aaa").pool
    for adres in (*ALLE, "/export/kernen.csv?gemeente=nergens"):
        client.get(adres, buffered=True)
        client.head(adres, buffered=True)
    client.get(ALLE[0]).close()  # gone before the first byte
    assert pool.checkedout() == 0
