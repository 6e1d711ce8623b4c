"""Measures the page Afspraken with 2,000 afspraken: `python -m tests.bench.afspraken`.

Prints what the server needs (first visit to a stand, and every click after it), how many bytes go
over the wire, and how long a visitor in Chromium waits: until the list is there, until a filter is
answered, until a document is opened. Option: number of afspraken (default 2000).
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from app import create_app
from scripts.browser import VLAGGEN, zoek
from settings import Settings
from store.bouw.bouw import bouw
from store.standen.motoren import schrijf_motor
from store.standen.standen import Standen
from telling.rijen import LeveringData
from tests.bench.klik import zeg
from tests.browser.kijker import kijk
from tests.browser.server import server
from tests.callback import ADRES, vraag
from tests.store.maak import levering, partijen

GEMEENTEN, CORPORATIES, KEER = 20, 4, 7
SOORTEN = ("nieuwbouw", "sloop", "verkoop", "aankoop", "liberalisatie")


def gemeente(n: int) -> str:
    """Code of the n-th gemeente."""
    return f"GM{n:04d}"


def _wie(n: int) -> tuple[str, ...]:
    return tuple(f"C{n:02d}{k}" for k in range(CORPORATIES))


def _leveringen(aantal: int) -> Iterator[LeveringData]:
    yield levering(
        "register",
        gemeenten=[
            {"code": gemeente(n), "naam": f"Gemeente {n}", "indeling": 2024, "fictief": True}
            for n in range(GEMEENTEN)
        ],
        corporaties=[
            {"code": c, "naam": f"Corporatie {c}", "fictief": True}
            for n in range(GEMEENTEN)
            for c in _wie(n)
        ],
        gebieden=[],
    )
    for n in range(GEMEENTEN):
        lijst = [_afspraak(n, k) for k in range(aantal // GEMEENTEN)]
        yield partijen(gemeente(n), _wie(n), afspraken=lijst)
        yield levering(f"m{n}", "2015-2025", fictief=True, voorraadmutaties=list(_rijen(n)))
        plannen = [
            {"corporatie": c, "gemeente": gemeente(n), "soort": "nieuwbouw", "aantal": 60,
             "periode": "2027", "status": "hard"}
            for c in _wie(n)
        ]  # fmt: skip
        yield levering(f"p{n}", "2026-2032", fictief=True, voorraadmutaties=plannen)


def _rijen(n: int) -> Iterator[dict[str, Any]]:
    for c in _wie(n):
        for jaar in range(2015, 2026):
            for k, soort in enumerate(SOORTEN):
                aantal = (60, 8, 5, 4, 3)[k] + (jaar + n) % 4
                yield {"corporatie": c, "gemeente": gemeente(n), "soort": soort,
                       "aantal": aantal, "periode": str(jaar)}  # fmt: skip


def _afspraak(n: int, k: int) -> dict[str, Any]:
    """One in five has parts; there are minima, maxima, averages and words."""
    wie, deel = _wie(n), k % 5
    basis = {
        "id": f"d{n}-{k}", "titel": f"Afspraak {k} over de omvang van de voorraad",
        "thema": f"Thema {k // 20}", "betekenis": "Wat de partijen hebben afgesproken. " * 4,
        "doel": 300 + k, "van": date(2021, 1, 1), "tot": date(2030, 12, 31), "fictief": True,
        "telt_duur": "permanent", "telt_segment": "sociaal",
        "opmerking": "Wat niet letterlijk in het document staat. " * 2,
    }  # fmt: skip
    if deel:
        basis |= {"hoort_bij": f"d{n}-{k - deel}", "partijen": wie[deel - 1]}
    if k % 15 >= 10:
        basis |= {"richting": "maximum", "indicator": "aantal_van_soort", "telt_soorten": "verkoop"}
    return basis | ({"doel": None, "doel_tekst": "zoveel mogelijk"} if k % 20 >= 15 else {})


def _bouw(home: Path, aantal: int) -> None:
    standen = Standen(home / "standen")
    standen.map.mkdir(parents=True)
    pad = standen.nieuw_pad()
    motor = schrijf_motor(pad)
    bouw(list(_leveringen(aantal)), motor, "bench")
    motor.dispose()
    standen.publiceer("bench", pad)


def meet_server(home: Path) -> None:
    """Milliseconds and bytes of the page's callback."""
    client = create_app(Settings(home=home)).server.test_client()
    afhankelijk = client.get("/_dash-dependencies").json
    for naam, keuze in (
        ("alles, eerste keer", {}),
        ("alles", {}),
        ("een gemeente", {"a_gemeente": [gemeente(3)]}),
        ("een status", {"a_status": ["op koers"]}),
        ("een corporatie", {"a_corporatie": ["C031"]}),
    ):
        lading = vraag(afhankelijk, "afspraken-data.data", stand_id="bench", **keuze)
        tijden, maten = [], []
        for _ in range(1 if "eerste" in naam else KEER):
            begin = time.perf_counter()
            antwoord = client.post(ADRES, json=lading, headers={"Accept-Encoding": "br"})
            tijden.append(1000 * (time.perf_counter() - begin))
            assert antwoord.status_code == 200, antwoord.text
            maten.append(len(antwoord.data))
        ms = statistics.median(tijden)
        zeg(f"  server {naam:24}{ms:9.0f} ms{maten[0] / 1000:9.0f} kB over de lijn")
    for soort in ("csv", "xlsx"):
        begin = time.perf_counter()
        maat = len(client.get(f"/export/afspraken.{soort}").data)
        ms = 1000 * (time.perf_counter() - begin)
        zeg(f"  download {soort:22}{ms:9.0f} ms{maat / 1000:9.0f} kB")


def meet_browser(browser: Browser, adres: str) -> None:
    """Milliseconds that a visitor waits, in Chromium."""
    with kijk(browser, adres) as kijker:
        page = kijker.page
        for naam, pad in (("leeg bezoek aan /kernen", "/kernen"), ("eerste bezoek", "/afspraken"),
                          ("tweede bezoek", "/afspraken")):  # fmt: skip
            zeg(f"  browser {naam:24}{_tot(page, adres + pad):8.0f} ms")
        aantal = page.locator("#afspraken-lijst tbody tr:not(.thema)").count()
        knopen = page.evaluate("document.querySelectorAll('*').length")
        zeg(f"  browser: {aantal} rijen, {knopen} elementen")
        begin = time.perf_counter()
        page.evaluate(
            "document.querySelectorAll('#afspraken-lijst details').forEach(d => d.open = true)"
        )
        page.evaluate("document.body.getBoundingClientRect().height")
        zeg(f"  browser alles openklappen {1000 * (time.perf_counter() - begin):14.0f} ms")
        begin = time.perf_counter()
        veld = page.get_by_role("textbox", name="Status", exact=True)
        veld.click()
        page.get_by_role("option", name="Op koers").click()
        page.wait_for_function(
            "n => document.querySelectorAll('#afspraken-lijst tbody tr:not(.thema)').length < n",
            arg=aantal,
        )
        zeg(f"  browser filter op status {1000 * (time.perf_counter() - begin):15.0f} ms")


def _tot(page: Page, adres: str) -> float:
    begin = time.perf_counter()
    page.goto(adres)
    page.wait_for_selector(
        "#afspraken-lijst tr, #kernen-lijst-tabel tr, #kernen-kop p", state="attached"
    )
    page.evaluate("() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")
    return 1000 * (time.perf_counter() - begin)


def main(argumenten: list[str]) -> None:
    """Build the stand and measure both."""
    aantal = int(argumenten[0]) if argumenten else 2000
    with tempfile.TemporaryDirectory() as map_, sync_playwright() as p:
        home = Path(map_) / "home"
        _bouw(home, aantal)
        zeg(f"{aantal} afspraken en delen in {GEMEENTEN} gemeenten:")
        meet_server(home)
        chromium = p.chromium.launch(executable_path=zoek(), args=list(VLAGGEN))
        with server(home) as adres:
            meet_browser(chromium, adres)
        chromium.close()


if __name__ == "__main__":
    main(sys.argv[1:])
