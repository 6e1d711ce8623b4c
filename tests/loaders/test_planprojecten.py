"""A list of projects of a province or gemeente: rows per kind, segment and period."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.contract import Uitslag, Velden
from tests.loaders.leverhulp import fouten, goed, keur, keur_csv, schrijf, van, xlsx

VELDEN = Velden(leverancier="Provincie Utrecht")
KOP = ("Plannaam", "Gemeente", "Soort plan", "Planstatus", "Resterend 2025-2029", "Resterend 2030+",
       "Sloop 2026", "Opgeleverd 2024", "Huur/koop")  # fmt: skip
RIJ = ("De Kade", "Amersfoort", "nieuwbouw", "onherroepelijk", "60", "15", "-12", "20", "koop")


def lees(
    map_: Path, kop: tuple[str, ...], *rijen: tuple[str, ...], velden: Velden = VELDEN
) -> Uitslag:
    return keur_csv(map_, kop, *rijen, naam="plannen_provincie.csv", velden=velden)


def kern(uitslag: Uitslag, *kolommen: str) -> list[tuple]:
    frame = uitslag.tabellen["plannen"][list(kolommen)].astype(object)
    return [tuple(r) for r in frame.where(frame.notna(), None).itertuples(index=False)]


def test_een_project_wordt_rijen_per_soort_en_periode(tmp_path: Path) -> None:
    uitslag = goed(lees(tmp_path, KOP, RIJ))
    assert kern(uitslag, "soort", "aantal", "periode", "segment", "status", "fase") == [
        ("nieuwbouw", 60, "2025-2029", "koop", "hard", None),
        ("nieuwbouw", 15, "2030 en later", "koop", "hard", None),
        ("sloop", 12, "2026", "onbekend", "hard", None),
        ("nieuwbouw", 20, "2024", "koop", "hard", "opgeleverd"),
    ]
    assert set(kern(uitslag, "project", "gemeente", "corporatie", "planstatus_bron", "rij")) == {
        ("De Kade", "GM0307", None, "onherroepelijk", 2),
    }  # fmt: skip
    assert uitslag.velden.tabel == "projectenlijst"
    assert uitslag.gelezen is not None
    assert (uitslag.gelezen.gemeenten, uitslag.gelezen.periode.tekst) == (("GM0307",), "2024-2030")


def test_ook_uit_een_werkmap(tmp_path: Path) -> None:
    bladen = {"Leeswijzer": [("let op",)], "Lijst 2025": [KOP, RIJ]}
    uitslag = goed(keur(schrijf(tmp_path, xlsx(bladen), "provincie.xlsx"), VELDEN))
    assert len(uitslag.tabellen["plannen"]) == 4
    assert set(uitslag.tabellen["plannen"]["blad"]) == {"Lijst 2025"}


def test_segmenten_met_en_zonder_totaal(tmp_path: Path) -> None:
    kop = ("naam", "gemeente", "hardheid", "jaar", "resterend", "huur", "sociale huur", "koop")
    rijen = [
        ("A", "Amersfoort", "zacht", "2027", "100", "60", "40", "30"),
        ("B", "Amersfoort", "hard", "2028", "", "", "25", ""),
        ("C", "Amersfoort", "hard", "2028", "0", "", "", ""),
    ]
    uitslag = goed(lees(tmp_path, kop, *rijen))
    assert kern(uitslag, "project", "segment", "aantal", "toelichting", "status") == [
        ("A", "sociaal", 40, None, "zacht"),
        ("A", "koop", 30, None, "zacht"),
        ("A", "onbekend", 20, "huur, segment onbekend", "zacht"),
        ("A", "onbekend", 10, None, "zacht"),
        ("B", "sociaal", 25, None, "hard"),
    ]
    assert sum(n for p, n in kern(uitslag, "project", "aantal") if p == "A") == 100
    (m,) = van(uitslag, "melding", "geen woningen")
    assert m.rij == 4
    (m,) = fouten(lees(tmp_path, kop, ("A", "Amersfoort", "hard", "2027", "50", "", "40", "30")))
    assert (m.kolom, m.gevonden) == ("resterend", "50")
    assert "samen 70" in m.melding


@pytest.mark.parametrize(
    ("kolom", "tekst", "naam"),
    [
        ("Gemeente", "Amersfort", "gemeente"),
        ("Gemeente", "", "gemeente"),
        ("Soort plan", "nieubouw", "soort_plan"),
        ("Planstatus", "wie weet", "planstatus"),
        ("Planstatus", "", "planstatus"),
        ("Resterend 2030+", "veel", "resterend_2030+"),
        ("Huur/koop", "loterij", "huur/koop"),
    ],
)
def test_wat_geweigerd_wordt(tmp_path: Path, kolom: str, tekst: str, naam: str) -> None:
    slecht = tuple(tekst if k == kolom else w for k, w in zip(KOP, RIJ, strict=True))
    velden = Velden(leverancier="Provincie Utrecht", gemeente="Amersfoort; Soest")
    (m,) = fouten(lees(tmp_path, KOP, RIJ, slecht, velden=velden))
    assert (m.rij, m.kolom, m.gevonden) == (3, naam, tekst)


def test_alles_tegelijk(tmp_path: Path) -> None:
    uitslag = lees(tmp_path, KOP, ("X", "Nergens", "iets", "ooit", "1,5", "", "x", "", "loterij"))
    assert {m.kolom for m in fouten(uitslag)} >= {
        "gemeente", "soort_plan", "planstatus", "resterend_2025_2029", "sloop_2026", "huur/koop",
    }  # fmt: skip


def test_een_gemeente_en_periode_voor_de_hele_lijst(tmp_path: Path) -> None:
    kop = ("naam", "status", "resterend", "kern", "ontwikkelaar")
    rij = ("A", "in procedure", "30", "Calveen", "Portaal")
    ander = ("B", "visie", "10", "Ver weg", "Bouwbedrijf")
    velden = Velden(leverancier="Amersfoort", gemeente="Amersfoort", periode="2027")
    uitslag = lees(tmp_path, kop, rij, ander, velden=velden)
    assert {m.kolom for m in fouten(uitslag)} == {"resterend"}
    uitslag = goed(
        lees(tmp_path, (*kop, "jaar"), (*rij, "2027"), (*ander, "2030 e.v."), velden=velden)
    )
    assert kern(uitslag, "gebied", "corporatie", "soort", "status", "periode") == [
        ("WK030722", "L0117", "toevoeging", "zacht", "2027"),
        (None, None, "toevoeging", "zacht", "2030 en later"),
    ]
    assert van(uitslag, "melding", "'Ver weg' kennen we niet")
    assert van(uitslag, "melding", "geen corporatie die we kennen")


def test_wat_opgeleverd_is_ligt_niet_in_de_toekomst(tmp_path: Path) -> None:
    kop = ("naam", "gemeente", "status", "resterend 2028", "opgeleverd 2027")
    (m,) = fouten(lees(tmp_path, kop, ("A", "Amersfoort", "hard", "5", "6")))
    assert m.kolom == "opgeleverd_2027"


def test_een_levering_is_geen_projectenlijst(tmp_path: Path) -> None:
    kop = ("corporatie", "gemeente", "project", "soort", "aantal", "periode", "status", "fase")
    rij = ("Portaal", "Amersfoort", "De Kade", "nieuwbouw", "60", "2027", "hard", "ontwerp")
    velden = Velden(leverancier="Portaal", gemeente="Amersfoort", periode="2026")
    assert goed(lees(tmp_path, kop, rij, velden=velden)).velden.tabel == "plannen"
    werkmap = {"plannen": [kop, (*rij[:-1], "resterend 2025")]}
    uitslag = goed(keur(schrijf(tmp_path, xlsx(werkmap), "a.xlsx"), velden))
    assert uitslag.velden.tabel != "projectenlijst"
