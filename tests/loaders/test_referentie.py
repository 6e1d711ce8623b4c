"""The reference lists: what ships is right, and what is wrong is said at once."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.contract import Uitslag, Velden
from loaders.referentie import lezer
from loaders.register.register import Register
from telling.rijen import KOLOMMEN
from tests.loaders.bronhulp import invoer, register_van_data

GEMEENTEN = "code,naam,indeling\nGM0307,Amersfoort,2023\n"
REGISTER = Register.uit([lezer.lees(invoer(GEMEENTEN, bestand="gemeenten.csv")).tabellen])
GEBIEDEN_KOP = "code,indeling,naam,niveau,ouder,gemeente\n"
CORPORATIES_KOP = "code,lnummer,naam,aliassen,opvolger,opvolger_vanaf,fictief\n"


def lees(naam: str, tekst: str, register: Register = REGISTER, **velden: str) -> Uitslag:
    gegeven = invoer(tekst, register, bestand=f"{naam}.csv", velden=Velden(**velden))
    assert lezer.herken(gegeven)
    return lezer.lees(gegeven)


def fouten(uitslag: Uitslag) -> list[tuple[int | None, str, str]]:
    return [(m.rij, m.kolom, m.gevonden) for m in uitslag.rapport.meldingen if m.ernst == "fout"]


def test_what_ships_is_accepted_and_complete() -> None:
    register = register_van_data()
    assert len(register.gemeenten) == 342
    assert len(register.corporaties) == 40  # 38 with an L-number, WUTA and Habion
    assert not register.gemeenten["fictief"].any()
    assert register.naam("corporatie", "L0117") == "Portaal"
    wijken = register.gebieden.query("niveau == 'wijk' and indeling == 2024")
    assert wijken["gemeente"].nunique() == 9
    maarssenbroek = register.gebied("GM1904", "Kern Maarssenbroek")
    assert maarssenbroek is not None
    assert maarssenbroek.code == "WK190412"


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("Alliantie", "L1912"),
        ("Stichting de Alliantie", "L1912"),
        ("stichting Portaal", "L0117"),
        ("Omnia", "L0968"),
        ("Omnia Wonen", "L0968"),
        ("Stichting Bo-Ex '91", "L0041"),
        ("V&O", "L1585"),
        ("Woningbouwvereniging Vecht en Omstreken", "L1585"),
        ("Stichting Studenten Huisvesting", "L1909"),
        ("WUTA", "WUTA"),
    ],
)
def test_the_names_of_the_agreements_are_known(tekst: str, code: str) -> None:
    gevonden = register_van_data().corporatie(tekst)
    assert gevonden is not None
    assert gevonden.code == code


def test_voorbeeldstad_is_apart_and_fictief() -> None:
    samen = register_van_data("reference", "reference/voorbeeldstad")
    assert register_van_data().gemeente("Voorbeeldstad") is None
    assert samen.fictief("gemeente", "GM9999")
    for code in ("VB01", "VB02", "VB03"):
        assert samen.fictief("corporatie", code)
        assert "(fictief)" in samen.naam("corporatie", code)
    kernen = samen.gebieden.query("gemeente == 'GM9999'")
    assert sorted(kernen["code"]) == [f"WK9999{n:02d}" for n in range(1, 13)]
    assert kernen["fictief"].all()


def test_the_frame_has_the_columns_and_types_of_the_contract() -> None:
    uitslag = lees(
        "corporaties",
        CORPORATIES_KOP
        + "L0001,L0001,Een,Eén bis|Uno,L0002,2023-01-01,\nL0002,L0002,Twee,,,,nee\n",
    )
    frame = uitslag.tabellen["corporaties"]
    assert tuple(frame.columns) == KOLOMMEN["corporaties"]
    eerste, tweede = frame.to_dict("records")
    assert eerste["opvolger_vanaf"] == date(2023, 1, 1)
    assert eerste["aliassen"] == "Eén bis|Uno"
    assert eerste["fictief"] is False
    assert tweede["opvolger"] is None
    assert uitslag.gelezen is not None
    assert uitslag.gelezen.periode is None
    assert uitslag.gelezen.ontvangen == date(2026, 11, 20)


def test_a_file_that_is_fictief_makes_every_row_so() -> None:
    uitslag = lees("gemeenten", GEMEENTEN, fictief="ja", ontvangen="2026-11-01")
    assert uitslag.tabellen["gemeenten"]["fictief"].all()
    assert uitslag.gelezen is not None
    assert uitslag.gelezen.fictief
    assert uitslag.gelezen.ontvangen == date(2026, 11, 1)


def test_all_problems_of_a_list_of_gemeenten_at_once() -> None:
    tekst = (
        "code,naam,indeling,fictief\nGM307,Amersfoort,2023,\nGM0001,,23,\nGM0002,Zaan,,misschien\n"
    )
    tekst += "GM0002,zaan,2023,\n"
    assert fouten(lees("gemeenten", tekst)) == [
        (2, "code", "GM307"),
        (3, "naam", ""),
        (3, "indeling", "23"),
        (4, "fictief", "misschien"),
        (4, "code", "GM0002"),
        (4, "naam", "Zaan"),
        (5, "code", "GM0002"),
        (5, "naam", "zaan"),
    ]


def test_all_problems_of_a_list_of_corporaties_at_once() -> None:
    tekst = CORPORATIES_KOP + (
        "L0001,L0001,Een,Uno,L9999,2023-01-01,\n"  # unknown successor
        "L0002,L0002,Twee,UNO|een,L0003,2023-02-30,\n"  # aliases of another; a date that is none
        "L0003,L0001,Drie,,L0002,,\n"  # L-number twice; a circle of successors; no date
        "l4,L04,Vier,,,2023-01-01,\n"  # shapes; a date without a successor
    )
    gevonden = fouten(lees("corporaties", tekst))
    assert set(gevonden) == {
        (2, "opvolger", "L9999"),
        (2, "aliassen", "Uno"),
        (2, "naam", "Een"),
        (2, "lnummer", "L0001"),
        (3, "aliassen", "UNO"),
        (3, "aliassen", "een"),
        (3, "opvolger_vanaf", "2023-02-30"),
        (3, "opvolger", "L0003"),
        (4, "lnummer", "L0001"),
        (4, "opvolger", "L0002"),
        (4, "opvolger_vanaf", ""),
        (5, "code", "l4"),
        (5, "lnummer", "L04"),
        (5, "opvolger", ""),
    }
    assert len(gevonden) == len(set(gevonden))


def test_a_name_that_the_register_has_for_another_corporatie_is_a_fout() -> None:
    register = Register.uit(
        [lees("corporaties", CORPORATIES_KOP + "L0001,L0001,Een,Uno,,,\n").tabellen]
    )
    assert fouten(lees("corporaties", CORPORATIES_KOP + "X1,,uno,,,,\n", register)) == [
        (2, "naam", "uno")
    ]
    assert lees("corporaties", CORPORATIES_KOP + "L0001,,Uno,,,,\n", register).rapport.aangenomen


def test_all_problems_of_a_list_of_gebieden_at_once() -> None:
    tekst = GEBIEDEN_KOP + (
        "WK030701,2024,Stadskern,wijk,,GM0307\n"
        "WK030701,2024,Stadskern,wijk,,GM0307\n"
        "WK030702,2024,Hof,kern,,GM0307\n"
        "BU030701,2024,Hof,buurt,WK030701,GM0307\n"
        "WK034401,2024,West,wijk,,GM0307\n"
        "WK030703,2024,Zuid,wijk,,Amersfoort\n"
        "BU03070400,2022,Oost,buurt,WK030701,GM0307\n"
        "BU03070100,2022,Oost,buurt,WK030799,GM0307\n"
    )
    uitslag = lees("gebieden", tekst)
    assert set(fouten(uitslag)) == {
        (2, "code", "WK030701"),
        (3, "code", "WK030701"),
        (4, "niveau", "kern"),
        (5, "code", "BU030701"),
        (6, "code", "WK034401"),
        (7, "code", "WK030703"),
        (7, "gemeente", "Amersfoort"),
        (8, "ouder", "WK030701"),
        (9, "ouder", "WK030799"),
    }
    suggesties = {m.suggestie for m in uitslag.rapport.meldingen if m.kolom == "gemeente"}
    assert suggesties == {"GM0307"}
    assert uitslag.tabellen == {}


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "\n",
        "code,naam\n",
        "naam\nx\n",
        "code,naam,naam\nGM0001,a,b\n",
        'code,naam\nGM0001,"a\n',
    ],
)
def test_a_file_that_is_no_list_is_refused(tekst: str) -> None:
    uitslag = lees("gemeenten", tekst)
    assert not uitslag.rapport.aangenomen
    assert uitslag.gelezen is None


def test_a_wrong_date_of_receipt_is_a_fout() -> None:
    assert fouten(lees("gemeenten", GEMEENTEN, ontvangen="2026-13-01")) == [
        (None, "ontvangen", "2026-13-01")
    ]


@given(st.sampled_from(sorted(lezer.NODIG)), st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_gets_a_verdict(naam: str, tekst: str) -> None:
    kop = ",".join(KOLOMMEN[naam])
    uitslag = lees(naam, f"{kop}\n{tekst}".replace("\x00", ""))
    assert uitslag.rapport.aangenomen == bool(uitslag.tabellen)


ORGANISATIES_KOP = "code,naam,soort,gemeente,fictief\n"


def test_organisaties_that_ship_are_known_and_are_no_corporaties() -> None:
    samen = register_van_data("reference", "reference/voorbeeldstad")
    for tekst in ("Bewonersvereniging Hestia", "hestia", "ORG-HESTIA"):
        gevonden = samen.organisatie(tekst)
        assert (gevonden.code if gevonden else None) == (
            None if tekst == "hestia" else "ORG-HESTIA"
        )
    assert samen.corporatie("Bewonersvereniging Hestia") is None
    assert samen.fictief("organisatie", "ORG-VB-HUURDERS")
    assert not samen.fictief("organisatie", "ORG-STUW")


@pytest.mark.parametrize(
    ("rij", "kolom"),
    [
        ("HESTIA,Hestia,huurdersorganisatie,,", "code"),
        ("ORG-,Hestia,huurdersorganisatie,,", "code"),
        ("ORG-hestia,Hestia,huurdersorganisatie,,", "code"),
        ("ORG-HESTIA,Hestia,vereniging,,", "soort"),
        ("ORG-HESTIA,,huurdersorganisatie,,", "naam"),
        ("ORG-HESTIA,Hestia,huurdersorganisatie,Amersfoort,", "gemeente"),
        ("ORG-HESTIA,Amersfoort,huurdersorganisatie,GM0307,", "naam"),
        ("ORG-HESTIA,Hestia,huurdersorganisatie,,misschien", "fictief"),
    ],
)
def test_an_organisatie_that_is_wrong_is_named(rij: str, kolom: str) -> None:
    assert [k for _, k, _ in fouten(lees("organisaties", f"{ORGANISATIES_KOP}{rij}\n"))] == [kolom]


def test_a_code_or_name_of_an_organisatie_stands_once() -> None:
    rijen = "ORG-A,Een,overig,,\nORG-A,Twee,overig,,\nORG-B,twee,overig,,\n"
    gevonden = fouten(lees("organisaties", ORGANISATIES_KOP + rijen))
    assert gevonden == [(2, "code", "ORG-A"), (3, "code", "ORG-A"), (3, "naam", "Twee"),
                        (4, "naam", "twee")]  # fmt: skip


@pytest.mark.parametrize("code", ["GM0307", "ORG-X", "GM0001"])
def test_a_corporatie_cannot_have_the_code_of_another_kind(code: str) -> None:
    tekst = f"{CORPORATIES_KOP}{code},,Naam,,,,\n"
    assert [k for _, k, _ in fouten(lees("corporaties", tekst))] == ["code"]
