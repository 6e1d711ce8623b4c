"""The downloads of Kernen on both engines: the same bytes, whatever the database."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal

from domain.kernen.keuze import NIVEAUS, KernFilters
from store.exports import kernen as export
from store.exports.als_csv import als_csv
from store.exports.als_xlsx import schrijf_xlsx
from tests.store.conftest import Bouwer
from tests.store.maak import AMERSFOORT, DORP, levering, register

EIND, EERDER = date(2024, 12, 31), date(2023, 12, 31)
VIERKANT = [[[5.3, 52.1], [5.4, 52.1], [5.4, 52.2], [5.3, 52.1]]]
DEEL = {"definitie": "bezit_corporatie", "bron": "=CBS", "peildatum": EIND, "indeling": 2023}


def leveringen():
    rijen = [
        {**DEEL, "aantal": 1000, "aandeel_corporatie": 31.0, "aandeel_marge": 0.5},
        {**DEEL, "aantal": 980, "aandeel_corporatie": 30.0, "peildatum": EERDER},
        {**DEEL, "aantal": 700, "aandeel_corporatie": 22.3, "gebied": "WK030701"},
        {**DEEL, "aantal": 0, "definitie": None, "gebied": "WK030702"},
    ]
    grenzen = [
        {"code": AMERSFOORT, "indeling": 2023, "niveau": "gemeente", "gemeente": AMERSFOORT,
         "naam": "Amersfoort", "ringen": json.dumps([VIERKANT])},
        {"code": "WK030701", "indeling": 2023, "niveau": "wijk", "gemeente": AMERSFOORT,
         "naam": "Centrum", "ringen": json.dumps([VIERKANT, VIERKANT])},
    ]  # fmt: skip
    return [register(), levering("kwb", "2024", woningtotalen=rijen),
            levering("grens", grenzen=grenzen)]  # fmt: skip


def rijen(conn, formaat: str = "", **keuze) -> list[dict[str, str]]:
    tekst = b"".join(als_csv(export.inhoud(conn, KernFilters(**keuze)), formaat)).decode(
        "utf-8-sig"
    )
    return list(csv.DictReader(io.StringIO(tekst, newline=""), delimiter=";" if formaat else ","))


def test_csv(bouwer: Bouwer) -> None:
    conn = bouwer(leveringen())
    geheel, centrum, vathorst, rest = rijen(conn, doel=Decimal("31.5"))
    assert list(geheel.values())[:20] == [
        "Amersfoort", "Amersfoort", AMERSFOORT, "gemeente", "2023", "2024-12-31", "1000", "310",
        "31.0", "30.5", "31.5", "31.5", "5", "8", "59", "ja", "bezit_corporatie", "nee", "=CBS",
        "teststand",
    ]  # fmt: skip
    assert (geheel["doel_bereikt"], geheel["vorige_peildatum"], geheel["vorig_aandeel"]) == (
        "mogelijk", "2023-12-31", "30.0"
    )  # fmt: skip
    assert (centrum["sociaal"], centrum["aandeel"], centrum["aandeel_min"]) == ("156", "22.3", "")
    assert (vathorst["woningen"], vathorst["aandeel"], vathorst["haalbaar"]) == ("0", "", "")
    assert (rest["gebied"], rest["code"], rest["ouder"], rest["woningen"], rest["sociaal"]) == (
        "overig", "", AMERSFOORT, "300", "154"
    )  # fmt: skip


def test_csv_for_dutch_excel(bouwer: Bouwer) -> None:
    conn = bouwer(leveringen())
    geheel, *_ = rijen(conn, "nl", doel=Decimal(30))
    assert (geheel["aandeel"], geheel["doel"], geheel["bron"]) == ("31,0", "30,0", "'=CBS")
    zonder, *_ = rijen(conn)
    assert (zonder["aandeel"], zonder["doel"], zonder["tekort"]) == ("31.0", "", ""), "none agreed"


def test_geojson(bouwer: Bouwer) -> None:
    conn = bouwer(leveringen())
    data = json.loads(b"".join(export.geojson(conn, KernFilters())))
    vormen = [(f.get("id"), f["geometry"] and f["geometry"]["type"]) for f in data["features"]]
    assert vormen == [
        (AMERSFOORT, "Polygon"), ("WK030701", "MultiPolygon"), ("WK030702", None), (None, None)
    ]  # fmt: skip
    assert data["features"][0]["geometry"]["coordinates"] == VIERKANT
    assert (data["stand"], data["bron_grenzen"]) == ("teststand", "bron van grens")
    leeg = json.loads(b"".join(export.geojson(conn, KernFilters(gemeente=(DORP,)))))
    assert (len(leeg["features"]), leeg["bron_grenzen"]) == (1, "")


def test_xlsx_is_the_same_on_every_engine(bouwer: Bouwer) -> None:
    import openpyxl

    uit = io.BytesIO()
    schrijf_xlsx(export.inhoud(bouwer(leveringen()), KernFilters(niveau=NIVEAUS)), uit)
    boek = openpyxl.load_workbook(uit)
    kop, geheel, *_ = boek.worksheets[0].iter_rows(values_only=True)
    rij = dict(zip(kop, geheel, strict=True))
    assert (rij["aandeel"], rij["sociaal"], rij["bron"]) == (31, 310, "'=CBS")
    herkomst = {r[0]: r[1] for r in boek.worksheets[1].iter_rows(values_only=True) if r[0]}
    assert (herkomst["Download"], herkomst["Niveau"]) == ("kernen", "gemeente, wijk, buurt")
    assert "Fictief" not in herkomst
