"""Plannen in a real Chromium: keys, address, paper."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import KijkerMaker
from tests.browser.kijker import Kijker

STAD = "/plannen?gemeente=GM9999"


def test_op_papier_en_met_toetsen_een_corporatie_kiezen_staat_in_het_adres(
    bezoek: KijkerMaker,
) -> None:
    kijker = bezoek()
    page = kijker.ga(STAD)
    _past_liggend_op_papier(kijker)
    eerst = page.locator(".boodschap").inner_text()
    page.get_by_role("textbox", name="Corporatie").focus()
    page.keyboard.type("Linde")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.search.includes('corporatie=VB01')")
    kijker.wacht()
    zin = page.locator(".boodschap").inner_text()
    assert zin != eerst and "Lindegaarde" in zin
    ander = bezoek()
    ander.ga(page.url.removeprefix(kijker.adres))
    assert ander.page.locator(".boodschap").inner_text() == zin
    link = page.locator("#restopgave").locator("..").get_by_role("link", name="Artikel 1").first
    assert re.match(r"/afspraken/voorbeeldstad-2021-1$", link.get_attribute("href") or "")


def _past_liggend_op_papier(kijker: Kijker) -> None:
    """The wijkenstrategie has a sheet on its side for itself."""
    with kijker.papier() as page:
        tabel = page.locator(".strategie")
        expect(tabel).to_be_visible()
        assert not page.locator(".filterbalk").is_visible()
        # A4 on its side less its margins, at 96 dots an inch: no column falls off the paper.
        page.set_viewport_size({"width": 1030, "height": 700})
        breed = tabel.evaluate("t => [t.scrollWidth, t.closest('.tabelvak').clientWidth]")
        assert breed[0] <= breed[1] <= 1030
        pdf = page.pdf(prefer_css_page_size=True)
        maten = {m.group() for m in re.finditer(rb"/MediaBox \[0 0 [\d. ]+\]", pdf)}
        assert len(maten) == 2, "pages upright, and the strategy on its side"
    kijker.breed(1280)
