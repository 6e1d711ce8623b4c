"""A visitor in a real Chromium who notes everything that goes wrong while looking."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

KLAAR = """() => !document.querySelector('[data-dash-is-loading="true"], ._dash-loading')
    && document.querySelector('main h1')"""
PAST = "(breedte) => document.documentElement.scrollWidth <= breedte"
TE_BREED = """(breedte) => [...document.querySelectorAll('main *')]
    .filter(e => e.getBoundingClientRect().right > breedte + 1)
    .slice(0, 5).map(e => e.tagName + '.' + e.className + '#' + e.id)"""
GEDULD = 30  # seconds
BREEDTES = (1280, 360)  # a desk and a phone
HOOGTE = 900
STIL = 6  # times 50 ms without a request: an answer may start the next one


class Kijker:
    """One page of one visitor. `fouten` collects console errors, failed requests, other hosts."""

    def __init__(self, page: Page, adres: str) -> None:
        self.page = page
        self.adres = adres
        self.fouten: list[str] = []
        self.verzoeken: list[str] = []
        self._onderweg: set[Request] = set()
        page.set_default_timeout(GEDULD * 1000)
        page.on("console", self._console)
        page.on("pageerror", lambda fout: self.fouten.append(f"script: {fout}"))
        page.on("request", self._verzoek)
        page.on("response", self._antwoord)
        page.on("requestfailed", self._mislukt)
        page.on("requestfinished", self._klaar)

    def ga(self, pad: str) -> Page:
        """Open an address of this server and wait until it is drawn."""
        self.page.goto(self.adres + pad)
        self.wacht()
        return self.page

    def wacht(self) -> None:
        """Wait until the page, its callbacks and its scripts are done."""
        stil, einde = 0, time.monotonic() + GEDULD
        while stil < STIL:
            self.page.wait_for_function(KLAAR)
            self.page.wait_for_timeout(50)
            stil = 0 if self._onderweg else stil + 1
            assert time.monotonic() < einde, f"onderweg: {[v.url for v in self._onderweg]}"

    def eis_toegankelijk(self) -> None:
        """No violation of axe-core at all."""
        uitslag = Axe().run(self.page, options={"resultTypes": ["violations"]})
        assert uitslag.violations_count == 0, uitslag.generate_report()

    def eis_past(self) -> None:
        """All of a page, everything opened: Dutch, one heading, within its width, no violation.

        At a desk and then on a phone, on the same page: drawing it again costs seconds.
        """
        open_alles(self.page)
        assert self.page.locator("html").get_attribute("lang") == "nl"
        assert self.page.locator("h1").count() == 1
        for breedte in BREEDTES:
            self.breed(breedte)
            self.eis_breedte(breedte)
            self.eis_toegankelijk()

    def eis_breedte(self, breedte: int) -> None:
        """Nothing is wider than the window. A chart follows that a moment later, unasked."""
        with suppress(PlaywrightTimeoutError):
            self.page.wait_for_function(PAST, arg=breedte, timeout=GEDULD * 1000)
        te_breed = self.page.evaluate(TE_BREED, breedte)
        assert self.page.evaluate(PAST, breedte), f"breder dan {breedte}: {te_breed}"

    def breed(self, breedte: int) -> None:
        """Make the window this wide and wait until the page has followed."""
        self.page.set_viewport_size({"width": breedte, "height": HOOGTE})
        self.wacht()

    @contextmanager
    def papier(self) -> Iterator[Page]:
        """The page as it is printed; on the screen again afterwards."""
        self.page.emulate_media(media="print")
        self.page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
        yield self.page
        self.page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
        self.page.emulate_media(media="screen")

    def eis_schoon(self) -> None:
        """Nothing went wrong so far."""
        assert not self.fouten, "\n".join(self.fouten)

    def _console(self, bericht: ConsoleMessage) -> None:
        if bericht.type in ("error", "warning"):
            self.fouten.append(f"{bericht.type}: {bericht.text} ({bericht.location.get('url')})")

    def _verzoek(self, verzoek: Request) -> None:
        self.verzoeken.append(verzoek.url)
        if verzoek.is_navigation_request():
            self._onderweg.clear()  # of what the page before asked, nothing more is heard
        self._onderweg.add(verzoek)
        delen = urlsplit(verzoek.url)
        if delen.scheme not in ("data", "blob") and not verzoek.url.startswith(self.adres):
            self.fouten.append(f"andere host: {verzoek.url}")

    def _antwoord(self, antwoord: Response) -> None:
        if antwoord.status >= 400:
            self.fouten.append(f"{antwoord.status}: {antwoord.url}")

    def _klaar(self, verzoek: Request) -> None:
        self._onderweg.discard(verzoek)

    def _mislukt(self, verzoek: Request) -> None:
        self._klaar(verzoek)
        # A request that the page itself broke off (leaving, a newer click) is no fault.
        if verzoek.failure != "net::ERR_ABORTED":
            self.fouten.append(f"{verzoek.failure}: {verzoek.url}")


def open_alles(page: Page) -> None:
    """Open everything that can be folded."""
    page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true; })")


@contextmanager
def kijk(
    browser: Browser, adres: str, breedte: int = 1280, hoogte: int = HOOGTE
) -> Iterator[Kijker]:
    """A new visitor with an empty cache; nothing may have gone wrong at the end."""
    context = browser.new_context(
        locale="nl-NL",
        viewport={"width": breedte, "height": hoogte},
        accept_downloads=True,
        reduced_motion="reduce",
    )
    try:
        kijker = Kijker(context.new_page(), adres)
        yield kijker
        kijker.eis_schoon()
    finally:
        context.close()
