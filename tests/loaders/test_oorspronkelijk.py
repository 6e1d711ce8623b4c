"""A row as it stands in the file: CSV, workbook and text alike."""

from pathlib import Path

import xlsxwriter

from loaders.archief.oorspronkelijk import lees_rijen


def test_een_rij_van_een_csv(tmp_path: Path) -> None:
    pad = tmp_path / "voorraadmutaties.csv"
    pad.write_text(
        'corporatie;gemeente;aantal\n"Por\ntaal";Utrecht; 1.234 \n\nBo-Ex;Utrecht;-106\n'
    )
    gelezen = lees_rijen(pad, "", {2, 4, 99})
    assert gelezen.kop == ("corporatie", "gemeente", "aantal")
    assert gelezen.rijen == {
        2: ("Por\ntaal", "Utrecht", " 1.234 "),
        4: ("Bo-Ex", "Utrecht", "-106"),
    }


def test_een_rij_van_een_werkmap(tmp_path: Path) -> None:
    pad = tmp_path / "levering.xlsx"
    boek = xlsxwriter.Workbook(str(pad))
    blad = boek.add_worksheet("voorraadstanden")
    for i, rij in enumerate((("corporatie", "aantal"), ("Portaal", 5475), ("Bo-Ex", 8900))):
        blad.write_row(i, 0, rij)
    boek.close()
    gelezen = lees_rijen(pad, "voorraadstanden", {3})
    assert (gelezen.kop, gelezen.rijen) == (("corporatie", "aantal"), {3: ("Bo-Ex", "8900")})
    assert lees_rijen(pad, "een ander blad", {3}).rijen == {}


def test_een_regel_van_een_register_en_een_bestand_dat_niets_is(tmp_path: Path) -> None:
    toml = tmp_path / "a.toml"
    toml.write_text('[document]\nid = "x"\n')
    assert lees_rijen(toml, "", {2}).rijen == {2: ('id = "x"',)}
    kapot = tmp_path / "b.csv"
    kapot.write_bytes(b"\x00\x01\x02")
    assert lees_rijen(kapot, "", {1}).rijen == {}


def test_een_record_van_odata(tmp_path: Path) -> None:
    pad = tmp_path / "81955NED.json"
    pad.write_text('{"value": [{"RegioS": "GM0307", "Begin": 63442}, {"RegioS": "GM1904"}]}')
    gelezen = lees_rijen(pad, "value", {1, 2, 3})
    assert gelezen.kop == ("RegioS", "Begin")
    assert gelezen.rijen == {1: ("GM0307", "63442"), 2: ("GM1904", "")}
