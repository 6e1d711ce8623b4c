"""Behind nginx as docs/serving.md has it: a click, an upload and a download, also under a path."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import KijkerMaker
from tests.browser.nginx import nginx, vertrouwt
from tests.browser.server import server

REGELS = "corporatie;gemeente;periode;soort;aantal\nVB01;GM9999;2024;nieuwbouw;12\n"


@pytest.mark.parametrize("pad", ["", "/woonsaldo"])
def test_een_klik_een_upload_en_een_download(
    bezoek: KijkerMaker, eigen_home: Path, tmp_path: Path, pad: str
) -> None:
    levering = tmp_path / "voorraadmutaties-2024.csv"
    levering.write_text(REGELS)
    voor = tmp_path / "nginx"
    voor.mkdir()
    with (
        server(eigen_home, 1, WOONSALDO_PROXY="127.0.0.1", WOONSALDO_PAD=pad) as achter,
        nginx(voor, achter, pad) as adres,
    ):
        kijker = bezoek(waar=adres)
        page = kijker.ga("/groei?gemeente=GM9999")
        expect(page.locator("#groei-inhoud h2").first).to_be_visible()
        with page.expect_download() as download:
            page.locator("a[href*='/export/groei.csv']").first.click()
        bestand = download.value
        assert urlsplit(bestand.url).path == f"{pad}/export/groei.csv"
        assert "Voorbeeldstad" in bestand.path().read_text()
        page.locator("header nav").get_by_role("link", name="Plannen").click()
        page.wait_for_url(f"{adres}/plannen*")
        kijker.wacht()
        expect(page.locator("#plannen-inhoud h2").first).to_be_visible()
        page.locator("header").get_by_role("link", name="Woonsaldo").click()
        kijker.wacht()
        # Every address on each page is one of this server under its path.
        for waar in ("/", "/afspraken", "/kernen?gemeente=GM9999", "/standen", "/leveringen"):
            kijker.ga(waar)
            paden = page.evaluate(
                "[...document.querySelectorAll('a[href]')].filter(a => a.protocol === 'http:')"
                ".map(a => a.pathname)"
            )
            assert [p for p in paden if not p.startswith(f"{pad}/")] == []
        page.set_input_files("#leveringen-bestand", levering)
        expect(page.locator(".verdict-kop")).to_be_visible()
        assert {urlsplit(v).path.startswith(f"{pad}/") for v in kijker.verzoeken} == {True}
        kijker.eis_schoon()
        page.close()


def test_over_tls_krijgt_een_bezoeker_hsts(eigen_home: Path, tmp_path: Path) -> None:
    with (
        server(eigen_home, 1, WOONSALDO_PROXY="127.0.0.1") as achter,
        nginx(tmp_path, achter, "", tls=True) as adres,
    ):
        with urlopen(f"{adres}/groei", context=vertrouwt(tmp_path), timeout=60) as antwoord:
            assert antwoord.status == 200
            assert antwoord.headers["Strict-Transport-Security"].startswith("max-age=")
        with urlopen(f"{achter}/groei", timeout=60) as antwoord:
            assert antwoord.headers["Strict-Transport-Security"] is None
