"""Kernen in a real Chromium: list and map, sliders, address, paper."""

from __future__ import annotations

import csv
import io
import json
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.conftest import KijkerMaker
from tests.browser.kijker import Kijker

STAD = "/kernen?gemeente=GM9999"


def vraag(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def schuif(page: Page, id_: str, toets: str, keer: int = 1) -> None:
    page.locator(f"#{id_} [role=slider]").focus()
    for _ in range(keer):
        page.keyboard.press(toets)


def adres_met(kijker: Kijker, deel: str) -> None:
    kijker.page.wait_for_function("deel => location.search.includes(deel)", arg=deel)
    kijker.wacht()


def test_kiezen_in_de_lijst_licht_op_op_de_kaart_en_andersom(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    page = kijker.ga(STAD)
    figuur = page.locator("figure.kernkaart")
    assert figuur.locator(".tekening").get_attribute("aria-hidden") == "true"
    assert "werkt met het toetsenbord" in figuur.inner_text()
    assert figuur.get_by_role("link", name="GeoJSON").count() == 1
    _kies_in_de_lijst(kijker)
    _kies_op_de_kaart(kijker)


def _kies_in_de_lijst(kijker: Kijker) -> None:
    page = kijker.page
    knop = page.locator("button[data-gebied]").nth(3)
    code, naam = knop.get_attribute("data-gebied") or "", knop.inner_text()
    knop.focus()
    page.keyboard.press("Enter")
    adres_met(kijker, code)
    assert page.evaluate("() => document.activeElement.dataset.gebied") == code, "focus stays"
    expect(knop).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#kernen-uitleg")).to_contain_text(naam)
    dik = page.evaluate(
        """() => document.querySelector('#kernen-kaart-grafiek .js-plotly-plot').data
            .filter(d => d.line && d.line.width === 4).map(d => d.customdata[0])"""
    )
    assert dik == [code]
    page.keyboard.press("Enter")
    page.wait_for_function("() => !location.search.includes('gebied')")
    expect(knop).to_have_attribute("aria-pressed", "false")


def _kies_op_de_kaart(kijker: Kijker) -> None:
    page = kijker.page
    kijker.wacht()
    nummer = page.locator("#kernen-kaart-grafiek .scatterlayer text", has_text="5").first
    nummer.scroll_into_view_if_needed()
    doos = nummer.bounding_box()
    assert doos
    page.mouse.move(doos["x"] + 1, doos["y"] + 1)
    page.mouse.click(doos["x"] + doos["width"] / 2, doos["y"] + doos["height"] / 2)
    page.wait_for_function("() => location.search.includes('gebied=')")
    kijker.wacht()
    rij = page.locator(".kernlijst tr.gekozen")
    assert rij.locator("td").first.inner_text() == "5"
    assert rij.locator("button").get_attribute("data-gebied") == vraag(page)["gebied"][0]


def test_schuiven_met_toetsen_geeft_antwoord_en_staat_in_adres_en_download(
    bezoek: KijkerMaker,
) -> None:
    kijker = bezoek()
    page = kijker.ga(STAD)
    eerst = page.locator(".antwoord").inner_text()
    _vraagt_de_database_niets_en_de_kaart_niet_opnieuw(kijker)
    schuif(page, "kernen-doel", "ArrowRight", 4)
    adres_met(kijker, "doel=35")
    assert page.locator("#kernen-doel-getal").input_value() == "35%"
    page.wait_for_function("t => document.querySelector('.antwoord').innerText !== t", arg=eerst)
    getal = page.locator("#kernen-nieuw-getal")
    getal.fill("27,5")
    getal.press("Tab")
    adres_met(kijker, "nieuwbouwaandeel=27.5")
    assert "nooit te halen" in page.locator(".antwoord").inner_text()
    assert page.locator("#kernen-nieuw [role=slider]").get_attribute("aria-valuenow") == "27.5"
    ander = bezoek()
    ander.ga(page.url.removeprefix(kijker.adres))
    assert ander.page.locator("main").inner_text() == page.locator("main").inner_text()
    link = page.get_by_role("link", name="Kernen als CSV", exact=True).get_attribute("href")
    rijen = list(csv.DictReader(io.StringIO(page.request.get(f"{kijker.adres}{link}").text())))
    assert {(float(r["doel"]), r["fictief"]) for r in rijen} == {(35.0, "ja")}
    assert {r["haalbaar"] for r in rijen} == {"ja", "nee"}
    with kijker.papier():
        assert not page.locator(".schuiven").is_visible()
        assert not page.locator(".filterbalk").is_visible()
        assert page.locator(".kernlijst").is_visible()
        assert "35%" in page.locator("#kernen-onder .getoond").inner_text()
        assert page.locator("#kernen-onder .getoond").is_visible(), "paper says the assumptions"
        assert page.pdf(format="A4").startswith(b"%PDF")


def _vraagt_de_database_niets_en_de_kaart_niet_opnieuw(kijker: Kijker) -> None:
    """One step of a slider, and what the server answered."""
    page = kijker.page
    antwoorden: list[str] = []
    page.on("response", lambda a: "_dash-update" in a.url and antwoorden.append(a.text()))
    schuif(page, "kernen-doel", "ArrowRight")
    adres_met(kijker, "doel=31")
    page.wait_for_function(
        "() => document.querySelector('#kernen-kaart-kop').innerText.includes('31%')"
    )
    assert len(antwoorden) == 2, "first the answer, then the drawings"
    kaart = json.loads(antwoorden[1])["response"]["kernen-kaart-grafiek"]["figure"]
    assert kaart["__dash_patch_update"]


def test_ook_met_alle_buurten_van_utrecht_antwoordt_een_schuif(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    page = kijker.ga("/kernen?gemeente=GM0344&niveau=buurt")
    assert page.locator("button[data-gebied]").count() > 100
    # What Dash has to tell of every change: cells as components made this page stand still.
    assert page.locator("#kernen-lijst-tabel td").count() > 500
    schuif(page, "kernen-doel", "ArrowRight", 3)
    # Utrecht agreed 35% itself.
    adres_met(kijker, "doel=38")
    assert page.locator("#kernen-doel [role=slider]").get_attribute("aria-valuenow") == "38"
    assert page.locator("#kernen-doel-getal").input_value() == "38%"


def test_zonder_afspraak_is_de_schuif_leeg_tot_de_lezer_kiest(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    page = kijker.ga("/kernen?gemeente=GM0356")
    kop, getal = page.locator("#kernen-kop"), page.locator("#kernen-doel-getal")
    expect(kop).to_contain_text("er is hier geen doel")
    assert getal.input_value() == ""
    assert page.get_by_text("onder 30%").count() == page.get_by_text("Tot 30%").count() == 0
    getal.fill("30")
    adres_met(kijker, "doel=30")
    expect(kop).to_contain_text("30% is hier een vergelijking")
    expect(page.locator("#kernen-lijst-tabel")).to_contain_text("Tot 30%")


def test_stichtse_vecht_met_afleiding_en_kaart_en_utrecht_met_marge(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    page = kijker.ga("/kernen?gemeente=GM1904")
    zin = page.locator(".boodschap").inner_text()
    for getal in ("22,3%", "hoogstens 22,9%", "22,1%"):
        assert getal in zin
    uitleg = page.locator(".afleiding")
    assert not uitleg.locator("table").is_visible()
    uitleg.locator("summary").press("Enter")
    for tekst in ("7.421", "7.181", "32.461", "3.323", "923", "240", "telt dus dubbel"):
        assert tekst in uitleg.inner_text()
    antwoord = page.locator(".antwoord").inner_text()
    assert "3.205" in antwoord
    assert "22.434" in antwoord

    assert page.locator("button[data-gebied]").count() == 12
    assert "29.138" in page.locator(".kernlijst tfoot").inner_text()
    sporen = page.evaluate(
        "() => document.querySelector('#kernen-kaart-grafiek .js-plotly-plot').data.length"
    )
    assert sporen == 13, "twelve shapes and their numbers"
    assert "CBS en Kadaster, indeling 2023" in page.locator(".kernkaart").inner_text()

    page = kijker.ga("/kernen?gemeente=GM0344")
    lijst = page.locator(".kernlijst").inner_text()
    for tekst in ("60% (59,5 tot 60,5%)", "16% (15,5 tot 16,5%)", "31% (30,5 tot 31,5%)"):
        assert tekst in lijst
    assert "168.736" in lijst
