"""One test per row of the verdict table (docs/delivery-format.md), and what surrounds it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.perioden import Periode, jaren, lees_periode
from loaders.contract import Velden
from loaders.verdict.verdict import KOLOMMEN, Melding, Rapport, Verzamelaar
from tests.loaders.leverhulp import (
    KOP,
    RIJ,
    STANDKOP,
    STANDRIJ,
    VANDAAG,
    VELDEN,
    csv_tekst,
    eerdere,
    fouten,
    goed,
    keur,
    keur_csv,
    levering,
    schrijf,
    van,
    xlsx,
)  # fmt: skip


def plus(rij: tuple[str, ...], **cellen: str) -> tuple[str, ...]:
    return tuple(cellen.get(k, w) for k, w in zip(KOP, rij, strict=True))


# -- fout ------------------------------------------------------------------------------------------


def test_een_kolom_ontbreekt(tmp_path: Path) -> None:
    (m,) = fouten(keur_csv(tmp_path, KOP[:4], RIJ[:4]))
    assert (m.rij, m.kolom, m.verwacht) == (1, "aantal", "een kolom aantal")


@pytest.mark.parametrize(
    ("kolom", "tekst", "suggestie"),
    [
        ("corporatie", "Portaaal", "Portaal"),
        ("gemeente", "Amersfort", "Amersfoort"),
        ("soort", "nieubouw", "nieuwbouw"),
        ("corporatie", "zzzzqqq", ""),
        ("corporatie", "Woonin", ""),  # not Woonzorg Nederland
    ],
)
def test_een_onbekende_naam(tmp_path: Path, kolom: str, tekst: str, suggestie: str) -> None:
    (m,) = fouten(keur_csv(tmp_path, KOP, RIJ, plus(RIJ, **{kolom: tekst})))
    assert (m.rij, m.kolom, m.gevonden, m.suggestie) == (3, kolom, tekst, suggestie)


def test_een_onbekend_gebied(tmp_path: Path) -> None:
    (m,) = fouten(keur_csv(tmp_path, (*KOP, "gebied"), (*RIJ, "Stadkern")))
    assert (m.kolom, m.suggestie) == ("gebied", "Stadskern")


@pytest.mark.parametrize(
    ("tekst", "suggestie"),
    [("1.5", ""), ("12,5", ""), ("1,234", ""), ("twaalf", ""), ("12,0", "12"), ("(12)", "-12"),
     ("-", "0"), ("1.23", ""), ("1e3", ""), ("99999999", "")],
)  # fmt: skip
def test_een_aantal_dat_geen_heel_getal_is(tmp_path: Path, tekst: str, suggestie: str) -> None:
    (m,) = fouten(keur_csv(tmp_path, KOP, plus(RIJ, aantal=tekst)))
    assert (m.rij, m.kolom, m.gevonden, m.suggestie) == (2, "aantal", tekst, suggestie)


def test_negatief_waar_het_niet_mag(tmp_path: Path) -> None:
    (m,) = fouten(keur_csv(tmp_path, KOP, plus(RIJ, aantal="-12")))
    assert (m.kolom, m.gevonden) == ("aantal", "-12")
    (m,) = fouten(keur_csv(tmp_path, STANDKOP, (*STANDRIJ[:3], "-1"), naam="voorraadstanden.csv"))
    assert m.kolom == "aantal"


def test_een_datum_die_niet_bestaat(tmp_path: Path) -> None:
    (m,) = fouten(keur_csv(tmp_path, KOP, plus(RIJ, periode="2024-02-30")))
    assert "bestaat niet" in m.melding
    assert m.kolom == "periode"


def test_gerealiseerd_na_de_dag_van_ontvangst(tmp_path: Path) -> None:
    velden = Velden(leverancier="Portaal", gemeente="Amersfoort", periode="2024-2026")
    uitslag = keur_csv(tmp_path, KOP, plus(RIJ, periode="2026"), RIJ, velden=velden)
    assert [m.rij for m in van(uitslag, "fout", "na de dag van ontvangst. Dat")] == [2]
    (m,) = van(uitslag, "waarschuwing", "verslagperiode eindigt na")
    assert lees_periode(m.suggestie).tot == VANDAAG
    # A plan may lie ahead.
    rij = (*plus(RIJ, periode="2030"), "hard")
    goed(keur_csv(tmp_path, (*KOP, "status"), rij, velden=velden))


def test_een_verslagperiode_die_nog_loopt_is_een_waarschuwing(tmp_path: Path) -> None:
    lopend = replace(VELDEN, periode=f"{VANDAAG.year}")
    rij_ = plus(RIJ, periode=date(VANDAAG.year, 1, 2).isoformat())
    uitslag = keur_csv(tmp_path, KOP, rij_, velden=lopend)
    (m,) = van(uitslag, "waarschuwing", "Over dagen die nog komen")
    assert m.suggestie == Periode(date(VANDAAG.year, 1, 1), VANDAAG).tekst
    assert not fouten(uitslag)


def test_buiten_de_verslagperiode_of_gemeente(tmp_path: Path) -> None:
    uitslag = keur_csv(
        tmp_path, KOP, plus(RIJ, periode="2023"), plus(RIJ, periode="2023-2024"),
        plus(RIJ, gemeente="Soest"), RIJ,
    )  # fmt: skip
    assert [(m.rij, m.kolom) for m in fouten(uitslag)] == [
        (2, "periode"), (3, "periode"), (4, "gemeente"),
    ]  # fmt: skip
    rijen = [(*plus(RIJ, periode="2030"), "zacht"), (*plus(RIJ, gemeente="Soest"), "hard")]
    uitslag = goed(keur_csv(tmp_path, (*KOP, "status"), (*RIJ, ""), *rijen))
    assert van(uitslag, "melding", "niet bij de levering genoemd")


def test_een_stand_buiten_de_verslagperiode(tmp_path: Path) -> None:
    dagen = ("2023-12-31", "2024-12-31", "2023-12-30", "2025-01-01", "2026-12-01")
    rijen = [("Portaal", "Amersfoort", d, "100") for d in dagen]
    uitslag = keur_csv(tmp_path, STANDKOP, *rijen, naam="voorraadstanden.csv")
    assert [m.rij for m in fouten(uitslag)] == [4, 5, 6]
    assert van(uitslag, "fout", "na de dag van ontvangst")[0].rij == 6


def test_twee_rijen_voor_een_voorraadstand(tmp_path: Path) -> None:
    kop = (*STANDKOP, "segment", "toelichting")
    uitslag = keur_csv(
        tmp_path, kop, (*STANDRIJ, "", "a"), (*STANDRIJ[:3], "90", "sociaal", "b"),
        (*STANDRIJ, "midden", ""), naam="voorraadstanden.csv",
    )  # fmt: skip
    (m,) = fouten(uitslag)
    assert m.rij == 3
    assert "rij 2" in m.melding


def test_een_totaal_naast_zijn_delen(tmp_path: Path) -> None:
    kop = (*STANDKOP, "segment")
    uitslag = keur_csv(tmp_path, kop, (*STANDRIJ, "totaal"), (*STANDRIJ, "sociaal"),
                       naam="voorraadstanden.csv")  # fmt: skip
    (m,) = fouten(uitslag)
    assert (m.rij, m.kolom) == (2, "segment")
    goed(keur_csv(tmp_path, kop, (*STANDRIJ, "totaal"), naam="voorraadstanden.csv"))


def test_woningtotalen(tmp_path: Path) -> None:
    kop = ("gemeente", "peildatum", "aantal", "bron", "aandeel_corporatie", "definitie")
    rij = ("GM0307", "31-12-2024", "72.345", "CBS", "22,3%", "bezit_corporatie")
    uitslag = goed(keur_csv(tmp_path, kop, rij, naam="woningtotalen.csv"))
    frame = uitslag.tabellen["woningtotalen"]
    assert frame.loc[0, "aandeel_corporatie"] == 22.3
    assert frame.loc[0, "aantal"] == 72345
    assert frame.loc[0, "peildatum"] == date(2024, 12, 31)
    slecht = keur_csv(tmp_path, kop, (*rij[:4], "0,223", "bezit_corporatie"), (*rij[:5], ""), rij,
                      (*rij[:4], "120%", "x"), naam="woningtotalen.csv")  # fmt: skip
    assert {(m.rij, m.kolom) for m in fouten(slecht)} == {
        (2, "aandeel_corporatie"), (3, "definitie"), (5, "aandeel_corporatie"), (5, "definitie"),
    }  # fmt: skip


def test_een_percentage_in_excel_is_een_percentage(tmp_path: Path) -> None:
    import openpyxl

    boek = openpyxl.Workbook()
    boek.active.title = "woningtotalen"
    boek.active.append(["gemeente", "peildatum", "aantal", "bron", "aandeel_corporatie",
                        "definitie"])  # fmt: skip
    boek.active.append(["GM0307", date(2024, 12, 31), 72345, "CBS", 0.223, "sociaal_contract"])
    boek.active["E2"].number_format = "0.0%"
    boek.save(tmp_path / "a.xlsx")
    uitslag = goed(keur(tmp_path / "a.xlsx"))
    assert uitslag.tabellen["woningtotalen"].loc[0, "aandeel_corporatie"] == 22.3


def test_een_omzetting_noemt_de_oude_duur(tmp_path: Path) -> None:
    rij = plus(RIJ, soort="omzetting")
    (m,) = fouten(keur_csv(tmp_path, KOP, rij))
    assert m.kolom == "duur"
    goed(keur_csv(tmp_path, (*KOP, "duur"), (*rij, "tijdelijk lang")))


# -- waarschuwing ----------------------------------------------------------------------------------


def test_dezelfde_woningen_twee_keer(tmp_path: Path) -> None:
    uitslag = goed(keur_csv(tmp_path, KOP, plus(RIJ, soort="verkoop"), RIJ,
                            plus(RIJ, soort="liberalisatie")))  # fmt: skip
    (m,) = van(uitslag, "waarschuwing", "dezelfde woningen")
    assert m.rij == 4
    assert "rij 2" in m.melding
    anders = plus(RIJ, soort="liberalisatie", aantal="13")
    uitslag = goed(keur_csv(tmp_path, KOP, plus(RIJ, soort="verkoop"), anders))
    assert not van(uitslag, "waarschuwing", "dezelfde woningen")


def test_aankoop_en_verkoop_binnen_de_sector(tmp_path: Path) -> None:
    kop = (*KOP, "binnen_sector")
    koop = (*plus(RIJ, soort="aankoop", aantal="62"), "ja")
    uitslag = goed(keur_csv(tmp_path, kop, koop))
    (m,) = van(uitslag, "waarschuwing", "binnen de sector")
    assert m.gevonden == "62 aankopen, 0 verkopen"
    verkoop = ("Alliantie", *plus(RIJ, soort="verkoop", aantal="62")[1:], "ja")
    samen = goed(keur_csv(tmp_path, kop, koop, verkoop, velden=replace(VELDEN, namens="Alliantie")))
    assert not van(samen, "waarschuwing", "binnen de sector")
    # The other half came in an earlier levering of the one who sold.
    ander = Velden(leverancier="Alliantie", gemeente="Amersfoort", periode="2024")
    oud = eerdere(tmp_path, ander, kop, verkoop)
    uitslag = goed(keur_csv(tmp_path, kop, koop, eerdere=[oud]))
    assert not van(uitslag, "waarschuwing", "binnen de sector")


@pytest.mark.parametrize(("nieuw", "waarschuwt"), [("60", False), ("61", True)])
def test_een_aantal_dat_er_uit_springt(tmp_path: Path, nieuw: str, waarschuwt: bool) -> None:
    oud = eerdere(tmp_path, Velden(leverancier="Portaal", gemeente="Amersfoort", periode="2023"),
                  KOP, plus(RIJ, periode="2023"))  # fmt: skip
    uitslag = goed(keur_csv(tmp_path, KOP, plus(RIJ, aantal=nieuw), eerdere=[oud]))
    gevonden = van(uitslag, "waarschuwing", "meer dan 5 keer")
    assert bool(gevonden) == waarschuwt
    if waarschuwt:
        assert (gevonden[0].rij, gevonden[0].gevonden) == (2, "61")
    ander = levering(oud.tabellen, periode=jaren(2023), wie="Alliantie")
    uitslag = goed(keur_csv(tmp_path, KOP, plus(RIJ, aantal=nieuw), eerdere=[ander]))
    assert not van(uitslag, "waarschuwing", "meer dan 5 keer")


@pytest.mark.parametrize(("eind", "past"), [("112", True), ("110", False)])
@pytest.mark.parametrize("standen_eerder", [False, True])
def test_de_voorraadbalans(tmp_path: Path, eind: str, past: bool, standen_eerder: bool) -> None:
    stand = [("Portaal", "Amersfoort", "2023-12-31", "100"),
             ("Portaal", "Amersfoort", "2024-12-31", eind)]  # fmt: skip
    if standen_eerder:
        oud = eerdere(tmp_path, VELDEN, STANDKOP, *stand, naam="voorraadstanden.csv")
        uitslag = goed(keur_csv(tmp_path, KOP, RIJ, eerdere=[oud]))
    else:
        bladen = {"voorraadmutaties": [KOP, RIJ], "voorraadstanden": [STANDKOP, *stand]}
        uitslag = goed(keur(schrijf(tmp_path, xlsx(bladen), "a.xlsx")))
    gevonden = van(uitslag, "waarschuwing", "voorraadbalans")
    assert [(m.gevonden, m.verwacht) for m in gevonden] == ([] if past else [("110", "112")])


def test_geen_balans_over_dagen_waar_niets_van_bekend_is(tmp_path: Path) -> None:
    velden = Velden(leverancier="Portaal", gemeente="Amersfoort", periode="2023-2024")
    rijen = [("Portaal", "Amersfoort", d, n)
             for d, n in (("2022-12-31", "50"), ("2023-12-31", "100"))]  # fmt: skip
    oud = eerdere(tmp_path, velden, STANDKOP, *rijen, naam="voorraadstanden.csv")
    uitslag = goed(keur_csv(tmp_path, KOP, RIJ, eerdere=[oud]))
    assert not van(uitslag, "waarschuwing", "voorraadbalans")


def test_dezelfde_rij_twee_keer(tmp_path: Path) -> None:
    uitslag = goed(keur_csv(tmp_path, (*KOP, "toelichting"), (*RIJ, "a"), (*RIJ, "b")))
    (m,) = van(uitslag, "waarschuwing", "gelijk aan rij 2")
    assert m.rij == 3
    uitslag = keur_csv(tmp_path, (*KOP, "projectcode"), (*RIJ, "P1"), (*RIJ, "P1"), (*RIJ, "P2"))
    (m,) = fouten(uitslag)
    assert (m.rij, m.kolom, m.gevonden) == (3, "projectcode", "P1")


def test_minder_dan_in_de_levering_die_vervangen_wordt(tmp_path: Path) -> None:
    helft = Velden(leverancier="Portaal", gemeente="Amersfoort", periode="2024-H1")
    oud = eerdere(tmp_path, helft, KOP, plus(RIJ, periode="2024-H1", aantal="20"),
                  plus(RIJ, periode="2024-Q1", soort="sloop", aantal="3"), id_="half")  # fmt: skip
    uitslag = goed(keur_csv(tmp_path, KOP, RIJ, plus(RIJ, soort="sloop", aantal="3"),
                            eerdere=[oud]))  # fmt: skip
    (m,) = van(uitslag, "waarschuwing", "minder nieuwbouw")
    assert (m.rij, m.gevonden) == (2, "12")
    assert "half" in m.melding
    assert m.verwacht.startswith("20")
    assert not van(uitslag, "waarschuwing", "voor een deel")


def test_een_gedeeltelijke_overlap_noemt_beide(tmp_path: Path) -> None:
    jaar = eerdere(tmp_path, VELDEN, KOP, RIJ, id_="heel-2024")
    velden = Velden(leverancier="Portaal", gemeente="Amersfoort", periode="2024-H1")
    uitslag = goed(keur_csv(tmp_path, KOP, plus(RIJ, periode="2024-H1"), velden=velden,
                            eerdere=[jaar]))  # fmt: skip
    (m,) = van(uitslag, "waarschuwing", "voor een deel")
    assert "2024-H1" in m.melding
    assert "heel-2024" in m.melding
    # A later levering already took the place of the older one.
    nieuwer = eerdere(tmp_path, VELDEN, KOP, RIJ, id_="nieuwer-2024")
    uitslag = goed(keur_csv(tmp_path, KOP, plus(RIJ, periode="2024-H1"), velden=velden,
                            eerdere=[jaar, nieuwer]))  # fmt: skip
    (m,) = van(uitslag, "waarschuwing", "voor een deel")
    assert "nieuwer-2024" in m.melding


def test_een_gebied_dat_veranderde(tmp_path: Path) -> None:
    kop = (*KOP, "gebied", "indeling")
    uitslag = goed(keur_csv(tmp_path, kop, (*RIJ, "WK030704", "2022"), (*RIJ, "Stadskern", "2022"),
                            (*RIJ, "Calveen", "")))  # fmt: skip
    assert [m.rij for m in van(uitslag, "waarschuwing", "veranderd")] == [2]
    assert [m.rij for m in van(uitslag, "melding", "dezelfde code en naam")] == [3]
    assert [m.rij for m in van(uitslag, "melding", "gelezen als wijk")] == [4]
    frame = uitslag.tabellen["voorraadmutaties"]
    assert frame["gebied"].tolist() == ["WK030704", "WK030701", "WK030722"]
    assert frame["indeling"].tolist() == [2022, 2022, 2024]


# -- melding ---------------------------------------------------------------------------------------


def test_een_genegeerde_kolom(tmp_path: Path) -> None:
    uitslag = goed(keur_csv(tmp_path, (*KOP, "Kleur"), (*RIJ, "rood")))
    (m,) = van(uitslag, "melding", "kennen we niet")
    assert (m.rij, m.kolom) == (1, "Kleur")


@pytest.mark.parametrize(
    ("alias", "soort"),
    [("socialisatie", "deliberalisatie"), ("Liberalisering", "liberalisatie"),
     ("verkopen", "verkoop"), ("nieuwbouw/transformatie/aankoop", "toevoeging"),
     ("nieuwbouw, transformatie en aankoop", "toevoeging"), ("sloop en verkoop", "onttrekking"),
     ("Uitruil in", "uitruil_in")],
)  # fmt: skip
def test_een_alias(tmp_path: Path, alias: str, soort: str) -> None:
    uitslag = goed(keur_csv(tmp_path, KOP, plus(RIJ, soort=alias)))
    assert uitslag.tabellen["voorraadmutaties"]["soort"].tolist() == [soort]
    assert bool(van(uitslag, "melding", "gelezen als")) == (alias != "Uitruil in")


def test_een_mengsel_van_erbij_en_eraf_is_geen_soort(tmp_path: Path) -> None:
    assert fouten(keur_csv(tmp_path, KOP, plus(RIJ, soort="nieuwbouw/sloop")))


def test_een_omgedraaid_teken(tmp_path: Path) -> None:
    rijen = [plus(RIJ, soort="sloop", aantal=n) for n in ("-12", "-1.200", "5")]
    uitslag = goed(keur_csv(tmp_path, KOP, *rijen, plus(RIJ, soort="correctie", aantal="-4")))
    assert uitslag.tabellen["voorraadmutaties"]["aantal"].tolist() == [12, 1200, 5, -4]
    (m,) = van(uitslag, "melding", "minteken")
    assert m.rij == 2
    assert "rij 3" in m.melding


def test_een_gemeente_zonder_rijen(tmp_path: Path) -> None:
    velden = Velden(leverancier="Portaal", gemeente="Amersfoort; Soest", periode="2024")
    (m,) = van(goed(keur_csv(tmp_path, KOP, RIJ, velden=velden)), "melding", "geen rijen")
    assert m.gevonden == "Soest"


# -- the report ------------------------------------------------------------------------------------


def test_alles_tegelijk_in_volgorde(tmp_path: Path) -> None:
    uitslag = keur_csv(tmp_path, KOP, ("Prtaal", "Amrsfoort", "2024-13", "slop", "1,5"), RIJ,
                       ("", "", "", "", ""), ("", "Amersfoort", "2024", "sloop", "1"))  # fmt: skip
    gevonden = [(m.rij, m.kolom) for m in fouten(uitslag)]
    assert sorted(gevonden) == sorted([(2, k) for k in KOP] + [(5, "corporatie")])
    assert [r for r, _ in gevonden] == sorted(r for r, _ in gevonden)


def test_een_kapje_met_een_slotregel(tmp_path: Path) -> None:
    slecht = plus(RIJ, corporatie="Prtaal", aantal="x")
    uitslag = keur_csv(tmp_path, KOP, *[slecht] * 7_000)
    assert uitslag.rapport.aantal("fout") == 10_001
    slot = uitslag.rapport.meldingen[-1]
    assert "nog 4.000" in slot.melding
    assert "'aantal'" in slot.melding
    assert slot.gevonden == "14.000"


def test_verzamelaar_telt_wat_hij_weglaat() -> None:
    v = Verzamelaar("a.csv", grens=3)
    v.bij_rijen("fout", "mis", [1, 2], kolom="a")
    v.bij_rijen("fout", "mis", [3, 4, 5], kolom="b")
    v.voeg("fout", "mis", blad="x")
    rapport = v.rapport()
    assert [m.rij for m in rapport.meldingen] == [1, 2, 3, None]
    assert "nog 3: 2 in kolom 'b' en 1 in het bestand van blad 'x'" in rapport.meldingen[-1].melding
    assert v.fouten == 6


def test_csv_en_json_van_het_verslag() -> None:
    m = Melding("a.csv", "fout", "=1+1", rij=2, gevonden="@SUM(A1)", suggestie="-10", kolom="é")
    rapport = Rapport((m,))
    (rij,) = csv.DictReader(io.StringIO(rapport.als_csv()))
    assert tuple(rij) == KOLOMMEN
    assert (rij["melding"], rij["gevonden"], rij["suggestie"]) == ("'=1+1", "'@SUM(A1)", "-10")
    (zelfde,) = json.loads(rapport.als_json())
    assert tuple(zelfde) == KOLOMMEN
    assert (zelfde["rij"], zelfde["suggestie"], zelfde["kolom"]) == (2, "-10", "é")


def test_niets_uit_een_cel_stuurt_de_terminal(tmp_path: Path) -> None:
    uitslag = keur_csv(tmp_path, (*KOP, "x\x1b[2J"), ("\x1b[31mPortaal", *RIJ[1:], ""))
    for m in uitslag.rapport.meldingen:
        tekst = "".join((m.melding, m.kolom, m.gevonden, m.verwacht, m.suggestie))
        assert "\x1b" not in tekst


# -- reading ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("teken", [";", ",", "\t"])
@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252"])
def test_scheidingsteken_en_codering(tmp_path: Path, teken: str, codering: str) -> None:
    kop = (" Corporatie", "GEMEENTE", "Periode ", "Sóórt", "Aantal", "Toelichting")
    rij = ("portáál", "gm0307", "1-7-2024", "NIEUWBOUW", "1.234", f'"één{teken} ""twee"""')
    pad = schrijf(tmp_path, csv_tekst(kop, rij, teken=teken).encode(codering))
    frame = goed(keur(pad)).tabellen["voorraadmutaties"]
    assert frame.loc[0, ["corporatie", "gemeente", "aantal"]].tolist() == ["L0117", "GM0307", 1234]
    assert (frame.loc[0, "van"], frame.loc[0, "tot"]) == (date(2024, 7, 1), date(2024, 7, 1))
    assert frame.loc[0, "toelichting"] == f'één{teken} "twee"'


@pytest.mark.parametrize("tekst", ["1234", "1.234", "1 234", "1\u00a0234", "1\u202f234", " 1234 "])
def test_getallen(tmp_path: Path, tekst: str) -> None:
    uitslag = goed(keur_csv(tmp_path, KOP, plus(RIJ, aantal=tekst)))
    assert uitslag.tabellen["voorraadmutaties"]["aantal"].tolist() == [1234]


def test_een_getal_met_komma_in_excel_is_geen_duizendtal(tmp_path: Path) -> None:
    rijen = [(*RIJ[:4], n) for n in (1.234, 12.0, 1234, "1.234")]
    uitslag = keur(schrijf(tmp_path, xlsx({"voorraadmutaties": [KOP, *rijen]}), "a.xlsx"))
    (m,) = fouten(uitslag)
    assert (m.rij, m.gevonden) == (2, "1,234")


def test_excel_datums_en_jaren(tmp_path: Path) -> None:
    rijen = [("Portaal", "Amersfoort", p, "sloop", 1) for p in (date(2024, 7, 1), 2024, "2024-Q3")]
    uitslag = goed(keur(schrijf(tmp_path, xlsx({"Voorraadmutaties 24": [KOP, *rijen]}), "a.xlsx")))
    frame = uitslag.tabellen["voorraadmutaties"]
    assert frame["periode"].tolist() == ["2024-07-01", "2024", "2024-Q3"]
    assert frame["blad"].tolist() == ["Voorraadmutaties 24"] * 3


def test_een_tabel_aan_zijn_kolommen_herkend(tmp_path: Path) -> None:
    uitslag = goed(keur_csv(tmp_path, KOP, RIJ, naam="export.csv"))
    assert van(uitslag, "melding", "Aan de kolommen te zien")
    assert uitslag.velden.tabel == "voorraadmutaties"
    assert van(keur_csv(tmp_path, ("a", "b"), ("1", "2"), naam="export.csv"), "fout", "Welke tabel")
    uitslag = goed(keur(schrijf(tmp_path, xlsx({"Blad1": [KOP, RIJ], "X": [["a"]]}), "b.xlsx")))
    assert van(uitslag, "melding", "Aan de kolommen te zien")
    assert van(uitslag, "melding", "niet gelezen")


def test_twee_bladen_van_een_tabel_en_hun_dubbele_rij(tmp_path: Path) -> None:
    bladen = {"voorraadmutaties a": [KOP, RIJ], "voorraadmutaties b": [KOP, RIJ]}
    uitslag = goed(keur(schrijf(tmp_path, xlsx(bladen), "a.xlsx")))
    assert len(uitslag.tabellen["voorraadmutaties"]) == 2
    (m,) = van(uitslag, "waarschuwing", "gelijk aan")
    assert m.blad == "voorraadmutaties b"
    assert "van blad 'voorraadmutaties a'" in m.melding


def test_wat_alleen_bij_sommige_soorten_hoort(tmp_path: Path) -> None:
    kop = (*KOP, "ander_segment", "binnen_sector")
    uitslag = goed(keur_csv(tmp_path, kop, (*RIJ, "midden", "ja"),
                            (*plus(RIJ, soort="liberalisatie"), "vrij", "nee")))  # fmt: skip
    assert [m.rij for m in van(uitslag, "waarschuwing", "telt alleen mee")] == [2, 2]
    zelfde = (*plus(RIJ, soort="liberalisatie"), "midden", "", "midden")
    uitslag = keur_csv(tmp_path, (*kop, "segment"), zelfde)
    assert [m.kolom for m in fouten(uitslag)] == ["ander_segment"]


def test_einde_tijdelijk_bij_permanent_valt_op(tmp_path: Path) -> None:
    rij = plus(RIJ, soort="einde_tijdelijk")
    assert van(goed(keur_csv(tmp_path, KOP, rij)), "waarschuwing", "Was deze woning tijdelijk")
    uitslag = goed(keur_csv(tmp_path, (*KOP, "duur"), (*rij, "tijdelijk_kort")))
    assert not uitslag.rapport.aantal("waarschuwing")
