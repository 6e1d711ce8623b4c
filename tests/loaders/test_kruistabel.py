"""The kruistabel: labels, totals, glued footnote marks; Amersfoort's Tabel 1 raw and right."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.mutaties import effecten
from loaders.contract import Uitslag, Velden
from loaders.leveringsformaat.kruistabel.labels import SoortRij, TotaalRij, lees_label
from loaders.leveringsformaat.kruistabel.totalen import Optelling, zoek_noten, zonder_laatste_cijfer
from tests.loaders.leverhulp import csv_tekst, fouten, goed, keur, keur_csv, schrijf, van, xlsx

RUW = Path(__file__).parent / "data" / "amersfoort-2021-tabel1-ruw.csv"
VELDEN = Velden(
    tabel="kruistabel", leverancier="GM0307", gemeente="Amersfoort", periode="2020-2021",
    status="hard",
)  # fmt: skip
KOP = ("soort", "Alliantie", "Portaal", "Totaal")


def netto(uitslag: Uitslag, duur: str, zonder_sloop: bool = False) -> dict[str, int]:
    uit: dict[str, int] = {}
    for _, r in uitslag.tabellen["voorraadmutaties"].iterrows():
        if zonder_sloop and r["soort"] == "sloop":
            continue
        for e in effecten(r["soort"], r["segment"], None, r["duur"]):
            if e.duur == duur:
                uit[r["corporatie"]] = uit.get(r["corporatie"], 0) + e.corporatie * r["aantal"]
    return uit


def test_de_ruwe_tabel_wordt_geweigerd_met_de_twee_lezingen() -> None:
    uitslag = keur(RUW, VELDEN)
    assert not uitslag.rapport.aangenomen
    assert uitslag.tabellen == {}
    met = {(m.kolom, m.gevonden): m.suggestie for m in fouten(uitslag) if m.suggestie}
    assert met == {("Omnia Wonen", "-106"): "-10", ("Omnia Wonen", "-17"): "-1"}
    rest = {(m.kolom, m.gevonden, m.verwacht) for m in fouten(uitslag) if not m.suggestie}
    assert {("Totaal", "-150", "-246"), ("Totaal", "-64", "-80")} <= rest
    assert ("Omnia Wonen", "43", "-69") in rest
    rijen = {m.rij for m in fouten(uitslag) if m.suggestie}
    regels = RUW.read_text().splitlines()
    assert {regels[r - 1].split(";")[0].rstrip("67") for r in rijen} == {"Verkoop", "Liberalisatie"}


def test_de_goede_tabel_geeft_301(tmp_path: Path) -> None:
    tekst = re.sub(r"-17\b", "-1", RUW.read_text().replace("-106", "-10"))
    uitslag = goed(keur(schrijf(tmp_path, tekst, "kruistabel.csv"), replace(VELDEN, tabel="")))
    frame = uitslag.tabellen["voorraadmutaties"]
    assert set(frame["status"]) == {"hard"}
    assert set(frame["periode"]) == {"2020-2021"}
    assert netto(uitslag, "permanent") == {"L1912": 210, "L0117": 48, "L0968": 43}
    assert sum(netto(uitslag, "permanent", zonder_sloop=True).values()) == 475
    assert netto(uitslag, "tijdelijk_lang")["L0117"] == 170
    assert netto(uitslag, "tijdelijk_kort")["L0117"] == 67
    assert len(van(uitslag, "melding", "nootcijfer")) == 3
    assert set(frame["soort"]) == {"toevoeging", "deliberalisatie", "sloop", "verkoop",
                                   "liberalisatie"}  # fmt: skip


def test_als_blad_in_een_werkmap_met_velden_in_het_blad_levering(tmp_path: Path) -> None:
    bladen = {
        "levering": [("leverancier", "GM0307"), ("gemeente", "Amersfoort"),
                     ("periode", "2020-2021"),
                     ("status", "hard")],
        "kruistabel": [KOP, ("Nieuwbouw", 5, 6, 11), ("Sloop", -1, 0, -1)],
    }  # fmt: skip
    uitslag = goed(keur(schrijf(tmp_path, xlsx(bladen), "a.xlsx"), Velden()))
    assert netto(uitslag, "permanent") == {"L1912": 4, "L0117": 6}


@pytest.mark.parametrize(
    ("label", "soort", "duur", "noot"),
    [
        (
            "Toevoeging permanente nieuwbouw, transformatie, aankoop3",
            "toevoeging",
            "permanent",
            "3",
        ),
        (
            "Toevoeging tijdelijke nieuwbouw en transformatie >5 jr4",
            "toevoeging",
            "tijdelijk_lang",
            "4",
        ),
        (
            "Toevoeging tijdelijke nieuwbouw en transformatie <5 jr5",
            "toevoeging",
            "tijdelijk_kort",
            "5",
        ),
        ("Tijdelijke nieuwbouw (> 5 jaar)", "nieuwbouw", "tijdelijk_lang", ""),
        ("tijdelijk korter dan 5 jaar: nieuwbouw", "nieuwbouw", "tijdelijk_kort", ""),
        ("Verkoop12", "verkoop", "permanent", "12"),
        ("Sloop", "sloop", "permanent", ""),
        ("Liberalisering¹", "liberalisatie", "permanent", "¹"),
        ("Uitruil in", "uitruil_in", "permanent", ""),
        ("nieuwbouw/transformatie/aankoop", "toevoeging", "permanent", ""),
        ("Einde tijdelijke verhuur < 5 jr", "einde_tijdelijk", "tijdelijk_kort", ""),
        ("Tijdelijke nieuwbouw", "nieuwbouw", None, ""),
    ],
)
def test_labels_van_soorten(label: str, soort: str, duur: str | None, noot: str) -> None:
    gelezen = lees_label(label)
    assert isinstance(gelezen.rij, SoortRij)
    assert (gelezen.rij.soort, gelezen.rij.duur, gelezen.noot) == (soort, duur, noot)


@pytest.mark.parametrize(
    ("label", "wat", "duren", "zonder_sloop"),
    [
        ("Permanente netto groei inclusief sloop", "netto", ("permanent",), False),
        ("Permanente netto groei exclusief sloop", "netto", ("permanent",), True),
        ("Tijdelijke netto groei (exploitatieperiode > 5 jr)", "netto", ("tijdelijk_lang",), False),
        ("Tijdelijke netto groei", "netto", ("tijdelijk_lang", "tijdelijk_kort"), False),
        ("Netto groei", "netto", (), False),
        ("Totaal onttrekkingen", "onttrekkingen", (), False),
        ("Totaal toevoegingen permanent", "toevoegingen", ("permanent",), False),
    ],
)
def test_labels_van_totalen(
    label: str, wat: str, duren: tuple[str, ...], zonder_sloop: bool
) -> None:
    assert lees_label(label).rij == TotaalRij(wat, duren, zonder_sloop)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "label", ["", "7", "Onbekend", "nieuwbouw en sloop", "Sloop2024", "x" * 999]
)
def test_labels_die_niets_zeggen(label: str) -> None:
    assert lees_label(label).rij is None


def keur_tabel(map_: Path, *rijen: tuple[object, ...], kop=KOP, velden: Velden = VELDEN) -> Uitslag:
    return keur_csv(map_, kop, *rijen, naam="kruistabel.csv", velden=velden)


def test_elk_totaal_wordt_gecontroleerd(tmp_path: Path) -> None:
    rijen = [("Nieuwbouw", 10, 20, 30), ("Sloop", -2, -3, -5), ("Netto groei", 8, 17, 25)]
    goed(keur_tabel(tmp_path, *rijen))
    for r in range(3):
        for k in range(1, 4):
            mis = [list(rij) for rij in rijen]
            mis[r][k] = int(str(mis[r][k])) + 3 * (-1 if r == 1 else 1)
            uitslag = keur_tabel(tmp_path, *[tuple(m) for m in mis])
            assert van(uitslag, "fout", "past niet bij zijn delen"), (r, k)


def test_onttrekkingen_met_en_zonder_minteken(tmp_path: Path) -> None:
    for teken in (1, -1):
        uitslag = goed(keur_tabel(tmp_path, ("Sloop", 2 * teken, 3 * teken, 5 * teken),
                                  ("Totaal onttrekkingen", 2 * teken, 3 * teken, 5 * teken),
                                  ("Netto groei", -2, -3, -5)))  # fmt: skip
        assert uitslag.tabellen["voorraadmutaties"]["aantal"].tolist() == [2, 3]


def test_zonder_totalen_wordt_dat_gezegd(tmp_path: Path) -> None:
    uitslag = goed(keur_tabel(tmp_path, ("Nieuwbouw", 5, 6), kop=KOP[:3]))
    assert van(uitslag, "melding", "geen totalen")


def test_een_kolom_duur(tmp_path: Path) -> None:
    kop = ("soort", "duur", "Portaal")
    uitslag = goed(keur_tabel(tmp_path, ("Nieuwbouw", "tijdelijk, > 5 jaar", 5),
                              ("Nieuwbouw", "permanent", 6), ("Sloop", "", 1),
                              kop=kop))  # fmt: skip
    assert uitslag.tabellen["voorraadmutaties"]["duur"].tolist() == [
        "tijdelijk_lang", "permanent", "permanent",
    ]  # fmt: skip
    slecht = keur_tabel(tmp_path, ("Nieuwbouw > 5 jr", "permanent", 5), ("Sloop", "eeuwig", 5),
                        ("Tijdelijke nieuwbouw", "", 1), kop=kop)  # fmt: skip
    assert [m.rij for m in fouten(slecht)] == [2, 3, 4]


@pytest.mark.parametrize(
    ("rij", "kolom"),
    [(("Nieuwbouw", "", 1, 1), "Alliantie"), (("Nieuwbouw", "-", 1, 1), "Alliantie"),
     (("Nieuwbouw", -1, 1, 0), "Alliantie"), (("Nieuwbouw", "1,5", 1, 2), "Alliantie"),
     (("Bouw", 1, 1, 2), "soort"), (("", 1, 1, 2), "soort")],
)  # fmt: skip
def test_een_cel_die_niet_kan(tmp_path: Path, rij: tuple[object, ...], kolom: str) -> None:
    uitslag = keur_tabel(tmp_path, ("Sloop", 0, 0, 0), rij)
    assert (3, kolom) in [(m.rij, m.kolom) for m in fouten(uitslag)]


def test_kolommen_en_velden_die_niet_kloppen(tmp_path: Path) -> None:
    uitslag = keur_tabel(tmp_path, ("Nieuwbouw", 1, 2), kop=("soort", "Portaal", "Portal"))
    (m,) = fouten(uitslag)
    assert (m.rij, m.kolom, m.suggestie) == (1, "Portal", "Portaal")
    uitslag = keur_tabel(tmp_path, ("Nieuwbouw", 1, 2), kop=("soort", "Portaal", "L0117"))
    assert van(uitslag, "fout", "al een kolom")
    zonder = Velden(leverancier="GM0307", gemeente="Amersfoort; Soest", periode="2020-2021")
    uitslag = keur_tabel(tmp_path, ("Nieuwbouw", 1, 2, 3), velden=zonder)
    assert {m.kolom for m in fouten(uitslag)} == {"status", "gemeente"}
    uitslag = keur_tabel(tmp_path, ("Nieuwbouw", 1), kop=("wat", "Portaal"))
    assert van(uitslag, "fout", "eerste kolom")


def test_aan_zijn_kolommen_herkend(tmp_path: Path) -> None:
    velden = replace(VELDEN, tabel="")
    pad = schrijf(tmp_path, csv_tekst(KOP, ("Nieuwbouw", 1, 2, 3)), "tabel1.csv")
    assert van(goed(keur(pad, velden)), "melding", "Aan de kolommen te zien is het kruistabel")


def test_geen_suggestie_als_er_twee_zijn(tmp_path: Path) -> None:
    # Either 110 read as 11 makes 121.
    uitslag = keur_tabel(tmp_path, ("Nieuwbouw", 110, 110, 121))
    assert not uitslag.rapport.aangenomen
    assert not any(m.suggestie for m in fouten(uitslag))


def test_ook_een_totaal_kan_een_noot_hebben(tmp_path: Path) -> None:
    uitslag = keur_tabel(tmp_path, ("Nieuwbouw", 12, 13, 253))
    (m,) = fouten(uitslag)
    assert (m.kolom, m.gevonden, m.verwacht, m.suggestie) == ("Totaal", "253", "25", "25")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 300), min_size=3, max_size=3), min_size=2, max_size=6),
    st.data(),
)
def test_wat_gevonden_wordt_maakt_alles_kloppend(
    tabel: list[list[int]], data: st.DataObject
) -> None:
    """Glue a digit to one to three cells; what is suggested fits, and is no larger."""
    rijen, kolommen = len(tabel), 3
    echt = {(r, c): w for r, rij in enumerate(tabel) for c, w in enumerate(rij)}
    for r in range(rijen):
        echt[r, kolommen] = sum(tabel[r])
    for c in range(kolommen + 1):
        echt[rijen, c] = sum(echt[r, c] for r in range(rijen))
    sommen = [Optelling((r, kolommen), tuple(((r, c), 1) for c in range(kolommen)), "rij")
              for r in range(rijen + 1)]  # fmt: skip
    sommen += [Optelling((rijen, c), tuple(((r, c), 1) for r in range(rijen)), "kolom")
               for c in range(kolommen + 1)]  # fmt: skip
    assert zoek_noten(sommen, echt) == frozenset()
    gekozen = data.draw(st.sets(st.sampled_from(sorted(echt)), min_size=1, max_size=3))
    # A 0 with a mark is 0x: leading zeros are not a number somebody writes.
    gekozen = {cel for cel in gekozen if echt[cel]}
    mis = dict(echt) | {cel: echt[cel] * 10 + data.draw(st.integers(1, 9)) for cel in gekozen}
    gevonden = zoek_noten(sommen, mis)
    assert len(gevonden) <= len(gekozen)
    for cel in gevonden:
        kort = zonder_laatste_cijfer(mis[cel])
        assert kort is not None
        mis[cel] = kort
    if gevonden:
        assert not any(s.verschil(mis) for s in sommen)


def test_een_grote_tabel_houdt_niet_op(tmp_path: Path) -> None:
    import time

    rijen = [("Nieuwbouw", 100 + i, 200 + i, 301 + 2 * i) for i in range(900)]
    begin = time.process_time()
    uitslag = keur_tabel(tmp_path, *rijen, ("Netto groei", 1, 2, 3))
    assert time.process_time() - begin < 20
    assert van(uitslag, "fout", "past niet bij zijn delen")
