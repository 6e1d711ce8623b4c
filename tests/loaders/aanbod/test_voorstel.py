"""Proposals come from the file, then from its name; what is given is left alone."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from loaders.aanlevering.voorstel import stel_voor
from loaders.archief.toestand import Toestand
from loaders.contract import Velden
from loaders.register.register import Register
from tests.loaders import huis

KOP = "corporatie;gemeente;periode;soort;aantal;status\n"


@pytest.fixture
def register(tmp_path: Path) -> Register:
    home, data = tmp_path / "home", huis.maak_data(tmp_path / "data")
    huis.dienst(home, data).bouw()
    return Toestand(huis.omgeving(home, data), schrijven=False).register


def _voorstel(
    map_: Path, register: Register, tekst: str, naam: str, velden: Velden | None = None
) -> dict[str, str]:
    pad = map_ / "bestand"
    pad.write_text(tekst)
    return {v.veld: v.waarde for v in stel_voor(pad, naam, velden or Velden(), register)}


def test_uit_de_kolommen(tmp_path: Path, register: Register) -> None:
    tekst = KOP + (
        "Portaal;Amersfoort;2024-H1;sloop;3;\nportaal;GM0344;2024-H2;nieuwbouw;5;gerealiseerd\n"
        "L1537;Utrecht;2030;nieuwbouw;5;hard\n"
    )
    assert _voorstel(tmp_path, register, tekst, "voorraadmutaties.csv") == {
        "leverancier": "Portaal",
        "gemeente": "Amersfoort; Utrecht",
        "periode": "2024",
    }


def test_uit_een_werkmap(tmp_path: Path, register: Register) -> None:
    """Only those columns are read: the others of a large workbook cost half of the time."""
    pad = tmp_path / "bestand.xlsx"
    boek = Workbook()
    blad = boek.active
    blad.title = "voorraadmutaties"
    blad.append(["Soort", "Corporatie", "Aantal", "Periode", "Status", "Toelichting"])
    blad.append(["sloop", "Portaal", 3, "2024-H1", None, "een flat"])
    blad.append(["nieuwbouw", "portaal", 5, "2030", "hard", None])
    boek.save(pad)
    assert {v.veld: v.waarde for v in stel_voor(pad, "x.xlsx", Velden(), register)} == {
        "leverancier": "Portaal",
        "periode": "2024-H1",
    }


def test_van_twee_corporaties_wordt_niet_een_leverancier_gekozen(
    tmp_path: Path, register: Register
) -> None:
    tekst = KOP + "Portaal;Utrecht;2024;sloop;3;\nBo-Ex;Utrecht;2024;sloop;3;\n"
    assert "leverancier" not in _voorstel(tmp_path, register, tekst, "voorraadmutaties.csv")


def test_uit_de_naam_als_het_bestand_het_niet_zegt(tmp_path: Path, register: Register) -> None:
    naam = "kruistabel bo-ex Utrecht 2020-2021.csv"
    assert _voorstel(tmp_path, register, "soort;X\nsloop;3\n", naam) == {
        "leverancier": "Bo-Ex",
        "gemeente": "Utrecht",
        "periode": "2020-2021",
    }


def test_wat_gegeven_is_blijft(tmp_path: Path, register: Register) -> None:
    tekst = KOP + "Portaal;Amersfoort;2024;sloop;3;\n"
    velden = Velden(leverancier="GM0307", gemeente="Utrecht", periode="2023")
    assert _voorstel(tmp_path, register, tekst, "voorraadmutaties.csv", velden) == {}


def test_een_dag_wordt_het_jaar_en_onzin_geeft_niets(tmp_path: Path, register: Register) -> None:
    tekst = KOP + "Portaal;Amersfoort;2024-07-01;sloop;3;\n"
    assert _voorstel(tmp_path, register, tekst, "x.csv")["periode"] == "2024"
    assert _voorstel(tmp_path, register, "%PDF-1.4", "x.csv") == {}
