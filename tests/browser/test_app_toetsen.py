"""The whole of Groei by keyboard: to the content, the filters, a table, a file, the rows behind."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.conftest import KijkerMaker


def naam(page: Page) -> str:
    """What has the focus, as a reader would call it."""
    return page.evaluate(
        """() => {
            const e = document.activeElement;
            const label = e.labels && e.labels[0] ? e.labels[0].innerText : '';
            return (label || e.getAttribute('aria-label') || e.innerText || '').trim();
        }"""
    )


def tab_tot(page: Page, doel: str, hoogstens: int = 80) -> None:
    gezien = []
    for _ in range(hoogstens):
        page.keyboard.press("Tab")
        gezien.append(naam(page))
        if gezien[-1] == doel:
            return
    raise AssertionError(f"{doel} niet bereikt: {gezien}")


def kies_met_pijl(page: Page, optie: str, hoogstens: int = 8) -> None:
    """Open the list that has the focus, and go down to an option."""
    page.keyboard.press("ArrowDown")
    doel = page.get_by_role("option", name=optie, exact=True)
    doel.wait_for()
    for _ in range(hoogstens):
        # The list marks its option in a next frame.
        page.wait_for_timeout(100)
        if doel.get_attribute("data-combobox-selected"):
            page.keyboard.press("Enter")
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{optie} is met de pijl niet te bereiken")


def test_filteren_met_alleen_toetsen(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    page = kijker.ga("/groei")
    tab_tot(page, "Gemeente")
    page.keyboard.type("Voorbeeld")
    kies_met_pijl(page, "Voorbeeldstad (fictief)")
    page.keyboard.press("Escape")
    page.wait_for_function("() => location.search.includes('GM9999')")
    kijker.wacht()
    tab_tot(page, "Meer filters")
    page.keyboard.press("Enter")
    tab_tot(page, "Sloop")
    kies_met_pijl(page, "Zonder sloop")
    page.wait_for_function("() => location.search.includes('sloop=zonder')")
    kijker.wacht()
    assert "zonder sloop" in page.locator(".getoond").inner_text()


def test_van_de_eerste_tab_tot_de_rijen_achter_een_grafiek(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    page = kijker.ga("/groei?gemeente=GM9999")
    page.keyboard.press("Tab")
    assert naam(page) == "Naar de inhoud"
    assert page.locator(".overslaan").bounding_box()["y"] >= 0, "seen when it has the focus"
    for _ in range(25):
        assert _te_zien(page), naam(page)
        page.keyboard.press("Tab")
    page.locator(".overslaan").press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "inhoud"
    tab_tot(page, "Gemeente", hoogstens=3)

    tab_tot(page, "Tabel")
    page.keyboard.press("Enter")
    assert page.locator("figure table:visible").count() == 1
    tab_tot(page, "CSV")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".csv")

    tab_tot(page, "Rijen erachter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/herkomst?gemeente=GM9999*")
    kijker.wacht()
    assert page.locator("h1").inner_text() == "Herkomst: mutaties achter de netto groei"
    rij = page.locator("main table tbody tr").first
    link = rij.get_by_role("link").first
    link.focus()
    assert _te_zien(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/levering/*")
    kijker.wacht()
    assert page.locator("h1").inner_text().startswith("Levering 20")


def _te_zien(page: Page) -> bool:
    """Whether a reader sees what has the focus."""
    return page.evaluate(
        """() => {
            const e = document.activeElement;
            const s = getComputedStyle(e);
            const r = e.getBoundingClientRect();
            const rand = getComputedStyle(e.closest('.mantine-Input-wrapper') || e);
            return r.width > 0 && (s.outlineStyle !== 'none' || s.boxShadow !== 'none'
                || rand.borderColor !== '' );
        }"""
    )
