"""The inbox folder: each file is handled once and put where its verdict says."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from loaders.archief.omgeving import Omgeving
from loaders.bronnen.contract import Bron
from loaders.bronnen.laden import Gehaald
from loaders.bronnen.ophalen import haal_op
from loaders.bronnen.soort import inbox
from loaders.contract import Velden
from tests.loaders.huis import KOP, VELDEN, dienst, som

EERDER = 60  # seconds ago


@pytest.fixture
def bak(tmp_path: Path) -> Path:
    map_ = tmp_path / "inbox"
    map_.mkdir()
    return map_


def _leg(bak: Path, naam: str, tekst: str, oud: float = EERDER) -> Path:
    pad = bak / naam
    pad.write_text(tekst)
    os.utime(pad, (time.time() - oud, time.time() - oud))
    return pad


def _goed(aantal: int = 5) -> str:
    return f"{KOP}\nPortaal;Amersfoort;2024;nieuwbouw;{aantal}\n"


def _haal(huis: Omgeving, bak: Path, velden: Velden = VELDEN, *, proef: bool = False) -> Gehaald:
    bron = Bron("inbox", "map", {"map": bak.name, "rust": 10.0}, velden, bak.parent)
    return haal_op(bron, huis, proef=proef)


def _namen(map_: Path) -> set[str]:
    return {p.name for p in map_.iterdir() if p.is_file()} if map_.is_dir() else set()


def test_goed_en_fout_elk_in_zijn_eigen_map_met_verdict(huis: Omgeving, bak: Path) -> None:
    _leg(bak, "voorraadmutaties-a.csv", _goed(5))
    _leg(bak, "voorraadmutaties-b.csv", _goed(5).replace(";5", ";veel"))
    gehaald = _haal(huis, bak)
    assert gehaald.uitkomst == "geweigerd"
    assert som(huis.settings.home) == 12 + 5
    assert _namen(bak) == set()
    for map_, naam in (("aangenomen", "voorraadmutaties-a"), ("geweigerd", "voorraadmutaties-b")):
        eigen = f"{naam}.csv"
        assert _namen(bak / map_) == {eigen, f"{eigen}.verdict.csv", f"{eigen}.verdict.txt"}
    assert "veel" in (bak / "geweigerd" / "voorraadmutaties-b.csv.verdict.txt").read_text()
    assert _haal(huis, bak).uitkomst == "ongewijzigd"


def test_een_toml_ernaast_gaat_mee(huis: Omgeving, bak: Path) -> None:
    _leg(bak, "voorraadmutaties-a.csv", _goed())
    _leg(bak, "voorraadmutaties-a.toml", 'leverancier = "Portaal"\ngemeente = "Amersfoort"\n'
         'periode = "2024"\n')  # fmt: skip
    assert _haal(huis, bak, Velden()).uitkomst == "geladen"
    assert {"voorraadmutaties-a.csv", "voorraadmutaties-a.toml"} <= _namen(bak / "aangenomen")


def test_wat_nog_geschreven_wordt_blijft_liggen(huis: Omgeving, bak: Path) -> None:
    _leg(bak, "voorraadmutaties-a.csv", _goed(), oud=1)
    for naam in ("x.csv.part", ".verborgen.csv", "~$x.xlsx", "y.tmp"):
        _leg(bak, naam, _goed())
    gehaald = _haal(huis, bak)
    assert gehaald.uitkomst == "ongewijzigd"
    assert any("net veranderd" in m for m in gehaald.meldingen)
    assert len(_namen(bak)) == 5


def test_koppelingen_en_mappen_worden_niet_gevolgd(
    huis: Omgeving, bak: Path, tmp_path: Path
) -> None:
    elders = _leg(tmp_path, "geheim.csv", _goed())
    (bak / "voorraadmutaties-l.csv").symlink_to(elders)
    (bak / "map").mkdir()
    _leg(bak / "map", "voorraadmutaties-m.csv", _goed())
    assert _haal(huis, bak).uitkomst == "ongewijzigd"
    assert elders.exists() and som(huis.settings.home) == 12


def test_een_naam_die_er_al_is_wordt_niet_overschreven(huis: Omgeving, bak: Path) -> None:
    for aantal in (5, 6):
        _leg(bak, "voorraadmutaties-a.csv", _goed(aantal))
        assert _haal(huis, bak).uitkomst == "geladen"
    eerste, tweede = (bak / "aangenomen" / f"voorraadmutaties-a{n}.csv" for n in ("", "-2"))
    assert (eerste.read_text(), tweede.read_text()) == (_goed(5), _goed(6))


def test_gedood_tussen_laden_en_verplaatsen(
    huis: Omgeving, bak: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _leg(bak, "voorraadmutaties-a.csv", _goed())
    with monkeypatch.context() as m:
        m.setattr(inbox._Verplaatser, "ruim_op", lambda *_: None)
        assert _haal(huis, bak).uitkomst == "geladen"
    assert _namen(bak) == {"voorraadmutaties-a.csv"}
    assert _haal(huis, bak).uitkomst == "ongewijzigd"
    assert _namen(bak) == set()
    assert "voorraadmutaties-a.csv" in _namen(bak / "aangenomen")
    assert som(huis.settings.home) == 12 + 5


def test_een_bestand_dat_onder_het_laden_verandert_blijft_liggen(
    huis: Omgeving, bak: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = _leg(bak, "voorraadmutaties-a.csv", _goed(5))
    echt = inbox._Verplaatser.ruim_op

    def later(self, bestand, sha256, geladen):
        pad.write_text(_goed(9))
        echt(self, bestand, sha256, geladen)

    monkeypatch.setattr(inbox._Verplaatser, "ruim_op", later)
    _haal(huis, bak)
    assert _namen(bak) == {"voorraadmutaties-a.csv"}
    assert pad.read_text() == _goed(9)


def test_niet_te_verplaatsen_wordt_gezegd_en_niet_nog_eens_geladen(
    huis: Omgeving, bak: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _leg(bak, "voorraadmutaties-a.csv", _goed())

    def weiger(self, pad, geladen):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(inbox._Verplaatser, "_verplaats", weiger)
    for _ in range(2):
        gehaald = _haal(huis, bak)
        assert gehaald.uitkomst == "mislukt" and "niet te verplaatsen" in gehaald.fout
        assert som(huis.settings.home) == 12 + 5
    assert len(list((huis.settings.home / "archief" / "gebeurtenissen").iterdir())) == 4


def test_een_proef_laat_alles_liggen(huis: Omgeving, bak: Path) -> None:
    dienst(huis.settings.home, huis.data).bouw()
    _leg(bak, "voorraadmutaties-a.csv", _goed())
    assert _haal(huis, bak, proef=True).uitkomst == "geladen"
    assert _namen(bak) == {"voorraadmutaties-a.csv"} and som(huis.settings.home) == 12


def test_een_map_die_er_niet_is(huis: Omgeving, tmp_path: Path) -> None:
    gehaald = _haal(huis, tmp_path / "weg")
    assert gehaald.uitkomst == "mislukt" and "niet te lezen" in gehaald.fout
