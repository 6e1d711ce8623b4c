"""Kalender in a real Chromium: chosen by keyboard, in the address, left with Back."""

from __future__ import annotations

from tests.browser.conftest import KijkerMaker
from tests.browser.test_kernen import adres_met, vraag

RIJ = "table.kalender tbody tr"


def test_kiezen_met_toetsen_staat_in_het_adres_en_terug(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    page = kijker.ga("/")
    begin = page.url
    page.get_by_role("navigation").get_by_role("link", name="Kalender").press("Enter")
    page.wait_for_url("**/kalender")
    kijker.wacht()
    alle = page.locator(RIJ).count()
    page.get_by_role("textbox", name="Gemeente", exact=True).focus()
    page.keyboard.type("Amersfoort")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    adres_met(kijker, "gemeente=GM0307")
    page.keyboard.press("Escape")
    page.wait_for_function(
        "([rij, alle]) => document.querySelectorAll(rij).length < alle", arg=[RIJ, alle]
    )
    dag = page.get_by_label("Gezien op")
    dag.fill("2022-01-15")
    dag.press("Tab")
    adres_met(kijker, "dag=2022-01-15")
    assert "Gezien op 15 januari 2022 (gekozen)" in page.locator("#kalender-kop").inner_text()
    assert vraag(page) == {"gemeente": ["GM0307"], "dag": ["2022-01-15"]}
    assert 0 < page.locator(RIJ).count() < alle

    ander = bezoek(breedte=360)
    ander.ga(page.url.removeprefix(kijker.adres))
    assert ander.page.locator(RIJ).all_inner_texts() == page.locator(RIJ).all_inner_texts()
    page.go_back()
    page.wait_for_url(begin)
    kijker.wacht()
    assert page.locator("h1").inner_text().startswith("Overzicht")
