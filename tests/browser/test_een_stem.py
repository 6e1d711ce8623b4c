"""What a page says first, a tile, the page of the afspraak and the download say one thing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import KijkerMaker
from tests.browser.kijker import Kijker
from tests.browser.nieuwegein import schrijf
from tests.browser.server import lader, server

VELDEN = ("gerealiseerd", "verwacht", "status")


@pytest.fixture
def adres_nieuwegein(eigen_home: Path, tmp_path: Path) -> Iterator[str]:
    lader(eigen_home, "load", *schrijf(tmp_path))
    with server(eigen_home, werkers=1) as adres:
        yield adres


def _cijfers(page: Page, afspraak: str) -> dict[str, set[str]]:
    """By field of the afspraak the values that stand on the page, hidden ones too."""
    uit: dict[str, set[str]] = {}
    for cijfer in page.locator(f'data[data-cijfer^="afspraak|{afspraak}|2025-12-31|"]').all():
        naam = cijfer.get_attribute("data-cijfer") or ""
        veld, *keuze = naam.split("|")[3:]
        if not keuze:  # else it is of an earlier day, or of a part
            uit.setdefault(veld, set()).add(cijfer.get_attribute("value") or "")
    return uit


def _rij(kijker: Kijker, gemeente: str, afspraak: str) -> dict[str, str]:
    adres = f"{kijker.adres}/export/afspraken.csv?gemeente={gemeente}"
    tekst = kijker.page.request.get(adres).body().decode("utf-8-sig")
    return next(r for r in csv.DictReader(io.StringIO(tekst)) if r["id"] == afspraak)


def test_238_van_240_is_overal_achter(bezoek: KijkerMaker, adres_nieuwegein: str) -> None:
    a = "nieuwegein-proef-1"
    zin = (
        "In 2024-2025 groeide Nieuwegein met netto 238 sociale huurwoningen; minimaal 120 per jaar "
        "is afgesproken, 240 tot eind 2025: 2 te weinig. Status: achter."
    )
    kijker = bezoek(waar=adres_nieuwegein)
    page = kijker.ga("/groei?gemeente=GM0356")
    assert page.locator("main .boodschap").inner_text() == zin
    groei = _cijfers(page, a)
    velden = ("gerealiseerd", "nodig_nu", "status")
    assert [groei[v] for v in velden] == [{"238"}, {"240"}, {"achter"}]
    assert "achter" in page.locator(".tegel", has_text="Afspraak").first.inner_text()
    netto = page.locator(".tegel", has_text="Netto groei").locator("data").first
    assert netto.get_attribute("value") == "238"

    assert zin in kijker.ga("/").locator("main").inner_text()
    page = kijker.ga(f"/afspraken/{a}")
    eigen = _cijfers(page, a)
    assert [eigen[v] for v in VELDEN] == [{"238"}, {"240"}, {"achter"}]

    rij = _rij(kijker, "GM0356", a)
    assert [rij[v] for v in VELDEN] == ["238", "240", "achter"]


def test_amersfoort_tot_eind_2021(bezoek: KijkerMaker, adres_nieuwegein: str) -> None:
    """The days come from what was delivered (2020-2021), not from the last row (2021-H1)."""
    a = "amersfoort-2021-9"
    kijker = bezoek(waar=adres_nieuwegein)
    page = kijker.ga("/groei?gemeente=GM0307&van=2021&tot=2030")
    boodschap = page.locator("main .boodschap").inner_text()
    assert "netto 167" in boodschap
    assert "320 tot eind 2021: 153 te weinig. Status: achter." in boodschap
    rij = _rij(kijker, "GM0307", a)
    assert [rij[v] for v in VELDEN] == ["167", "320", "achter"]
