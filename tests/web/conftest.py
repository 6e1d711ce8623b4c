"""An app on a home of its own, with standen made by the production build."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from app import create_app
from settings import Settings
from store.standen.standen import Standen, StandInfo
from telling.rijen import LeveringData
from tests.store.gebouwd import gebouwd
from tests.store.maak import ALLIANTIE, PORTAAL, levering, partijen, register, tabel1

Publiceer = Callable[..., StandInfo]


def nieuwbouw(aantal: int) -> LeveringData:
    """A later levering: so many homes of de Alliantie, realised in 2022."""
    rij = {"corporatie": ALLIANTIE, "soort": "nieuwbouw", "aantal": aantal, "periode": "2022"}
    return levering("later", "2022", voorraadmutaties=[rij])


def tellingen() -> LeveringData:
    """Portaal's own stock on one day."""
    rij = {"corporatie": PORTAAL, "peildatum": date(2021, 12, 31), "aantal": 6000}
    return levering("tellingen", "2021", voorraadstanden=[rij])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def standen(home: Path) -> Standen:
    return Standen(home / "standen")


@pytest.fixture
def publiceer(standen: Standen) -> Publiceer:
    """Builds and publishes a stand of Amersfoort's Tabel 1 and what is given."""

    def doe(stand_id: str, *meer: LeveringData) -> StandInfo:
        pad = standen.nieuw_pad()
        vast = [register(), partijen(), tabel1(), tellingen()]
        aantallen = gebouwd([*vast, *meer], stand_id, pad)
        return standen.publiceer(stand_id, pad, aantallen)

    return doe


@pytest.fixture
def app(home: Path) -> Dash:
    return create_app(Settings(home=home))


@pytest.fixture(scope="session")
def _ene_app(tmp_path_factory: pytest.TempPathFactory) -> Dash:
    return create_app(Settings(home=tmp_path_factory.mktemp("ene-app")))


@pytest.fixture
def gedeelde_app(_ene_app: Dash, home: Path, standen: Standen) -> Dash:
    """One app for all tests that only ask the routes, on the home of this test.

    Name it `app` in a file that changes no settings, no routes and asks no pages.
    """
    _ene_app.server.config.update(SETTINGS=Settings(home=home), STANDEN=standen)
    return _ene_app


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


def bederf(standen: Standen, stand_id: str) -> None:
    """Change a byte of a published file, as a bad disk would."""
    pad = standen.map / standen.info(stand_id).bestand
    pad.chmod(0o644)
    with pad.open("r+b") as bestand:
        bestand.seek(5000)
        bestand.write(b"xx")
