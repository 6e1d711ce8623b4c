"""The Register: what a text means, and what it does not mean."""

from __future__ import annotations

import string

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.register.register import Register
from loaders.tekst import Nabij, sleutel, zonder_rechtsvorm

GEMEENTEN = pd.DataFrame(
    [
        ("GM0307", "Amersfoort", 2023, False),
        ("GM0373", "Bergen (NH.)", 2023, False),
        ("GM0893", "Bergen (L.)", 2023, False),
        ("GM1900", "Súdwest-Fryslân", 2023, False),
        ("GM9999", "Voorbeeldstad", 2025, True),
    ],
    columns=["code", "naam", "indeling", "fictief"],
)
CORPORATIES = pd.DataFrame(
    [
        ("L0117", "L0117", "Portaal", "", None, None, False),
        ("L1912", "L1912", "De Alliantie", "Alliantie", None, None, False),
        ("L0041", "L0041", "Bo-Ex", "Stichting Bo-Ex '91|Boex", None, None, False),
        ("WUTA", None, "WUTA", "", None, None, False),
        ("L0001", "L0001", "Woningstichting De Brug", "", None, None, False),
        ("L0002", "L0002", "Stichting De Brug", "", None, None, False),
        ("VB01", None, "Woonstichting Lindegaarde", "", None, None, True),
    ],
    columns=["code", "lnummer", "naam", "aliassen", "opvolger", "opvolger_vanaf", "fictief"],
)
GEBIEDEN = pd.DataFrame(
    [
        ("WK030701", 2022, "Stadskern", "wijk", None, "GM0307", False),
        ("WK030701", 2024, "Stadskern", "wijk", None, "GM0307", False),
        ("WK030704", 2022, "Isselt", "wijk", None, "GM0307", False),
        ("WK030704", 2024, "Eemkwartier", "wijk", None, "GM0307", False),
        ("WK030722", 2024, "Calveen", "wijk", None, "GM0307", False),
        ("BU03072200", 2022, "Calveen", "buurt", "WK030722", "GM0307", False),
        ("BU03070101", 2022, "Hof", "buurt", "WK030701", "GM0307", False),
        ("BU03070202", 2022, "Hof", "buurt", "WK030702", "GM0307", False),
        ("WK999901", 2025, "Oud-Veldwijk", "wijk", None, "GM9999", True),
    ],
    columns=["code", "indeling", "naam", "niveau", "ouder", "gemeente", "fictief"],
)
REGISTER = Register(GEMEENTEN, CORPORATIES, GEBIEDEN)


@pytest.mark.parametrize(
    ("tekst", "code", "alias"),
    [
        ("L0117", "L0117", False),
        (" l0117 ", "L0117", False),
        ("Portaal", "L0117", False),
        ("stichting  PORTAAL", "L0117", False),
        ("Stichting de Alliantie", "L1912", False),
        ("Alliantie", "L1912", True),
        ("Bo‑Ex", "L0041", False),
        ("stichting bo-ex ’91", "L0041", True),
        ("wuta", "WUTA", False),
        ("Lindegaarde", "VB01", False),
        ("stichting de brug", "L0002", False),
    ],
)
def test_a_corporatie_is_found_by_code_name_or_alias(tekst: str, code: str, alias: bool) -> None:
    gevonden = REGISTER.corporatie(tekst)
    assert gevonden is not None
    assert (gevonden.code, gevonden.alias) == (code, alias)


@pytest.mark.parametrize("tekst", ["", "  ", "Stichting", "De Brug", "Portaal Utrecht", "L0118"])
def test_an_unknown_or_ambiguous_corporatie_is_none(tekst: str) -> None:
    assert REGISTER.corporatie(tekst) is None


def test_an_ambiguous_name_has_candidates() -> None:
    assert [g.code for g in REGISTER.kandidaten("corporatie", "De Brug")] == ["L0001", "L0002"]
    assert [g.naam for g in REGISTER.kandidaten("gemeente", "Bergen")] == [
        "Bergen (NH.)",
        "Bergen (L.)",
    ]
    assert REGISTER.gemeente("Bergen") is None
    assert len(REGISTER.kandidaten("gebied", "Hof", "GM0307")) == 2
    assert REGISTER.kandidaten("corporatie", "niets") == ()


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("gm0307", "GM0307"),
        ("Gemeente Amersfoort", "GM0307"),
        ("sudwest-fryslan", "GM1900"),
        ("bergen (l.)", "GM0893"),
        ("Gemeente Bergen (NH.)", "GM0373"),
    ],
)
def test_a_gemeente_is_found_by_code_or_name(tekst: str, code: str) -> None:
    gevonden = REGISTER.gemeente(tekst)
    assert gevonden is not None
    assert gevonden.code == code


def test_a_gebied_is_found_by_code_or_name_within_its_gemeente() -> None:
    op_code = REGISTER.gebied("GM0307", "wk030701")
    op_naam = REGISTER.gebied("GM0307", "Kern Stadskern")
    assert op_code == op_naam
    assert op_code is not None
    assert (op_code.code, op_code.indeling, op_code.niveau) == ("WK030701", 2024, "wijk")
    assert op_code.opmerkingen == ()
    assert REGISTER.gebied("GM9999", "Stadskern") is None
    assert REGISTER.gebied("GM9999", "WK030701") is None


def test_a_name_at_two_levels_is_the_higher_with_a_melding() -> None:
    gevonden = REGISTER.gebied("GM0307", "Calveen")
    assert gevonden is not None
    assert gevonden.code == "WK030722"
    assert [o.ernst for o in gevonden.opmerkingen] == ["melding"]
    assert "BU03072200" in gevonden.opmerkingen[0].tekst


def test_a_name_twice_at_one_level_is_ambiguous() -> None:
    assert REGISTER.gebied("GM0307", "Hof") is None
    gevonden = REGISTER.gebied("GM0307", "BU03070202")
    assert gevonden is not None
    assert gevonden.naam == "Hof"


@pytest.mark.parametrize(
    ("tekst", "jaar", "gelezen", "ernst"),
    [
        ("Stadskern", 2024, 2024, []),
        ("Stadskern", 2022, 2022, ["melding"]),  # same code and name: same area
        ("WK030704", 2022, 2022, ["waarschuwing"]),  # same code, another name: changed
        ("Isselt", 2022, 2022, ["waarschuwing"]),
        ("Stadskern", 2019, 2024, ["waarschuwing"]),  # a year the register does not know
    ],
)
def test_another_indeling_year(tekst: str, jaar: int, gelezen: int, ernst: list[str]) -> None:
    gevonden = REGISTER.gebied("GM0307", tekst, jaar)
    assert gevonden is not None
    assert gevonden.indeling == gelezen
    assert [o.ernst for o in gevonden.opmerkingen] == ernst


def test_the_nearest_known_names_come_first() -> None:
    assert REGISTER.dichtstbij("corporatie", "Portal")[0] == "Portaal"
    assert REGISTER.dichtstbij("gemeente", "Amersfort", n=1) == ("Amersfoort",)
    assert REGISTER.dichtstbij("gebied", "Stadskerm", gemeente="GM0307")[0] == "Stadskern"
    assert REGISTER.dichtstbij("gebied", "Stadskern", gemeente="GM0000") == ()
    assert REGISTER.dichtstbij("corporatie", "zzzzzz") == ()
    assert REGISTER.dichtstbij("gemeente", "Bergen") == ("Bergen (NH.)", "Bergen (L.)")
    assert REGISTER.dichtstbij("gebied", "Hof", gemeente="GM0307") == ("BU03070101", "BU03070202")


def test_a_later_levering_replaces_a_row_with_the_same_code() -> None:
    nieuw = CORPORATIES.iloc[[0]].assign(naam="Portaal Nieuw")
    samen = Register.uit(
        [
            {"corporaties": CORPORATIES, "gemeenten": GEMEENTEN},
            {"corporaties": nieuw, "document": pd.DataFrame()},
        ]
    )
    assert samen.naam("corporatie", "L0117") == "Portaal Nieuw"
    assert samen.corporatie("Portaal") is None
    assert samen.gebied("GM0307", "Stadskern") is None
    assert samen.fictief("gemeente", "GM9999")
    assert not samen.fictief("gemeente", "GM0307")


def test_the_hash_follows_the_content_and_not_the_order() -> None:
    anders = Register(GEMEENTEN, CORPORATIES.iloc[::-1], GEBIEDEN.sample(frac=1, random_state=1))
    assert anders.hash == REGISTER.hash
    assert Register(GEMEENTEN, CORPORATIES, GEBIEDEN.iloc[1:]).hash != REGISTER.hash
    assert Register().hash != REGISTER.hash


def test_one_levering_at_a_time_is_the_same_as_all_at_once() -> None:
    nieuw = {"corporaties": CORPORATIES.iloc[[0]].assign(naam="Portaal Nieuw")}
    delen = [{"gemeenten": GEMEENTEN}, {"gebieden": GEBIEDEN, "corporaties": CORPORATIES}, nieuw]
    register = Register()
    for n, deel in enumerate(delen, 1):
        eerder, register = register.hash, register.plus(deel)
        assert register.hash == Register.uit(delen[:n]).hash != eerder
    assert register.naam("corporatie", "L0117") == "Portaal Nieuw"


VERSIERING = st.tuples(st.sampled_from(["", " ", "\t", "\xa0 "]), st.sampled_from(["", "  ", "\n"]))
NAAM = st.text(string.ascii_letters + "éèïøßÅ-'& .", min_size=1, max_size=20)


@given(st.sampled_from([*CORPORATIES["code"], *CORPORATIES["naam"]]), VERSIERING, st.booleans())
@settings(max_examples=60, deadline=None)
def test_case_and_surrounding_spaces_never_matter(
    naam: str, rand: tuple[str, str], hoofdletters: bool
) -> None:
    tekst = rand[0] + (naam.upper() if hoofdletters else naam.lower()) + rand[1]
    gevonden = REGISTER.corporatie(tekst)
    assert gevonden is not None
    assert gevonden == REGISTER.corporatie(naam)


@given(st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_text_is_found_or_none_and_never_raises(tekst: str) -> None:
    for gevonden in (
        REGISTER.corporatie(tekst),
        REGISTER.gemeente(tekst),
        REGISTER.gebied("GM0307", tekst),
    ):
        assert gevonden is None or gevonden.code
    assert len(REGISTER.dichtstbij("corporatie", tekst)) <= 3


@given(NAAM)
@settings(max_examples=100, deadline=None)
def test_a_key_is_its_own_key(naam: str) -> None:
    assert sleutel(sleutel(naam)) == sleutel(naam)
    kaal = zonder_rechtsvorm(sleutel(naam))
    assert zonder_rechtsvorm(kaal) == kaal


@given(st.lists(NAAM, min_size=1, max_size=30), st.integers(1, 5))
@settings(max_examples=50, deadline=None)
def test_nearest_names_are_known_names_and_an_exact_one_is_first(namen: list[str], n: int) -> None:
    gezocht = namen[0]
    gevonden = Nabij.van(namen).zoek(gezocht, n)
    assert len(gevonden) <= n
    assert set(gevonden) <= set(namen)
    if sleutel(gezocht):
        assert sleutel(gevonden[0]) == sleutel(gezocht)
