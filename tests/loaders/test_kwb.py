"""KWB: every shape of the file, what is unknown, and what is wrong in it."""

from __future__ import annotations

import io
import json
import time
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from loaders.contract import Invoer, Uitslag, Velden
from loaders.kwb import lezer
from loaders.kwb.jaar import TABELLEN
from loaders.register.register import Register
from loaders.verdict.verdict import GRENS, Melding
from telling.rijen import KOLOMMEN
from tests.loaders.bronhulp import invoer, register_van_data
from tests.loaders.kwb_land import land

KOP = "jaar,gwb_code,regio,gm_naam,recs,a_inw,a_woning,p_wcorpw"
GM = "2025,GM0344,Utrecht,Utrecht,Gemeente,10,100,31"
WEST = "2025,WK034401,West,Utrecht,Wijk,6,60,22"
OOST = "2025,WK034406,Oost,Utrecht,Wijk,4,40,8"


@pytest.fixture(scope="module")
def register() -> Register:
    return register_van_data()


def lees(register: Register, *rijen: str, kop: str = KOP, bestand: str = "kwb.csv") -> Uitslag:
    gegeven = invoer("\r\n".join([kop, *rijen, ""]), register, bestand=bestand)
    assert lezer.herken(gegeven)
    return lezer.lees(gegeven)


def totalen(uitslag: Uitslag) -> pd.DataFrame:
    assert uitslag.rapport.aangenomen, uitslag.rapport.meldingen
    assert tuple(uitslag.tabellen["woningtotalen"].columns) == KOLOMMEN["woningtotalen"]
    assert tuple(uitslag.tabellen["gebieden"].columns) == KOLOMMEN["gebieden"]
    return uitslag.tabellen["woningtotalen"]


def van(uitslag: Uitslag, ernst: str) -> list[Melding]:
    return [m for m in uitslag.rapport.meldingen if m.ernst == ernst]


def test_areas_dwellings_and_shares_come_out(register: Register) -> None:
    uitslag = lees(register, GM, WEST, OOST)
    rijen = totalen(uitslag).to_dict("records")
    assert [(r["gemeente"], r["gebied"], r["aantal"]) for r in rijen] == [
        ("GM0344", None, 100), ("GM0344", "WK034401", 60), ("GM0344", "WK034406", 40),
    ]  # fmt: skip
    assert [(r["aandeel_corporatie"], r["aandeel_marge"], r["definitie"]) for r in rijen] == [
        (31.0, 0.5, "bezit_corporatie"), (22.0, 0.5, "bezit_corporatie"),
        (8.0, 0.5, "bezit_corporatie"),
    ]  # fmt: skip
    # A peildatum of 1 January in a public source is the end of the day before.
    assert {r["peildatum"] for r in rijen} == {date(2024, 12, 31)}
    assert {r["indeling"] for r in rijen} == {2025}
    assert {r["bron"] for r in rijen} == {
        "CBS, Kerncijfers wijken en buurten 2025 (tabel 86165NED)"
    }
    gebieden = uitslag.tabellen["gebieden"].to_dict("records")
    assert [(g["code"], g["naam"], g["niveau"], g["ouder"]) for g in gebieden] == [
        ("WK034401", "West", "wijk", None), ("WK034406", "Oost", "wijk", None),
    ]  # fmt: skip
    assert uitslag.gelezen is not None
    assert uitslag.gelezen.leverancier == "CBS"
    assert uitslag.gelezen.gemeenten == ("GM0344",)
    assert uitslag.gelezen.bron.endswith("CC BY 4.0")


def test_the_file_of_cbs_with_padding_points_and_decimal_commas(register: Register) -> None:
    kop = "gwb_code_10;gwb_code_8;regio;gm_naam;recs;gwb_code;ind_wbi;a_woning;p_wcorpw"
    uitslag = lees(
        register,
        "NL00;00;Nederland;Nederland;Land;NL00;.;8000000;29",
        "GM0344;0344;  Utrecht;  Utrecht;  Gemeente;GM0344;.;  60;  31,0",
        "WK034401;034401;  West;  Utrecht;  Wijk;WK034401;1;  60;  22",
        "BU03440111;03440111;  Hommel;Utrecht;Buurt;BU03440111;1;.;.",
        "BU03440112;03440112;  Al;Utrecht;Buurt;BU03440112;1;55;.",
        kop=kop,
        bestand="kwb-2025.csv",
    )
    rijen = {r["gebied"]: r for r in totalen(uitslag).to_dict("records")}
    assert set(rijen) == {None, "WK034401", "BU03440112"}
    assert rijen[None]["aandeel_corporatie"] == 31.0
    assert pd.isna(rijen["BU03440112"]["aandeel_corporatie"])
    assert pd.isna(rijen["BU03440112"]["aandeel_marge"])
    assert rijen["BU03440112"]["definitie"] is None
    gebieden = uitslag.tabellen["gebieden"].set_index("code")
    assert list(gebieden.index) == ["WK034401", "BU03440111", "BU03440112"]
    assert gebieden.loc["BU03440111", "ouder"] == "WK034401"
    meldingen = [(m.melding, m.gevonden) for m in van(uitslag, "melding")]
    assert ("Eén rij gaat over heel Nederland; die telt niet mee.", "NL00") in meldingen
    assert (
        "Van 1 gebied is het aantal woningen onbekend. Dat is niet 0.", "BU03440111",
    ) in meldingen  # fmt: skip
    # The unknown buurt may make up what is short: no warning.
    assert van(uitslag, "waarschuwing") == []


def test_odata_with_other_column_numbers(register: Register) -> None:
    for jaar, (nummer, deel) in {2020: (34, 42), 2023: (35, 43), 2025: (35, 49)}.items():
        record = {
            "ID": 0,
            "WijkenEnBuurten": "WK034401  ",
            "Gemeentenaam_1": "Utrecht                ",
            "SoortRegio_2": "Wijk      ",
            "Codering_3": "WK034401  ",
            "Mannen_6": 5,
            f"Woningvoorraad_{nummer}": 60,
            f"InBezitWoningcorporatie_{deel}": 22,
            "Koopwoning_53": 1,
            "Koopwoning_61": 2,
        }
        leeg = {**record, "WijkenEnBuurten": "WK034406  ", "Codering_3": "WK034406  "}
        leeg |= {f"Woningvoorraad_{nummer}": None, f"InBezitWoningcorporatie_{deel}": None}
        adres = (
            f"https://opendata.cbs.nl/ODataApi/OData/{TABELLEN[jaar]}/$metadata#Cbs.TypedDataSet"
        )
        tekst = json.dumps({"odata.metadata": adres, "value": [record, leeg]})
        gegeven = invoer(tekst, register, bestand="TypedDataSet.json")
        assert lezer.herken(gegeven)
        (rij,) = totalen(lezer.lees(gegeven)).to_dict("records")
        assert (rij["gebied"], rij["indeling"], rij["aantal"]) == ("WK034401", jaar, 60)
        assert (rij["aandeel_corporatie"], rij["peildatum"]) == (22.0, date(jaar - 1, 12, 31))


def test_odata_has_no_names_so_the_register_gives_those_of_the_same_year_or_the_code_does(
    register: Register,
) -> None:
    records = [
        {"WijkenEnBuurten": c, "SoortRegio_2": "Wijk", "Codering_3": c, "Woningvoorraad_35": 9}
        for c in ("WK034401", "WK190401")
    ]
    gegeven = invoer(json.dumps({"value": records}), register, bestand="86165NED.json")
    uitslag = lezer.lees(gegeven)
    totalen(uitslag)
    # Utrecht 2025 is in the register, Stichtse Vecht only with its 2024: that would be a guess.
    assert list(uitslag.tabellen["gebieden"]["naam"]) == ["West", "WK190401"]
    (melding,) = van(uitslag, "melding")
    assert melding.gevonden == "WK190401"
    assert "bij hun code" in melding.melding


def test_a_workbook_of_cbs(register: Register) -> None:
    boek = Workbook()
    boek.active.title = "Toelichting"
    boek.active.append(["Kerncijfers wijken en buurten"])
    blad = boek.create_sheet("KWB2025")
    blad.append(["gwb_code_10", "regio", "gm_naam", "recs", "a_inw", "a_woning", "p_wcorpw"])
    blad.append(["GM0344", "Utrecht", "Utrecht", "Gemeente", 10, 100, 31])
    blad.append(["WK034401", "  West", "Utrecht", "Wijk", 6, 100, "."])
    bytes_ = io.BytesIO()
    boek.save(bytes_)
    gegeven = Invoer(
        "kwb-2025.xlsx", "xlsx", bytes_.getvalue(), "", Velden(), register, lambda g: (),
        date(2026, 11, 20),
    )  # fmt: skip
    assert lezer.herken(gegeven)
    uitslag = lezer.lees(gegeven)
    assert list(totalen(uitslag)["aantal"]) == [100, 100]
    assert set(totalen(uitslag)["blad"]) == {"KWB2025"}
    assert list(uitslag.tabellen["gebieden"]["naam"]) == ["West"]


def test_a_selection_by_wijk_and_buurt_code(register: Register) -> None:
    kop = "jaar,wijk_code,buurt_code,gm_naam,regio,woningvoorraad,koopwoning_percentage"
    uitslag = lees(
        register,
        "2022,WK030701,BU03070100,Amersfoort,Hof,396,0.0",
        "2022,WK030701,,Amersfoort,Stadskern,396,0.0",
        kop=kop,
    )
    assert list(totalen(uitslag)["gebied"]) == ["BU03070100", "WK030701"]
    assert totalen(uitslag)["aandeel_corporatie"].isna().all()
    assert totalen(uitslag)["definitie"].isna().all()
    fout = lees(register, "2022,WK030702,BU03070100,Amersfoort,Hof,396,0.0", kop=kop)
    (regel,) = van(fout, "fout")
    assert (regel.rij, regel.kolom, regel.verwacht) == (2, "wijk_code", "WK030701")


@pytest.mark.parametrize(
    ("rij", "kolom", "gevonden"),
    [
        ("2025,WK034401,West,Utrecht,Wijk,6,zestig,22", "a_woning", "zestig"),
        ("2025,WK034401,West,Utrecht,Wijk,6,-60,22", "a_woning", "-60"),
        ("2025,WK034401,West,Utrecht,Wijk,6,1.000,22", "a_woning", "1.000"),
        ("2025,WK034401,West,Utrecht,Wijk,6,60.5,22", "a_woning", "60.5"),
        ("2025,WK034401,West,Utrecht,Wijk,6,60,101", "p_wcorpw", "101"),
        ("2025,WK034401,West,Utrecht,Wijk,6,60,-1", "p_wcorpw", "-1"),
        ("2025,WK034401,West,Utrecht,Wijk,6,60,veel", "p_wcorpw", "veel"),
        ("2025,WK0344,West,Utrecht,Wijk,6,60,22", "gwb_code", "WK0344"),
        ("2025,,West,Utrecht,Wijk,6,60,22", "gwb_code", ""),
        ("2025,WK034401,West,Utrecht,Buurt,6,60,22", "recs", "Buurt"),
        ("2027,WK034401,West,Utrecht,Wijk,6,60,22", "jaar", "2027"),
        ("later,WK034401,West,Utrecht,Wijk,6,60,22", "jaar", "later"),
        (OOST, "gwb_code", "WK034406 2025"),
    ],
)
def test_a_wrong_cell_is_a_fout_with_its_row_and_column(
    register: Register, rij: str, kolom: str, gevonden: str
) -> None:
    uitslag = lees(register, GM, OOST, rij)
    (fout,) = van(uitslag, "fout")
    assert (fout.rij, fout.kolom, fout.gevonden) == (4, kolom, gevonden)
    assert fout.verwacht
    assert uitslag.tabellen == {}
    assert uitslag.gelezen is None


def test_a_share_without_dwellings_is_unknown(register: Register) -> None:
    uitslag = lees(register, GM, WEST, OOST, "2025,BU03440111,Hommel,Utrecht,Buurt,0,0,50")
    rij = totalen(uitslag).set_index("gebied").loc["BU03440111"]
    assert rij["aantal"] == 0
    assert pd.isna(rij["aandeel_corporatie"])
    assert rij["definitie"] is None
    meldingen = [m.melding for m in van(uitslag, "melding")]
    assert "Bij 1 gebied staat een aandeel zonder woningen. Dat aandeel is onbekend." in meldingen
    # The register of 2025 has it already, by another name.
    assert (
        "BU03440111 heet hier Hommel en in het register Welgelegen, Den Hommel (indeling 2025)."
    ) in meldingen


def test_a_share_with_decimals_carries_no_half_point(register: Register) -> None:
    uitslag = lees(register, GM, WEST.replace(",22", ",22.4"), OOST)
    assert list(totalen(uitslag)["aandeel_corporatie"]) == [31.0, 22.4, 8.0]
    assert totalen(uitslag)["aandeel_marge"].isna().all()


def test_parts_that_do_not_make_the_whole_are_one_warning_each(register: Register) -> None:
    uitslag = lees(
        register, GM, WEST,
        "2025,BU03440111,Hommel,Utrecht,Buurt,0,50,1", "2025,BU03440112,Al,Utrecht,Buurt,0,20,1",
    )  # fmt: skip
    totalen(uitslag)
    assert [(m.rij, m.gevonden, m.verwacht, m.melding) for m in van(uitslag, "waarschuwing")] == [
        (2, "60", "100", "De wijken van Utrecht (GM0344, 2025) hebben samen 40 woningen minder "
         "dan het geheel. Aantal wijken in dit bestand: 1."),
        (3, "70", "60", "De buurten van West (WK034401, 2025) hebben samen 10 woningen meer "
         "dan het geheel. Aantal buurten in dit bestand: 2."),
    ]  # fmt: skip
    te_veel = lees(register, GM, WEST.replace(",60,", ",.,"), OOST.replace(",40,", ",140,"))
    assert [m.verwacht for m in van(te_veel, "waarschuwing")] == ["100"]


def test_an_unknown_gemeente_is_a_melding(register: Register) -> None:
    uitslag = lees(register, GM, WEST, OOST, "2025,GM0005,Bedum,Bedum,Gemeente,1,1,1",
                   "2025,WK000500,Bedum,Bedum,Wijk,1,1,1")  # fmt: skip
    assert set(totalen(uitslag)["gemeente"]) == {"GM0344"}
    assert set(uitslag.tabellen["gebieden"]["gemeente"]) == {"GM0344"}
    melding = next(m for m in van(uitslag, "melding") if "register" in m.melding)
    assert melding.gevonden == "GM0005"
    assert melding.melding.endswith("niet meetellen: 2.")


def test_a_code_with_another_name_in_another_year_is_said_with_both_names() -> None:
    register = register_van_data()
    uitslag = lees(
        register,
        "2015,WK190401,Maarssen-Dorp,Stichtse Vecht,Wijk,1,7000,30",
        "2015,WK190402,Kern Breukelen,Stichtse Vecht,Wijk,1,5000,30",
    )
    totalen(uitslag)
    melding = next(m for m in van(uitslag, "melding") if "heet" in m.melding)
    assert "WK190401 heet in indeling 2015 Maarssen-Dorp en in indeling 2024 Maarssen." in (
        melding.melding
    )
    assert (melding.gevonden, melding.verwacht) == ("Maarssen-Dorp", "Maarssen")
    assert not any("WK190402" in m.melding for m in van(uitslag, "melding"))


def test_without_a_year_nothing_is_guessed(register: Register) -> None:
    kop, rij = KOP.removeprefix("jaar,"), GM.removeprefix("2025,")
    (fout,) = van(lees(register, rij, kop=kop, bestand="utrecht.csv"), "fout")
    assert "welk jaar" in fout.melding
    assert list(totalen(lees(register, rij, kop=kop, bestand="KWB 2024.csv"))["indeling"]) == [2024]
    twee = lees(register, rij, kop=kop, bestand="kwb-2024-85618NED.csv")
    assert "2023" in van(twee, "fout")[0].gevonden
    assert "2024" in van(twee, "fout")[0].gevonden
    anders = lees(register, GM, bestand="kwb-2024.csv")
    assert "verschillende jaren" in van(anders, "fout")[0].melding
    later = lees(register, rij, kop=kop, bestand="kwb-2031.csv")
    assert "nog geen cijfers" in van(later, "fout")[0].melding


def test_missing_and_double_columns(register: Register) -> None:
    zonder = lees(register, "2025,GM0344,Utrecht,Utrecht,Gemeente", kop=KOP[:32])
    assert [(m.kolom, m.melding) for m in van(zonder, "fout")] == [
        ("aantal", "Deze kolom ontbreekt.")
    ]
    dubbel = lees(register, f"{GM},100", kop=f"{KOP},A_Woning_3")
    (fout,) = van(dubbel, "fout")
    assert fout.gevonden == "a_woning, A_Woning_3"


def test_a_file_with_nothing_that_counts_is_refused(register: Register) -> None:
    for rijen in ((), (GM.replace(",100,", ",.,"),), ("2025,NL00,Nederland,,Land,1,1,1",)):
        (fout,) = van(lees(register, *rijen), "fout")
        assert "geen aantallen" in fout.melding


@pytest.mark.parametrize(
    "tekst",
    [
        '{"value": [{"WijkenEnBuurten": "GM0344", "SoortRegio_2": ',
        '{"WijkenEnBuurten": 3}',
        '{"value": ["WijkenEnBuurten"]}',
        '{"value": [{"WijkenEnBuurten": null, "Woningvoorraad_3": []}]}',
        '{"value": [{"WijkenEnBuurten": "GM0344", "Woningvoorraad_3": 1e400}]}',
        '{"value": [{"WijkenEnBuurten": {"a": 1}, "Woningvoorraad_3": true}]}',
        "[" * 100_000 + '"wijkenenbuurten"',
    ],
)
def test_bad_json_gets_a_verdict(register: Register, tekst: str) -> None:
    gegeven = invoer(tekst, register, bestand="86165NED.json")
    uitslag = lezer.lees(gegeven)
    assert van(uitslag, "fout")
    assert uitslag.tabellen == {}


def test_a_part_of_an_answer_is_said(register: Register) -> None:
    record = {"WijkenEnBuurten": "GM0344", "Gemeentenaam_1": "Utrecht", "Woningvoorraad_35": 5}
    tekst = json.dumps({"odata.nextLink": "x", "value": [record]})
    uitslag = lezer.lees(invoer(tekst, register, bestand="kwb2025.json"))
    totalen(uitslag)
    assert van(uitslag, "waarschuwing")[0].kolom == "odata.nextLink"


def test_other_lists_are_left_to_their_own_reader(register: Register) -> None:
    koppen = (
        "code,indeling,naam,niveau,ouder,gemeente",
        "gemeente;gebied;indeling;peildatum;aantal;bron",
        "corporatie;gemeente;buurt_code;regio;gm_naam;periode;soort;aantal",
        "",
        '{"type":"FeatureCollection","features":[{"properties":{"gwb_code":"x"}}]}',
    )
    for kop in koppen:
        assert not lezer.herken(invoer(f"{kop}\n", register))
    eigen = invoer(f"{KOP}\n{GM}\n", register, velden=Velden(tabel="gebieden"))
    assert not lezer.herken(eigen)
    weer = invoer(f"{KOP}\n{GM}\n", register, velden=Velden(tabel="kwb"))
    assert lezer.herken(weer)


def test_a_whole_country_wrong_in_one_way_does_not_bury_its_reader() -> None:
    tekst, register = land(gemeenten=60, wijken=10, buurten=5, meer=1)
    uitslag = lezer.lees(invoer(tekst, register, bestand="kwb-2025.csv"))
    totalen(uitslag)
    waarschuwingen = van(uitslag, "waarschuwing")
    assert len(waarschuwingen) == 21
    assert waarschuwingen[-1].melding == (
        "Bij nog 40 gebieden zijn de wijken samen niet het geheel. Bij elkaar is het verschil "
        "40 woningen."
    )


def test_every_wrong_cell_of_a_country_is_counted() -> None:
    tekst, register = land(gemeenten=300, wijken=8, buurten=5)
    stuk = tekst.replace(";Buurt;", ";Wijk;")
    fouten = van(lezer.lees(invoer(stuk, register, bestand="kwb-2025.csv")), "fout")
    assert len(fouten) == GRENS + 1
    assert "nog 2.000" in fouten[-1].melding


def test_a_whole_country_adds_up_and_keeps_every_area() -> None:
    tekst, register = land(gemeenten=342, wijken=10, buurten=4)
    begin = time.process_time()
    uitslag = lezer.lees(invoer(tekst, register, bestand="kwb-2025.csv"))
    # Half a second on a quiet machine.
    assert time.process_time() - begin < 3
    frame = totalen(uitslag)
    assert len(frame) == 342 * (1 + 10 + 40)
    assert len(uitslag.tabellen["gebieden"]) == 342 * 50
    per_niveau = frame.assign(n=frame["gebied"].str[:2].fillna("GM")).groupby("n")["aantal"].sum()
    assert per_niveau["GM"] == per_niveau["WK"] == per_niveau["BU"]
    assert van(uitslag, "waarschuwing") == []


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["csv", "json"]))
def test_any_bytes_get_a_verdict(rommel: bytes, soort: str) -> None:
    register = register_van_data()
    begin = f"{KOP}\n{GM}\n".encode() if soort == "csv" else b'{"value":[{"WijkenEnBuurten":'
    schoon = (begin + rommel).decode("utf-8", "ignore").replace("\0", "")
    uitslag = lezer.lees(invoer(schoon, register, bestand=f"kwb-2025.{soort}"))
    assert uitslag.rapport.aangenomen == bool(uitslag.tabellen)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9_999), st.integers(0, 100)), min_size=1, max_size=8))
def test_what_is_written_is_what_is_read(wijken: list[tuple[int, int]]) -> None:
    som = sum(n for n, _ in wijken)
    rijen = [f"2025,WK0344{i:02},Wijk {i},Utrecht,Wijk,1,{n},{p}"
             for i, (n, p) in enumerate(wijken)]  # fmt: skip
    uitslag = lees(register_van_data(), f"2025,GM0344,Utrecht,Utrecht,Gemeente,1,{som},31", *rijen)
    frame = totalen(uitslag).iloc[1:]
    assert list(frame["aantal"]) == [n for n, _ in wijken]
    aandelen = [None if pd.isna(a) else a for a in frame["aandeel_corporatie"]]
    assert aandelen == [p if n else None for n, p in wijken]
    assert van(uitslag, "waarschuwing") == []
