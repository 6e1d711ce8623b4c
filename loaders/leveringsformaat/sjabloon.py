"""The workbook to hand out: a sheet per table with choice lists and example rows, and Uitleg.

The same bytes each time. The example rows are those of `loaders.leveringsformaat.voorbeeldrij`,
so that the reader knows them when they come back untouched.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from domain.mutaties import DUREN, HUURKLASSEN, SEGMENTEN, SOORTEN, STATUSSEN
from domain.plannen.planregel import FASEN, PLANSEGMENTEN, PLANSTATUSSEN
from loaders.leveringsformaat import sjabloon_uitleg
from loaders.leveringsformaat.tabelkeuze import VELDEN
from loaders.leveringsformaat.tabellen.lezer import Veld
from loaders.leveringsformaat.tabellen.voorraadstanden import STANDSEGMENTEN
from loaders.leveringsformaat.tabellen.woningtotalen import DEFINITIES
from loaders.leveringsformaat.voorbeeldrij import VOORBEELDEN

NAAM = "woonsaldo-sjabloon.xlsx"
_RIJEN = 5_000  # rows that get choice lists
# A moment of our own: two workbooks made at different times must have the same bytes.
_GEMAAKT = datetime(2026, 1, 1)

_JA_NEE = ("ja", "nee")
KEUZES: dict[str, Sequence[str]] = {
    "soort": tuple(SOORTEN),
    "segment": SEGMENTEN,
    "ander_segment": ("midden", "vrij"),
    "duur": DUREN,
    "status": STATUSSEN,
    "binnen_sector": _JA_NEE,
    "huurklasse": HUURKLASSEN,
    "daeb": _JA_NEE,
    "zelfstandig": _JA_NEE,
    "definitie": DEFINITIES,
    "fictief": _JA_NEE,
}
# A stand need not be split by segment. A plan list knows homes for sale and unknown segments, and
# nothing that is realised.
ANDERE_KEUZES: dict[str, dict[str, Sequence[str]]] = {
    "voorraadstanden": {"segment": STANDSEGMENTEN},
    "plannen": {"segment": PLANSEGMENTEN, "status": PLANSTATUSSEN, "fase": FASEN},
}
LEVERINGSVELDEN = (
    ("leverancier", "L-nummer, GM-code of naam van wie aanlevert (verplicht)"),
    ("gemeente", "GM-code of naam; meer dan een met ; ertussen (verplicht)"),
    ("periode", "de verslagperiode, zoals 2024 of 2024-H1 (verplicht)"),
    ("namens", "andere corporaties over wie u ook levert, met ; ertussen"),
    ("aangeleverd_door", "wie we kunnen bellen"),
    ("bron", "waar de cijfers vandaan komen"),
    ("opmerking", "wat een lezer moet weten"),
    ("fictief", "ja als het verzonnen voorbeeldcijfers zijn"),
)


def schrijf(map_: Path) -> Path:
    """Write the template in a folder (made where needed); the path. Raises OSError."""
    map_.mkdir(parents=True, exist_ok=True)
    doel = map_ / NAAM
    doel.write_bytes(maak())
    return doel


def maak() -> bytes:
    """The bytes of the template."""
    uit = io.BytesIO()
    boek = xlsxwriter.Workbook(uit, {"in_memory": True, "strings_to_formulas": False})
    boek.set_properties({"title": "Leveringsformaat Woonsaldo", "created": _GEMAAKT})
    vormen = {
        "kop": boek.add_format({"bold": True, "bg_color": "#DDE6ED", "border": 1}),
        "verplicht": boek.add_format({"bold": True, "bg_color": "#F2D8A7", "border": 1}),
        "voorbeeld": boek.add_format({"italic": True, "font_color": "#5B5B5B",
                                      "bg_color": "#F3F3F3"}),
        "datum": boek.add_format({"num_format": "yyyy-mm-dd"}),
        "voorbeelddatum": boek.add_format({"italic": True, "font_color": "#5B5B5B",
                                           "bg_color": "#F3F3F3", "num_format": "yyyy-mm-dd"}),
        "tekst": boek.add_format({"text_wrap": True, "valign": "top"}),
        "titel": boek.add_format({"bold": True, "font_size": 14}),
        "onderkop": boek.add_format({"bold": True, "font_size": 12}),
        "als_tekst": boek.add_format({"num_format": "@"}),
    }  # fmt: skip
    sjabloon_uitleg.schrijf(boek.add_worksheet(sjabloon_uitleg.BLAD), vormen)
    _levering(boek.add_worksheet("levering"), vormen)
    for tabel, velden in VELDEN.items():
        _tabel(boek.add_worksheet(tabel), velden, tabel, vormen)
    boek.close()
    return uit.getvalue()


def _levering(blad: Any, vormen: dict[str, Any]) -> None:
    blad.set_column(0, 0, 20)
    blad.set_column(1, 1, 60, vormen["als_tekst"])
    blad.write_row(0, 0, ("veld", "waarde"), vormen["kop"])
    for r, (veld, uitleg) in enumerate(LEVERINGSVELDEN, 1):
        blad.write_string(r, 0, veld, vormen["verplicht" if "verplicht" in uitleg else "kop"])
        keuze = {"validate": "list", "source": list(_JA_NEE)} if veld == "fictief" else {
            "validate": "any"}  # fmt: skip
        blad.data_validation(r, 1, r, 1, keuze | {"input_title": veld, "input_message": uitleg})
    blad.freeze_panes(1, 0)


def keuzes(tabel: str) -> dict[str, Sequence[str]]:
    """The choice lists of a table, by column."""
    return KEUZES | ANDERE_KEUZES.get(tabel, {})


def _tabel(blad: Any, velden: Sequence[Veld], tabel: str, vormen: dict[str, Any]) -> None:
    lijsten = keuzes(tabel)
    for k, veld in enumerate(velden):
        blad.write_string(0, k, veld.naam, vormen["verplicht" if veld.verplicht else "kop"])
        # A period or code is text: else Excel makes a date of 2024-07 and a number of 007.
        vorm = {"peildatum": "datum", "aantal": None}.get(veld.naam, "als_tekst")
        blad.set_column(k, k, max(14, len(veld.naam) + 2), vormen[vorm] if vorm else None)
        if veld.naam in lijsten:
            blad.data_validation(
                1,
                k,
                _RIJEN,
                k,
                {
                    "validate": "list",
                    "source": list(lijsten[veld.naam]),
                    "error_type": "warning",
                    "error_title": "Onbekende waarde",
                    "error_message": "Kies een waarde uit de lijst.",
                },
            )
        for r, voorbeeld in enumerate(VOORBEELDEN[tabel], 1):
            _voorbeeldcel(blad, (r, k), veld.naam, voorbeeld.get(veld.naam, ""), vormen)
    blad.freeze_panes(1, 0)


def _voorbeeldcel(
    blad: Any, plek: tuple[int, int], naam: str, waarde: str, vormen: dict[str, Any]
) -> None:
    if naam == "aantal":
        blad.write_number(*plek, int(waarde), vormen["voorbeeld"])
    elif naam == "peildatum":
        blad.write_datetime(*plek, date.fromisoformat(waarde), vormen["voorbeelddatum"])
    elif waarde:
        blad.write_string(*plek, waarde, vormen["voorbeeld"])
    else:
        blad.write_blank(*plek, None, vormen["voorbeeld"])
