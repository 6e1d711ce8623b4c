"""The downloads of Afspraken over HTTP: columns, refusals, the same bytes for the same stand."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from flask.testing import FlaskClient

from domain.afspraken.indicatoren import BINDINGEN
from domain.afspraken.oordeel import STATUSSEN
from store.exports.afspraken import KOLOMMEN
from store.exports.downloads import DOWNLOADS
from tests.store.maak import AMERSFOORT, DORP, OMNIA, PORTAAL, levering, partijen
from tests.web.conftest import Publiceer

ALLE = [f"/export/afspraken.{soort}" for soort in ("csv", "xlsx")]
AFGESPROKEN = (
    "id,document,artikel,thema,gemeente,gebied,partijen,indicator,eenheid,richting,binding,"
    "periode_van,periode_tot,doel,doel_max,doel_totaal,gerealiseerd,resterend,tempo,prognose_hard,"
    "prognose_zacht,status,toelichting,fictief,peildatum,stand,"
)
P = {"gemeente": DORP, "van": date(2021, 1, 1), "tot": date(2030, 12, 31),
     "telt_duur": "permanent", "telt_segment": "sociaal"}  # fmt: skip
LIJST = [
    {**P, "id": "d1", "doel": 320, "rekenwijze": "gemiddelde_per_jaar", "titel": "=Groei"},
    {**P, "id": "d1-p", "doel": 7, "hoort_bij": "d1", "partijen": PORTAAL},
    {**P, "id": "d2", "doel": 0.75, "eenheid": "mpg", "indicator": "norm", "rekenwijze": "niveau",
     "richting": "maximum", "binding": "streven", "thema": "Duurzaam, en meer"},
]  # fmt: skip


@pytest.fixture(autouse=True)
def stand(publiceer: Publiceer) -> None:
    rijen = [
        {"corporatie": PORTAAL, "gemeente": DORP, "soort": "nieuwbouw", "aantal": 1011,
         "periode": "2021-2023"},
    ]  # fmt: skip
    doc = partijen(DORP, (PORTAAL,), afspraken=LIJST)
    publiceer("aaa", doc, levering("dorp", "2021-2023", fictief=True, voorraadmutaties=rijen))


def rijen(client: FlaskClient, adres: str) -> list[dict[str, str]]:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, antwoord.text
    return list(csv.DictReader(io.StringIO(antwoord.text, newline="")))


def test_de_kolommen_staan_in_de_afgesproken_volgorde(client: FlaskClient) -> None:
    kop = client.get(ALLE[0]).text.splitlines()[0]
    assert kop.startswith(AFGESPROKEN)
    assert tuple(kop.split(",")) == KOLOMMEN


def test_elke_kolom_en_naam_staat_in_de_documentatie() -> None:
    blad = Path("docs/exports.md").read_text(encoding="utf-8")
    deel = blad[blad.index("\n## afspraken") :].split("\n## ")[1]
    for naam in (*KOLOMMEN, *DOWNLOADS["afspraken"].namen, *STATUSSEN, *BINDINGEN):
        assert f"`{naam}`" in deel, naam


def test_getallen_zijn_heel_of_hebben_een_decimaal(client: FlaskClient) -> None:
    d1, deel, d2 = rijen(client, ALLE[0])
    assert (d1["doel"], d1["doel_totaal"], d1["gerealiseerd"], d1["verwacht"]) == (
        "320", "3200", "1011", "960",
    )  # fmt: skip
    # 2,189 in seven years is 312.71 a year.
    assert (d1["resterend"], d1["tempo"], d1["status"]) == ("2189", "312.7", "op koers")
    assert (deel["hoort_bij"], deel["partijen"]) == ("d1", "Portaal")
    assert (d2["doel"], d2["richting"], d2["gerealiseerd"]) == ("0.75", "maximum", "")
    assert (d1["periode_van"], d1["peildatum"], d1["stand"]) == ("2021-01-01", "2023-12-31", "aaa")
    assert (d1["gemeente"], d1["gemeentecode"], d1["fictief"]) == ("Dorp aan Zée", DORP, "nee")


def test_namen_van_de_pagina_kiezen_dezelfde_rijen(client: FlaskClient) -> None:
    def ids(query: str) -> list[str]:
        return [r["id"] for r in rijen(client, f"{ALLE[0]}?{query}")]

    assert ids("gemeente=dorp aan zee") == ids(f"gemeente={DORP}") == ["d1", "d1-p", "d2"]
    assert ids("thema=Duurzaam\\, en meer") == ids("binding=streven") == ["d2"]
    assert ids("corporatie=portaal&status=op koers") == ["d1", "d1-p"]
    assert ids(f"corporatie={OMNIA}") == ids(f"gemeente={AMERSFOORT}") == []
    assert rijen(client, f"{ALLE[0]}?peildatum=2020&status=geen+cijfers") == []
    eerder = rijen(client, f"{ALLE[0]}?peildatum=2020&status=nog+niet+begonnen")
    assert [(r["peildatum"], r["gerealiseerd"]) for r in eerder] == [("2020-12-31", "")] * 3


def test_xlsx_zegt_hetzelfde_met_zijn_herkomst(client: FlaskClient) -> None:
    boek = openpyxl.load_workbook(io.BytesIO(client.get(f"{ALLE[1]}?gemeente={DORP}").data))
    kop, *rest = boek.worksheets[0].iter_rows(values_only=True)
    assert kop == KOLOMMEN
    for uit_csv, rij in zip(rijen(client, f"{ALLE[0]}?gemeente={DORP}"), rest, strict=True):
        for naam, waarde in zip(kop, rij, strict=True):
            tekst = "" if waarde is None else str(waarde).removesuffix(" 00:00:00")
            # A text that a spreadsheet would take for a formula gets a ' in front.
            assert tekst.removeprefix("'") == uit_csv[naam], naam
    herkomst = {r[0]: r[1] for r in boek["Herkomst"].iter_rows(values_only=True) if r[0]}
    assert (herkomst["Download"], herkomst["Aantal rijen"]) == ("afspraken", 3)
    assert (herkomst["op koers"], herkomst["Waarvan delen van een afspraak"]) == (2, 1)
    assert herkomst["Gemeente"] == f"Dorp aan Zée ({DORP})"


def test_excel_in_nederland(client: FlaskClient) -> None:
    data = client.get(f"{ALLE[0]}?formaat=nl").data.decode("utf-8-sig")
    assert ";312,7;" in data
    assert ";'=Groei;" in data
    assert client.get(f"{ALLE[1]}?formaat=nl").status_code == 400


def test_alles_wat_niet_klopt_staat_in_een_keer_in_de_weigering(client: FlaskClient) -> None:
    antwoord = client.get(
        f"{ALLE[0]}?gemeente=Amersfort&corporatie=Nergens&thema=onzin&status=goed&binding=eed"
        "&peildatum=ooit&formaat=fr&van=2020"
    )
    assert (antwoord.status_code, antwoord.mimetype) == (400, "text/plain")
    for gevonden in ("Amersfort", "Nergens", "onzin", "goed", "eed", "ooit", "'fr'", "'van'"):
        assert gevonden in antwoord.text
    assert "Amersfoort" in antwoord.text, "the nearest name"


def test_een_onbekende_stand_is_een_404(client: FlaskClient) -> None:
    for adres in ALLE:
        antwoord = client.get(f"{adres}?stand=zzz")
        assert (antwoord.status_code, antwoord.mimetype) == (404, "text/plain")


def test_dezelfde_bytes_met_een_kenmerk_dat_van_de_keuze_afhangt(client: FlaskClient) -> None:
    for adres in ALLE:
        eerste, weer = client.get(adres), client.get(f"{adres}?stand=aaa")
        assert eerste.data == weer.data
        assert eerste.headers["ETag"] == weer.headers["ETag"]
        ander = client.get(f"{adres}?status=achter")
        assert ander.headers["ETag"] != eerste.headers["ETag"]
        kop = {"If-None-Match": eerste.headers["ETag"]}
        assert client.get(adres, headers=kop).status_code == 304
    bij_naam = client.get(f"{ALLE[0]}?gemeente={DORP}").headers["Content-Disposition"]
    assert bij_naam == f'attachment; filename="woonsaldo-afspraken-{DORP}-aaa.csv"'


def test_een_download_houdt_geen_verbinding_vast(client: FlaskClient) -> None:
    pool = client.application.config["STANDEN"].open("aaa").pool
    for adres in (*ALLE, f"{ALLE[0]}?gemeente=nergens"):
        client.get(adres, buffered=True)
        client.head(adres, buffered=True)
    client.get(ALLE[0]).close()  # gone before the first byte
    assert pool.checkedout() == 0
