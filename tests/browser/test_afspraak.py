"""One afspraak in a real Chromium: keyboard, the way back, paper, an unknown id."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from tests.browser.conftest import KijkerMaker

EEN = "/afspraken/voorbeeldstad-2021-1"


def test_van_de_lijst_heen_en_terug_met_toetsen(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    page = kijker.ga("/afspraken?gemeente=GM9999&status=overschreden")
    link = page.locator("a[href^='/afspraken/voorbeeldstad-2021-10']").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/afspraken/voorbeeldstad-2021-10*")
    kijker.wacht()
    assert "overschreden" in page.locator(".boodschap").inner_text()
    terug = page.get_by_role("link", name="Terug naar de lijst", exact=True)
    terug.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/afspraken?*status=overschreden*")


def test_op_papier_en_een_eerdere_dag_met_de_rijen_erachter(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    page = kijker.ga(EEN)
    assert page.locator(".js-plotly-plot").count() == 1
    with kijker.papier():
        assert page.locator("table:visible").count() >= 3
        assert page.pdf(format="A4").startswith(b"%PDF")
    page.get_by_text("Hoe stond het eerder?").click()
    page.get_by_role("link", name="31 december 2024", exact=True).click()
    page.wait_for_url("**peildatum=2024-12-31*")
    kijker.wacht()
    page.wait_for_function("() => document.querySelector('.boodschap').innerText.includes('1.010')")
    with page.expect_download() as wacht:
        page.get_by_role("link", name="Alle rijen als CSV", exact=True).click()
    tekst = Path(wacht.value.path()).read_text(encoding="utf-8")
    rijen = list(csv.DictReader(io.StringIO(tekst, newline="")))
    echt = [r for r in rijen if r["meegeteld"] == "ja" and r["status"] == "gerealiseerd"]
    assert sum(int(r["telt"]) for r in echt) == 1010


def test_een_onbekende_afspraak(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    antwoord = kijker.page.goto(f"{kijker.adres}/afspraken/voorbeeldstad-2021-99")
    assert antwoord
    assert antwoord.status == 404
    kijker.wacht()
    assert kijker.page.locator("h1").inner_text() == "Deze afspraak is er niet"
    assert kijker.page.get_by_role("link", name="Naar alle afspraken").is_visible()
    kijker.eis_toegankelijk()
    kijker.fouten.clear()  # the 404 itself
