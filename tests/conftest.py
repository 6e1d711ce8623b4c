"""What all tests share: the home of what ships, and hypothesis without a clock."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from tests.browser.server import lader

# No test is timed: a slow machine must find the same as a fast one.
settings.register_profile("woonsaldo", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("woonsaldo")


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
