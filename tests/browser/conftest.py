"""One Chromium and one real server for all browser tests of a worker.

The home is built once for all workers, by the real command line from the figures that ship.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright

from scripts.browser import VLAGGEN, zoek
from tests.browser.kijker import Kijker, kijk
from tests.browser.server import lader, server

KijkerMaker = Callable[..., Kijker]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def gebouwd(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A home with the stand of what ships. Do not change it: copy it (`eigen_home`)."""
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


@pytest.fixture(scope="session")
def adres(gebouwd: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server on a copy of the built home."""
    home = Path(shutil.copytree(gebouwd, tmp_path_factory.mktemp("server") / "home"))
    with server(home) as waar:
        yield waar


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    pad = zoek()
    assert pad, "geen Chromium; zie `make test`"
    with sync_playwright() as p:
        chromium = p.chromium.launch(executable_path=pad, args=list(VLAGGEN))
        yield chromium
        chromium.close()


@pytest.fixture
def bezoek(browser: Browser, adres: str) -> Iterator[KijkerMaker]:
    """Makes visitors (breedte, server's address); at the end nothing may have gone wrong."""
    with ExitStack() as stapel:

        def maak(breedte: int = 1280, waar: str | None = None) -> Kijker:
            return stapel.enter_context(kijk(browser, waar or adres, breedte))

        yield maak


@pytest.fixture(params=[1280, 360])
def breedte(request: pytest.FixtureRequest) -> int:
    """A desk and a phone."""
    return request.param
