"""CBS table 81955NED: the real files, whole-country files, and what is wrong in them."""

from __future__ import annotations

import csv
import json
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.archief.meegeleverd import MAP
from loaders.cbs import t81955ned as cbs
from loaders.cbs.bestand import MATEN
from loaders.contract import Uitslag, Velden
from loaders.register.register import Register
from loaders.verdict.verdict import Melding
from telling.rijen import KOLOMMEN
from tests.loaders.bronhulp import VANDAAG, invoer, lees_bestand, register_van_data

CSV = MAP / "leveringen/cbs/81955NED-9-gemeenten-2012-2020.csv"
JSON = MAP / "leveringen/cbs/81955NED-odata-amersfoort-stichtse-vecht.json"
KOP = (
    "ID;Gebruiksfunctie;RegioS;Perioden;BeginstandVoorraad_1;Nieuwbouw_2;OverigeToevoeging_3;"
    "Sloop_4;OverigeOnttrekking_5;Correctie_6;SaldoVoorraad_7;EindstandVoorraad_8"
)
GOED = "1;A045364;GM0307;2012JJ00;63442;463;210;29;31;-199;414;63856"


@pytest.fixture(scope="module")
def register() -> Register:
    return register_van_data()


def lees(register: Register, *rijen: str, kop: str = KOP) -> Uitslag:
    gegeven = invoer("\r\n".join([kop, *rijen, ""]), register)
    assert cbs.herken(gegeven)
    return cbs.lees(gegeven)


def frame(uitslag: Uitslag) -> pd.DataFrame:
    assert uitslag.rapport.aangenomen, uitslag.rapport.meldingen
    return uitslag.tabellen["cbs_voorraad"]


def van(uitslag: Uitslag, ernst: str) -> list[Melding]:
    return [m for m in uitslag.rapport.meldingen if m.ernst == ernst]


def test_the_shipped_csv_holds_what_the_file_holds(register: Register) -> None:
    uitslag = lees_bestand(cbs, CSV, register)
    gelezen = frame(uitslag)
    assert tuple(gelezen.columns) == KOLOMMEN["cbs_voorraad"]
    with CSV.open(encoding="utf-8") as bestand:
        bron = list(csv.DictReader(bestand, delimiter=";"))
    assert len(gelezen) == len(bron) == 81
    for rij, naief in zip(gelezen.to_dict("records"), bron, strict=True):
        assert (rij["gemeente"], rij["jaar"]) == (naief["RegioS"], int(naief["Perioden"][:4]))
        getallen = [int(w) for w in list(naief.values())[4:]]
        assert [rij[m] for m in MATEN] == getallen
    assert uitslag.gelezen is not None
    assert uitslag.gelezen.leverancier == "CBS"
    assert uitslag.gelezen.periode is not None
    assert uitslag.gelezen.periode.tekst == "2012-2020"
    assert len(uitslag.gelezen.gemeenten) == 9
    assert uitslag.gelezen.ontvangen == date(2026, 11, 1)


def test_amersfoort_2012_balances(register: Register) -> None:
    gelezen = frame(lees_bestand(cbs, CSV, register))
    r = gelezen.query("gemeente == 'GM0307' and jaar == 2012").iloc[0]
    assert (r["begin"], r["eind"]) == (63442, 63856)
    delen = r["nieuwbouw"] + r["overige_toevoeging"] - r["sloop"] - r["overige_onttrekking"]
    assert r["begin"] + delen + r["correctie"] == r["eind"]


def test_the_two_years_of_nijmegen_that_do_not_fit_are_the_only_warnings(
    register: Register,
) -> None:
    waarschuwingen = van(lees_bestand(cbs, CSV, register), "waarschuwing")
    assert [(m.rij, m.kolom, m.gevonden, m.verwacht) for m in waarschuwingen] == [
        (52, "EindstandVoorraad_8", "79474", "79473"),
        (54, "EindstandVoorraad_8", "81717", "81743"),
    ]
    assert [m.melding for m in waarschuwingen] == [
        "De balans van Nijmegen 2017 klopt niet: verschil +1.",
        "De balans van Nijmegen 2019 klopt niet: verschil -26.",
    ]


def test_the_json_gives_the_same_figures_as_the_csv(register: Register) -> None:
    uit_json = frame(lees_bestand(cbs, JSON, register))
    uit_csv = frame(lees_bestand(cbs, CSV, register))
    kolommen = ["gemeente", "jaar", *MATEN]
    gemeenten = set(uit_json["gemeente"])
    assert gemeenten == {"GM0307", "GM1904"}
    deel = uit_csv.loc[uit_csv["gemeente"].isin(gemeenten), kolommen]
    volgorde = ["gemeente", "jaar"]
    pd.testing.assert_frame_equal(
        deel.sort_values(volgorde).reset_index(drop=True),
        uit_json[kolommen].sort_values(volgorde).reset_index(drop=True),
    )


def test_padded_codes_other_column_numbers_and_text_numbers(register: Register) -> None:
    records = [
        {
            "Gebruiksfunctie": "A045364 ",
            "RegioS": "GM0307  ",
            "Perioden": "2012JJ00",
            **{f"{naam}_{n}": waarde for n, (naam, waarde) in enumerate(
                zip(KOP.replace("_", ";").split(";")[4::2],
                    ["63442", "     463", 210, 29.0, 31, -199, 414, None], strict=True), start=20)},
        }
    ]  # fmt: skip
    gegeven = invoer(json.dumps(records), register, bestand="antwoord.txt")
    assert cbs.herken(gegeven)
    rij = frame(cbs.lees(gegeven)).iloc[0]
    assert (rij["gemeente"], rij["begin"], rij["nieuwbouw"], rij["sloop"]) == (
        "GM0307", 63442, 463, 29,
    )  # fmt: skip
    assert pd.isna(rij["eind"])


def test_what_is_no_year_of_dwellings_of_a_gemeente_is_passed_over_with_one_melding_each(
    register: Register,
) -> None:
    uitslag = lees(
        register,
        GOED,
        "2;T001419;GM0307;2012JJ00;1;0;0;0;0;0;0;1",
        "3;A045364;NL01;2012JJ00;1;0;0;0;0;0;0;1",
        "4;A045364;PV26  ;2012JJ00;1;0;0;0;0;0;0;1",
        "5;A045364;GM0307;2012MM01;1;0;0;0;0;0;0;1",
        "6;A045364;GM0307;2012KW01;1;0;0;0;0;0;0;1",
    )
    assert len(frame(uitslag)) == 1
    assert [(m.kolom, m.gevonden) for m in van(uitslag, "melding")] == [
        ("Gebruiksfunctie", "T001419"),
        ("RegioS", "NL01, PV26"),
        ("Perioden", "2012KW01, 2012MM01"),
    ]


def test_a_gemeente_the_register_does_not_know_is_a_melding(register: Register) -> None:
    uitslag = lees(register, GOED, GOED.replace("GM0307", "GM0005"))
    assert set(frame(uitslag)["gemeente"]) == {"GM0307"}
    (melding,) = van(uitslag, "melding")
    assert (melding.kolom, melding.gevonden) == ("RegioS", "GM0005")


def test_missing_is_not_zero(register: Register) -> None:
    uitslag = lees(
        register,
        GOED,
        "2;A045364;GM0344;2012JJ00;.;.;.;.;.;.;.;.",
        "3;A045364;GM0344;2013JJ00;;;;;;;;",
        "4;A045364;GM0312;2012JJ00;100;.;5;1;0;0;4;104",
    )
    gelezen = frame(uitslag)
    assert set(gelezen["gemeente"]) == {"GM0307", "GM0312"}
    assert pd.isna(gelezen.iloc[1]["nieuwbouw"])
    assert gelezen.iloc[1]["begin"] == 100
    (melding,) = van(uitslag, "melding")
    assert melding.gevonden == "GM0344"
    assert "2012-2013" in melding.melding


def test_begin_that_is_not_the_end_of_the_year_before_is_a_warning(register: Register) -> None:
    later = "2;A045364;GM0307;2013JJ00;63857;0;0;0;0;0;0;63857"
    (waarschuwing,) = van(lees(register, later, GOED), "waarschuwing")
    assert (waarschuwing.rij, waarschuwing.kolom) == (2, "BeginstandVoorraad_1")
    assert (waarschuwing.gevonden, waarschuwing.verwacht) == ("63857", "63856")


def test_a_published_saldo_that_is_not_that_of_the_parts_is_a_warning(register: Register) -> None:
    (waarschuwing,) = van(lees(register, GOED.replace(";414;", ";415;")), "waarschuwing")
    assert (waarschuwing.kolom, waarschuwing.verwacht) == ("SaldoVoorraad_7", "414")


@pytest.mark.parametrize(
    ("van_", "naar", "kolom"),
    [
        ("463", "463,5", "Nieuwbouw_2"),
        ("463", "463.0", "Nieuwbouw_2"),
        ("463", "veel", "Nieuwbouw_2"),
        ("463", "٤٦٣", "Nieuwbouw_2"),
        ("463", "-463", "Nieuwbouw_2"),
        ("2012JJ00", "2012", "Perioden"),
        ("2012JJ00", "2026JJ00", "Perioden"),
        ("2012JJ00", "1012JJ00", "Perioden"),
        ("GM0307", "GM307", "RegioS"),
        ("GM0307", "", "RegioS"),
        ("A045364", "woningen", "Gebruiksfunctie"),
    ],
)
def test_a_wrong_cell_is_a_fout_with_its_row_and_column(
    register: Register, van_: str, naar: str, kolom: str
) -> None:
    uitslag = lees(register, GOED.replace("2012", "2011"), GOED.replace(van_, naar))
    (fout,) = van(uitslag, "fout")
    assert (fout.rij, fout.kolom, fout.gevonden) == (3, kolom, naar)
    assert uitslag.tabellen == {}


def test_all_fouten_at_once(register: Register) -> None:
    uitslag = lees(
        register,
        GOED,
        GOED,
        GOED.replace("63442", "x").replace("2012", "2013"),
        "te;weinig",
    )
    assert [(m.rij, m.kolom) for m in van(uitslag, "fout")] == [(5, "")]
    uitslag = lees(register, GOED, GOED, GOED.replace("63442", "x").replace("2012", "2013"))
    assert [(m.rij, m.kolom) for m in van(uitslag, "fout")] == [
        (3, "RegioS"),
        (4, "BeginstandVoorraad_1"),
    ]


def test_missing_and_unknown_columns(register: Register) -> None:
    kop = KOP.replace("Sloop_4", "Slopen_4")
    uitslag = lees(register, GOED, kop=kop)
    assert [m.kolom for m in van(uitslag, "fout")] == ["sloop"]
    assert [m.kolom for m in van(uitslag, "melding")] == ["slopen"]
    dubbel = lees(register, GOED + ";1", kop=KOP + ";Sloop_9")
    assert [m.kolom for m in van(dubbel, "fout")] == ["sloop"]


def test_a_file_without_any_figure_is_refused(register: Register) -> None:
    for rijen in ([], [GOED.replace("A045364", "A000001")], [GOED.replace("GM0307", "GM0001")]):
        uitslag = lees(register, *rijen)
        assert len(van(uitslag, "fout")) == 1
        assert uitslag.gelezen is None


@pytest.mark.parametrize(
    "tekst",
    [
        '{"odata.metadata": "81955NED", "value": [',
        '{"odata.metadata": "81955NED"}',
        '{"odata.metadata": "81955NED", "value": []}',
        '{"odata.metadata": "81955NED", "value": [1, 2]}',
        '{"odata.metadata": "81955NED", "value": ' + "[" * 5000,
        '[{"odata.metadata": "81955NED", "Sloop_1": NaN}]',
    ],
)
def test_a_json_that_is_broken_or_other_is_refused(register: Register, tekst: str) -> None:
    gegeven = invoer(tekst, register)
    assert cbs.herken(gegeven)
    assert not cbs.lees(gegeven).rapport.aangenomen


def test_a_json_that_goes_on_elsewhere_says_so(register: Register) -> None:
    inhoud = json.loads(JSON.read_text(encoding="utf-8")) | {"odata.nextLink": "vervolg"}
    uitslag = cbs.lees(invoer(json.dumps(inhoud), register))
    assert [m.kolom for m in van(uitslag, "waarschuwing")] == ["odata.nextLink"]


def test_it_is_recognised_by_its_content_only(register: Register) -> None:
    assert not cbs.herken(invoer("corporatie;gemeente\n", register, bestand="81955NED.csv"))
    assert not cbs.herken(invoer("", register))
    assert cbs.herken(invoer(b"\xef\xbb\xbf" + KOP.encode(), register))
    assert cbs.herken(invoer(KOP.replace(";", ","), register))


def test_the_fields_that_were_given_are_kept(register: Register) -> None:
    velden = Velden(leverancier="iemand", aangeleverd_door="Anna", fictief="ja", opmerking="proef")
    uitslag = cbs.lees(invoer(KOP + "\n" + GOED, register, velden=velden))
    assert uitslag.gelezen is not None
    assert uitslag.gelezen.leverancier == "CBS"
    assert uitslag.gelezen.aangeleverd_door == "Anna"
    assert uitslag.gelezen.fictief
    assert uitslag.gelezen.ontvangen == VANDAAG
    assert uitslag.velden.tabel == "cbs_voorraad"


def test_a_whole_country_is_read(register: Register) -> None:
    rijen = []
    for code in [*register.gemeenten["code"], *(f"GM3{n:03d}" for n in range(95)), "NL01", "PV26"]:
        for jaar in range(2012, 2025):
            for functie in ("A045364", "T001419"):
                rijen.append(f"9;{functie};{code};{jaar}JJ00;10;0;0;0;0;0;0;10")
    uitslag = lees(register, *rijen)
    assert len(rijen) > 11_000
    assert len(frame(uitslag)) == 342 * 13
    assert len(van(uitslag, "melding")) == 3
    assert van(uitslag, "waarschuwing") == []


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=12), min_size=12,
                max_size=12))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_any_row_gets_a_verdict(cellen: list[str]) -> None:
    rij = ";".join('"' + c.replace('"', '""') + '"' for c in cellen)
    uitslag = cbs.lees(invoer("\r\n".join([KOP, GOED, rij]), register_van_data()))
    assert uitslag.rapport.aangenomen == bool(uitslag.tabellen)
