"""All pages of a table, kept one by one: a pull that was cut off goes on where it was.

    <bewaarmap>/<key>/vraag.json   the question and the version of the table
    <bewaarmap>/<key>/00001.json   a page: its rows and the address of the next

A table that changed meanwhile is fetched anew: pages of two versions are never put together.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.bronnen.contract import BronFout
from loaders.bronnen.soort.cbs_http import Vrager, zelfde_dienst
from store.schijf import schrijven

MEESTE = 2_000  # pages
_VOLGENDE = ("odata.nextLink", "@odata.nextLink")
_RIJEN_PER_KEER = 10_000  # of CBS; an answer with exactly so many may have been cut


@dataclass(frozen=True)
class Pagina:
    """rijen: the records of one answer; volgende: the address of the next, empty at the end."""

    rijen: list[dict[str, Any]]
    volgende: str


class Paginas:
    """The pages of one question. versie: of the table, as the service tells."""

    def __init__(self, vrager: Vrager, map_: Path, url: str, versie: str) -> None:
        self._vrager = vrager
        self._url = url
        self._vraag = {"url": url, "versie": versie}
        sleutel = hashlib.sha256(url.encode()).hexdigest()[:16]
        self._map = map_ / sleutel

    def alle(self, voortgang: Callable[[int], None]) -> Iterator[dict[str, Any]]:
        """Every record in order. Raises BronFout; what was fetched is kept for the next time."""
        self._begin()
        url, gezien = self._url, set[str]()
        for nummer in range(1, MEESTE + 1):
            if url in gezien:
                raise BronFout("De bron verwijst naar een pagina die er al was.")
            gezien.add(url)
            pagina = self._bewaard(nummer) or self._haal(nummer, url)
            voortgang(nummer)
            yield from pagina.rijen
            url = pagina.volgende
            if not url:
                return
        raise BronFout(f"De bron heeft meer dan {MEESTE} pagina's. Vraag minder tegelijk.")

    def weg(self) -> None:
        """Forget the pages: all of them are used."""
        schrijven.verwijder(self._map)

    def _begin(self) -> None:
        pad = self._map / "vraag.json"
        try:
            zelfde = json.loads(pad.read_bytes()) == self._vraag
        except (OSError, ValueError):
            zelfde = False
        if not zelfde:
            schrijven.verwijder(self._map)
            schrijven.vervang(pad, json.dumps(self._vraag).encode())

    def _bewaard(self, nummer: int) -> Pagina | None:
        try:
            rauw = json.loads((self._map / f"{nummer:05}.json").read_bytes())
            return Pagina(rauw["rijen"], rauw["volgende"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _haal(self, nummer: int, url: str) -> Pagina:
        inhoud = self._vrager.vraag(url).inhoud
        rijen = inhoud.get("value") if isinstance(inhoud, dict) else None
        if not isinstance(rijen, list) or not all(isinstance(r, dict) for r in rijen):
            raise BronFout("De bron gaf een antwoord zonder lijst met rijen ('value').")
        volgende = next((str(inhoud[k]) for k in _VOLGENDE if inhoud.get(k)), "")
        if volgende and not zelfde_dienst(self._url, volgende):
            raise BronFout("De bron verwijst voor het vervolg naar een ander adres.")
        if not volgende and len(rijen) == _RIJEN_PER_KEER:
            raise BronFout(
                f"De bron gaf precies {_RIJEN_PER_KEER} rijen zonder vervolg. Misschien is er "
                "meer. Vraag minder gemeenten of perioden tegelijk."
            )
        pagina = Pagina(rijen, volgende)
        bewaard = json.dumps({"rijen": rijen, "volgende": volgende}, ensure_ascii=False)
        schrijven.vervang(self._map / f"{nummer:05}.json", bewaard.encode())
        return pagina
