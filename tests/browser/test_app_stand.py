"""The stand under an open page: a new one appears by itself, a damaged or missing one is told."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import KijkerMaker
from tests.browser.server import lader, server

LEVERING = (
    "corporatie;gemeente;periode;soort;aantal\r\n"
    "VB01;GM9999;2024;nieuwbouw;1234\r\n"
)  # fmt: skip
OPTIES = ["--leverancier", "VB01", "--gemeente", "GM9999", "--periode", "2024", "--fictief", "ja"]


@pytest.fixture
def levering(tmp_path: Path) -> str:
    """A file that replaces VB01's year 2024."""
    bestand = tmp_path / "voorraadmutaties-2024.csv"
    bestand.write_text(LEVERING, encoding="utf-8")
    return str(bestand)


def stand(page: Page) -> str:
    return page.locator("[data-stand]").get_attribute("data-stand") or ""


def stel_de_klok_vooruit(page: Page) -> None:
    """As if 25 seconds go by; the poll itself is the page's own."""
    page.clock.run_for(26_000)


@pytest.mark.parametrize("pad", ["/groei?gemeente=GM9999&van=2020&status=gerealiseerd", "/"])
def test_een_nieuwe_stand_verschijnt_met_behoud_van_de_filters(
    bezoek: KijkerMaker, eigen_home: Path, levering: str, pad: str
) -> None:
    with server(eigen_home) as adres:
        kijker = bezoek(waar=adres)
        page = kijker.page
        page.clock.install()
        kijker.ga(pad)
        oud, inhoud = stand(page), page.locator("main").inner_text()
        stel_de_klok_vooruit(page)
        assert page.locator("#stand-nieuw").inner_text() == ""
        assert stand(page) == oud

        lader(eigen_home, "load", levering, *OPTIES)
        stel_de_klok_vooruit(page)
        page.wait_for_function(
            f"() => document.querySelector('[data-stand]').dataset.stand !== '{oud}'"
        )
        page.wait_for_function(f"() => !document.querySelector('main').innerText.includes('{oud}')")
        nieuw = stand(page)
        assert page.request.get(f"{adres}/stand").text() == nieuw
        assert nieuw in page.locator("#stand-nieuw").inner_text()
        assert page.locator("#stand-nieuw").get_attribute("role") == "status"
        assert urlsplit(page.url).path == urlsplit(pad).path
        assert parse_qs(urlsplit(page.url).query) == parse_qs(urlsplit(pad).query)
        assert page.locator("main").inner_text() != inhoud
        kijker.eis_toegankelijk()
        kijker.eis_schoon()
        # Only the id was asked for while nothing changed.
        assert sum(v.endswith("/stand") for v in kijker.verzoeken) >= 2


def test_een_vaste_stand_blijft_staan(bezoek: KijkerMaker, eigen_home: Path, levering: str) -> None:
    with server(eigen_home) as adres:
        kijker = bezoek(waar=adres)
        page = kijker.ga("/groei?gemeente=GM9999")
        oud, boodschap = stand(page), page.locator(".boodschap").inner_text()
        tegels = page.locator(".tegels").inner_text()
        lader(eigen_home, "load", levering, *OPTIES)
        kijker.ga(f"/groei?gemeente=GM9999&stand={oud}")
        assert page.locator(".boodschap").inner_text() == boodschap
        assert page.locator(".tegels").inner_text() == tegels
        assert page.get_by_text(f"U ziet een vaste stand: {oud}").is_visible()
        kijker.eis_schoon()


def test_een_beschadigde_stand_wordt_verteld(
    bezoek: KijkerMaker, eigen_home: Path, levering: str
) -> None:
    with server(eigen_home) as adres:
        kijker = bezoek(waar=adres)
        page = kijker.ga("/groei?gemeente=GM9999")
        goed = stand(page)
        lader(eigen_home, "load", levering, *OPTIES)
        kapot = page.request.get(f"{adres}/stand").text()
        assert kapot != goed
        pad = eigen_home / "standen" / f"{kapot}.duckdb"
        pad.chmod(0o644)
        with pad.open("r+b") as bytes_:
            bytes_.truncate(1000)
        for adres_ in ("/", "/groei?gemeente=GM9999"):
            kijker.ga(adres_)
            assert stand(page) == goed
            band = page.locator("#stand-band")
            assert kapot in band.inner_text()
            assert "beschadigd" in band.inner_text()
            kijker.eis_toegankelijk()
        kijker.eis_schoon()


def test_zonder_stand_zegt_de_pagina_hoe_men_laadt_en_volgt_vanzelf(
    bezoek: KijkerMaker, tmp_path: Path
) -> None:
    home = tmp_path / "leeg"
    home.mkdir()
    with server(home) as adres:
        kijker = bezoek(waar=adres)
        page = kijker.page
        page.clock.install()
        for pad in ("/", "/groei", "/groei?gemeente=GM9999"):
            kijker.ga(pad)
            assert stand(page) == ""
            assert "python -m loaders" in page.locator("#stand-band").inner_text()
            assert page.locator("#server-fout").inner_text() == ""
            kijker.eis_toegankelijk()
        lader(home, "build")
        stel_de_klok_vooruit(page)
        page.wait_for_function("() => document.querySelector('[data-stand]')?.dataset.stand")
        page.wait_for_function("() => document.querySelector('#stand-band')?.innerText === ''")
        page.wait_for_function("() => document.querySelectorAll('.js-plotly-plot').length > 0")
        kijker.eis_schoon()
