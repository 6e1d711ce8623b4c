"""A sentence that keeps its figures."""

from __future__ import annotations

import pickle
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.tekst import toon
from domain.cijfernaam import Cijfernaam, over, stuk, van_afspraak, van_groei
from domain.filters import Filters
from domain.perioden import jaren
from figures.basis.getallen import met_teken
from figures.basis.zin import cijfer, cijfer_aandeel, hoofdletter, lijst, samen, zin

NETTO = van_groei("netto", Filters(gemeente=("GM0356",)), jaren(2024, 2025), "gerealiseerd")


def test_een_naam_staat_zoals_afgesproken() -> None:
    assert str(NETTO) == "netto|GM0356|2024..2025|gerealiseerd"
    assert str(van_afspraak("a6", date(2021, 12, 31), "verwacht")) == (
        "afspraak|a6|2021-12-31|verwacht"
    )
    anders = Filters(gemeente=("GM0307",), duur=("tijdelijk_kort",), sloop="zonder")
    assert str(van_groei("sloop", anders, None, "hard")) == (
        "sloop|GM0307|..|hard|duur=tijdelijk_kort|sloop=zonder"
    )


@pytest.mark.parametrize(
    ("van", "tot", "tekst"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2024, 1, 1), date(2025, 12, 31), "2024..2025"),
        (date(2024, 3, 12), date(2025, 12, 31), "2024-03-12..2025"),
        (date(2024, 3, 12), date(2024, 3, 12), "2024-03-12"),
        (None, date(2025, 6, 30), "..2025-06-30"),
        (date(2025, 1, 1), None, "2025.."),
    ],
)
def test_dagen(van: date | None, tot: date | None, tekst: str) -> None:
    assert stuk(van, tot) == tekst


def test_over() -> None:
    assert over() == "alles"
    assert over(["GM2", "GM1"], ["L2", "L1"], ["WK1"]) == "GM1+GM2:WK1/L1+L2"


@given(st.lists(st.text(min_size=1), min_size=4, max_size=4), st.text())
def test_een_naam_is_terug_te_lezen(delen: list[str], waarde: str) -> None:
    naam = Cijfernaam(*delen).met(stand=waarde)
    assert Cijfernaam.lees(str(naam)) == naam


@pytest.mark.parametrize("fout", ["", "netto", "netto|GM1|2024", "netto|GM1|2024|hard|zonder"])
def test_geen_naam(fout: str) -> None:
    with pytest.raises(ValueError, match="geen naam"):
        Cijfernaam.lees(fout)


def test_een_zin_is_tekst_en_kent_zijn_cijfers() -> None:
    uit = zin("In {} groeide {naam} met {}.", "2024", cijfer(NETTO, -1234, met_teken), naam="Dorp")
    assert uit == "In 2024 groeide Dorp met −1.234."
    assert [(g.naam, g.waarde, g.tekst) for g in uit.cijfers] == [(NETTO, "-1234", "−1.234")]
    ook = "Let op: " + uit + " Klaar."
    assert ook == "Let op: In 2024 groeide Dorp met −1.234. Klaar."
    assert ook.cijfers == uit.cijfers
    assert hoofdletter(zin("nog {}", cijfer(NETTO, 3))) == "Nog 3"
    assert pickle.loads(pickle.dumps(ook)).cijfers == uit.cijfers


def test_samen_en_lijst() -> None:
    een, twee, drie = (cijfer(NETTO, n) for n in (1, 2, 3))
    assert samen([een, twee]) == "1 2"
    assert lijst([een, twee, drie]) == "1, 2 en 3"
    assert [g.waarde for g in lijst([een, twee, drie]).cijfers] == ["1", "2", "3"]
    assert lijst([]) == ""


def test_onbekend_heeft_een_naam_en_geen_waarde() -> None:
    assert cijfer(NETTO, None).cijfers[0].waarde == ""
    deel = cijfer_aandeel(NETTO, Fraction(3249, 14569))
    assert (deel, deel.cijfers[0].waarde) == ("22,3%", "22.300776")


def test_een_veld_zonder_waarde_is_een_fout() -> None:
    with pytest.raises(IndexError):
        zin("{} en {}", "a")
    with pytest.raises(ValueError, match="opmaak"):
        zin("{:d}", "a")


def test_op_de_pagina_staat_de_waarde_ernaast() -> None:
    assert toon("tekst") == "tekst"
    assert toon(zin("nog {}", cijfer(NETTO, 1234))) == [
        "nog ",
        {
            "type": "Data",
            "namespace": "dash_html_components",
            "props": {"children": "1.234", "value": "1234", "data-cijfer": str(NETTO)},
        },
    ]
