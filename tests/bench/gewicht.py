"""Measures what a first visit to each page moves over the wire: `python -m tests.bench.gewicht`.

Bytes as they were sent (compressed), counted by Chromium; a second visit shows what the cache
saves.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Request, sync_playwright

from scripts.browser import VLAGGEN, zoek
from tests.browser.kijker import kijk
from tests.browser.server import lader, server

PAGINAS = ("/", "/groei", "/groei?gemeente=GM9999", "/afspraken")


@dataclass(frozen=True)
class Gewicht:
    """One visit: bytes over the wire, requests, and the heaviest files (address, bytes)."""

    totaal: int
    verzoeken: int
    zwaarst: tuple[tuple[str, int], ...]


def weeg(browser: Browser, adres: str, pad: str) -> tuple[Gewicht, Gewicht]:
    """A first visit with an empty cache, and the same page again."""
    with kijk(browser, adres) as kijker:
        klaar: list[Request] = []

        def noteer(verzoek: Request) -> None:
            klaar.append(verzoek)

        kijker.page.on("requestfinished", noteer)
        kijker.ga(pad)
        eerste = _som(klaar)
        klaar.clear()
        kijker.ga(pad)
        return eerste, _som(klaar)


def _som(verzoeken: list[Request]) -> Gewicht:
    per = {}
    for verzoek in verzoeken:
        maat = verzoek.sizes()
        gestuurd = max(0, maat["responseBodySize"]) + max(0, maat["responseHeadersSize"])
        per[urlsplit(verzoek.url).path] = per.get(urlsplit(verzoek.url).path, 0) + gestuurd
    zwaarst = tuple(sorted(per.items(), key=lambda p: -p[1])[:5])
    return Gewicht(sum(per.values()), len(verzoeken), zwaarst)


def main() -> None:
    """Print a table per page."""
    with tempfile.TemporaryDirectory() as map_, sync_playwright() as p:
        home = Path(map_) / "home"
        lader(home, "build", "--indien-nodig")
        chromium = p.chromium.launch(executable_path=zoek(), args=list(VLAGGEN))
        with server(home) as adres:
            for pad in PAGINAS:
                eerste, weer = weeg(chromium, adres, pad)
                zeg(f"{pad}: eerste bezoek {eerste.totaal / 1e6:.2f} MB in {eerste.verzoeken} ")
                zeg(f"verzoeken; opnieuw {weer.totaal / 1e3:.0f} kB in {weer.verzoeken}\n")
                for bestand, bytes_ in eerste.zwaarst:
                    zeg(f"    {bytes_ / 1e3:7.0f} kB  {bestand}\n")
        chromium.close()


def zeg(tekst: str) -> None:
    """Write to the terminal."""
    sys.stdout.write(tekst)


if __name__ == "__main__":
    main()
