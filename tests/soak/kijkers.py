"""Visitors without a browser: they click and download without a pause, and keep what they saw."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import threading
import time
from itertools import count
from typing import Any

import requests

from tests.callback import ADRES, vraag
from tests.soak.kijkvragen import DOWNLOADS, EXPORT, KLIKKEN, PAGINAS, naar_pagina

_STAND = re.compile(r"Stand: ([0-9a-f]{12})")
_ALLES = 20  # pages, clicks and downloads: the longest list is shorter
_MENU = re.compile(r'"href":"((?:/|\\u002f)[\w-]*)"')


class Gezien:
    """What all visitors saw together, each by stand.

    sommen: the saldo of one download. inhouden: by address too, the hash of every other download.
    """

    def __init__(self) -> None:
        self._slot = threading.Lock()
        self.fouten: list[str] = []
        self.sommen: dict[str, set[int]] = {}
        self.inhouden: dict[tuple[str, str], set[str]] = {}
        self.tellers: dict[str, int] = {}

    def fout(self, tekst: str) -> None:
        """Note what went wrong."""
        with self._slot:
            self.fouten.append(tekst)

    def som(self, stand: str, saldo: int) -> None:
        """Note what a download of a stand summed to."""
        with self._slot:
            self.sommen.setdefault(stand, set()).add(saldo)

    def inhoud(self, stand: str, adres: str, inhoud: bytes) -> None:
        """Note what another download of a stand held."""
        with self._slot:
            som = hashlib.sha256(inhoud).hexdigest()
            self.inhouden.setdefault((stand, adres), set()).add(som)

    def tel(self, wat: str) -> None:
        """Count a request that was answered well."""
        with self._slot:
            self.tellers[wat] = self.tellers.get(wat, 0) + 1


class Kijkers:
    """So many visitors of one server, each in a thread, until the block ends."""

    def __init__(self, adres: str, aantal: int) -> None:
        self.gezien = Gezien()
        self.adres = adres
        self._klaar = threading.Event()
        # Together they see everything at least once, however short the block is.
        self._rondes = -(-_ALLES // aantal)
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
                bezoek = _Bezoek(self, sessie)
                begin = nummer * self._rondes
                for keer in count(begin):
                    bezoek.ronde(keer)
                    if self._klaar.is_set() and keer - begin + 1 >= self._rondes:
                        return
            except Exception as fout:
                self.gezien.fout(f"kijker {nummer}: {fout!r}")

    def haal(self, sessie: requests.Session, pad: str) -> requests.Response:
        """Ask for an address; what is not 200 is noted. Who is asked to wait, waits."""
        for _ in range(20):
            antwoord = sessie.get(self.adres + pad, timeout=60)
            if "Retry-After" not in antwoord.headers:
                break
            time.sleep(1)
        if antwoord.status_code != 200:
            self.gezien.fout(f"{pad} {antwoord.status_code}: {antwoord.text[:300]}")
        return antwoord


class _Bezoek:
    """One visitor: what the server told the browser at the start, and what is done with it."""

    def __init__(self, kijkers: Kijkers, sessie: requests.Session) -> None:
        self._k, self._sessie, self._gezien = kijkers, sessie, kijkers.gezien
        self._afhankelijk = self._haal("/_dash-dependencies").json()
        menu = _MENU.findall(self._haal("/_dash-layout").text)
        paden = sorted({m.replace("\\u002f", "/") for m in menu} - {"/gezondheid"})
        self._paginas = (*paden, *PAGINAS)
        assert len(paden) > 5 and len(self._paginas) <= _ALLES, self._paginas

    def ronde(self, keer: int) -> None:
        """A page, a click, and downloads; each round the next of each."""
        self._pagina(self._paginas[keer % len(self._paginas)])
        self._klik(*KLIKKEN[keer % len(KLIKKEN)])
        self._groei()
        self._download(DOWNLOADS[keer % len(DOWNLOADS)])
        if self._haal("/gezondheid").json()["status"] != "goed":
            self._gezien.fout("niet gezond")

    def _pagina(self, pad: str) -> None:
        standen = self._vraag(pad, naar_pagina(self._afhankelijk, pad))
        if len(standen) > 1 or (pad.startswith("/herkomst") and not standen):
            self._gezien.fout(f"{pad} toont {standen}")
        self._gezien.tel(f"pagina {pad}")

    def _klik(self, uitvoer: str, keuze: dict[str, Any]) -> None:
        stand = self._haal("/stand").text
        lading = vraag(self._afhankelijk, uitvoer, stand_id=stand, **keuze)
        standen = self._vraag(uitvoer, lading)
        if len(standen) > 1 or (uitvoer.startswith("groei") and not standen):
            self._gezien.fout(f"{uitvoer} op {keuze} toont {standen}")
        self._gezien.tel("klik")
        self._gezien.tel(f"klik {uitvoer}")

    def _vraag(self, wat: str, lading: dict[str, Any]) -> set[str]:
        """Send what a click sends; the standen that the answer names."""
        antwoord = self._sessie.post(self._k.adres + ADRES, json=lading, timeout=60)
        if antwoord.status_code != 200 or "sideUpdate" in antwoord.json():
            self._gezien.fout(f"{wat} {antwoord.status_code}: {antwoord.text[:300]}")
        return set(_STAND.findall(antwoord.text))

    def _groei(self) -> None:
        antwoord = self._haal(EXPORT)
        rijen = self._van_een_stand(antwoord)
        self._gezien.som(antwoord.headers["X-Woonsaldo-Stand"], sum(int(r["saldo"]) for r in rijen))
        self._gezien.tel("download")

    def _download(self, pad: str) -> None:
        antwoord = self._haal(pad)
        self._van_een_stand(antwoord)
        self._gezien.inhoud(antwoord.headers["X-Woonsaldo-Stand"], pad, antwoord.content)
        self._gezien.tel(f"download {pad}")

    def _van_een_stand(self, antwoord: requests.Response) -> list[dict[str, str]]:
        rijen = list(csv.DictReader(io.StringIO(antwoord.text)))
        kop = antwoord.headers["X-Woonsaldo-Stand"]
        if rijen and {r["stand"] for r in rijen} != {kop}:
            self._gezien.fout(f"download van {kop} bevat { ({r['stand'] for r in rijen}) }")
        return rijen

    def _haal(self, pad: str) -> requests.Response:
        return self._k.haal(self._sessie, pad)
