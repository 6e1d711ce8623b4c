"""Killed at any moment: health, the pages and Leveringen tell one story, and a start mends it.

What is true is read from the files themselves: the events say what was accepted, the table of the
shown stand what counts. Everything that the server says is held against that.
"""

from __future__ import annotations

import json
import random
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from dash import Dash

from app import create_app
from components.stand_melding import STAND_ID
from loaders.aanlevering.taken import Bestand, Taken
from loaders.aanlevering.wachtkamer import Wachtkamer
from loaders.archief.archief import Archief
from loaders.archief.gebeurtenissen import Levering
from settings import Settings
from store.standen.standen import Standen
from store.vragen.leveringen import bronnen
from tests.loaders.huis import VELDEN, dienst
from tests.loaders.test_kill import Proef, eis_heel, uitkomst
from tests.loaders.verstoord import laad
from tests.pages.conftest import pagina

ACHTER = "lopen achter op het archief"
ONTBREEKT, TELT = "aangenomen, telt nog niet mee", "telt mee"


class Server:
    """One app that is set on the home of each kill in turn."""

    def __init__(self, map_: Path) -> None:
        self.app: Dash = create_app(Settings(home=map_ / "server"))
        self._client = self.app.server.test_client()

    def kijk(self, home: Path) -> dict[str, Any]:
        """What is told of a home: health, the layout's stand and band, and each levering."""
        standen = Standen(home / "standen")
        self.app.server.config.update(SETTINGS=Settings(home=home), STANDEN=standen)
        gezond = self._client.get("/gezondheid")
        schil = self._client.get("/_dash-layout")
        with self.app.server.test_request_context("/leveringen"):
            lijst = pagina("leveringen.pagina")._lijst(Settings(home=home))
            taken = pagina("leveringen.taken").lijst(Taken(home).alle(), "")
        return {
            "code": gezond.status_code,
            "status": gezond.json["status"],
            "archief": gezond.json["archief"],
            "standen": {
                gezond.json["stand"] or "",
                self._client.get("/stand").text,
                *_met_id(schil.json, STAND_ID),
            },
            "band": ACHTER in schil.text,
            "lijst": dict(_rijen(lijst)),
            "taken": json.dumps(taken, default=lambda d: d.to_plotly_json()),
        }


def _met_id(deel: Any, id_: str) -> list[str]:
    """The `data` of the component with this id, wherever it stands in a layout."""
    if isinstance(deel, list):
        return [d for kind in deel for d in _met_id(kind, id_)]
    if not isinstance(deel, dict):
        return []
    if deel.get("id") == id_:
        return [deel["data"]]
    return [d for kind in deel.values() for d in _met_id(kind, id_)]


def _rijen(lijst: Any) -> list[tuple[str, str]]:
    """Id and outcome of each row of the list."""
    tekst = json.dumps(lijst, default=lambda d: d.to_plotly_json())
    rijen = tekst.split('"type": "Tr"')
    return [
        (gevonden[1], next((w for w in (ONTBREEKT, TELT) if w in rij), "?"))
        for rij in rijen
        if (gevonden := re.search(r'"href": "/levering/([^"]+)"', rij))
    ]


def waarheid(home: Path) -> tuple[str, dict[str, str]]:
    """The shown stand as its pointer has it, and of each accepted levering whether it is in it."""
    wijzer = home / "standen" / "huidig.json"
    stand = json.loads(wijzer.read_bytes())["stand"]
    with Standen(home / "standen").open(stand).connect() as conn:
        erin = bronnen.ids(conn)
    lev = [g.inhoud for g in Archief(home).gebeurtenissen() if isinstance(g.inhoud, Levering)]
    return stand, {i.id: TELT if i.id in erin else ONTBREEKT for i in lev if i.aangenomen}


def eis_een_verhaal(server: Server, home: Path) -> bool:
    """Hold what is told against what is true; whether the stand is behind."""
    stand, verwacht = waarheid(home)
    gezegd = server.kijk(home)
    achter = ONTBREEKT in verwacht.values()
    assert gezegd["code"] == 200
    assert gezegd["standen"] == {stand}
    assert gezegd["lijst"] == verwacht
    toestand = (gezegd["status"], gezegd["archief"], gezegd["band"])
    assert toestand == (("achter", "achter", True) if achter else ("goed", "bij", False))
    if "is afgebroken" in gezegd["taken"]:
        assert "ziet u in de lijst" in gezegd["taken"]
    return achter


def _taak(home: Path, bestand: Path) -> str:
    with bestand.open("rb") as stroom:
        aanbod = Wachtkamer(home).neem(stroom, bestand.name)
    return Taken(home).maak("aanname", (Bestand(aanbod.id, aanbod.naam, VELDEN),)).id


@pytest.fixture(scope="module")
def proef(tmp_path_factory: pytest.TempPathFactory) -> Proef:
    return Proef(tmp_path_factory.mktemp("kills"))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Server:
    return Server(tmp_path_factory.mktemp("server"))


@pytest.mark.parametrize("wat", ["laden", "aannemen"])
@pytest.mark.parametrize(
    ("aantal", "zaad"), [(8, 2026), pytest.param(100, None, marks=pytest.mark.soak)]
)
def test_na_elke_kill_een_verhaal_en_een_start_herstelt(
    proef: Proef, server: Server, wat: str, aantal: int, zaad: int | None
) -> None:
    zaad = random.randrange(10**6) if zaad is None else zaad
    toeval = random.Random(zaad)
    stappen = _stappen(proef, wat)
    gedood = achter = 0
    for n in range(aantal):
        home = proef.kopie(f"{wat}-{aantal}-{n}")
        taak = _taak(home, proef.tweede) if wat == "aannemen" else None
        # Spread over all steps, or in soak at any time: also inside a step.
        hoe: dict[str, Any] = {"stop_bij": 1 + int((n + toeval.random()) / aantal * stappen)}
        if aantal > 50 and n % 4 == 0:
            hoe = {"na": toeval.random() * proef.duur}
        code, _, _ = laad(home, proef.data, proef.tweede, taak=taak, **hoe)
        assert code in (0, -9), (zaad, n)
        gedood += code == -9
        eis_heel(home, had_stand=True)
        aangenomen = len(Archief(home).gebeurtenissen()) > proef.events
        achter += eis_een_verhaal(server, home)
        dienst(home, proef.data).bouw(indien_nodig=True)  # what a start does
        assert not eis_een_verhaal(server, home), (zaad, n)
        assert uitkomst(home) == (proef.verwacht["basis"] if aangenomen else proef.begin)
        shutil.rmtree(home)
    assert gedood >= aantal * 2 // 3
    assert achter, "some must have been killed between the event and the stand"


def _stappen(proef: Proef, wat: str) -> int:
    if wat == "laden":
        return proef.stappen
    home = proef.kopie("ongestoord-aannemen")
    code, _, stappen = laad(home, proef.data, proef.tweede, taak=_taak(home, proef.tweede))
    assert code == 0 and uitkomst(home) == proef.verwacht["basis"]
    shutil.rmtree(home)
    return stappen
