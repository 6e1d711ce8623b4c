"""What holds for every chart and address: caption, paper, Dutch, ways in, what is unknown."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.conftest import KijkerMaker


def test_elke_grafiek_heeft_kop_bron_en_peildatum_ook_op_papier(bezoek: KijkerMaker) -> None:
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
    _spreekt_nederlands(page)
    with kijker.papier():
        assert page.locator("figure table:visible").count() >= 5
        assert not page.locator(".filterbalk").is_visible()
        assert not page.get_by_role("navigation").is_visible()
        assert page.locator(".getoond").is_visible(), "paper says which filters it shows"
        assert page.pdf(format="A4").startswith(b"%PDF")
    assert page.locator("figure table:visible").count() == 0


def _spreekt_nederlands(page: Page) -> None:
    """Plotly's own words and months."""
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


def test_van_overzicht_verder_met_het_menu_en_met_de_wijzer(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    page = kijker.ga("/")
    page.get_by_role("navigation").get_by_role("link", name="Kernen").click()
    page.wait_for_url("**/kernen*")
    kijker.wacht()
    assert page.locator("h1").inner_text().startswith("Kernen: aandeel sociale huur")
    assert page.title().startswith("Kernen")
    page.go_back()
    page.wait_for_url(f"{kijker.adres}/")
    kijker.wacht()
    page.locator("main").get_by_role("link", name="Voorbeeldstad", exact=True).click()
    page.wait_for_url("**/groei?gemeente=GM9999")
    kijker.wacht()
    assert "Voorbeeldstad" in page.locator("h1").inner_text()
    assert page.title().startswith("Groei")
