"""An app on standen made by the production build."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from dash import Dash

from app import create_app
from pages.groei import lees
from settings import Settings
from store.standen.standen import Standen
from telling.rijen import LeveringData
from tests.store.gebouwd import gebouwd
from tests.store.maak import (
    ALLIANTIE,
    DORP,
    OMNIA,
    PORTAAL,
    levering,
    partijen,
    register,
    tabel1,
)

Publiceer = Callable[..., str]
A6 = {
    "id": "a6", "artikel": "6", "titel": "Netto 301 erbij", "doel": 301, "binding": "garantie",
    "telt_duur": "permanent", "telt_segment": "sociaal",
    "van": date(2020, 1, 1), "tot": date(2021, 12, 31),
}  # fmt: skip
DELEN = [
    {**A6, "id": f"a6-{c}", "hoort_bij": "a6", "partijen": c, "doel": n}
    for c, n in ((ALLIANTIE, 210), (PORTAAL, 48), (OMNIA, 43))
]


def pagina(naam: str) -> ModuleType:
    """A page's module as the newest app knows it: Dash imports it anew for every app."""
    return import_module(f"pages.{naam}")


def dorp(jaren: range = range(2021, 2025)) -> LeveringData:
    """Two corporaties of Dorp, 100 and 10 homes a year."""
    rijen = [
        {"corporatie": c, "gemeente": DORP, "soort": "nieuwbouw", "aantal": n, "periode": str(j)}
        for c, n in ((ALLIANTIE, 100), (PORTAAL, 10))
        for j in jaren
    ]
    return levering("dorp", f"{jaren[0]}-{jaren[-1]}", fictief=True, voorraadmutaties=rijen)


@pytest.fixture
def standen(tmp_path: Path) -> Standen:
    return Standen(tmp_path / "home" / "standen")


@pytest.fixture
def publiceer(standen: Standen) -> Publiceer:
    def doe(stand_id: str, *leveringen: LeveringData) -> str:
        pad = standen.nieuw_pad()
        gebouwd([register(), *leveringen], stand_id, pad)
        return standen.publiceer(stand_id, pad).id

    return doe


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Dash]:
    # What is remembered belongs to a stand's id; tests give different standen the same id.
    lees.beoordeeld.cache_clear()
    app = create_app(Settings(home=tmp_path / "home"))
    with app.server.test_request_context("/groei"):
        yield app


@pytest.fixture
def amersfoort(publiceer: Publiceer, app: Dash) -> Dash:
    """Tabel 1 with afspraak 6 and its parts."""
    publiceer("aaaa", partijen(afspraken=[A6, *DELEN]), tabel1())
    return app
