"""The rows behind an afspraak over HTTP: what adds up, refusals, the same bytes for a stand."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from flask.testing import FlaskClient

from store.exports.afspraak_rijen import KOLOMMEN, NAMEN
from store.standen.standen import Standen
from tests.store.maak import ALLIANTIE, DORP, levering, partijen
from tests.web.conftest import Publiceer

CSV, XLSX = "/export/afspraak-rijen.csv", "/export/afspraak-rijen.xlsx"
PERIODE = {"van": date(2020, 1, 1), "tot": date(2022, 12, 31)}
TELT = {"telt_duur": "permanent", "telt_segment": "sociaal", "partijen": ALLIANTIE}


def afspraken():
    lijst = [
        {"id": "zes", "doel": 301, **PERIODE, **TELT},
        {"id": "sloop", "doel": 100, "indicator": "aantal_van_soort", "telt_soorten": "sloop",
         "richting": "maximum", **PERIODE, **TELT},
        {"id": "deel", "indicator": "aandeel_voorraad", "rekenwijze": "aandeel", "doel": 30,
         "eenheid": "procent", "definitie": "sociaal_contract"},
    ]  # fmt: skip
    woorden = {"document": f"doc-{DORP}", "afspraak": "zes", "volgorde": 1, "partij": ALLIANTIE,
               "van": date(2022, 1, 1),
               "tot": date(2022, 12, 31), "periode": "2022", "oordeel": "op koers",
               "tekst": "=Wij liggen voor.", "door": "de Alliantie", "datum": date(2023, 2, 1),
               "fictief": False}  # fmt: skip
    return partijen(DORP, (ALLIANTIE,), afspraken=lijst), levering("zelf", toelichting=[woorden])


@pytest.fixture(autouse=True)
def stand(publiceer: Publiceer) -> None:
    rijen = [
        {"corporatie": ALLIANTIE, "gemeente": DORP, "soort": s, "aantal": n, "periode": p}
        for s, n, p in (("nieuwbouw", 80, "2020"), ("sloop", 30, "2021"), ("correctie", -2, "2021"))
    ]
    plan = [{**rijen[0], "status": "hard", "periode": "2021", "aantal": 5}]
    publiceer("aaa", *afspraken(), levering("plan", "2021", voorraadmutaties=plan),
              levering("echt", "2020-2021", voorraadmutaties=rijen))  # fmt: skip


def lees(client: FlaskClient, adres: str) -> list[dict[str, str]]:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, antwoord.text
    return list(csv.DictReader(io.StringIO(antwoord.text, newline="")))


def som(rijen: list[dict[str, str]], status: str) -> int:
    return sum(int(r["telt"]) for r in rijen if r["meegeteld"] == "ja" and r["status"] == status)


def test_de_som_is_wat_er_is_gerealiseerd(client: FlaskClient) -> None:
    rijen = lees(client, f"{CSV}?id=zes&peildatum=2021")
    assert som(rijen, "gerealiseerd") == 50
    assert {r["peildatum"] for r in rijen} == {"2021-12-31"}
    (correctie,) = [r for r in rijen if r["soort"] == "correctie"]
    assert (correctie["meegeteld"], correctie["telt"]) == ("nee", "")
    assert "voorraadbalans" in correctie["reden"]
    # A plan of 2021 that realised figures have taken the place of.
    assert {r["reden"][:11] for r in rijen if r["status"] == "hard"} == {"plan telt n"}
    assert som(lees(client, f"{CSV}?id=sloop&peildatum=2021"), "gerealiseerd") == 30
    assert {r["toelichting_partijen"] for r in rijen} == {"de Alliantie (2022): =Wij liggen voor."}


def test_elke_kolom_en_naam_staat_in_de_documentatie() -> None:
    tekst = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    assert not {n for n in {*KOLOMMEN, *NAMEN} if f"`{n}`" not in tekst}


def test_herkomst_telt_wat_er_niet_in_zit(client: FlaskClient) -> None:
    boek = openpyxl.load_workbook(io.BytesIO(client.get(f"{XLSX}?id=zes&peildatum=2021").data))
    rijen = [[c for c in r if c is not None] for r in boek["Herkomst"].values]
    plat = [" ".join(map(str, r)) for r in rijen]
    assert ["Gerealiseerd", 50] in rijen
    assert "gerealiseerd nieuwbouw 1 80 80" in plat
    assert any(r.startswith("gerealiseerd correctie 1 -2 correctie") for r in plat)
    assert any("op koers '=Wij liggen voor." in r for r in plat)
    assert rijen[[r[:1] for r in rijen].index(["Gerealiseerde cijfers ontbreken"]) + 1] == ["niets"]


def test_wat_niet_uit_mutaties_komt_heeft_geen_rijen(client: FlaskClient) -> None:
    assert lees(client, f"{CSV}?id=deel") == []
    boek = openpyxl.load_workbook(io.BytesIO(client.get(f"{XLSX}?id=deel").data))
    assert any("niet uit mutaties geteld" in str(c) for r in boek["Herkomst"].values for c in r)


@pytest.mark.parametrize("pad", [CSV, XLSX])
def test_weigeringen(client: FlaskClient, pad: str) -> None:
    antwoord = client.get(f"{pad}?id=zess&peildatum=ooit&gemeente=GM0307")
    assert (antwoord.status_code, antwoord.mimetype) == (400, "text/plain")
    for woord in ("'zess'", "bijvoorbeeld zes", "ooit", "'gemeente'"):
        assert woord in antwoord.text
    assert client.get(pad).status_code == 400, "without an id there is nothing to give"
    assert client.get(f"{pad}?id=zes&stand=zzz").status_code == 404


@pytest.mark.parametrize("pad", [CSV, XLSX])
def test_een_stand_geeft_later_dezelfde_bytes(
    client: FlaskClient, publiceer: Publiceer, standen: Standen, pad: str
) -> None:
    eerst = client.get(f"{pad}?id=zes", buffered=True)
    assert "woonsaldo-afspraak-zes-aaa." in eerst.headers["Content-Disposition"]
    nieuw = {"corporatie": ALLIANTIE, "gemeente": DORP, "soort": "nieuwbouw", "aantal": 9,
             "periode": "2022"}  # fmt: skip
    publiceer("bbb", *afspraken(), levering("nieuw", "2022", voorraadmutaties=[nieuw]))
    later = client.get(f"{pad}?id=zes&stand=aaa", buffered=True)
    assert (later.data, later.headers["ETag"]) == (eerst.data, eerst.headers["ETag"])
    assert client.get(f"{pad}?id=zes", buffered=True).data != eerst.data
    tag = {"If-None-Match": later.headers["ETag"]}
    assert client.get(f"{pad}?id=zes&stand=aaa", headers=tag, buffered=True).status_code == 304
    assert client.application.config["STANDEN"].open("aaa").pool.checkedout() == 0
