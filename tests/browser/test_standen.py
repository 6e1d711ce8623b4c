"""Standen in a real Chromium: compared and unfolded by keyboard; an old stand comes along."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import KijkerMaker
from tests.browser.kijker import Kijker
from tests.browser.levering import schrijf
from tests.browser.server import lader, server


@pytest.fixture(scope="module")
def twee(gebouwd: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A server on two standen, the first of them vastgesteld; its address and that stand's id."""
    map_ = tmp_path_factory.mktemp("standen")
    home = Path(shutil.copytree(gebouwd, map_ / "home"))
    uit = lader(home, "vaststellen", "huidig", "--label", "BO mei 2026")
    lader(home, "load", *schrijf(map_))
    with server(home, werkers=1) as adres:
        yield adres, uit.split()[1]


def stand_in(page: Page) -> str | None:
    return parse_qs(urlsplit(page.url).query).get("stand", [None])[0]


def test_kiezen_staat_in_het_adres_en_in_de_download(
    bezoek: KijkerMaker, twee: tuple[str, str]
) -> None:
    kijker = bezoek(waar=twee[0])
    page = kijker.ga("/standen?gemeente=Voorbeeldstad")
    page.get_by_label("Van stand", exact=True).first.click()
    page.get_by_role("option").nth(1).click()
    page.wait_for_function("id => location.search.includes('van=' + id)", arg=twee[1])
    kijker.wacht()
    assert "gemeente=GM9999" in page.url
    link = page.get_by_role("link", name="Alle rijen als CSV", exact=True)
    antwoord = page.request.get(f"{twee[0]}{link.get_attribute('href')}")
    assert antwoord.status == 200
    assert twee[1] in antwoord.text()


def test_het_verschil_en_wie_een_stand_opent_blijft_daarin_tot_hij_hem_verlaat(
    bezoek: KijkerMaker, twee: tuple[str, str]
) -> None:
    adres, oud = twee
    kijker = bezoek(waar=adres)
    page = kijker.ga("/standen")
    # Real and invented gemeenten together make no total.
    assert "onbekend" in page.locator(".boodschap").inner_text()
    page = kijker.ga("/standen?gemeente=Voorbeeldstad")
    _leest_het_verschil(kijker)
    page.get_by_role("link", name=f"Openen: stand {oud}").click()
    page.wait_for_url(f"**/?stand={oud}")
    kijker.wacht()
    for naam in ("Groei", "Kernen", "Afspraken", "Overzicht"):
        page.get_by_role("navigation").get_by_role("link", name=naam, exact=True).focus()
        page.keyboard.press("Enter")
        page.wait_for_function("naam => document.title.startsWith(naam)", arg=naam)
        kijker.wacht()
        assert stand_in(page) == oud, naam
        band = page.locator(".vaste-stand")
        assert f"Vastgesteld: BO mei 2026. U ziet een vaste stand: {oud}" in band.inner_text()
        assert not page.locator(".voet [data-stand]").is_visible(), "it names another stand"
    # A link in the page, a new tab, a download: all of the same stand.
    link = page.locator("main").get_by_role("link", name="Groei van Voorbeeldstad bekijken")
    link.hover()
    assert f"stand={oud}" in (link.get_attribute("href") or "")
    link.click()
    page.wait_for_function("() => document.title.startsWith('Groei')")
    kijker.wacht()
    assert stand_in(page) == oud
    assert f"Stand: {oud}" in page.locator("main figcaption").first.inner_text()
    kijker.eis_toegankelijk()
    page.get_by_role("link", name="Naar de nieuwste stand").click()
    page.wait_for_function("() => !location.search.includes('stand=')")
    kijker.wacht()
    assert page.locator(".vaste-stand").count() == 0
    page.get_by_role("navigation").get_by_role("link", name="Kernen", exact=True).click()
    page.wait_for_url("**/kernen*")
    kijker.wacht()
    assert stand_in(page) is None


def _leest_het_verschil(kijker: Kijker) -> None:
    """Why the newest stand says something else, unfolded by keyboard; a desk and a phone."""
    page = kijker.page
    # 1,234 homes came where VB01's year 2024 was before.
    assert "stijgt de netto groei" in page.locator(".boodschap").last.inner_text()
    regel = page.locator(".brugregels summary").first
    regel.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".brugregels table").first).to_be_visible()
    kijker.wacht()
    assert "BO mei 2026" in page.locator(".standenlijst").inner_text()
    kijker.eis_past()
    kijker.breed(1280)
