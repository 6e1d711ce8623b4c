"""The downloads over HTTP: figures, headers, refusals, and the same bytes for the same stand."""

from __future__ import annotations

import csv
import io
from urllib.parse import quote

import pytest
from dash import Dash
from flask.testing import FlaskClient
from openpyxl import load_workbook

from domain.cijfernaam import Cijfernaam
from store.exports.groei import EXPORTS
from store.standen.standen import Standen
from store.vragen.nabij import Nabij
from tests.web.conftest import Publiceer, bederf, nieuwbouw

TABEL1 = "/export/groei.csv?gemeente=GM0307&van=2020&tot=2021&duur=permanent&status=hard"
ALLE = [f"/export/{naam}.{soort}" for naam in EXPORTS for soort in ("csv", "xlsx")]


@pytest.fixture
def app(gedeelde_app: Dash) -> Dash:
    return gedeelde_app


@pytest.fixture(autouse=True)
def stand(publiceer: Publiceer) -> None:
    publiceer("aaa")


def rijen(client: FlaskClient, adres: str) -> list[dict[str, str]]:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, antwoord.text
    return list(csv.DictReader(io.StringIO(antwoord.text)))


def som(client: FlaskClient, adres: str, **waar: str) -> int:
    return sum(
        int(r["saldo"]) for r in rijen(client, adres) if all(r[k] == v for k, v in waar.items())
    )


@pytest.mark.parametrize(
    ("meer", "waar", "verwacht"),
    [
        ("", {}, 301),
        ("", {"corporatie": "de Alliantie"}, 210),
        ("", {"corporatie": "Portaal"}, 48),
        ("", {"corporatie": "Omnia Wonen"}, 43),
        ("&sloop=zonder", {}, 475),
        ("&corporatie=Portaal,Omnia", {}, 91),
        ("&corporatie=Portaal&corporatie=Omnia", {}, 91),
    ],
)
def test_tabel_1_van_amersfoort(client: FlaskClient, meer: str, waar, verwacht: int) -> None:
    assert som(client, TABEL1 + meer, **waar) == verwacht


@pytest.mark.parametrize(("duur", "verwacht"), [("tijdelijk_lang", 170), ("tijdelijk_kort", 67)])
def test_tijdelijk_staat_apart(client: FlaskClient, duur: str, verwacht: int) -> None:
    assert som(client, TABEL1.replace("permanent", duur)) == verwacht


@pytest.mark.parametrize("adres", ALLE)
def test_een_download_is_een_bestand_met_een_naam(client: FlaskClient, adres: str) -> None:
    antwoord = client.get(adres + "?gemeente=Amersfoort")
    soort = adres.rpartition(".")[2]
    naam = adres.removeprefix("/export/").removesuffix(f".{soort}")
    assert antwoord.status_code == 200
    assert antwoord.headers["Content-Disposition"] == (
        f'attachment; filename="woonsaldo-{naam}-GM0307-aaa.{soort}"'
    )
    assert antwoord.headers["X-Woonsaldo-Stand"] == "aaa"
    assert antwoord.headers["Cache-Control"] == "no-cache"
    assert antwoord.mimetype == (
        "text/csv"
        if soort == "csv"
        else "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    kop = client.head(adres + "?gemeente=Amersfoort")
    assert (kop.status_code, kop.data) == (200, b"")
    assert kop.headers["ETag"] == antwoord.headers["ETag"]


@pytest.mark.parametrize("adres", ALLE)
def test_een_stand_geeft_later_dezelfde_bytes(
    client: FlaskClient, publiceer: Publiceer, adres: str
) -> None:
    eerst = client.get(adres)
    publiceer("bbb", nieuwbouw(12))
    later = client.get(f"{adres}?stand=aaa")
    assert later.data == eerst.data
    assert later.headers["ETag"] == eerst.headers["ETag"]
    nu = client.get(adres)
    if "alle-woningen" not in adres:  # neither stand has figures of CBS: two empty files are one
        assert nu.data != eerst.data
    assert nu.headers["ETag"] != eerst.headers["ETag"]
    assert nu.headers["X-Woonsaldo-Stand"] == "bbb"


@pytest.mark.parametrize("adres", ALLE)
@pytest.mark.parametrize("pers", ["", "br", "gzip"])
def test_wie_het_bestand_heeft_krijgt_het_niet_nog_eens(
    client: FlaskClient, adres: str, pers: str
) -> None:
    tag = client.get(adres, headers={"Accept-Encoding": pers}).headers["ETag"]
    weer = client.get(adres, headers={"Accept-Encoding": pers, "If-None-Match": tag})
    assert (weer.status_code, weer.data) == (304, b"")
    ander = client.get(f"{adres}?sloop=zonder", headers={"If-None-Match": tag})
    assert ander.status_code == 200


def test_een_andere_keuze_is_een_ander_bestand(client: FlaskClient) -> None:
    vragen = ["", "?sloop=zonder", "?formaat=nl", "?gemeente=GM0307", "?status=hard"]
    tags = {client.get(f"/export/groei.csv{v}").headers["ETag"] for v in vragen}
    assert len(tags) == len(vragen)
    zelfde = {
        client.get(f"/export/groei.csv?gemeente={quote(g)}").headers["ETag"]
        for g in ("GM0307", "Amersfoort", " amersfoort")
    }
    assert len(zelfde) == 1


def test_alles_wat_niet_klopt_staat_in_een_keer_in_de_weigering(client: FlaskClient) -> None:
    antwoord = client.get(
        "/export/groei.csv?gemeente=Amersfort&corporatie=Niemand&duur=eeuwig&van=2020-13"
        "&formaat=fr&gemeenten=GM0307"
    )
    assert antwoord.status_code == 400
    assert antwoord.mimetype == "text/plain"
    for gevonden in ("Amersfort", "Niemand", "eeuwig", "2020-13", "'fr'", "'gemeenten'"):
        assert gevonden in antwoord.text
    assert "Amersfoort" in antwoord.text, "the nearest name"
    assert "Content-Disposition" not in antwoord.headers


@pytest.mark.parametrize("adres", ALLE)
@pytest.mark.parametrize("id_", ["zzz", "..%2faaa", "huidig", "%00", "a" * 300, "%C3%A9" * 130])
def test_een_onbekende_stand_is_een_404(client: FlaskClient, adres: str, id_: str) -> None:
    antwoord = client.get(f"{adres}?stand={id_}")
    assert antwoord.status_code == 404
    assert antwoord.mimetype == "text/plain"
    assert "is er niet" in antwoord.text


def test_een_beschadigde_stand_wordt_niet_gegeven(
    client: FlaskClient, publiceer: Publiceer, standen: Standen
) -> None:
    publiceer("bbb", nieuwbouw(12))
    bederf(standen, "bbb")
    assert client.get("/export/groei.csv?stand=bbb").status_code == 503
    terug = client.get("/export/groei.csv")
    assert (terug.status_code, terug.headers["X-Woonsaldo-Stand"]) == (200, "aaa")


def test_nederlandse_excel(client: FlaskClient) -> None:
    data = client.get("/export/groei.csv?formaat=nl").data
    assert data.startswith(b"\xef\xbb\xbf")
    assert b";" in data.splitlines()[0]
    assert client.get("/export/groei.xlsx?formaat=nl").status_code == 400


def test_een_csv_kan_zeggen_hoe_elk_cijfer_heet(client: FlaskClient) -> None:
    gewoon, met = rijen(client, TABEL1), rijen(client, f"{TABEL1}&formaat=cijfers")
    namen = [r.pop("cijfer_aantal") for r in met]
    assert met == gewoon
    assert all(n == str(Cijfernaam.lees(n)) and n.startswith("rij|") for n in namen)
    assert len(set(namen)) == len(namen)
    zonder = "/export/alle-woningen.csv?gemeente=GM0307"
    assert rijen(client, f"{zonder}&formaat=cijfers") == rijen(client, zonder)


def test_xlsx_heeft_dezelfde_rijen_en_een_blad_herkomst(client: FlaskClient) -> None:
    boek = load_workbook(
        io.BytesIO(client.get(TABEL1.replace(".csv", ".xlsx")).data), read_only=True
    )
    blad, herkomst = boek.worksheets
    kop, *inhoud = blad.iter_rows(values_only=True)
    assert sum(r[kop.index("saldo")] for r in inhoud) == 301
    tekst = {str(r[0]): r[1] for r in herkomst.iter_rows(values_only=True) if r[0]}
    assert tekst["Stand"] == "aaa"
    assert tekst["Aantal rijen"] == len(inhoud)


def test_een_download_houdt_geen_verbinding_vast(client: FlaskClient, standen: Standen) -> None:
    pool = client.application.config["STANDEN"].open("aaa").pool
    for adres in (*ALLE, TABEL1, "/export/groei.csv?gemeente=nergens"):
        client.get(adres, buffered=True)
        client.head(adres, buffered=True)
    client.get(ALLE[0]).close()  # gone before the first byte
    assert pool.checkedout() == 0


def test_van_veel_onbekende_namen_krijgen_alleen_de_eerste_een_suggestie(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    gezocht, gemaakt = [], []
    zoek, van = Nabij.zoek, Nabij.van
    monkeypatch.setattr(Nabij, "zoek", lambda *a: gezocht.append(a) or zoek(*a))
    monkeypatch.setattr(Nabij, "van", lambda n: gemaakt.append(n) or van(n))
    namen = [f"Amersfor{n}" for n in range(300)]
    for _ in range(2):
        antwoord = client.get(f"/export/groei.csv?gemeente={','.join(namen)}")
        assert antwoord.status_code == 400
        assert all(f"'{n}'" in antwoord.text for n in namen), "each of them is named"
        assert antwoord.text.count("bijvoorbeeld Amersfoort") == 5
    assert (len(gezocht), len(gemaakt)) == (10, 1), "the known names are read once for a stand"
    teveel = client.get(f"/export/kernen.csv?gebied={'a' + ',a'.join(map(str, range(1300)))}")
    assert teveel.status_code == 400
    assert "'1300 namen' is te veel. Verwacht: hoogstens 500 tegelijk" in teveel.text
