"""Plannen in a real Chromium: width, axe, keys, address, paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import KijkerMaker

STAD = "/plannen?gemeente=GM9999"


@pytest.mark.parametrize("pad", [STAD, "/plannen?gemeente=GM0307,GM1904&peildatum=2022"])
def test_past_en_is_toegankelijk(bezoek: KijkerMaker, breedte: int, pad: str) -> None:
    kijker = bezoek(breedte)
    page = kijker.ga(pad)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= breedte
    kijker.eis_toegankelijk()


def test_met_toetsen_een_corporatie_kiezen_staat_in_het_adres(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    page = kijker.ga(STAD)
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


def test_de_wijkenstrategie_past_liggend_op_papier(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    page = kijker.ga(STAD)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
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
