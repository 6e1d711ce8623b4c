"""The app on what ships, walked once for all tests of this folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from dash import Dash
from sqlalchemy import Connection

from app import create_app
from settings import Settings
from store.standen.maken import maak_stand
from store.standen.standen import Standen
from tests.eenstem import tocht
from tests.eenstem.herteld import geleverd


@pytest.fixture(scope="session")
def huis(gebouwd: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the built home, only to read."""
    return Path(shutil.copytree(gebouwd, tmp_path_factory.mktemp("eenstem") / "home"))


@pytest.fixture(scope="session")
def eerder(huis: Path) -> str:
    """The id of a second stand beside the one that is shown: what was there before the last
    leveringen of two corporaties of Voorbeeldstad."""
    alle = tocht.eerdere(geleverd(huis))
    return maak_stand(Standen(huis / "standen"), alle, tocht.EERDER, toon=False).id


@pytest.fixture(scope="session")
def stad(huis: Path) -> Dash:
    """The app on what ships."""
    return create_app(Settings(home=huis))


@pytest.fixture(scope="session")
def conn(huis: Path) -> Iterator[Connection]:
    """The stand of what ships."""
    with Standen(huis / "standen").open().connect() as verbinding:
        yield verbinding
