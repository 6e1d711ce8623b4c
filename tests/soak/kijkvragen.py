"""What the visitors of `kijkers` ask for: clicks, pages and downloads of every part of the menu."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.callback import vraag

# A callback of each page that shows figures, with what its controls hold.
KLIKKEN: list[tuple[str, dict[str, Any]]] = [
    ("groei-inhoud.children", {"f_gemeente": ["GM9999"]}),
    ("afspraken-kop.children", {}),
    ("groei-inhoud.children", {"f_gemeente": ["GM0307"]}),
    ("plannen-inhoud.children", {"pl_gemeente": ["GM9999"]}),
    ("groei-inhoud.children",
     {"f_gemeente": ["GM9999"], "f_van": "2020", "f_tot": "2025", "f_sloop": "zonder"}),
    ("watals-inhoud.children",
     {"watals_gemeente": "GM9999", "watals_verkoop": 2027, "watals_liberalisatie": 2040,
      "watals_zacht": 0, "watals_sloop": 2, "watals_geen": 2040}),
    ("kalender-inhoud.children", {"kalender_gemeente": ["GM9999"]}),
    ("groei-inhoud.children",
     {"f_gemeente": ["GM9999"], "f_corporatie": ["VB01"], "f_perspectief": "corporatie"}),
    ("overzicht-inhoud.children", {}),
    ("leveringen-lijst.children", {}),
    ("kernen-blad.data", {"k_gemeente": "GM9999"}),
    ("groei-inhoud.children", {}),
]  # fmt: skip
# Beside what the menu leads to.
PAGINAS = (
    "/herkomst", "/herkomst?gemeente=GM9999&vanaf=51", "/herkomst?gemeente=GM9999&wat=plannen",
    "/herkomst?wat=totalen", "/prognose?gemeente=GM9999", "/levering/bestaat-niet",
)  # fmt: skip
EXPORT = "/export/groei.csv?gemeente=GM9999&status=gerealiseerd"
DOWNLOADS = (
    "/export/afspraken.csv", "/export/plannen.csv?gemeente=GM9999", "/export/wijkenstrategie.csv",
    "/export/prognose.csv?gemeente=GM9999", "/export/kernen.csv?gemeente=GM9999",
    "/export/voorraad.csv?gemeente=GM9999", "/export/alle-woningen.csv",
)  # fmt: skip


def naar_pagina(afhankelijk: Sequence[Mapping[str, Any]], adres: str) -> dict[str, Any]:
    """The body with which the front end asks for a page."""
    pad, _, query = adres.partition("?")
    uit = vraag(afhankelijk, "_pages_content.children")
    waarden = {"pathname": pad, "search": f"?{query}" if query else ""}
    for invoer in uit["inputs"]:
        invoer["value"] = waarden[invoer["property"]]
    return uit
