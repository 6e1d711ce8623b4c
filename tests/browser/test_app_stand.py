"""The stand under an open page: a new one appears by itself, a damaged or missing one is told."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import KijkerMaker
from tests.browser.kijker import Kijker
from tests.browser.levering import schrijf
from tests.browser.server import lader, server

GROEI = "/groei?gemeente=GM9999"
OPEN = (
    f"{GROEI}&van=2020&status=gerealiseerd",
    "/",
    "/kernen?gemeente=GM9999&doel=35&nieuwbouwaandeel=50",
)


def stand(page: Page) -> str:
    return page.locator("[data-stand]").get_attribute("data-stand") or ""


def stel_de_klok_vooruit(page: Page) -> None:
    """As if 25 seconds go by; the poll itself is the page's own."""
    page.clock.run_for(26_000)


def test_een_nieuwe_stand_verschijnt_de_oude_blijft_op_te_vragen_en_een_kapotte_wordt_verteld(
    bezoek: KijkerMaker, eigen_home: Path, tmp_path: Path
) -> None:
    with server(eigen_home) as adres:
        open_: dict[str, tuple[Kijker, str]] = {}
        for pad in OPEN:
            kijker = bezoek(waar=adres)
            kijker.page.clock.install()
            page = kijker.ga(pad)
            oud = stand(page)
            stel_de_klok_vooruit(page)
            assert page.locator("#stand-nieuw").inner_text() == ""
            assert stand(page) == oud
            open_[pad] = kijker, page.locator("main").inner_text()
        vast = bezoek(waar=adres)
        vast.page.clock.install()
        page = vast.ga(GROEI)
        delen = [page.locator(wat).inner_text() for wat in (".boodschap", ".tegels")]

        lader(eigen_home, "load", *schrijf(tmp_path))
        for pad, (kijker, inhoud) in open_.items():
            _ziet_de_nieuwe(kijker, pad, oud, inhoud)
        assert "60.000" not in open_[OPEN[2]][1]
        assert "60.000" in open_[OPEN[2]][0].page.locator("main").inner_text()
        assert open_[OPEN[2]][0].page.locator("#kernen-doel-getal").input_value() == "35%"

        page = vast.ga(f"{GROEI}&stand={oud}")
        assert [page.locator(wat).inner_text() for wat in (".boodschap", ".tegels")] == delen
        assert page.get_by_text(f"U ziet een vaste stand: {oud}").is_visible()
        vast.verzoeken.clear()
        page.clock.run_for(60_000)
        vast.wacht()
        assert [v for v in vast.verzoeken if v.endswith("/stand")] == [], "it follows no other"
        assert page.locator("#stand-nieuw").inner_text() == ""

        _zegt_wat_kapot_is(open_["/"][0], eigen_home, oud)
        for kijker in (vast, *(k for k, _ in open_.values())):
            kijker.page.close()  # before the server goes: it asks for the stand now and then


def _ziet_de_nieuwe(kijker: Kijker, pad: str, oud: str, inhoud: str) -> None:
    """The page shows the stand that was just published, and kept all that was chosen."""
    page = kijker.page
    stel_de_klok_vooruit(page)
    page.wait_for_function(
        "oud => document.querySelector('[data-stand]').dataset.stand !== oud", arg=oud
    )
    page.wait_for_function(
        "oud => !document.querySelector('main').innerText.includes(oud)", arg=oud
    )
    kijker.wacht()
    nieuw = stand(page)
    assert page.request.get(f"{kijker.adres}/stand").text() == nieuw
    assert nieuw in page.locator("#stand-nieuw").inner_text()
    assert page.locator("#stand-nieuw").get_attribute("role") == "status"
    assert urlsplit(page.url).path == urlsplit(pad).path
    assert parse_qs(urlsplit(page.url).query) == parse_qs(urlsplit(pad).query)
    assert page.locator("main").inner_text() != inhoud
    kijker.eis_toegankelijk()
    kijker.eis_schoon()
    # Only the id was asked for while nothing changed.
    assert sum(v.endswith("/stand") for v in kijker.verzoeken) >= 2


def _zegt_wat_kapot_is(kijker: Kijker, home: Path, goed: str) -> None:
    """The newest stand's file loses its end: every page shows the one before, and says so."""
    kapot = kijker.page.request.get(f"{kijker.adres}/stand").text()
    assert kapot != goed
    pad = home / "standen" / f"{kapot}.duckdb"
    pad.chmod(0o644)
    with pad.open("r+b") as bytes_:
        bytes_.truncate(1000)
    for adres in ("/", GROEI):
        page = kijker.ga(adres)
        assert stand(page) == goed
        band = page.locator("#stand-band").inner_text()
        assert kapot in band
        assert "beschadigd" in band
        kijker.eis_toegankelijk()
    kijker.eis_schoon()


@pytest.fixture
def leeg(tmp_path: Path) -> Path:
    """A home where nothing was ever built."""
    home = tmp_path / "leeg"
    home.mkdir()
    return home


def test_zonder_stand_zegt_de_pagina_hoe_men_laadt_en_volgt_vanzelf(
    bezoek: KijkerMaker, leeg: Path
) -> None:
    with server(leeg, werkers=1) as adres:
        kijker = bezoek(waar=adres)
        page = kijker.page
        page.clock.install()
        for pad in ("/", "/groei", GROEI):
            kijker.ga(pad)
            assert stand(page) == ""
            assert "python -m loaders" in page.locator("#stand-band").inner_text()
            assert page.locator("#server-fout").inner_text() == ""
            kijker.eis_toegankelijk()
        lader(leeg, "build")
        stel_de_klok_vooruit(page)
        page.wait_for_function("() => document.querySelector('[data-stand]')?.dataset.stand")
        page.wait_for_function("() => document.querySelector('#stand-band')?.innerText === ''")
        page.wait_for_function("() => document.querySelectorAll('.js-plotly-plot').length > 0")
        kijker.eis_schoon()
        page.close()
