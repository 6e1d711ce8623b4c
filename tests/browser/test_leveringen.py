"""Leveringen in Chromium: the raw table refused, the corrected one seen by another viewer."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from loaders.archief.archief import Archief
from loaders.archief.overzicht import regels
from tests.browser.conftest import KijkerMaker
from tests.browser.server import lader, server

RUW = Path(__file__).parents[1] / "loaders" / "data" / "amersfoort-2021-tabel1-ruw.csv"


def _vul(page: Page) -> None:
    page.get_by_label("Leverancier").fill("GM0307")
    page.get_by_label("Gemeente", exact=True).fill("Amersfoort")
    page.get_by_label("Verslagperiode").fill("2020-2021")
    page.get_by_text("Meer over deze levering").click()
    page.get_by_label("Status (kruistabel)").fill("hard")
    page.get_by_role("button", name="Controleer met deze gegevens").click()


def test_de_ruwe_tabel_geweigerd_en_de_verbeterde_bij_een_ander_te_zien(
    bezoek: KijkerMaker, eigen_home: Path, tmp_path: Path
) -> None:
    lader(eigen_home, "withdraw", _tabel1(eigen_home), "--reason", "voor deze proef")
    ruw, goed = tmp_path / "kruistabel-ruw.csv", tmp_path / "kruistabel-amersfoort.csv"
    ruw.write_text(RUW.read_text())
    goed.write_text(re.sub(r"-17\b", "-1", RUW.read_text().replace("-106", "-10")))
    with server(eigen_home, WOONSALDO_UPLOAD="aan") as adres:
        ander = bezoek(waar=adres)
        groei = ander.ga("/groei?gemeente=GM0307")
        assert "netto 301" not in groei.locator("main .boodschap").inner_text()

        kijker = bezoek(waar=adres)
        page = kijker.ga("/leveringen")
        page.set_input_files("#leveringen-bestand", ruw)
        page.wait_for_selector(".aanbod")
        _vul(page)
        expect(page.locator("table.verdict")).to_contain_text("-106")
        expect(page.locator(".verdict-kop")).to_contain_text("nog niet goed")
        rijen = [
            [c.strip() for c in rij.locator("td").all_inner_texts()]
            for rij in page.locator("table.verdict tbody tr:has(.ernst-fout)").all()
        ]
        # Waar, melding, gevonden, verwacht, typ dit: both cells, each with its reading.
        assert {(r[2], r[4]) for r in rijen if r[4]} == {("-106", "-10"), ("-17", "-1")}
        expect(page.locator("#leveringen-zegt")).to_contain_text("Nog niet goed")
        expect(page.get_by_role("button", name="Aannemen")).to_be_hidden()

        page.set_input_files("#leveringen-bestand", goed)
        expect(page.locator(".aanbod h3")).to_have_text("kruistabel-amersfoort.csv")
        _vul(page)
        expect(page.locator(".verdict-kop")).to_contain_text("Dit bestand is goed")
        kijker.eis_toegankelijk()
        page.get_by_role("button", name="Aannemen").click()
        expect(page.locator(".taak").first).to_contain_text("Aangenomen", timeout=60_000)
        expect(groei.locator("main .boodschap")).to_contain_text("netto 301", timeout=60_000)
        # What was tried before leaves when another file comes; what was loaded is opened.
        page.get_by_role("link", name="Naar Groei van Amersfoort").click()
        expect(page.locator("#groei-titel")).to_have_text("Groei van de voorraad: Amersfoort")
        page.go_back()
        page.set_input_files("#leveringen-bestand", ruw)
        expect(page.locator(".aanbod h3")).to_have_text("kruistabel-ruw.csv")
        expect(page.locator(".taak")).to_have_count(0)
        kijker.eis_schoon()
        for pagina in (page, groei):
            pagina.close()  # before the server goes: it asks for the stand now and then


def _tabel1(home: Path) -> str:
    """The id of the levering that ships with the same figures."""
    alle = regels(Archief(home))
    return next(r.levering.id for r in alle if r.levering.bestand == "amersfoort-2021-tabel1.csv")


def test_zonder_aannemen_wordt_wel_gecontroleerd(bezoek: KijkerMaker, tmp_path: Path) -> None:
    fout = tmp_path / "voorraadmutaties-2024.csv"
    fout.write_text("corporatie;gemeente;periode;soort;aantal\nPortal;Utrecht;2024;sloop;veel\n")
    kijker = bezoek(breedte=360)
    page = kijker.ga("/leveringen")
    expect(page.locator("main .band").first).to_contain_text("Aannemen staat uit")
    page.set_input_files("#leveringen-bestand", fout)
    page.wait_for_selector(".aanbod")
    assert page.get_by_label("Gemeente", exact=True).input_value() == "Utrecht"
    expect(page.locator(".verdict-kop")).to_contain_text("nog niet goed")
    expect(page.get_by_role("button", name="Aannemen")).to_be_hidden()
    page.get_by_text("Toon de rij").first.click()
    expect(page.locator(".bronrij td.fout").first).to_be_visible()
    kijker.eis_past()
