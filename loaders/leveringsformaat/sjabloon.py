"""The workbook to hand out: a sheet per table with choice lists and example rows, and Uitleg.

The same bytes each time. The example rows are those of `loaders.leveringsformaat.voorbeeldrij`,
so that the reader knows them when they come back untouched.
"""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from loaders.leveringsformaat import sjabloon_uitleg
from loaders.leveringsformaat.voorbeeldrij import voorbeelden
from telling.leveringsformaat import TABELKOLOMMEN

NAAM = "woonsaldo-sjabloon.xlsx"
_RIJEN = 5_000  # rows that get choice lists
# A moment of our own: two workbooks made at different times must have the same bytes.
_GEMAAKT = datetime(2026, 1, 1)

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
    for tabel in TABELKOLOMMEN:
        _tabel(boek.add_worksheet(tabel), tabel, vormen)
    boek.close()
    return uit.getvalue()


def _levering(blad: Any, vormen: dict[str, Any]) -> None:
    blad.set_column(0, 0, 20)
    blad.set_column(1, 1, 60, vormen["als_tekst"])
    blad.write_row(0, 0, ("veld", "waarde"), vormen["kop"])
    for r, (veld, uitleg) in enumerate(LEVERINGSVELDEN, 1):
        blad.write_string(r, 0, veld, vormen["verplicht" if "verplicht" in uitleg else "kop"])
        keuze = {"validate": "list", "source": ["ja", "nee"]} if veld == "fictief" else {
            "validate": "any"}  # fmt: skip
        blad.data_validation(r, 1, r, 1, keuze | {"input_title": veld, "input_message": uitleg})
    blad.freeze_panes(1, 0)


def _tabel(blad: Any, tabel: str, vormen: dict[str, Any]) -> None:
    for k, kolom in enumerate(TABELKOLOMMEN[tabel]):
        blad.write_string(0, k, kolom.naam, vormen["verplicht" if kolom.verplicht else "kop"])
        # A period or code is text: else Excel makes a date of 2024-07 and a number of 007.
        vorm = {"dag": "datum", "aantal": None}.get(kolom.vorm, "als_tekst")
        blad.set_column(k, k, max(14, len(kolom.naam) + 2), vormen[vorm] if vorm else None)
        if kolom.keuzes:
            blad.data_validation(
                1,
                k,
                _RIJEN,
                k,
                {
                    "validate": "list",
                    "source": list(kolom.keuzes),
                    "error_type": "warning",
                    "error_title": "Onbekende waarde",
                    "error_message": "Kies een waarde uit de lijst.",
                },
            )
        for r, voorbeeld in enumerate(voorbeelden(tabel), 1):
            _voorbeeldcel(blad, (r, k), kolom.vorm, voorbeeld.get(kolom.naam, ""), vormen)
    blad.freeze_panes(1, 0)


def _voorbeeldcel(
    blad: Any, plek: tuple[int, int], vorm: str, waarde: str, vormen: dict[str, Any]
) -> None:
    if vorm == "aantal" and waarde:
        blad.write_number(*plek, int(waarde), vormen["voorbeeld"])
    elif vorm == "dag" and waarde:
        blad.write_datetime(*plek, date.fromisoformat(waarde), vormen["voorbeelddatum"])
    elif waarde:
        blad.write_string(*plek, waarde, vormen["voorbeeld"])
    else:
        blad.write_blank(*plek, None, vormen["voorbeeld"])
