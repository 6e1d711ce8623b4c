"""A first visit moves under 3 MB over the wire, and the next one hardly anything."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.bench.gewicht import PAGINAS, weeg


@pytest.mark.parametrize("pad", PAGINAS)
def test_een_eerste_bezoek_blijft_onder_drie_megabyte(
    browser: Browser, adres: str, pad: str
) -> None:
    eerste, weer = weeg(browser, adres, pad)
    assert eerste.verzoeken > 10
    assert 500_000 < eerste.totaal < 3_000_000, eerste.zwaarst
    assert weer.totaal < 300_000, weer.zwaarst
