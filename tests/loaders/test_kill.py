"""Killed at any moment: the archive stays whole, the stand readable, and the next load goes on."""

import random
import shutil
import time
from pathlib import Path

import pytest

from loaders.archief.archief import Archief
from store.standen.standen import GeenStand, Standen
from tests.loaders.huis import dienst, inhoud, maak_data, mutaties
from tests.loaders.verstoord import laad


class Proef:
    """One home with a stand, a second levering to load, and what it should all come to."""

    def __init__(self, map_: Path) -> None:
        self.map = map_
        self.data = maak_data(map_ / "data")
        self.eerste = mutaties(map_, 5, naam="voorraadmutaties-1.csv")
        self.tweede = mutaties(map_, *range(40), naam="voorraadmutaties-2.csv")
        self.basis = map_ / "basis"
        assert laad(self.basis, self.data, self.eerste)[0] == 0
        self.begin = uitkomst(self.basis)
        self.events = len(Archief(self.basis).gebeurtenissen())
        ongestoord = self.kopie("ongestoord")
        start = time.monotonic()
        code, _, self.stappen = laad(ongestoord, self.data, self.tweede)
        self.duur = time.monotonic() - start
        assert code == 0
        leeg = map_ / "leeg"
        code, _, self.stappen_leeg = laad(leeg, self.data, self.tweede)
        assert code == 0
        self.verwacht = {"basis": uitkomst(ongestoord), "leeg": uitkomst(leeg)}

    def kopie(self, naam: str) -> Path:
        doel = self.map / naam
        shutil.copytree(self.basis, doel)
        return doel


def uitkomst(home: Path) -> tuple[str, dict[str, list[tuple[object, ...]]]]:
    return Standen(home / "standen").huidig().id, inhoud(home)


@pytest.fixture(scope="module")
def proef(tmp_path_factory: pytest.TempPathFactory) -> Proef:
    return Proef(tmp_path_factory.mktemp("kill"))


def eis_heel(home: Path, *, had_stand: bool) -> None:
    """What must be true the moment after a kill, before anybody repairs anything."""
    archief = Archief(home)
    archief.keur()
    standen = Standen(home / "standen")
    try:
        info = standen.huidig()
    except GeenStand:
        assert not had_stand
        return
    assert info.beschadigd is None
    assert inhoud(home)["kenmerk"]


def verstoor(proef: Proef, soort: str, naam: str, **hoe: object) -> bool:
    """One kill and the recovery from it; whether the loader was really killed."""
    home = proef.kopie(naam) if soort == "basis" else proef.map / naam
    code, _, _ = laad(home, proef.data, proef.tweede, **hoe)  # type: ignore[arg-type]
    assert code in (0, -9)
    eis_heel(home, had_stand=soort == "basis")
    assert laad(home, proef.data, proef.tweede)[0] == 0
    eis_heel(home, had_stand=True)
    assert uitkomst(home) == proef.verwacht[soort]
    assert not list(home.rglob(".tijdelijk-*")), "the next load clears up"
    shutil.rmtree(home)
    return code == -9


def momenten(proef: Proef, aantal: int, seed: int) -> list[tuple[str, dict[str, object]]]:
    """Half of them by step, spread over all steps; a third of those on a new machine."""
    toeval = random.Random(seed)
    uit: list[tuple[str, dict[str, object]]] = []
    for n in range(aantal // 2):
        soort = "leeg" if n % 3 == 0 else "basis"
        stappen = proef.stappen_leeg if soort == "leeg" else proef.stappen
        deel = (n + toeval.random()) / (aantal // 2)
        uit.append((soort, {"stop_bij": 1 + int(deel * stappen)}))
    uit += [("basis", {"na": toeval.random() * proef.duur * 1.1}) for _ in range(aantal - len(uit))]
    return uit


def doe(proef: Proef, aantal: int, seed: int) -> None:
    gedood = [
        verstoor(proef, soort, f"{seed}-{n}", **hoe)
        for n, (soort, hoe) in enumerate(momenten(proef, aantal, seed))
    ]
    assert sum(gedood) >= aantal * 2 // 3, "most of them must really have been killed"


def test_dertig_keer_gedood(proef: Proef) -> None:
    doe(proef, 30, seed=2026)


@pytest.mark.soak
def test_tweehonderd_keer_gedood(proef: Proef) -> None:
    doe(proef, 200, seed=random.randrange(10**6))


def test_na_een_kill_bouwt_ook_build_de_stand(proef: Proef) -> None:
    """Killed between the archive and the stand: nothing needs to be handed in again."""
    home = proef.kopie("alleen-build")
    for stap in range(1, proef.stappen + 1):
        if len(Archief(home).gebeurtenissen()) > len(Archief(proef.basis).gebeurtenissen()):
            break
        assert laad(home, proef.data, proef.tweede, stop_bij=stap)[0] == -9
    assert Standen(home / "standen").huidig().id == uitkomst(proef.basis)[0]
    dienst(home, proef.data).bouw()
    assert uitkomst(home) == proef.verwacht["basis"]
