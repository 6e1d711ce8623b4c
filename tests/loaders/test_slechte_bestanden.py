"""Whatever is handed in, there is a verdict: no traceback, no rows, in bounded time."""

from __future__ import annotations

import io
import os
import struct
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from loaders.bestanden import openen, zip_keuring
from tests.loaders.leverhulp import (
    KOP,
    RIJ,
    VELDEN,
    csv_tekst,
    fouten,
    goed,
    keur,
    schrijf,
    van,
    xlsx,
)  # fmt: skip

GOED_XLSX = {"voorraadmutaties": [KOP, RIJ]}
EIGEN_FOUT = "fout in Woonsaldo zelf"


def geweigerd(pad: Path, woord: str) -> None:
    begin = time.process_time()
    uitslag = keur(pad)
    assert time.process_time() - begin < 20
    assert not uitslag.rapport.aangenomen
    assert uitslag.tabellen == {}
    teksten = [f"{m.melding} {m.gevonden}" for m in fouten(uitslag)]
    assert any(woord in t for t in teksten), teksten
    assert not any(EIGEN_FOUT in t for t in teksten), teksten


def herpak(inhoud: bytes, erbij: dict[str, bytes] | None = None, wijzig=None) -> bytes:
    uit = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(inhoud)) as bron,
        zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel,
    ):
        for naam in bron.namelist():
            deel = bron.read(naam)
            doel.writestr(naam, wijzig(naam, deel) if wijzig else deel)
        for naam, deel in (erbij or {}).items():
            doel.writestr(naam, deel)
    return uit.getvalue()


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        (b"", "leeg"),
        (b"\r\n\r\n  \n", "leeg"),
        (b"\xef\xbb\xbf", "leeg"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "afbeelding"),
        (b"\x1f\x8b\x08\x00" + b"x" * 50, "gzip"),
        (b"<!DOCTYPE html><html><table></table></html>", "webpagina"),
        (b"<?xml version='1.0'?><a/>", "webpagina of XML"),
        ("corporatie;gemeente\r\n".encode("utf-16"), "UTF-16"),
        (b"corporatie;gem\x00eente\r\nPortaal;Amersfoort\r\n", "stuurteken"),
        (bytes(range(256)) * 400, "geen gewone tekst"),
        (b"corporatie;gemeente\r\nPort\x81al;Amers\xfcoort\r\n", "letters"),
        (b"hallo, dit is geen tabel\n", "Welke tabel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, ".xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
         "wachtwoord"),
        (b"PK\x03\x04 en dan niets", "beschadigd"),
        (b"PK\x05\x06" + b"\x00" * 18, "zipbestand zonder werkmap"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("naam", ["voorraadmutaties.csv", "voorraadmutaties.xlsx"])
def test_wat_geen_tabel_is(tmp_path: Path, inhoud: bytes, woord: str, naam: str) -> None:
    if "Welke tabel" in woord:
        naam = "brief.csv"
    geweigerd(schrijf(tmp_path, inhoud, naam), woord)


def test_willekeurige_bytes(tmp_path: Path) -> None:
    geweigerd(schrijf(tmp_path, os.urandom(200_000)), "")


@pytest.mark.parametrize("teken", [b"x", b";", b'"', b"1;", b"\t,;"])
def test_een_regel_van_tien_mb(tmp_path: Path, teken: bytes) -> None:
    geweigerd(schrijf(tmp_path, teken * (10_000_000 // len(teken))), "")


def test_een_te_lange_cel_in_een_goede_tabel(tmp_path: Path) -> None:
    geweigerd(
        schrijf(tmp_path, csv_tekst((*KOP, "toelichting"), (*RIJ, "x" * 10_000_000))), "te lang"
    )


def test_een_bestand_dat_te_groot_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openen, "MAX_UITGEPAKT", 1000)
    geweigerd(schrijf(tmp_path, csv_tekst(KOP, *[RIJ] * 100)), "te groot")


def test_zipbom_volgens_de_inhoudsopgave(tmp_path: Path) -> None:
    bom = herpak(xlsx(GOED_XLSX), {"xl/media/a.bin": b"\x00" * 30_000_000})
    assert len(bom) < 100_000
    geweigerd(schrijf(tmp_path, bom, "voorraadmutaties.xlsx"), "te groot")


def test_zipbom_waarvan_de_inhoudsopgave_liegt(tmp_path: Path) -> None:
    bom = bytearray(herpak(xlsx(GOED_XLSX), {"xl/media/a.bin": b"\x00" * 30_000_000}))
    echt = struct.pack("<L", 30_000_000)
    assert bom.count(echt) == 2  # the local header and the directory
    geweigerd(schrijf(tmp_path, bytes(bom).replace(echt, struct.pack("<L", 1000)), "a.xlsx"), "")


def test_te_veel_terwijl_het_wordt_uitgepakt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The directory passes, so only the count while unpacking can stop it.
    monkeypatch.setattr(zip_keuring, "_delen_goed", lambda *_: True)
    bom = herpak(xlsx(GOED_XLSX), {"xl/media/a.bin": b"\x00" * 30_000_000})
    geweigerd(schrijf(tmp_path, bom, "voorraadmutaties.xlsx"), "te groot")


def test_meer_dan_250_mb_uitgepakt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_keuring, "MAX_UITGEPAKT", 5_000)
    geweigerd(schrijf(tmp_path, xlsx(GOED_XLSX), "voorraadmutaties.xlsx"), "te groot")


@pytest.mark.parametrize("naam", ["../../etc/passwd", "/etc/passwd", "C:\\x.xml", "a/../../b.xml"])
def test_een_pad_in_de_zip(tmp_path: Path, naam: str) -> None:
    geweigerd(schrijf(tmp_path, herpak(xlsx(GOED_XLSX), {naam: b"x"}), "a.xlsx"), "andere map")


def test_een_pad_of_stuurteken_in_de_bestandsnaam(tmp_path: Path) -> None:
    for naam in ("..\\..\\voorraadmutaties.csv", "voorraad\x1b[31mmutaties.csv"):
        uitslag = keur(schrijf(tmp_path, csv_tekst(KOP, RIJ), naam))
        for m in uitslag.rapport.meldingen:
            assert "\\" not in m.bestand
            assert "\x1b" not in m.bestand
            assert "/" not in m.bestand


def test_macros(tmp_path: Path) -> None:
    met = herpak(xlsx(GOED_XLSX), {"xl/vbaProject.bin": b"x" * 100})
    geweigerd(schrijf(tmp_path, met, "voorraadmutaties.xlsx"), "macro")

    def wijzig(naam: str, deel: bytes) -> bytes:
        if naam != "[Content_Types].xml":
            return deel
        return deel.replace(
            b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        )

    geweigerd(schrijf(tmp_path, herpak(xlsx(GOED_XLSX), wijzig=wijzig), "a.xlsm"), "macro")


def test_xml_bom(tmp_path: Path) -> None:
    bom = (
        b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
        b'<!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]><sst>&lol2;</sst>'
    )
    for deel in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"):

        def wijzig(naam: str, inhoud: bytes, deel: str = deel) -> bytes:
            return bom if naam == deel else inhoud

        pad = schrijf(tmp_path, herpak(xlsx(GOED_XLSX), wijzig=wijzig), "voorraadmutaties.xlsx")
        geweigerd(pad, "niet veilig")
    utf16 = bom.decode().encode("utf-16")
    pad = schrijf(
        tmp_path,
        herpak(xlsx(GOED_XLSX), wijzig=lambda n, d: utf16 if n.endswith("sheet1.xml") else d),
        "voorraadmutaties.xlsx",
    )
    geweigerd(pad, "niet veilig")


def test_een_doctype_over_de_grens_van_twee_stukken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_keuring, "_STUK", 16)
    vol = herpak(
        xlsx(GOED_XLSX),
        wijzig=lambda n, d: d + b"      <!DOCTYPE a>" if n.endswith("sheet1.xml") else d,
    )
    geweigerd(schrijf(tmp_path, vol, "voorraadmutaties.xlsx"), "niet veilig")


def test_formules(tmp_path: Path) -> None:
    boek = openpyxl.Workbook()
    blad = boek.active
    blad.title = "voorraadmutaties"
    blad.append([*KOP, "toelichting"])
    blad.append([*RIJ[:4], "=SUM(A1:A3)", "gewoon"])
    blad.append([*RIJ, '=HYPERLINK("http://x","y")'])
    boek.save(tmp_path / "voorraadmutaties.xlsx")
    uitslag = keur(tmp_path / "voorraadmutaties.xlsx")
    gevonden = {(m.rij, m.kolom, m.gevonden) for m in van(uitslag, "fout", "formule")}
    assert (2, "aantal", "=SUM(A1:A3)") in gevonden
    assert (3, "toelichting", '=HYPERLINK("http://x","y")') in gevonden
    assert len(fouten(uitslag)) == 2  # the cell is not called empty as well
    assert "cel E2" in van(uitslag, "fout", "E2")[0].melding


def test_tekst_die_op_een_formule_lijkt_is_tekst(tmp_path: Path) -> None:
    rij = (*RIJ, "=zie brief")
    tekst = goed(keur(schrijf(tmp_path, csv_tekst((*KOP, "toelichting"), rij))))
    assert tekst.tabellen["voorraadmutaties"]["toelichting"][0] == "=zie brief"


def test_vijftig_bladen(tmp_path: Path) -> None:
    bladen = {**GOED_XLSX, **{f"Blad{i}": [["x"]] for i in range(49)}}
    uitslag = goed(keur(schrijf(tmp_path, xlsx(bladen), "levering.xlsx")))
    assert len(van(uitslag, "melding", "niet gelezen")) == 49
    geen = keur(schrijf(tmp_path, xlsx({f"Blad{i}": [["x"]] for i in range(50)}), "a.xlsx"))
    assert van(geen, "fout", "Geen van de bladen")


def test_te_veel_bladen(tmp_path: Path) -> None:
    bladen = {**GOED_XLSX, **{f"Blad{i}": [["x"]] for i in range(100)}}
    geweigerd(schrijf(tmp_path, xlsx(bladen), "a.xlsx"), "te veel bladen")


def test_dubbele_kolomnamen(tmp_path: Path) -> None:
    uitslag = keur(schrijf(tmp_path, csv_tekst((*KOP, "Aantal "), (*RIJ, "13"))))
    (m,) = fouten(uitslag)
    assert (m.rij, m.kolom, m.gevonden) == (1, "aantal", "Aantal")


def test_rijen_met_te_veel_of_te_weinig_cellen(tmp_path: Path) -> None:
    uitslag = keur(schrijf(tmp_path, csv_tekst(KOP, RIJ, (*RIJ, "extra"), RIJ[:4], (*RIJ, ""))))
    assert [(m.rij, m.gevonden) for m in fouten(uitslag) if "cellen" in m.gevonden] == [
        (3, "6 cellen"),
        (4, "4 cellen"),
    ]


@pytest.mark.parametrize("eind", ["\n", "\r\n", "\r"])
def test_regeleinden_door_elkaar(tmp_path: Path, eind: str) -> None:
    regels = [";".join(KOP), ";".join(RIJ), "", ";".join(RIJ).replace("12", "13")]
    tekst = regels[0] + "\n" + regels[1] + eind + regels[2] + "\r\n" + regels[3]
    uitslag = goed(keur(schrijf(tmp_path, tekst)))
    assert uitslag.tabellen["voorraadmutaties"]["rij"].tolist() == [2, 4]


def test_aanhalingstekens_die_niet_sluiten(tmp_path: Path) -> None:
    kop = (*KOP, "toelichting")
    uitslag = keur(schrijf(tmp_path, csv_tekst(kop, (*RIJ, "goed"), (*RIJ, '"open'))))
    assert van(uitslag, "fout", "aanhalingstekens")[0].rij == 3


def test_samengevoegde_cellen(tmp_path: Path) -> None:
    boek = openpyxl.Workbook()
    boek.active.title = "voorraadmutaties"
    for rij in (KOP, RIJ, RIJ):
        boek.active.append(list(rij))
    boek.active.merge_cells("A2:A3")
    boek.save(tmp_path / "voorraadmutaties.xlsx")
    geweigerd(tmp_path / "voorraadmutaties.xlsx", "A2:A3")


def test_verborgen_bladen(tmp_path: Path) -> None:
    boek = openpyxl.Workbook()
    boek.active.title = "voorraadmutaties"
    for rij in (KOP, RIJ):
        boek.active.append(list(rij))
    geheim = boek.create_sheet("voorraadmutaties 2023")
    for rij in (KOP, RIJ):
        geheim.append(list(rij))
    geheim.sheet_state = "veryHidden"
    boek.save(tmp_path / "a.xlsx")
    uitslag = keur(tmp_path / "a.xlsx")
    assert [m.blad for m in van(uitslag, "fout", "verborgen")] == ["voorraadmutaties 2023"]


def test_datums_die_niet_bestaan(tmp_path: Path) -> None:
    rijen = [
        ("Portaal", "Amersfoort", d, "sloop", "1")
        for d in ("2024-02-30", "31-04-2024", "2024-Q5", "2024-H3", "0000-01-01", "2025-2024")
    ]
    uitslag = keur(schrijf(tmp_path, csv_tekst(KOP, *rijen)))  # fmt: skip
    assert [m.rij for m in fouten(uitslag) if m.kolom == "periode"] == [2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("kop_alleen", [True, False])
def test_geen_rijen(tmp_path: Path, kop_alleen: bool) -> None:
    inhoud = csv_tekst(KOP) if kop_alleen else ";;;\r\n;;;\r\n"
    geweigerd(schrijf(tmp_path, inhoud), "geen rijen")
    bladen = {"voorraadmutaties": [KOP] if kop_alleen else []}
    geweigerd(schrijf(tmp_path, xlsx(bladen), "a.xlsx"), "geen rijen")


def test_een_cel_heel_ver_weg_kost_niets(tmp_path: Path) -> None:
    boek = openpyxl.Workbook()
    blad = boek.active
    blad.title = "voorraadmutaties"
    for rij in (KOP, RIJ):
        blad.append(list(rij))
    blad.cell(2, 16384, "ver")
    blad.cell(1_048_576, 1, "laag")
    boek.save(tmp_path / "a.xlsx")
    begin = time.process_time()
    uitslag = keur(tmp_path / "a.xlsx")
    assert time.process_time() - begin < 5
    assert {m.rij for m in fouten(uitslag)} == {1_048_576}
    assert van(uitslag, "melding", "Rechts van de tabel")


def test_een_onbekend_archief_heet_bij_zijn_naam(tmp_path: Path) -> None:
    for naam, wat in (("word/document.xml", "Word"), ("xl/workbook.bin", ".xlsb"),
                      ("mimetype", ".ods"), ("iets.txt", "zonder werkmap")):  # fmt: skip
        uit = io.BytesIO()
        with zipfile.ZipFile(uit, "w") as z:
            z.writestr(naam, "x")
        geweigerd(schrijf(tmp_path, uit.getvalue(), "voorraadmutaties.xlsx"), wat)


def test_een_xlsx_die_csv_heet_wordt_gelezen_zoals_hij_is(tmp_path: Path) -> None:
    uitslag = goed(keur(schrijf(tmp_path, xlsx(GOED_XLSX), "voorraadmutaties.csv")))
    assert van(uitslag, "melding", "is een XLSX")


def test_een_bestand_dat_er_niet_is_is_geen_verdict(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        keur(tmp_path / "weg.csv")


@pytest.mark.parametrize("deel", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml",
                                  "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels",
                                  "[Content_Types].xml"])  # fmt: skip
@pytest.mark.parametrize("nieuw", [b"", b"<a>", b"<a/>", b"\xff" * 30, None])
def test_kapotte_delen_van_een_werkmap(tmp_path: Path, deel: str, nieuw: bytes | None) -> None:
    bron = xlsx(GOED_XLSX)
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bron)) as van_, zipfile.ZipFile(uit, "w") as naar:
        for naam in van_.namelist():
            if naam != deel:
                naar.writestr(naam, van_.read(naam))
            elif nieuw is not None:
                naar.writestr(naam, nieuw)
    uitslag = keur(schrijf(tmp_path, uit.getvalue(), "voorraadmutaties.xlsx"))
    assert not any(EIGEN_FOUT in m.melding for m in uitslag.rapport.meldingen)
    if "styles" not in deel:
        assert not uitslag.rapport.aangenomen


def test_velden_ontbreken(tmp_path: Path) -> None:
    uitslag = keur(schrijf(tmp_path, csv_tekst(KOP, RIJ)), type(VELDEN)())
    assert {m.kolom for m in fouten(uitslag)} == {"leverancier", "gemeente", "periode"}
