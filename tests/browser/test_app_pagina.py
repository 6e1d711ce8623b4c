"""Every page, at a desk and on a phone: drawn, accessible, within its width, and on paper."""

from __future__ import annotations

import pytest

from tests.browser.conftest import KijkerMaker

PAGINAS = ["/", "/groei", "/groei?gemeente=GM9999", "/groei?gemeente=GM0307&van=2020&tot=2021"]


@pytest.mark.parametrize("pad", PAGINAS)
def test_pagina_is_toegankelijk_en_past(bezoek: KijkerMaker, breedte: int, pad: str) -> None:
    kijker = bezoek(breedte)
    page = kijker.ga(pad)
    assert page.locator("html").get_attribute("lang") == "nl"
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= breedte
    kijker.eis_toegankelijk()


def test_ook_alles_opengeklapt_is_toegankelijk_en_past(bezoek: KijkerMaker, breedte: int) -> None:
    kijker = bezoek(breedte)
    page = kijker.ga("/groei?gemeente=GM9999")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.locator("figure table:visible").count() > 3
    assert page.evaluate("document.documentElement.scrollWidth") <= breedte
    kijker.eis_toegankelijk()


def test_elke_grafiek_heeft_kop_bron_en_peildatum(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    page = kijker.ga("/groei?gemeente=GM9999")
    stand = page.locator("[data-stand]").get_attribute("data-stand")
    grafieken = page.locator("figure:has(.js-plotly-plot)")
    assert grafieken.count() >= 5
    for grafiek in grafieken.all():
        assert grafiek.locator("h3").inner_text()
        bijschrift = grafiek.locator("figcaption").inner_text()
        for deel in ("Bron:", "Peildatum:", f"Stand: {stand}", "fictief"):
            assert deel in bijschrift
        assert grafiek.locator("details table").count() == 1


def test_op_papier_staan_de_tabellen_open_en_de_knoppen_niet(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    page = kijker.ga("/groei?gemeente=GM9999")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("figure table:visible").count() >= 5
    assert not page.locator(".filterbalk").is_visible()
    assert not page.get_by_role("navigation").is_visible()
    assert page.locator(".getoond").is_visible(), "paper says which filters it shows"
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("figure table:visible").count() == 0


def test_een_onbekend_adres_en_een_onbekende_waarde(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    page = kijker.page
    antwoord = page.goto(kijker.adres + "/nergens")
    assert antwoord
    assert antwoord.status == 404
    assert page.get_by_role("heading", name="Deze pagina is er niet").is_visible()
    kijker.eis_toegankelijk()
    kijker.fouten.clear()  # the 404 itself
    kijker.ga("/groei?gemeente=Amersfort,GM9999&duur=eeuwig")
    for tekst in ("Amersfort", "eeuwig"):
        assert page.get_by_text(f"'{tekst}' kennen we niet").is_visible()
    assert "Voorbeeldstad" in page.locator("h1").inner_text()
    assert page.locator(".js-plotly-plot").count() >= 5


def test_na_een_klik_in_de_wijzer_naar_de_andere_pagina(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    page = kijker.ga("/")
    page.locator("main").get_by_role("link", name="Voorbeeldstad", exact=True).click()
    page.wait_for_url("**/groei?gemeente=GM9999")
    kijker.wacht()
    assert "Voorbeeldstad" in page.locator("h1").inner_text()
    assert page.title().startswith("Groei")


def test_plotly_spreekt_nederlands(bezoek: KijkerMaker) -> None:
    page = bezoek().ga("/groei?gemeente=GM9999")
    maand = page.evaluate(
        """async () => {
            const e = document.createElement('div');
            document.body.append(e);
            await Plotly.newPlot(e, [{x: ['2024-05-01', '2024-08-01'], y: [1, 2]}],
                {xaxis: {tickformat: '%B', tickvals: ['2024-08-01']}}, {locale: 'nl'});
            const tekst = e.querySelector('.xtick text').textContent;
            e.remove();
            return tekst;
        }"""
    )
    assert maand == "augustus"
    assert page.evaluate("() => document.querySelector('.js-plotly-plot')._context.locale") == "nl"
