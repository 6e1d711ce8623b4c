"""Corrections: a cell put right on the way in, said everywhere, refused when it does not fit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import select

from loaders.archief.omgeving import Omgeving
from loaders.contract import Uitslag, Velden
from loaders.dienst.dienst import Laaddienst
from settings import Settings
from store.schema import tables
from store.standen.standen import Standen
from tests.loaders import huis

REGEL = """
[[rechtzetting]]
bestand = "voorraadmutaties.csv"
rij = 3
kolom = "aantal"
verwacht = "120"
wordt = "12"
reden = "Een nul te veel."
auteur = "A. Ambtenaar"
datum = 2026-11-01
"""
KOP = '[rechtzettingen]\nid = "portaal"\ntitel = "Verbeterde cellen"\n'


def _schrijf(map_: Path, tekst: str, naam: str = "recht.toml") -> Path:
    map_.mkdir(parents=True, exist_ok=True)
    pad = map_ / naam
    pad.write_text(tekst)
    return pad


def _laad(dienst: Laaddienst, pad: Path, velden: Velden = huis.VELDEN) -> Uitslag:
    return dienst.laad([pad], velden).geladen[0].uitslag


@pytest.fixture
def dienst(tmp_path: Path) -> Laaddienst:
    return huis.dienst(tmp_path / "home", huis.maak_data(tmp_path / "data"))


def test_een_cel_wordt_rechtgezet_en_het_bestand_blijft_zoals_het_was(
    dienst: Laaddienst, tmp_path: Path
) -> None:
    mutaties = huis.mutaties(tmp_path / "in", 30, 120)
    assert _laad(dienst, mutaties).rapport.aangenomen
    assert huis.som(tmp_path / "home") == 12 + 150
    uitslag = _laad(dienst, _schrijf(tmp_path, KOP + REGEL), Velden())
    assert uitslag.rapport.aangenomen, uitslag.rapport.meldingen
    assert huis.som(tmp_path / "home") == 12 + 42
    with Standen(tmp_path / "home" / "standen").open().connect() as conn:
        (r,) = conn.execute(select(tables.rechtzetting)).all()
    assert (r.rij, r.kolom, r.verwacht, r.wordt) == (3, "aantal", "120", "12")
    assert (r.auteur, r.bron) == ("A. Ambtenaar", "portaal")
    bewaard = [p for p in (tmp_path / "home" / "archief" / "bestanden").rglob("*") if p.is_file()]
    assert mutaties.read_bytes() in [p.read_bytes() for p in bewaard]


def test_een_verdict_noemt_elke_rechtgezette_cel(dienst: Laaddienst, tmp_path: Path) -> None:
    _laad(dienst, _schrijf(tmp_path, KOP + REGEL), Velden())
    uitslag = _laad(dienst, huis.mutaties(tmp_path / "in", 30, 120))
    (m,) = [m for m in uitslag.rapport.meldingen if m.kolom == "aantal"]
    assert (m.ernst, m.rij, m.gevonden) == ("melding", 3, "120")
    assert "'12'" in m.melding and "A. Ambtenaar" in m.melding


def test_een_rechtzetting_die_niet_meer_past_houdt_de_levering_tegen(
    dienst: Laaddienst, tmp_path: Path
) -> None:
    _laad(dienst, _schrijf(tmp_path, KOP + REGEL), Velden())
    for aantallen, wat in (((30, 12), "staat iets anders"), ((30,), "is geen cel")):
        uitslag = _laad(dienst, huis.mutaties(tmp_path / "in", *aantallen))
        (m,) = [m for m in uitslag.rapport.meldingen if m.ernst == "fout"]
        assert wat in m.melding and m.verwacht == "120" and m.rij == 3
    assert huis.som(tmp_path / "home") == 12


def test_een_nieuwe_rechtzetting_die_niet_past_wordt_geweigerd(
    dienst: Laaddienst, tmp_path: Path
) -> None:
    _laad(dienst, huis.mutaties(tmp_path / "in", 30, 12))
    uitslag = _laad(dienst, _schrijf(tmp_path, KOP + REGEL), Velden())
    assert not uitslag.rapport.aangenomen
    assert "past niet meer" in uitslag.rapport.meldingen[0].melding
    assert huis.som(tmp_path / "home") == 12 + 42


def test_intrekken_zet_terug(dienst: Laaddienst, tmp_path: Path) -> None:
    geladen = dienst.laad([_schrijf(tmp_path, KOP + REGEL)], Velden()).geladen[0]
    _laad(dienst, huis.mutaties(tmp_path / "in", 30, 120))
    dienst.trek_in(str(geladen.levering), "toch goed")
    assert huis.som(tmp_path / "home") == 12 + 150


def test_een_kruistabel_met_noten_wordt_aangenomen_na_rechtzetting(
    eigen_home: Path, tmp_path: Path
) -> None:
    """The raw table of Amersfoort: both cells named and put right."""
    dienst = Laaddienst(Omgeving(Settings(home=eigen_home)))
    ruw = Path(__file__).parent / "data" / "amersfoort-2021-tabel1-ruw.csv"
    regels = "".join(
        REGEL.replace("voorraadmutaties.csv", ruw.name)
        .replace("rij = 3", f"rij = {rij}")
        .replace('"aantal"', '"Omnia Wonen"')
        .replace('"120"', f'"{fout}"')
        .replace('"12"', f'"{goed}"')
        for rij, fout, goed in _noten(ruw)
    )
    assert not dienst.controleer([ruw], Velden())[0].rapport.aangenomen
    dienst.laad([_schrijf(tmp_path, KOP + regels)], Velden())
    uitslag = dienst.controleer([ruw], Velden())[0]
    assert uitslag.rapport.aangenomen, [m for m in uitslag.rapport.meldingen if m.ernst == "fout"]


def _noten(ruw: Path) -> list[tuple[int, str, str]]:
    return [
        (nummer, cel, goed)
        for nummer, regel in enumerate(ruw.read_text().splitlines(), 1)
        for cel, goed in (("-106", "-10"), ("-17", "-1"))
        if re.search(rf";{cel};", regel)
    ]


@pytest.mark.parametrize(
    ("tekst", "kolom"),
    [
        (KOP, "rechtzetting"),
        (KOP + REGEL.replace('reden = "Een nul te veel."\n', ""), "reden"),
        (KOP + REGEL.replace("rij = 3", "rij = 1"), "rij"),
        (KOP + REGEL.replace("rij = 3", "rij = 2.5"), "rij"),
        (KOP + REGEL.replace('wordt = "12"', 'wordt = "120"'), "wordt"),
        (KOP + REGEL.replace("rij = 3", 'rij = 3\nsha256 = "abc"'), "sha256"),
        (KOP + REGEL + "aantal = 3\n", "aantal"),
        (KOP + REGEL + REGEL, "rechtzetting"),
        (KOP.replace('id = "portaal"\n', "") + REGEL, "id"),
    ],
)
def test_een_fout_bestand_wordt_geheel_geweigerd(
    dienst: Laaddienst, tmp_path: Path, tekst: str, kolom: str
) -> None:
    uitslag = _laad(dienst, _schrijf(tmp_path, tekst), Velden())
    fouten = [m for m in uitslag.rapport.meldingen if m.ernst == "fout"]
    assert fouten and any(kolom in m.kolom for m in fouten), fouten
    assert not uitslag.tabellen


def test_twee_bestanden_over_een_cel(dienst: Laaddienst, tmp_path: Path) -> None:
    _laad(dienst, _schrijf(tmp_path, KOP + REGEL), Velden())
    tweede = KOP.replace("portaal", "ander") + REGEL.replace('"12"', '"13"')
    uitslag = _laad(dienst, _schrijf(tmp_path, tweede, "tweede.toml"), Velden())
    assert "meer dan een" in uitslag.rapport.meldingen[0].melding
    zelfde = KOP + REGEL.replace('"12"', '"13"')
    assert _laad(dienst, _schrijf(tmp_path, zelfde, "nieuw.toml"), Velden()).rapport.aangenomen
    _laad(dienst, huis.mutaties(tmp_path / "in", 30, 120))
    assert huis.som(tmp_path / "home") == 12 + 43
