"""The downloads of Plannen over HTTP: headers, refusals, the same bytes for the same stand."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from domain.plannen.planregel import PLANSEGMENTEN
from store.exports.plannen import KOLOMMEN, NAMEN, REGEL, REGELS
from store.exports.wijkenstrategie import WIJKEN
from store.standen.standen import Standen
from tests.store.maak import PORTAAL, levering
from tests.web.conftest import Publiceer, nieuwbouw

ALLE = [f"/export/{n}.{s}" for n in ("plannen", "wijkenstrategie") for s in ("csv", "xlsx")]


def lijst(aantal: int = 120):
    rij = {"corporatie": PORTAAL, "soort": "nieuwbouw", "periode": "2027", "project": "Hof"}
    return levering("lijst", "2022", plannen=[{**rij, "aantal": aantal}])


@pytest.fixture(autouse=True)
def stand(publiceer: Publiceer) -> None:
    publiceer("aaa", lijst())


def rijen(client: FlaskClient, adres: str) -> list[dict[str, str]]:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, antwoord.text
    return list(csv.DictReader(io.StringIO(antwoord.text)))


def test_elke_kolom_en_naam_staat_in_de_documentatie() -> None:
    tekst = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    namen = {*KOLOMMEN, *WIJKEN.kolommen, *NAMEN, REGEL, *REGELS, *PLANSEGMENTEN}
    assert not {n for n in namen if f"`{n}`" not in tekst}


@pytest.mark.parametrize("adres", ALLE)
def test_een_download_is_een_bestand_met_een_naam(client: FlaskClient, adres: str) -> None:
    antwoord = client.get(f"{adres}?gemeente=Amersfoort")
    naam, _, soort = adres.removeprefix("/export/").partition(".")
    assert antwoord.status_code == 200
    assert antwoord.headers["Content-Disposition"] == (
        f'attachment; filename="woonsaldo-{naam}-GM0307-aaa.{soort}"'
    )
    assert antwoord.headers["X-Woonsaldo-Stand"] == "aaa"
    kop = client.head(f"{adres}?gemeente=Amersfoort")
    assert (kop.status_code, kop.data) == (200, b"")


@pytest.mark.parametrize("adres", ALLE)
def test_een_stand_geeft_later_dezelfde_bytes(
    client: FlaskClient, publiceer: Publiceer, adres: str
) -> None:
    eerst = client.get(adres)
    publiceer("bbb", lijst(90), nieuwbouw(12))
    later = client.get(f"{adres}?stand=aaa")
    assert (later.data, later.headers["ETag"]) == (eerst.data, eerst.headers["ETag"])
    weer = client.get(f"{adres}?stand=aaa", headers={"If-None-Match": eerst.headers["ETag"]})
    assert weer.status_code == 304
    nu = client.get(adres)
    assert nu.data != eerst.data and nu.headers["ETag"] != eerst.headers["ETag"]


def test_de_keuzes_van_het_adres(client: FlaskClient) -> None:
    alle = rijen(client, "/export/plannen.csv?gemeente=Amersfoort&regel=plan")
    assert {r["regel"] for r in alle} == {"plan"}
    (hof,) = rijen(client, "/export/plannen.csv?van=2027&segment=sociaal&regel=plan")
    assert (hof["project"], hof["aantal"], hof["telt"]) == ("Hof", "120", "ja")
    assert rijen(client, "/export/plannen.csv?status=zacht&regel=plan") == []


def test_wat_er_verschoof_staat_er_alleen_met_een_stand_om_mee_te_vergelijken(
    client: FlaskClient, publiceer: Publiceer
) -> None:
    publiceer("bbb", lijst(90))
    vraag = "/export/plannen.csv?regel=verschuiving"
    assert rijen(client, vraag) == []
    (hof,) = rijen(client, f"{vraag}&met=aaa")
    assert (hof["project"], hof["was"], hof["nu"], hof["verschil"]) == ("Hof", "120", "90", "-30")
    tag = client.get(f"{vraag}&met=aaa").headers["ETag"]
    assert client.get(f"{vraag}&met=bbb").headers["ETag"] != tag


def test_alles_wat_niet_klopt_staat_in_een_keer_in_de_weigering(client: FlaskClient) -> None:
    antwoord = client.get(
        "/export/plannen.csv?gemeente=Amersfort&gebied=Nergens&segment=kasteel&status=gerealiseerd"
        "&van=ooit&peildatum=straks&met=zzz&regel=alles&formaat=fr&duur=permanent"
    )
    assert (antwoord.status_code, antwoord.mimetype) == (400, "text/plain")
    for gevonden in ("Amersfort", "Nergens", "kasteel", "'gerealiseerd'", "ooit", "straks", "'zzz'",
                     "'alles'", "'fr'", "'duur'"):  # fmt: skip
        assert gevonden in antwoord.text
    assert client.get("/export/wijkenstrategie.csv?regel=plan").status_code == 400
    assert client.get("/export/wijkenstrategie.xlsx?formaat=nl").status_code == 400


@pytest.mark.parametrize("adres", ALLE)
def test_een_onbekende_stand_is_een_404(client: FlaskClient, adres: str) -> None:
    assert client.get(f"{adres}?stand=zzz").status_code == 404


def test_een_download_houdt_geen_verbinding_vast(
    client: FlaskClient, standen: Standen, publiceer: Publiceer
) -> None:
    publiceer("bbb", lijst(90))
    alle = client.application.config["STANDEN"]
    for adres in (*ALLE, f"{ALLE[0]}?met=aaa", f"{ALLE[1]}?met=aaa", f"{ALLE[0]}?met=aaa&x=1"):
        client.get(adres, buffered=True)
        client.head(adres, buffered=True)
    client.get(f"{ALLE[0]}?met=aaa").close()  # gone before the first byte
    assert [alle.open(s).pool.checkedout() for s in ("aaa", "bbb")] == [0, 0]


def test_met_van_wat_niets_vergelijkt_wordt_geweigerd(client: FlaskClient) -> None:
    for met in ("x", "aaa", "a" * 300):
        antwoord = client.get(f"/export/wijkenstrategie.csv?met={met}")
        assert (antwoord.status_code, "Filter 'met'" in antwoord.text) == (400, True)
        onbekend = client.get(f"/export/plannen.csv?met={met}")
        assert onbekend.status_code == (200 if met == "aaa" else 400)
