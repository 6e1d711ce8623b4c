"""Kernen as a user has it: what ships, through the service, to the downloads."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import Connection

from domain.kernen.keuze import KernFilters
from domain.kernen.programma import programma
from store.exports import kernen as export
from store.exports.als_csv import als_csv
from store.exports.als_xlsx import schrijf_xlsx
from store.standen.standen import Standen
from store.vragen.kernen import lezen
from store.vragen.kernen import programma as kernafspraken

ALLES = "gemeente,wijk,buurt"


@pytest.fixture(scope="module")
def conn(gebouwd: Path) -> Iterator[Connection]:
    with Standen(gebouwd / "standen").open().connect() as verbinding:
        yield verbinding


def filters(conn: Connection, **query: str) -> KernFilters:
    gelezen, problemen = KernFilters.uit_query(query)
    met_codes, onbekend = lezen.los_op(conn, gelezen)
    assert not (*problemen, *onbekend)
    return met_codes


def download(conn: Connection, **query: str) -> list[dict[str, str]]:
    data = b"".join(als_csv(export.inhoud(conn, filters(conn, **query)))).decode()
    return list(csv.DictReader(io.StringIO(data, newline="")))


def een(conn: Connection, **query: str) -> dict[str, str]:
    (rij,) = download(conn, **query)
    return rij


def woningen(rijen: list[dict[str, str]], niveau: str, **waar: str) -> int:
    return sum(
        int(r["woningen"] or 0)
        for r in rijen
        if r["niveau"] == niveau and all(r[k] == v for k, v in waar.items())
    )


SV = {"gemeente": "Stichtse Vecht", "niveau": "gemeente"}


def test_stichtse_vecht(conn: Connection) -> None:
    veertig, dertig = een(conn, **SV), een(conn, **SV, nieuwbouwaandeel="30")
    assert (veertig["woningen"], veertig["sociaal"], veertig["aandeel"]) == (
        "29138",
        "6498",
        "22.3",
    )
    assert (veertig["opgave_zonder_bouw"], veertig["opgave_totaal"], veertig["haalbaar"]) == (
        "3205", "22434", "ja"
    )  # fmt: skip
    assert (dertig["opgave_zonder_bouw"], dertig["opgave_totaal"], dertig["haalbaar"]) == (
        "3205", "", "nee"
    )  # fmt: skip
    assert veertig["definitie"] == "sociaal_bezit_corporatie"
    # "circa" without a margin: none is made up, and the row says so.
    assert (veertig["aandeel_min"], veertig["aandeel_max"]) == ("", "")
    assert "geen marge" in veertig["toelichting"]
    gehaald = een(conn, **SV, doel="22")
    assert [gehaald[k] for k in ("tekort", "opgave_zonder_bouw", "opgave_totaal", "haalbaar")] == [
        "0", "0", "0", "ja"
    ]  # fmt: skip


def test_de_kernen_van_stichtse_vecht(conn: Connection) -> None:
    rijen = download(conn, gemeente="GM1904")
    kernen_ = [r for r in rijen if r["niveau"] == "wijk"]
    assert (len(kernen_), woningen(rijen, "wijk")) == (12, 29_138)
    assert {(r["aandeel"], r["sociaal"], r["opgave_totaal"], r["haalbaar"], r["definitie"])
            for r in kernen_} == {("",) * 5}, "only the gemeente's share is known"  # fmt: skip
    assert een(conn, gebied="kern MAARSSENBROEK")["woningen"] == "10005"


def test_het_programma_van_stichtse_vecht(conn: Connection) -> None:
    k = lezen.van_gemeente(conn, KernFilters(), "GM1904")
    p = programma(a for a, _ in kernafspraken.afspraken(conn, "GM1904"))
    assert k is not None and p is not None
    cijfer = k.rijen[0].cijfer
    assert (p.erbij, p.erbij_sociaal, p.eraf) == (3323, 923, 240)
    assert p.na(cijfer, met_verkoop=False) == (7_421, 32_461)  # 22.9%
    assert p.na(cijfer, met_verkoop=True) == (7_181, 32_461)  # 22.1%
    dag = k.rijen[0].peildatum
    assert dag is not None
    assert p.jaren_al_geteld(dag) == (2022, 2023)


def test_utrecht(conn: Connection) -> None:
    rijen = download(conn, gemeente="Utrecht", niveau=ALLES, peildatum="2024")
    naam = {r["gebied"]: r for r in rijen if r["niveau"] != "buurt"}
    assert [(naam[n]["aandeel"], naam[n]["aandeel_min"], naam[n]["aandeel_max"]) for n in
            ("Overvecht", "Binnenstad", "Utrecht")] == [
        ("60.0", "59.5", "60.5"), ("16.0", "15.5", "16.5"), ("31.0", "30.5", "31.5")
    ]  # fmt: skip
    assert {r["definitie"] for r in rijen if r["aandeel"]} == {"bezit_corporatie"}
    wijken = [r for r in rijen if r["niveau"] == "wijk"]
    assert (len(wijken), woningen(rijen, "wijk")) == (10, 168_736)
    assert (len([r for r in rijen if r["niveau"] == "buurt"]), woningen(rijen, "buurt")) == (
        111, 168_736
    )  # fmt: skip
    for wijk in wijken:
        assert woningen(rijen, "buurt", ouder=wijk["code"]) == int(wijk["woningen"])
    # No afspraak in Utrecht speaks of overconcentratie.
    assert {r["overconcentratie"] for r in rijen} == {""}
    assert not any(r["gebied"] == "overig" for r in rijen)


def test_de_wijken_die_nieuwegein_mist_zijn_overig(conn: Connection) -> None:
    rijen = download(conn, gemeente="Nieuwegein")
    geheel, *delen, rest = rijen
    assert (rest["gebied"], rest["code"], rest["niveau"]) == ("overig", "", "wijk")
    assert woningen([*delen, rest], "wijk") == int(geheel["woningen"]) == 31_374
    assert len(delen) == 13
    assert float(rest["aandeel_min"]) < float(rest["aandeel"]) < float(rest["aandeel_max"])


def test_amersfoort_zonder_aandeel(conn: Connection) -> None:
    rijen = download(conn, gemeente="Amersfoort")
    assert (rijen[0]["woningen"], woningen(rijen, "wijk")) == ("71416", 71_416)
    assert {r["aandeel"] for r in rijen} == {""}


def test_voorbeeldstad(conn: Connection) -> None:
    rijen = download(conn, gemeente="Voorbeeldstad")
    assert {r["fictief"] for r in rijen} == {"ja"}
    assert len(rijen) == 13
    geheel, *kernen_ = rijen
    for kolom in ("woningen", "sociaal"):
        assert sum(int(r[kolom]) for r in kernen_) == int(geheel[kolom])
    assert all(r["aandeel"] == r["aandeel_min"] == r["aandeel_max"] for r in rijen)
    assert [r["gebied"] for r in kernen_ if r["overconcentratie"] == "ja"] == ["Nieuwe Dreef"]
    for r in kernen_:
        exact = Decimal(100 * int(r["sociaal"])) / int(r["woningen"])
        assert abs(Decimal(r["aandeel"]) - exact) <= Decimal("0.05")
    vroeger = download(conn, gemeente="Voorbeeldstad", peildatum="2020-06-30")
    assert {r["peildatum"] for r in vroeger} == {"2019-12-31"}


def test_zonder_keuze_staat_alles_erin(conn: Connection) -> None:
    rijen = download(conn)
    assert {r["niveau"] for r in rijen} == {"gemeente", "wijk"}
    alle = [r["gemeentecode"] for r in rijen if r["niveau"] == "gemeente"]
    assert alle == sorted(set(alle)) and {"GM0344", "GM1904", "GM9999"} <= set(alle)
    for r in rijen:
        if r["aandeel"] == "":
            assert (r["tekort"], r["opgave_totaal"], r["haalbaar"], r["definitie"]) == ("",) * 4


def test_geojson(conn: Connection) -> None:
    keuze = filters(conn, gemeente="GM1904,GM0356,GM9999", niveau="gemeente,wijk")
    data = json.loads(b"".join(export.geojson(conn, keuze)))
    per = {f["properties"]["code"] or "rest": f for f in data["features"]}
    rijen = list(
        csv.reader(io.StringIO(b"".join(als_csv(export.inhoud(conn, keuze))).decode(), newline=""))
    )
    assert [list(map(_tekst, list(f["properties"].values())[:-1])) for f in data["features"]] == (
        rijen[1:]
    ), "the same columns and rows as the CSV"
    assert per["rest"]["geometry"] is None
    maarssen = per["WK190401"]
    assert maarssen["id"] == "WK190401"
    assert maarssen["geometry"]["type"] in ("Polygon", "MultiPolygon")
    # Figures of indeling 2024, a border of 2023 with the same code and name: said as such.
    assert (maarssen["properties"]["indeling"], maarssen["properties"]["grens_indeling"]) == (
        2024, 2023
    )  # fmt: skip
    assert "Kadaster" in data["bron_grenzen"]


def _tekst(waarde: object) -> str:
    return "" if waarde is None else str(waarde)


def test_het_werkboek_zegt_waar_het_vandaan_komt(conn: Connection) -> None:
    keuze = filters(conn, gemeente="GM9999,GM1904", doel="27.5", nieuwbouwaandeel="45")
    een_, twee = io.BytesIO(), io.BytesIO()
    schrijf_xlsx(export.inhoud(conn, keuze), een_)
    schrijf_xlsx(export.inhoud(conn, keuze), twee)
    assert een_.getvalue() == twee.getvalue()
    boek = openpyxl.load_workbook(een_)
    blad, herkomst = boek.worksheets
    kop, *inhoud = blad.iter_rows(values_only=True)
    assert kop == export.KOLOMMEN
    tekst = {str(r[0]): r[1] for r in herkomst.iter_rows(values_only=True) if r[0]}
    assert (tekst["Doel (%)"], tekst["Nieuwbouwaandeel (%)"]) == (27.5, 45)
    assert tekst["Aantal rijen"] == len(inhoud) == 26
    assert "verzonnen" in str(tekst["Fictief"])
    alles = " ".join(str(c) for r in herkomst.iter_rows(values_only=True) for c in r if c)
    assert "circa 22,3%" in alles and "onze lezing" in alles, "the remark of the levering"
