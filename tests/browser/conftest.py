"""One Chromium and one real server for all browser tests of a worker."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from scripts.browser import VLAGGEN, zoek
from tests.browser.kijker import GEDULD, Kijker, kijk
from tests.browser.server import server

KijkerMaker = Callable[..., Kijker]
# Long enough for a machine that does something else besides; nothing waits longer than it must.
expect.set_options(timeout=GEDULD * 1000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def adres(gebouwd: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server on a copy of the built home."""
    home = Path(shutil.copytree(gebouwd, tmp_path_factory.mktemp("server") / "home"))
    with server(home, werkers=1) as waar:
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
