"""Made-up parameters of downloads, pages and callbacks: always an answer, in time, in memory."""

from __future__ import annotations

import random
import re
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from tests.browser.server import server
from tests.callback import ADRES
from tests.soak.mutaties import adres, callback

LANGST = 5  # seconds for one answer
GEHEUGEN = 500  # MB of one worker
PADEN = ("/", "/groei", "/afspraken", "/plannen", "/prognose", "/wat-als", "/kernen", "/kalender",
         "/standen", "/herkomst", "/leveringen", "/levering/x", "/afspraken/x")  # fmt: skip


@pytest.mark.parametrize(
    ("downloads", "callbacks", "langst"),
    [(42, 40, 60), pytest.param(5000, 2000, LANGST, marks=pytest.mark.soak)],
)
def test_verzonnen_vragen_krijgen_een_antwoord(
    eigen_home: Path, downloads: int, callbacks: int, langst: int
) -> None:
    toeval, duren, fouten = random.Random(11), [], []
    with server(eigen_home) as waar, requests.Session() as sessie:
        afhankelijk = sessie.get(f"{waar}/_dash-dependencies", timeout=60).json()
        assert sum(not a.get("clientside_function") for a in afhankelijk) > 15
        exports = _exports(sessie, waar)

        def vraag(wat: str, methode: str, url: str, **meer: object) -> None:
            begin = time.monotonic()
            antwoord = sessie.request(methode, url, timeout=120, **meer)  # type: ignore[arg-type]
            duur = time.monotonic() - begin
            duren.append((duur, wat))
            if antwoord.status_code >= 500 or "Traceback" in antwoord.text:
                fouten.append((antwoord.status_code, wat, antwoord.text[:200]))

        for keer in range(downloads):
            pad = adres(toeval, exports[keer % len(exports)])
            vraag(pad, "GET", waar + pad)
        for pad in PADEN:
            vraag(pad, "GET", waar + adres(toeval, pad))
        for _ in range(callbacks):
            lading = callback(toeval, afhankelijk)
            vraag(str(lading)[:2000], "POST", waar + ADRES, json=lading)
        geheugen = _geheugen(urlsplit(waar).port)
    # What is not known, or of another type than the page sends, is refused: no fault of ours.
    log = (eigen_home / "log" / "fouten.log").read_text()
    assert "Traceback" not in log, log[-3000:]
    assert fouten == [], fouten[:5]
    assert [d for d in duren if d[0] > langst] == []
    assert len(geheugen) == 2 and max(geheugen) < GEHEUGEN, geheugen


def _exports(sessie: requests.Session, waar: str) -> list[str]:
    namen = ("groei", "voorraad", "alle-woningen", "afspraken", "afspraak-rijen", "kernen", "brug",
             "prognose", "plannen", "wijkenstrategie")  # fmt: skip
    paden = [f"/export/{n}.{s}" for n in namen for s in ("csv", "xlsx")] + [
        "/export/kernen.geojson"
    ]
    for pad in paden:
        assert sessie.head(waar + pad, timeout=60).status_code in (200, 400, 404), pad
    return paden


def _geheugen(poort: int | None) -> list[float]:
    """Resident memory in MB of the processes that answer on a port."""
    uit = {}
    for map_ in Path("/proc").glob("[0-9]*"):
        try:
            if f"PORT={poort}\0".encode() not in (map_ / "environ").read_bytes():
                continue
            status = (map_ / "status").read_text()
        except OSError:  # gone meanwhile, or of somebody else
            continue
        velden = dict(re.findall(r"^(PPid|VmRSS):\s+(\d+)", status, re.M))
        uit[map_.name] = (velden["PPid"], int(velden["VmRSS"]) / 1024)
    return [mb for ouder, mb in uit.values() if ouder in uit]
