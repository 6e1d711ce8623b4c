"""No missing value is ever printed by its Python name: not on a page, not in a download."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from dash import Dash

from app import create_app
from settings import Settings
from tests.browser.levering import schrijf
from tests.browser.server import lader
from tests.eenstem.lopen import loop, teksten

WOORDEN = re.compile(r"(?<![\w-])(nan|NaN|None|NaT|<NA>|-?inf)(?![\w-])")
PAGINAS = (
    "/", "/groei", "/kernen", "/standen", "/kalender", "/afspraken", "/plannen", "/prognose",
    "/wat-als", "/leveringen", "/herkomst?wat=groei", "/herkomst?wat=standen",
    "/herkomst?wat=plannen", "/herkomst?wat=alle-woningen",
)  # fmt: skip
GEMEENTEN = ("", "GM9999", "GM0307", "GM1904")
DOWNLOADS = (
    "groei", "voorraad", "alle-woningen", "afspraken", "kernen", "plannen", "wijkenstrategie",
    "prognose",
)  # fmt: skip


@pytest.fixture
def app(eigen_home: Path, tmp_path: Path) -> Dash:
    """What ships, and two leveringen that do not say where their figures come from."""
    lader(eigen_home, "load", *schrijf(tmp_path))
    return create_app(Settings(home=eigen_home))


def adressen() -> Iterator[str]:
    for pad in PAGINAS:
        for gemeente in GEMEENTEN:
            teken = "&" if "?" in pad else "?"
            yield f"{pad}{teken}gemeente={gemeente}" if gemeente else pad


def fout(waar: str, gezegd: Iterator[str]) -> list[str]:
    return [f"{waar}: {t[:200]}" for t in gezegd if WOORDEN.search(t)]


def test_no_page_prints_a_missing_value(app: Dash) -> None:
    mis, gezien = [], 0
    for adres in adressen():
        stukken = loop(app, adres)
        alle = [t for s in stukken for t in teksten(s)]
        gezien += len(alle)
        mis += fout(adres, iter(alle))
    assert gezien > 5_000
    assert not mis, "\n".join(mis[:20])


def test_no_download_prints_a_missing_value(app: Dash) -> None:
    client = app.server.test_client()
    mis = []
    for naam in DOWNLOADS:
        for gemeente in GEMEENTEN:
            vraag = f"?gemeente={gemeente}" if gemeente else ""
            csv = client.get(f"/export/{naam}.csv{vraag}")
            if csv.status_code == 400:
                continue  # this one needs a gemeente
            assert csv.status_code == 200, (naam, vraag)
            # A quoted cell of a document may hold any word; a cell that is only that word is ours.
            cellen = csv.get_data(as_text=True).replace("\r\n", ",").split(",")
            mis += [f"{naam}.csv{vraag}: {c}" for c in cellen if WOORDEN.fullmatch(c.strip('"'))]
            xlsx = client.get(f"/export/{naam}.xlsx{vraag}")
            assert xlsx.status_code == 200, (naam, vraag)
            for blad in openpyxl.load_workbook(io.BytesIO(xlsx.data), read_only=True):
                woorden = (c for r in blad.iter_rows(values_only=True) for c in r if type(c) is str)
                mis += fout(f"{naam}.xlsx{vraag} {blad.title}", woorden)
    assert not mis, "\n".join(mis[:20])


def test_a_levering_that_names_no_source_is_named_by_who_delivered(app: Dash) -> None:
    groei = [t for s in loop(app, "/groei?gemeente=GM9999") for t in teksten(s)]
    assert any("VB01" in t for t in groei)
