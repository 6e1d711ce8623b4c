"""The downloads of Prognose over HTTP: rows, refusals, and the same bytes for the same stand."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from flask.testing import FlaskClient

from store.exports.prognose import KOLOMMEN
from store.standen.standen import Standen
from telling.rijen import LeveringData
from tests.store.aannamehulp import aannames
from tests.store.maak import AMERSFOORT, partijen
from tests.store.test_queries_afspraken import afspraak
from tests.web.conftest import Publiceer, nieuwbouw

ALLE = ["/export/prognose.csv", "/export/prognose.xlsx"]
A6 = afspraak("a6", 301, 2020, 2021, artikel="6", titel="Netto 301 erbij", document="doc-2")


# The period of A6 is over; this one still runs.
LOOPT = {**A6, "id": "a7", "telt_sloop": "zonder", "tot": date(2040, 12, 31)}  # fmt: skip


@pytest.fixture(autouse=True)
def stand(publiceer: Publiceer) -> None:
    publiceer("aaa", *_meer())


def _meer() -> list[LeveringData]:
    """The parties of conftest have no afspraak: here is a document with one, and assumptions."""
    van = partijen(afspraken=[A6, LOOPT])
    tabellen = {n: f for n, f in van.tabellen.items() if n != "partij"}
    tabellen["document"] = tabellen["document"].assign(id="doc-2")
    return [LeveringData(replace(van.meta, id="doc-2"), tabellen), aannames()]


def rijen(client: FlaskClient, adres: str) -> list[dict[str, str]]:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, antwoord.text
    return list(csv.DictReader(io.StringIO(antwoord.text)))


def test_de_rijen_van_amersfoort(client: FlaskClient) -> None:
    uit = rijen(client, f"{ALLE[0]}?gemeente=Amersfoort")
    assert [(r["jaar"], r["status"], r["saldo"], r["opgeteld"]) for r in uit] == [
        ("2020", "gerealiseerd", "", ""), ("2020", "hard", "0", "0"), ("2020", "zacht", "0", "0"),
        ("2021", "gerealiseerd", "", ""), ("2021", "hard", "301", "301"),
        ("2021", "zacht", "301", "301"),
    ]  # fmt: skip
    assert {(r["afspraak"], r["doel_totaal"], r["afspraak_status"], r["fictief"]) for r in uit} == {
        ("a6", "301", "geen cijfers", "nee")
    }
    assert {r["aannames"] for r in uit} == {""}, "a period that is over has no band"
    assert {r["p10"] for r in uit} == {""}
    assert {r["kans_laag"] for r in uit} == {""}, "realised figures are missing"
    assert {r["aangepast"] for r in uit} == {""}
    loopt = rijen(client, f"{ALLE[0]}?afspraak=a7")
    assert {r["aannames"] for r in loopt} == {
        "hard: kans 90% (80 tot 97), 0,5 jaar later (hoogstens 3)"
    }
    hard = loopt[4]
    assert int(hard["p10"]) < int(hard["p50"]) < int(hard["p90"]) < 475


def test_wat_de_lezer_wijzigt_staat_erin(client: FlaskClient) -> None:
    zeker = "afspraak=a7&kans.hard=100&uitloop.hard=0"
    uit = rijen(client, f"{ALLE[0]}?{zeker}")
    assert [uit[4][k] for k in ("p10", "p50", "p90", "aangepast")] == ["475", "475", "475", "hard"]
    assert "kans 100% (100 tot 100), 0 jaar" in uit[4]["aannames"]
    zelfde = client.get(f"{ALLE[0]}?gemeente=Amersfoort&kans.hard=90")
    assert zelfde.data == client.get(f"{ALLE[0]}?gemeente=Amersfoort").data


def test_elke_kolom_en_naam_staat_in_de_documentatie() -> None:
    tekst = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    namen = {*KOLOMMEN, "kans.NAME", "uitloop.NAME", "afspraak", "geen"}
    assert not {n for n in namen if f"`{n}`" not in tekst}


@pytest.mark.parametrize("adres", ALLE)
def test_een_download_is_een_bestand_met_een_naam(client: FlaskClient, adres: str) -> None:
    antwoord = client.get(f"{adres}?gemeente=Amersfoort")
    soort = adres.rpartition(".")[2]
    assert antwoord.status_code == 200
    assert antwoord.headers["Content-Disposition"] == (
        f'attachment; filename="woonsaldo-prognose-GM0307-aaa.{soort}"'
    )
    assert antwoord.headers["X-Woonsaldo-Stand"] == "aaa"


@pytest.mark.parametrize("adres", ALLE)
def test_een_stand_geeft_later_dezelfde_bytes(
    client: FlaskClient, publiceer: Publiceer, adres: str
) -> None:
    eerst = client.get(f"{adres}?gemeente=Amersfoort")
    publiceer("bbb", *_meer(), nieuwbouw(12))
    later = client.get(f"{adres}?gemeente=Amersfoort&stand=aaa")
    assert (later.data, later.headers["ETag"]) == (eerst.data, eerst.headers["ETag"])
    assert client.get(f"{adres}?gemeente=Amersfoort").headers["ETag"] != eerst.headers["ETag"]
    tag = {"If-None-Match": eerst.headers["ETag"]}
    assert client.get(f"{adres}?gemeente=Amersfoort&stand=aaa", headers=tag).status_code == 304
    ander = f"{adres}?gemeente=Amersfoort&stand=aaa&kans.hard=80"
    assert client.get(ander, headers=tag).status_code == 200


def test_alles_wat_niet_klopt_staat_in_een_keer_in_de_weigering(client: FlaskClient) -> None:
    antwoord = client.get(
        f"{ALLE[0]}?gemeente=Amersfort&afspraak=x&kans.hard=200&kans.zacht.sloop=3&uitloop.hard=9"
        "&formaat=fr&status=hard"
    )
    assert (antwoord.status_code, antwoord.mimetype) == (400, "text/plain")
    for gevonden in ("Amersfort", "'x'", "'200'", "kans.zacht.sloop", "uitloop.hard", "'fr'",
                     "'status'"):  # fmt: skip
        assert gevonden in antwoord.text
    zonder = client.get(ALLE[0])
    assert (zonder.status_code, "één gemeente" in zonder.text) == (400, True)


def test_de_herkomst_noemt_keuze_aannames_en_bronnen(client: FlaskClient) -> None:
    data = client.get(f"{ALLE[1]}?gemeente=Amersfoort&kans.hard=70").data
    blad = openpyxl.load_workbook(io.BytesIO(data))["Herkomst"]
    cellen = [[c for c in r if c is not None] for r in blad.iter_rows(values_only=True)]
    per_kop = {r[0]: r[1:] for r in cellen if r}
    assert per_kop["Gemeente"] == [f"Amersfoort ({AMERSFOORT})"]
    assert per_kop["Afspraak"] == ["a6"]
    assert per_kop["Plannen die tellen"] == [11]
    assert per_kop["hard"][:3] == [70, pytest.approx(62.22), pytest.approx(75.44)]
    assert "kans 90%, uitloop 0.5 jaar" in per_kop["hard"]
    assert "zo" in per_kop["zacht"]
    assert "tabel1.csv" in str(per_kop["tabel1"])


def test_nederlandse_excel_en_een_onbekende_stand(client: FlaskClient) -> None:
    data = client.get(f"{ALLE[0]}?gemeente=Amersfoort&formaat=nl").data
    assert data.startswith(b"\xef\xbb\xbf")
    assert b";301;301;" in data
    assert client.get(f"{ALLE[1]}?gemeente=Amersfoort&formaat=nl").status_code == 400
    assert client.get(f"{ALLE[0]}?gemeente=Amersfoort&stand=zzz").status_code == 404


def test_een_download_houdt_geen_verbinding_vast(client: FlaskClient, standen: Standen) -> None:
    pool = client.application.config["STANDEN"].open("aaa").pool
    for adres in (*ALLE, ALLE[0] + "?gemeente=nergens"):
        client.get(f"{adres}{'' if '?' in adres else '?gemeente=Amersfoort'}", buffered=True)
    client.get(f"{ALLE[0]}?gemeente=Amersfoort").close()
    assert pool.checkedout() == 0
