"""The table plannen: what is read, what is refused, and what the verdict says of other lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.mutaties import DUREN, SOORTEN
from domain.plannen.planregel import FASEN, PLANSEGMENTEN
from loaders.contract import Uitslag, Velden
from telling.rijen import LeveringData
from tests.loaders.leverhulp import (
    KOP,
    RIJ,
    csv_tekst,
    eerdere,
    fouten,
    goed,
    keur,
    keur_csv,
    schrijf,
    van,
    xlsx,
)  # fmt: skip

VELDEN = Velden(leverancier="Portaal", gemeente="Amersfoort", periode="2026")
STAD = Velden(leverancier="Amersfoort", gemeente="Amersfoort", periode="2026")
PLANKOP = ("corporatie", "gemeente", "projectcode", "soort", "segment", "aantal", "periode",
           "status", "fase")  # fmt: skip
PLAN = ("Portaal", "Amersfoort", "P1", "nieuwbouw", "sociaal", "60", "2027", "hard", "ontwerp")


def rij(**cellen: str) -> tuple[str, ...]:
    return tuple(cellen.get(k, w) for k, w in zip(PLANKOP, PLAN, strict=True))


def lees(map_: Path, *rijen: tuple[str, ...], velden: Velden = VELDEN, **rest: Any) -> Uitslag:
    return keur_csv(map_, PLANKOP, *rijen, naam="plannen.csv", velden=velden, **rest)


def eerder(map_: Path, *rijen: tuple[str, ...], velden: Velden = STAD) -> LeveringData:
    return eerdere(map_, velden, PLANKOP, *rijen, id_="oud", naam="plannen.csv")


def test_een_project_met_alles_erop_en_eraan(tmp_path: Path) -> None:
    kop = (*PLANKOP, "gebied", "project", "planstatus_bron", "duur", "toelichting")
    erbij = ("Calveen", "De Kade", "vastgesteld", "tijdelijk lang", "let op")
    koop = rij(segment="koopwoningen")
    frame = goed(keur_csv(tmp_path, kop, (*koop, *erbij), naam="plannen 2026.csv", velden=VELDEN))
    (r,) = frame.tabellen["plannen"].to_dict("records")
    assert (r["corporatie"], r["gemeente"], r["gebied"], r["indeling"]) == (
        "L0117", "GM0307", "WK030722", 2024,
    )  # fmt: skip
    assert (r["soort"], r["aantal"], r["segment"], r["duur"]) == (
        "nieuwbouw", 60, "koop", "tijdelijk_lang",
    )  # fmt: skip
    assert (r["van"], r["tot"], r["periode"]) == (date(2027, 1, 1), date(2027, 12, 31), "2027")
    assert (r["status"], r["planstatus_bron"], r["fase"]) == ("hard", "vastgesteld", "ontwerp")
    assert (r["projectcode"], r["project"], r["toelichting"]) == ("P1", "De Kade", "let op")


def test_wat_leeg_mag_blijven(tmp_path: Path) -> None:
    kop = ("gemeente", "soort", "aantal", "periode", "status")
    uitslag = goed(keur_csv(tmp_path, kop, ("Amersfoort", "sloop", "-40", "2030 en later", "zacht"),
                            naam="plannen.csv", velden=VELDEN))  # fmt: skip
    (r,) = uitslag.tabellen["plannen"].to_dict("records")
    assert (r["corporatie"], r["segment"], r["fase"]) == (None, "onbekend", None)
    assert (r["aantal"], r["periode"], r["tot"]) == (40, "2030 en later", date(2100, 12, 31))
    assert van(uitslag, "melding", "minteken")
    assert {"rij", "periode"} <= set(r)


@pytest.mark.parametrize(
    ("kolom", "tekst", "suggestie"),
    [
        ("corporatie", "Portaaal", "Portaal"),
        ("gemeente", "Amersfort", "Amersfoort"),
        ("soort", "nieubouw", "nieuwbouw"),
        ("status", "hart", "hard"),
        ("status", "", ""),
        ("status", "gerealiseerd", ""),
        ("aantal", "-3", ""),
        ("aantal", "veel", ""),
        ("periode", "ooit", ""),
        ("gemeente", "Soest", "Amersfoort"),
    ],
)
def test_wat_geweigerd_wordt(tmp_path: Path, kolom: str, tekst: str, suggestie: str) -> None:
    (m,) = fouten(lees(tmp_path, PLAN, rij(**{kolom: tekst})))
    assert (m.rij, m.kolom, m.gevonden, m.suggestie) == (3, kolom, tekst, suggestie)


def test_alle_fouten_tegelijk(tmp_path: Path) -> None:
    fout = dict.fromkeys(("corporatie", "gemeente", "soort", "aantal", "periode", "status"), "???")
    assert {m.kolom for m in fouten(lees(tmp_path, rij(**fout)))} == set(fout)


@pytest.mark.parametrize("soort", list(SOORTEN))
def test_elke_soort_kan_gepland_zijn(tmp_path: Path, soort: str) -> None:
    rij_ = (*rij(soort=soort), "tijdelijk_lang" if soort == "omzetting" else "permanent")
    uitslag = goed(keur_csv(tmp_path, (*PLANKOP, "duur"), rij_, naam="plannen.csv", velden=VELDEN))
    assert uitslag.tabellen["plannen"]["soort"].tolist() == [soort]
    assert bool(van(uitslag, "waarschuwing", "is geen plan")) == (soort == "correctie")


def test_een_omzetting_noemt_de_oude_duur(tmp_path: Path) -> None:
    (m,) = fouten(lees(tmp_path, rij(soort="omzetting")))
    assert m.kolom == "duur"


@pytest.mark.parametrize(
    ("tekst", "fase", "gezegd"),
    [("Ontwerp", "ontwerp", ""), ("in_aanbouw", "in aanbouw", ""), ("", None, ""),
     ("Gereed", "opgeleverd", "gelezen als"), ("SO/VO", "SO/VO", "kennen we niet")],
)  # fmt: skip
def test_de_fase(tmp_path: Path, tekst: str, fase: str | None, gezegd: str) -> None:
    uitslag = goed(lees(tmp_path, rij(fase=tekst, periode="2025")))
    assert uitslag.tabellen["plannen"]["fase"].tolist() == [fase]
    gevonden = [m.melding for m in uitslag.rapport.meldingen]
    assert len(gevonden) == bool(gezegd)
    assert all(gezegd in m for m in gevonden)


def test_opgeleverd_is_niet_in_de_toekomst(tmp_path: Path) -> None:
    (m,) = fouten(lees(tmp_path, rij(fase="opgeleverd")))
    assert (m.kolom, m.gevonden) == ("periode", "2027")
    goed(lees(tmp_path, rij(fase="opgeleverd", periode="2026")))
    goed(lees(tmp_path, rij(fase="opgeleverd", periode="2019")))


def test_aan_de_kolommen_te_zien(tmp_path: Path) -> None:
    uitslag = goed(keur_csv(tmp_path, PLANKOP, PLAN, naam="export.csv", velden=VELDEN))
    assert list(uitslag.tabellen) == ["plannen"]
    # Without a fase it could be either; then it is what it always was.
    kop, rij_ = PLANKOP[:-1], PLAN[:-1]
    uitslag = goed(keur_csv(tmp_path, kop, rij_, naam="export.csv", velden=VELDEN))
    assert list(uitslag.tabellen) == ["voorraadmutaties"]
    uitslag = goed(keur_csv(tmp_path, kop[1:], rij_[1:], naam="export.csv", velden=VELDEN))
    assert list(uitslag.tabellen) == ["plannen"]


def test_een_werkmap_met_beide_tabellen(tmp_path: Path) -> None:
    bladen = {
        "voorraadmutaties": [(*KOP, "status", "projectcode"), (*RIJ, "hard", "P1")],
        "plannen": [PLANKOP, PLAN, rij(soort="sloop", aantal="12", periode="2026")],
    }
    uitslag = goed(keur(schrijf(tmp_path, xlsx(bladen), "a.xlsx")))
    assert {n: len(f) for n, f in uitslag.tabellen.items()} == {"voorraadmutaties": 1, "plannen": 2}
    (m,) = van(uitslag, "waarschuwing", "ook in de tabel plannen")
    assert (m.blad, m.rij) == ("voorraadmutaties", 2)


def test_dezelfde_rij_twee_keer(tmp_path: Path) -> None:
    (m,) = fouten(lees(tmp_path, PLAN, rij(aantal="7"), PLAN))
    assert (m.rij, m.kolom, m.gevonden) == (4, "projectcode", "P1")
    los = rij(projectcode="")
    (m,) = van(goed(lees(tmp_path, los, los)), "waarschuwing", "gelijk aan rij 2")


def test_een_gemeente_zonder_plannen(tmp_path: Path) -> None:
    velden = Velden(leverancier="Portaal", gemeente="Amersfoort; Soest", periode="2026")
    (m,) = van(goed(lees(tmp_path, PLAN, velden=velden)), "melding", "geen rijen voor")
    assert m.gevonden == "Soest"


def test_een_aantal_dat_er_uit_springt(tmp_path: Path) -> None:
    oud = eerder(tmp_path, rij(aantal="10"), velden=VELDEN)
    assert van(goed(lees(tmp_path, rij(aantal="51"), eerdere=[oud])), "waarschuwing", "5 keer")


# -- against other lists and what is realised ------------------------------------------------------


def test_hetzelfde_project_in_de_lijst_van_een_ander(tmp_path: Path) -> None:
    oud = eerder(tmp_path, rij(periode="2026"), rij(projectcode="P2"))
    uitslag = goed(lees(tmp_path, PLAN, rij(soort="sloop", aantal="4"), eerdere=[oud]))
    (m,) = van(uitslag, "melding", "Alleen deze levering telt")
    assert (m.rij, m.kolom, m.gevonden) == (2, "projectcode", "P1")
    assert "oud (oud.csv)" in m.melding
    # One's own older list is replaced as a whole: nothing to say.
    eigen = eerder(tmp_path, rij(periode="2026"), velden=VELDEN)
    assert not goed(lees(tmp_path, PLAN, eerdere=[eigen])).rapport.meldingen


def test_overlap_die_geen_projectcode_oplost(tmp_path: Path) -> None:
    oud = eerder(tmp_path, rij(projectcode="A-7", periode="2026-2027", aantal="55"))
    uitslag = goed(lees(tmp_path, PLAN, rij(projectcode="P2", periode="2030"), eerdere=[oud]))
    (m,) = van(uitslag, "waarschuwing", "dezelfde projectcode")
    assert (m.rij, m.kolom, m.gevonden) == (2, "aantal", "60")
    assert "55 woningen in een plan (hard) over 2026-2027 in levering oud" in m.melding
    for anders in ({"corporatie": "Alliantie"}, {"soort": "sloop"}, {"segment": "koop"}):
        velden = replace(VELDEN, namens="Alliantie")
        uitslag = goed(lees(tmp_path, rij(**anders), eerdere=[oud], velden=velden))
        assert not van(uitslag, "waarschuwing", "dezelfde projectcode")


def test_een_overlap_van_een_woning_staat_in_het_enkelvoud(tmp_path: Path) -> None:
    oud = eerder(tmp_path, rij(projectcode="A-7", periode="2026-2027", aantal="1"))
    uitslag = goed(lees(tmp_path, PLAN, eerdere=[oud]))
    (m,) = van(uitslag, "waarschuwing", "dezelfde projectcode")
    assert "Is dit dezelfde als de 1 woning in een plan (hard) over 2026-2027" in m.melding


def test_overlap_met_wat_gerealiseerd_is(tmp_path: Path) -> None:
    echt = eerdere(tmp_path, Velden(leverancier="Portaal", gemeente="Amersfoort", periode="2025"),
                   KOP, (*RIJ[:2], "2025", *RIJ[3:]), id_="echt")  # fmt: skip
    uitslag = goed(lees(tmp_path, rij(periode="2025-2027"), eerdere=[echt]))
    (m,) = van(uitslag, "waarschuwing", "dezelfde projectcode")
    assert "12 gerealiseerde woningen over 2025 in levering echt" in m.melding
    # A plan of 2025 alone counts no more, and one of 2027 has nothing to do with it.
    for periode in ("2025", "2027"):
        uitslag = goed(lees(tmp_path, rij(periode=periode), eerdere=[echt]))
        assert not van(uitslag, "waarschuwing", "dezelfde projectcode")
    # The other way round: the plan was there first.
    plan = eerder(tmp_path, rij(periode="2025-2027"), velden=VELDEN)
    velden = Velden(leverancier="Portaal", gemeente="Amersfoort", periode="2025")
    uitslag = goed(keur_csv(tmp_path, KOP, (*RIJ[:2], "2025", *RIJ[3:]), velden=velden,
                            eerdere=[plan]))  # fmt: skip
    (m,) = van(uitslag, "waarschuwing", "dezelfde projectcode")
    assert (m.rij, m.gevonden) == (2, "12")


@pytest.mark.parametrize(
    ("aantal", "ernst", "zin"),
    [("60", "waarschuwing", "Alle 60 woningen van project P1 zijn gerealiseerd."),
     ("25", "melding", "25 van de 60 woningen van project P1 zijn gerealiseerd.")],
)  # fmt: skip
def test_een_project_dat_al_gerealiseerd_is(
    tmp_path: Path, aantal: str, ernst: str, zin: str
) -> None:
    kop, velden = (*KOP, "projectcode"), Velden("", "Portaal", "Amersfoort", "2025")
    echt = ("Portaal", "Amersfoort", "2025", "nieuwbouw", aantal, "p1")
    eerst = eerdere(tmp_path, velden, kop, echt, id_="echt")
    (m,) = van(goed(lees(tmp_path, PLAN, eerdere=[eerst])), ernst, zin)
    assert (m.rij, m.kolom, m.gevonden) == (2, "projectcode", "P1")
    plan = eerder(tmp_path, PLAN, velden=VELDEN)
    uitslag = goed(keur_csv(tmp_path, kop, echt, velden=velden, eerdere=[plan]))
    (m,) = van(uitslag, "melding", zin)
    assert "tellen die niet meer als plan" in m.melding


# -- written and read again ------------------------------------------------------------------------


@st.composite
def projecten(draw: st.DrawFn) -> dict[str, Any]:
    soort = draw(st.sampled_from([s for s in SOORTEN if s != "correctie"]))
    return {
        "corporatie": draw(st.sampled_from(["L0117", "L1912", None])),
        "gemeente": "GM0307",
        "gebied": draw(st.sampled_from(["WK030701", "WK030722", None])),
        "projectcode": draw(st.sampled_from(["P1", "p-2", None])),
        "soort": soort,
        "segment": draw(st.sampled_from(PLANSEGMENTEN)),
        "aantal": draw(st.integers(0, 5000)),
        "periode": draw(st.sampled_from(["2024", "2027-H1", "2028-2030", "2030 en later"])),
        "status": draw(st.sampled_from(["hard", "zacht"])),
        "planstatus_bron": draw(st.sampled_from(["in onderzoek", None])),
        "fase": draw(st.sampled_from([f for f in FASEN if f != "opgeleverd"] + ["eigen", None])),
        "duur": draw(st.sampled_from(DUREN[1:] if soort == "omzetting" else DUREN)),
        "binnen_sector": draw(st.booleans()),
        "zelfstandig": draw(st.booleans()),
    }


@pytest.mark.parametrize("vorm", ["csv", "xlsx"])
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(projecten(), min_size=1, max_size=8, unique_by=lambda r: tuple(r.values())))
def test_heen_en_weer(tmp_path: Path, vorm: str, geschreven: list[dict[str, Any]]) -> None:
    kop = list(geschreven[0])
    tabel = [
        [{None: "", True: "ja", False: "nee"}.get(w, w) if isinstance(w, bool | None) else w
         for w in r.values()]
        for r in geschreven
    ]  # fmt: skip
    if vorm == "csv":
        pad = schrijf(tmp_path, csv_tekst(kop, *tabel), "plannen.csv")
    else:
        pad = schrijf(tmp_path, xlsx({"plannen": [kop, *tabel]}), "a.xlsx")
    frame = goed(keur(pad, STAD)).tabellen["plannen"]
    recht = frame[list(geschreven[0])].astype(object)
    assert recht.where(recht.notna(), None).to_dict("records") == geschreven
