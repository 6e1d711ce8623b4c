"""Visitors without a browser: they click and download without a pause, and keep what they saw."""

from __future__ import annotations

import csv
import io
import itertools
import re
import threading
from collections.abc import Callable
from typing import Any

import requests

from tests.callback import ADRES, vraag

_STAND = re.compile(r"Stand: ([0-9a-f]{12})")
KEUZES: list[dict[str, Any]] = [
    {"f_gemeente": ["GM9999"]},
    {"f_gemeente": ["GM9999"], "f_van": "2020", "f_tot": "2025", "f_sloop": "zonder"},
    {"f_gemeente": ["GM0307"]},
    {"f_gemeente": ["GM9999"], "f_corporatie": ["VB01"], "f_perspectief": "corporatie"},
    {},
]
EXPORT = "/export/groei.csv?gemeente=GM9999&status=gerealiseerd"


class Gezien:
    """What all visitors saw together. `sommen`: the saldo of one download by stand."""

    def __init__(self) -> None:
        self._slot = threading.Lock()
        self.fouten: list[str] = []
        self.sommen: dict[str, set[int]] = {}
        self.tellers: dict[str, int] = {}

    def fout(self, tekst: str) -> None:
        """Note what went wrong."""
        with self._slot:
            self.fouten.append(tekst)

    def som(self, stand: str, saldo: int) -> None:
        """Note what a download of a stand summed to."""
        with self._slot:
            self.sommen.setdefault(stand, set()).add(saldo)

    def tel(self, wat: str) -> None:
        """Count a request that was answered well."""
        with self._slot:
            self.tellers[wat] = self.tellers.get(wat, 0) + 1


class Kijkers:
    """So many visitors of one server, each in a thread, until the block ends."""

    def __init__(self, adres: str, aantal: int) -> None:
        self.gezien = Gezien()
        self._adres = adres
        self._klaar = threading.Event()
        self._draden = [threading.Thread(target=self._kijk, args=(n,)) for n in range(aantal)]

    def __enter__(self) -> Gezien:
        for draad in self._draden:
            draad.start()
        return self.gezien

    def __exit__(self, *_: object) -> None:
        self._klaar.set()
        for draad in self._draden:
            draad.join()

    def _kijk(self, nummer: int) -> None:
        with requests.Session() as sessie:
            sessie.headers["Accept-Encoding"] = "gzip"
            try:
                wat = self._bezoek(sessie)
                for keuze in itertools.islice(itertools.cycle(KEUZES), nummer, None):
                    for doe in wat:
                        doe(keuze)
                    if self._klaar.is_set():
                        return
            except Exception as fout:
                self.gezien.fout(f"kijker {nummer}: {fout!r}")

    def _bezoek(self, sessie: requests.Session) -> list[Callable[[dict[str, Any]], None]]:
        afhankelijk = self._haal(sessie, "/_dash-dependencies").json()

        def klik(keuze: dict[str, Any]) -> None:
            stand = self._haal(sessie, "/stand").text
            lading = vraag(afhankelijk, "groei-inhoud.children", stand_id=stand, **keuze)
            antwoord = sessie.post(self._adres + ADRES, json=lading, timeout=60)
            standen = set(_STAND.findall(antwoord.text))
            if antwoord.status_code != 200 or "sideUpdate" in antwoord.json():
                self.gezien.fout(f"klik {antwoord.status_code}: {antwoord.text[:300]}")
            elif len(standen) != 1:
                self.gezien.fout(f"klik op {keuze} toont {standen}")
            else:
                self.gezien.tel("klik")

        def download(_: dict[str, Any]) -> None:
            antwoord = self._haal(sessie, EXPORT)
            rijen = list(csv.DictReader(io.StringIO(antwoord.text)))
            kop = antwoord.headers["X-Woonsaldo-Stand"]
            if {r["stand"] for r in rijen} != {kop}:
                self.gezien.fout(f"download van {kop} bevat { ({r['stand'] for r in rijen}) }")
            self.gezien.som(kop, sum(int(r["saldo"]) for r in rijen))
            self.gezien.tel("download")

        def gezondheid(_: dict[str, Any]) -> None:
            if self._haal(sessie, "/gezondheid").json()["status"] != "goed":
                self.gezien.fout("niet gezond")

        return [klik, download, gezondheid]

    def _haal(self, sessie: requests.Session, pad: str) -> requests.Response:
        antwoord = sessie.get(self._adres + pad, timeout=60)
        if antwoord.status_code != 200:
            self.gezien.fout(f"{pad} {antwoord.status_code}: {antwoord.text[:300]}")
        return antwoord
