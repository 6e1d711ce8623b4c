"""What all tests share: the home of what ships, and how much hypothesis tries."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import is_hypothesis_test

from tests.browser.server import lader
from tests.voorbeelden import begrens, profielen

profielen()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        functie = getattr(item, "function", None)
        if is_hypothesis_test(functie) and not item.get_closest_marker("soak"):
            begrens(functie)


@pytest.fixture(scope="session")
def gebouwd(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A home with the stand of what ships, made by the real command line, once for all workers.

    Do not change it: copy it (`eigen_home`).
    """
    map_ = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        map_ = map_.parent  # shared by the workers of this run
    home = map_ / "gebouwde-home"
    with FileLock(map_ / "gebouwde-home.lock"):
        if not (home / "standen" / "huidig.json").exists():
            lader(home, "build", "--indien-nodig")
    return home


@pytest.fixture
def eigen_home(gebouwd: Path, tmp_path: Path) -> Path:
    """A copy of the built home, for a test that loads."""
    return Path(shutil.copytree(gebouwd, tmp_path / "home"))
