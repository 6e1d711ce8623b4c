"""Filters live in the address: chosen, copied, reset, left with Back, and downloaded."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page

from tests.browser.conftest import KijkerMaker
from tests.browser.kijker import Kijker

VOL = (
    "/groei?gemeente=GM9999&corporatie=VB01&van=2020&tot=2024&status=gerealiseerd"
    "&perspectief=corporatie&sloop=zonder"
)


def vraag(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def kies(kijker: Kijker, label: str, *waarden: str) -> None:
    """Choose in a list by its label, as a visitor does."""
    veld = kijker.page.get_by_role("textbox", name=label, exact=True)
    for waarde in waarden:
        veld.click()
        veld.fill(waarde)
        kijker.page.get_by_role("option", name=waarde).first.click()
    kijker.page.keyboard.press("Escape")
    kijker.wacht()


def beeld(page: Page) -> str:
    """All a reader reads of a page, without what differs between visits."""
    return page.locator("main").inner_text()


def test_een_keuze_staat_in_het_adres_terug_verlaat_de_pagina_en_wissen_begint_opnieuw(
    bezoek: KijkerMaker,
) -> None:
    kijker = bezoek()
    page = kijker.ga("/")
    begin = page.url
    page.get_by_role("navigation").get_by_role("link", name="Groei").click()
    page.wait_for_url("**/groei")
    kijker.wacht()
    kies(kijker, "Gemeente", "Voorbeeldstad")
    page.wait_for_function("() => location.search.includes('GM9999')")
    kies(kijker, "Van", "2021")
    kies(kijker, "Tot en met", "2024")
    page.wait_for_function("() => location.search.includes('tot=2024')")
    kijker.wacht()
    assert vraag(page) == {"gemeente": ["GM9999"], "van": ["2021"], "tot": ["2024"]}
    assert "Voorbeeldstad" in page.locator("h1").inner_text()
    ander = bezoek()
    ander.ga(page.url.removeprefix(kijker.adres))
    assert beeld(ander.page) == beeld(page)

    page.go_back()
    page.wait_for_url(begin)
    kijker.wacht()
    assert page.locator("h1").inner_text().startswith("Overzicht")
    page.go_forward()
    kijker.wacht()
    page.get_by_role("link", name="Filters wissen").click()
    page.wait_for_url("**/groei")
    kijker.wacht()
    assert vraag(page) == {}


def test_een_vol_adres_blijft_zoals_het_is(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    page = kijker.ga(VOL)
    verwacht = parse_qs(urlsplit(VOL).query)
    assert vraag(page) == verwacht
    page.reload()
    kijker.wacht()
    assert vraag(page) == verwacht


def test_de_download_telt_op_tot_wat_de_pagina_zegt(bezoek: KijkerMaker, tmp_path: Path) -> None:
    kijker = bezoek()
    page = kijker.ga("/groei?gemeente=GM9999&van=2021&tot=2025&status=gerealiseerd&corporatie=VB01")
    netto = page.locator(".tegel", has_text="Netto groei").locator(".waarde").inner_text()
    with page.expect_download() as download:
        page.get_by_role("link", name="Groei als CSV", exact=True).click()
    doel = tmp_path / "groei.csv"
    download.value.save_as(doel)
    stand = page.locator("[data-stand]").get_attribute("data-stand")
    assert download.value.suggested_filename == f"woonsaldo-groei-GM9999-{stand}.csv"
    rijen = list(csv.DictReader(io.StringIO(doel.read_text(encoding="utf-8"))))
    som = sum(int(r["saldo"]) for r in rijen)
    assert som != 0
    assert netto == f"{som:+,}".replace(",", ".").replace("-", "\N{MINUS SIGN}")
    assert {r["fictief"] for r in rijen} == {"ja"}
    assert {r["stand"] for r in rijen} == {stand}


def test_amersfoort_telt_301_op_de_pagina_en_in_elk_bestand(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    page = kijker.ga("/groei?gemeente=GM0307&van=2020&tot=2021")
    assert "301" in page.locator(".boodschap").inner_text()
    links = page.locator("a[href*='/export/groei.csv']")
    assert links.count() >= 2
    for link in links.all():
        adres = link.get_attribute("href") or ""
        rijen = csv.DictReader(
            io.StringIO(page.request.get(kijker.adres + adres).text().lstrip("\ufeff")),
            delimiter=";" if "formaat=nl" in adres else ",",
        )
        assert sum(int(r["saldo"]) for r in rijen if r["status"] == "hard") == 301, adres
