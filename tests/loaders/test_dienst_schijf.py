"""A full disk at every write: a message, the old stand, nothing half, and the next load goes on."""

import shutil
from pathlib import Path

import pytest

from loaders.archief.archief import Archief
from store.standen.standen import GeenStand, Standen
from tests.loaders.huis import inhoud, maak_data, mutaties, som
from tests.loaders.verstoord import laad


class Proef:
    """A home with a stand of 5 homes, and a second levering of 780."""

    def __init__(self, map_: Path) -> None:
        self.map = map_
        self.data = maak_data(map_ / "data")
        self.basis = map_ / "basis"
        assert laad(self.basis, self.data, mutaties(map_, 5))[0] == 0
        self.tweede = mutaties(map_, *range(40), naam="voorraadmutaties-2.csv")

    def kopie(self, naam: str) -> Path:
        doel = self.map / naam
        shutil.copytree(self.basis, doel)
        return doel


@pytest.fixture(scope="module")
def proef(tmp_path_factory: pytest.TempPathFactory) -> Proef:
    return Proef(tmp_path_factory.mktemp("vol"))


def eis_oud_of_nieuw(home: Path) -> None:
    archief = Archief(home)
    archief.keur()
    assert not list((home / "archief/gebeurtenissen").glob(".*"))
    info = Standen(home / "standen").huidig()
    assert info.beschadigd is None
    assert som(home) in (17, 792)


def test_vol_bij_elke_schrijfstap(proef: Proef) -> None:
    home = proef.kopie("elke")
    code, stap, keren = 3, 0, 0
    while code != 0:
        stap += 1
        code, tekst, _ = laad(home, proef.data, proef.tweede, stop_bij=stap, wat="vol")
        assert code in (0, 3), tekst
        if code == 3:
            keren += 1
            assert "is vol" in tekst
            assert "Maak ruimte vrij" in tekst
            eis_oud_of_nieuw(home)
    assert keren > 20, "there are more writes than that"
    eis_oud_of_nieuw(home)
    assert som(home) == 792
    assert not list(home.rglob(".tijdelijk-*"))


def test_vol_op_een_nieuwe_machine(proef: Proef) -> None:
    for stap in range(1, 120, 11):
        home = proef.map / f"nieuw-{stap}"
        code, tekst, _ = laad(home, proef.data, proef.tweede, stop_bij=stap, wat="vol")
        assert (code, "is vol" in tekst) == (3, True)
        Archief(home).keur()
        with pytest.raises(GeenStand):
            Standen(home / "standen").huidig()
        assert laad(home, proef.data, proef.tweede)[0] == 0
        assert som(home) == 792


@pytest.mark.parametrize("grens", [100, 600, 5_000, 50_000, 300_000])
def test_een_bestand_dat_niet_kan_groeien_ook_niet_dat_van_duckdb(proef: Proef, grens: int) -> None:
    home = proef.kopie(f"grens-{grens}")
    voor = inhoud(home)
    code, tekst, _ = laad(home, proef.data, proef.tweede, grens=grens)
    assert code == 3
    assert "vol" in tekst
    assert "blijft staan" in tekst
    Archief(home).keur()
    assert inhoud(home) == voor
    assert laad(home, proef.data, proef.tweede)[0] == 0
    assert som(home) == 792
    assert not list(home.rglob(".tijdelijk-*"))
