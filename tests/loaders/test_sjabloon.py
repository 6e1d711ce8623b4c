"""The template: the same bytes each time, and filled in it is accepted."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from loaders.contract import Velden
from loaders.leveringsformaat import sjabloon
from loaders.leveringsformaat.voorbeeldrij import MERK, MERKKOLOM
from telling.leveringsformaat import TABELKOLOMMEN
from tests.loaders.leverhulp import fouten, goed, keur, van

LEVERING = {"leverancier": "Portaal", "gemeente": "Amersfoort", "periode": 2024}
EIGEN = {
    "voorraadmutaties": {"corporatie": "Portaal", "gemeente": "Amersfoort", "periode": "2024-H1",
                         "soort": "sloop", "aantal": 12},
    "voorraadstanden": {"corporatie": "Portaal", "gemeente": "Amersfoort",
                        "peildatum": date(2024, 12, 31), "aantal": 1000},
    "woningtotalen": {"gemeente": "Amersfoort", "peildatum": date(2024, 12, 31), "aantal": 70000,
                      "bron": "CBS"},
    "plannen": {"corporatie": "Portaal", "gemeente": "Amersfoort", "periode": "2028",
                "soort": "nieuwbouw", "aantal": 30, "segment": "koop", "status": "zacht"},
}  # fmt: skip


def boek(map_: Path) -> openpyxl.Workbook:
    boek = openpyxl.load_workbook(sjabloon.schrijf(map_))
    for veld in boek["levering"].iter_rows(min_row=2):
        veld[1].value = LEVERING.get(veld[0].value)
    return boek


def vul(blad, rij: dict[str, object], plek: int) -> None:
    for k, cel in enumerate(blad[1], 1):
        blad.cell(plek, k, rij.get(cel.value)).value = rij.get(cel.value)


@pytest.mark.parametrize("plek", [2, 3])
def test_ingevuld_wordt_het_aangenomen(tmp_path: Path, plek: int) -> None:
    """Over the example row (2) or below it (3)."""
    werkmap = boek(tmp_path)
    for tabel, rij in EIGEN.items():
        vul(werkmap[tabel], rij, plek)
    werkmap.save(tmp_path / "ingevuld.xlsx")
    uitslag = goed(keur(tmp_path / "ingevuld.xlsx", Velden()))
    assert {n: len(f) for n, f in uitslag.tabellen.items()} == dict.fromkeys(EIGEN, 1)
    assert uitslag.tabellen["voorraadmutaties"]["aantal"].tolist() == [12]
    # plannen has two example rows: one of them stays.
    assert len(van(uitslag, "melding", "voorbeeldrij")) == (4 if plek == 3 else 1)


def test_een_blad_is_genoeg(tmp_path: Path) -> None:
    werkmap = boek(tmp_path)
    vul(werkmap["voorraadstanden"], EIGEN["voorraadstanden"], 3)
    werkmap.save(tmp_path / "ingevuld.xlsx")
    assert set(goed(keur(tmp_path / "ingevuld.xlsx", Velden())).tabellen) == {"voorraadstanden"}


def test_over_ons_eigen_blad_met_uitleg_wordt_niets_gezegd(tmp_path: Path) -> None:
    werkmap = boek(tmp_path)
    vul(werkmap["voorraadstanden"], EIGEN["voorraadstanden"], 2)
    for tabel in set(TABELKOLOMMEN) - {"voorraadstanden"}:
        del werkmap[tabel]
    werkmap.create_sheet("Aantekeningen").append(["iets"])
    werkmap.save(tmp_path / "ingevuld.xlsx")
    gezegd = goed(keur(tmp_path / "ingevuld.xlsx", Velden())).rapport.meldingen
    assert {m.blad for m in gezegd if "geen tabel die we kennen" in m.melding} == {"Aantekeningen"}


def test_leeg_ingeleverd_wordt_het_geweigerd(tmp_path: Path) -> None:
    uitslag = keur(sjabloon.schrijf(tmp_path), Velden())
    assert van(uitslag, "fout", "geen rijen")
    assert {"leverancier", "gemeente", "periode"} <= {m.kolom for m in fouten(uitslag)}


def test_een_voorbeeldrij_die_half_is_veranderd_telt_niet_stil_mee(tmp_path: Path) -> None:
    werkmap = boek(tmp_path)
    for tabel, rij in EIGEN.items():
        vul(werkmap[tabel], rij | {MERKKOLOM[tabel]: MERK}, 2)
    werkmap.save(tmp_path / "half.xlsx")
    uitslag = keur(tmp_path / "half.xlsx", Velden())
    assert {(m.blad, m.rij, m.kolom) for m in van(uitslag, "fout", "voorbeeld")} == {
        (tabel, 2, MERKKOLOM[tabel]) for tabel in EIGEN
    }


def test_steeds_dezelfde_bytes() -> None:
    eerste = sjabloon.maak()
    time.sleep(2.1)  # a zip keeps times to two seconds
    assert sjabloon.maak() == eerste


def test_alle_kolommen_en_keuzes_staan_erin(tmp_path: Path) -> None:
    werkmap = openpyxl.load_workbook(sjabloon.schrijf(tmp_path))
    assert werkmap.sheetnames == ["Uitleg", "levering", *TABELKOLOMMEN]
    for tabel, velden in TABELKOLOMMEN.items():
        blad = werkmap[tabel]
        assert [c.value for c in blad[1]] == [v.naam for v in velden]
        lijsten = {str(d.sqref).split(":")[0] for d in blad.data_validations.dataValidation}
        assert len(lijsten) == sum(bool(k.keuzes) for k in velden) > 0
        for k in velden:
            assert len(",".join(k.keuzes)) <= 255  # Excel's limit


def test_een_stand_zonder_splitsing_is_te_kiezen(tmp_path: Path) -> None:
    """Uitleg says "kies segment 'totaal'": then it must be in the list."""
    blad = openpyxl.load_workbook(sjabloon.schrijf(tmp_path))["voorraadstanden"]
    kolom = [c.value for c in blad[1]].index("segment") + 1
    letter = openpyxl.utils.get_column_letter(kolom)
    (lijst,) = (d.formula1 for d in blad.data_validations.dataValidation
                if str(d.sqref).startswith(f"{letter}2"))  # fmt: skip
    assert lijst.strip('"').split(",") == ["sociaal", "midden", "vrij", "totaal"]
