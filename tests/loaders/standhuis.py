"""A home in which stand follows on stand, for tests of what is done with standen."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest

from loaders.__main__ import main
from loaders.archief.omgeving import Omgeving
from loaders.dienst.dienst import Laaddienst
from loaders.opdrachten import gemeen
from store.standen.standen import Standen
from tests.loaders.huis import VANDAAG, VELDEN, maak_data, mutaties, omgeving


class Huis:
    """A home with a stand of 12 + 5 homes, and more on request."""

    def __init__(self, map_: Path) -> None:
        self.map, self.home, self.data = map_, map_ / "home", maak_data(map_ / "data")
        self.gezegd: list[str] = []

    @property
    def dienst(self) -> Laaddienst:
        return Laaddienst(omgeving(self.home, self.data, meld=self.gezegd.append))

    def laad(self, *aantallen: int) -> str:
        naam = f"voorraadmutaties-{'-'.join(map(str, aantallen))}.csv"
        return self.dienst.laad([mutaties(self.map, *aantallen, naam=naam)], VELDEN).stand.id

    @property
    def standen(self) -> Standen:
        return Standen(self.home / "standen")

    @property
    def lezers(self) -> Standen:
        return Standen(self.home / "standen", vastgesteld=True)

    def bederf(self, stand: str) -> None:
        pad = self.home / "standen" / self.standen.info(stand).bestand
        pad.chmod(0o644)
        os.truncate(pad, 1000)


@pytest.fixture
def huis(tmp_path: Path) -> Huis:
    return Huis(tmp_path)


@pytest.fixture
def roep(huis: Huis, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WOONSALDO_HOME", str(huis.home))
    monkeypatch.setattr(
        gemeen, "Omgeving", partial(Omgeving, data=huis.data, vandaag=lambda: VANDAAG)
    )
    return lambda *argumenten: main([str(a) for a in argumenten])
