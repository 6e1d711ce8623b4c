"""Wat als in a real Chromium: a slider by keyboard, its effect, the address for another."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import KijkerMaker
from tests.browser.test_kernen import adres_met, schuif, vraag


def test_een_schuif_met_toetsen_heeft_effect_en_staat_in_het_adres(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    page = kijker.ga("/wat-als?gemeente=GM9999")
    zin = page.locator("#watals-kop .boodschap")
    assert zin.inner_text().startswith("Kies hieronder wat er anders gaat")
    verkoop = page.locator("#watals-verkoop [role=slider]")
    assert vraag(page) == {"gemeente": ["GM9999"]}

    schuif(page, "watals-verkoop", "Home")
    jaar = verkoop.get_attribute("aria-valuenow") or ""
    adres_met(kijker, f"verkoop={jaar}")
    expect(zin).to_contain_text(re.compile(r"Voorbeeldstad: .*\d woningen meer"))
    assert f"geen verkoop vanaf {jaar}" in page.locator("#watals-kop .getoond").inner_text()
    schuif(page, "watals-zacht", "ArrowRight", 2)
    adres_met(kijker, "zacht=2")
    expect(page.locator("#watals-kop .getoond")).to_contain_text("zachte plannen 2 jaar later")
    kijker.wacht()
    assert vraag(page) == {"gemeente": ["GM9999"], "verkoop": [jaar], "zacht": ["2"]}

    ander = bezoek(breedte=360)
    ander.ga(page.url.removeprefix(kijker.adres))
    kijker.breed(360)
    assert ander.page.locator("main").inner_text() == page.locator("main").inner_text()
    stand = ander.page.locator("#watals-verkoop [role=slider]")
    assert stand.get_attribute("aria-valuenow") == jaar

    page.get_by_role("link", name="Terug naar zoals het nu gaat").press("Enter")
    page.wait_for_url(re.compile(r"/wat-als(\?gemeente=\w+)?$"))
    kijker.wacht()
    assert zin.inner_text().startswith("Kies hieronder wat er anders gaat")
