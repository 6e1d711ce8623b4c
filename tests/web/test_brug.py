"""/export/brug over HTTP: two standen in one file, the usual pair, refusals."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient
from openpyxl import load_workbook

from app import create_app
from settings import Settings
from store.exports.brug import KOLOMMEN
from store.standen.standen import Standen, Vaststellingsmerk
from tests.web.conftest import Publiceer, bederf, nieuwbouw

MERK = Vaststellingsmerk("BO", 1, datetime(2026, 11, 20, tzinfo=UTC), "test")
ALLE = ["/export/brug.csv", "/export/brug.xlsx"]


@pytest.fixture
def app(gedeelde_app: Dash) -> Dash:
    return gedeelde_app


@pytest.fixture(autouse=True)
def standen_(publiceer: Publiceer) -> None:
    publiceer("aaa")
    publiceer("bbb", nieuwbouw(12))
    publiceer("ccc", nieuwbouw(30))


def rijen(client: FlaskClient, vraag: str = "") -> list[dict[str, str]]:
    antwoord = client.get(f"/export/brug.csv{vraag}")
    assert antwoord.status_code == 200, antwoord.text
    return list(csv.DictReader(io.StringIO(antwoord.text)))


def test_de_rijen_tellen_op_tot_het_verschil(client: FlaskClient) -> None:
    uit = rijen(client, "?van=aaa&naar=bbb")
    assert [(r["oorzaak"], r["verschil"], r["levering"], r["rij"]) for r in uit] == [
        ("nieuw", "12", "later", "2"),
    ]  # fmt: skip
    assert (uit[0]["van"], uit[0]["naar"], uit[0]["gemeente"]) == ("aaa", "bbb", "Amersfoort")
    assert set(uit[0]) == set(KOLOMMEN)
    terug = rijen(client, "?van=bbb&naar=aaa")
    assert [(r["oorzaak"], r["verschil"]) for r in terug] == [("weg", "-12")]
    # The same levering with another count, without a note that it was put right.
    anders = rijen(client, "?van=bbb&naar=ccc")
    assert [(r["oorzaak"], r["saldo_van"], r["saldo_naar"], r["verschil"]) for r in anders] == [
        ("register", "12", "30", "18"),
    ]  # fmt: skip


def test_zonder_keuze_het_gebruikelijke_paar(
    client: FlaskClient, standen: Standen, home: Path
) -> None:
    def paar(wie: FlaskClient, vraag: str = "") -> tuple[str, str]:
        return rijen(wie, vraag)[0]["van"], rijen(wie, vraag)[0]["naar"]

    assert paar(client) == ("bbb", "ccc"), "the newest and the one before it"
    assert paar(client, "?naar=bbb") == ("aaa", "bbb")
    assert paar(client, "?naar=huidig&van=a") == ("aaa", "ccc")
    standen.merk({"aaa": MERK})
    assert paar(client) == ("aaa", "ccc"), "what was vastgesteld before it"
    lezer = create_app(Settings(home=home, vastgesteld=True)).server.test_client()
    alleen = lezer.get("/export/brug.csv")
    assert (alleen.status_code, alleen.mimetype) == (404, "text/plain")
    assert "geen eerdere stand" in alleen.text, "a concept is not compared by itself"
    assert paar(lezer, "?naar=ccc") == ("aaa", "ccc")
    standen.merk({"aaa": MERK, "bbb": Vaststellingsmerk("later", 2, MERK.tijd, "test")})
    assert paar(lezer) == ("aaa", "bbb")
    assert paar(lezer, "?van=aaa") == ("aaa", "bbb")


@pytest.mark.parametrize("adres", ALLE)
def test_dezelfde_standen_geven_dezelfde_bytes(client: FlaskClient, adres: str) -> None:
    vraag = f"{adres}?van=aaa&naar=bbb&gemeente=Amersfoort"
    eerst, weer = client.get(vraag), client.get(vraag)
    assert eerst.data == weer.data
    naam = f"woonsaldo-brug-GM0307-aaa-bbb.{adres.rpartition('.')[2]}"
    assert eerst.headers["Content-Disposition"] == f'attachment; filename="{naam}"'
    assert eerst.headers["X-Woonsaldo-Stand"] == "bbb"
    gezien = client.get(vraag, headers={"If-None-Match": eerst.headers["ETag"]})
    assert gezien.status_code == 304
    tags = {
        client.get(f"{adres}?{v}").headers["ETag"]
        for v in ("van=aaa&naar=bbb", "van=aaa&naar=ccc", "van=bbb&naar=ccc", "van=ccc&naar=bbb")
    }
    assert len(tags) == 4


def test_xlsx_heeft_de_rijen_en_hun_herkomst(client: FlaskClient) -> None:
    data = client.get("/export/brug.xlsx?van=aaa&naar=bbb").data
    blad, herkomst = load_workbook(io.BytesIO(data), read_only=True).worksheets
    kop, *inhoud = blad.iter_rows(values_only=True)
    assert sum(r[kop.index("verschil")] for r in inhoud) == 12
    regels = [tuple(r) for r in herkomst.iter_rows(values_only=True)]
    waarden = {str(r[0]): r[1] for r in regels if r[0]}
    assert (waarden["Van stand"], waarden["Naar stand"]) == ("aaa", "bbb")
    # Only Alliantie delivered what was built in 2022: no sum, and Groei gives none either.
    assert next(r for r in regels if r[0] == "Begin")[1:4] == ("geen cijfers", None, None)
    eind = next(r for r in regels if r[0] == "Eind")
    assert eind[3] is None and eind[1].startswith("geen totaal: cijfers ontbreken van ")
    assert "Portaal in Amersfoort (2022)" in eind[1]
    nieuw = next(r for r in regels if r[0] == "Nieuwe leveringen")
    assert nieuw[3:7] == (12, 1, "gerealiseerd", "nee")


def test_xlsx_geeft_een_som_waar_groei_een_totaal_geeft(client: FlaskClient) -> None:
    data = client.get("/export/brug.xlsx?van=bbb&naar=ccc&corporatie=L0001").data
    regels = [tuple(r) for r in load_workbook(io.BytesIO(data), read_only=True)["Herkomst"].values]
    assert [next(r for r in regels if r[0] == n)[1:4] for n in ("Begin", "Eind")] == [
        (None, None, 12), (None, None, 30),
    ]  # fmt: skip


@pytest.mark.parametrize("adres", ALLE)
@pytest.mark.parametrize(
    ("vraag", "code", "zin"),
    [
        ("van=zzz&naar=bbb", 404, "'zzz' is er niet"),
        (f"van={'a' * 300}&naar=bbb", 404, "…' is er niet"),
        (f"van=aaa&naar={'a' * 300}", 404, "…' is er niet"),
        ("van=aaa&naar=..%2fbbb", 404, "is er niet"),
        ("naar=aaa", 404, "geen eerdere stand"),
        ("van=aaa&naar=bbb&gemeente=Nergens", 400, "Nergens"),
        ("van=aaa&naar=bbb&tot=2024", 400, "'tot'"),
        ("van=aaa&naar=bbb&stand=aaa", 400, "'stand'"),
        ("van=aaa&naar=bbb&duur=eeuwig", 400, "eeuwig"),
    ],
)
def test_wat_niet_klopt_wordt_geweigerd(
    client: FlaskClient, adres: str, vraag: str, code: int, zin: str
) -> None:
    antwoord = client.get(f"{adres}?{vraag}")
    assert (antwoord.status_code, antwoord.mimetype) == (code, "text/plain")
    assert zin in antwoord.text


def test_een_beschadigde_stand_wordt_niet_vergeleken(client: FlaskClient, standen: Standen) -> None:
    bederf(standen, "bbb")
    assert client.get("/export/brug.csv?van=aaa&naar=bbb").status_code == 503
    assert rijen(client)[0]["van"] == "aaa", "the one before it that is whole"


def test_een_download_houdt_geen_verbinding_vast(client: FlaskClient, standen: Standen) -> None:
    server = client.application.config["STANDEN"]
    for adres in ALLE:
        client.get(f"{adres}?van=aaa&naar=bbb", buffered=True)
        client.get(f"{adres}?van=aaa&naar=bbb&gemeente=nergens", buffered=True)
        client.head(f"{adres}?van=aaa&naar=bbb", buffered=True)
    client.get("/export/brug.csv?van=aaa&naar=bbb").close()  # gone before the first byte
    assert [server.open(s).pool.checkedout() for s in ("aaa", "bbb")] == [0, 0]
