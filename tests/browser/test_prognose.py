"""Prognose in a real Chromium: assumptions by keyboard, address, download, paper."""

from __future__ import annotations

import csv
import io

from playwright.sync_api import Page

from tests.browser.conftest import KijkerMaker
from tests.browser.kijker import Kijker
from tests.browser.test_app_filters import kies
from tests.browser.test_kernen import adres_met, vraag

STAD = "/prognose?gemeente=GM9999"
# Plans of a known phase follow an assumption of their own: built, and in time.
FASEN = "".join(
    f"&kans.{fase}=100&uitloop.{fase}=0"
    for fase in ("hard.in-aanbouw", "zacht.haalbaarheid", "zacht.ontwerp")
)


def getal(page: Page, soort: str, sleutel: str = "hard") -> str:
    """A selector for a number: its id is JSON."""
    return f'input[id=\'{{"sleutel":"{sleutel}","type":"pr-{soort}"}}\']'


def typ(kijker: Kijker, waar: str, tekst: str) -> None:
    veld = kijker.page.locator(waar)
    veld.focus()
    veld.fill(tekst)
    veld.press("Tab")


def test_een_aanname_met_toetsen_staat_in_adres_uitkomst_en_download(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    page = kijker.ga(STAD + FASEN)
    kansen = page.locator(".kansen")
    assert "minder dan 5%: vrijwel uitgesloten" in kansen.inner_text()
    for soort, sleutel, tekst in (("kans", "hard", "100"), ("kans", "zacht", "100"),
                                  ("uitloop", "hard", "0"), ("uitloop", "zacht", "0")):  # fmt: skip
        typ(kijker, getal(page, soort, sleutel), tekst)
        adres_met(kijker, f"{soort}.{sleutel}={tekst}")
    # Everything built and in time: 3,230 of 3,200.
    page.wait_for_function(
        "() => document.querySelector('.kansen').innerText.includes('meer dan 95%')"
    )
    assert "op 3.230" in page.locator("#prognose-verloop h3").inner_text()
    ander = bezoek()
    ander.ga(page.url.removeprefix(kijker.adres))
    assert ander.page.locator("main").inner_text() == page.locator("main").inner_text()
    assert ander.page.locator(getal(page, "kans")).input_value() == "100%"
    link = page.get_by_role("link", name="Prognose als CSV", exact=True).get_attribute("href")
    rijen = list(csv.DictReader(io.StringIO(page.request.get(f"{kijker.adres}{link}").text())))
    assert [rijen[-1][k] for k in ("status", "p10", "p90", "aangepast", "fictief")] == [
        "zacht", "3230", "3230",
        "hard, hard.in-aanbouw, zacht, zacht.haalbaarheid, zacht.ontwerp", "ja",
    ]  # fmt: skip
    page.get_by_role("link", name="Terug naar onze aannames").click()
    page.wait_for_url(lambda url: "kans" not in url and "uitloop" not in url)
    kijker.wacht()
    assert page.locator(getal(page, "kans")).input_value() == "90%"
    assert "minder dan 5%" in page.locator(".kansen").inner_text()


def test_op_papier_en_een_andere_gemeente_neemt_haar_eigen_afspraak(bezoek: KijkerMaker) -> None:
    kijker = bezoek()
    page = kijker.ga(f"{STAD}&kans.hard=80")
    with kijker.papier():
        assert not page.locator(".filterbalk").is_visible()
        assert page.locator(".kansen").is_visible()
        assert page.locator(getal(page, "kans")).is_visible()
        assert page.locator("#prognose-verloop table").is_visible()
        assert not page.get_by_role("link", name="Terug naar onze aannames").is_visible()
        assert page.pdf(format="A4").startswith(b"%PDF")
    kies(kijker, "Gemeente", "Amersfoort")
    adres_met(kijker, "gemeente=GM0307")
    assert vraag(page) == {"gemeente": ["GM0307"], "afspraak": ["amersfoort-2021-6-permanent"],
                           "kans.hard": ["80"]}  # fmt: skip
    assert page.locator(".boodschap").inner_text() == (
        "Amersfoort heeft 301 van 301 in harde plannen; wat er is gerealiseerd, is onbekend."
    )
    assert "Gerealiseerde cijfers ontbreken" in page.locator("#prognose-kans").inner_text()
