"""Every page at a desk and on a phone: drawn, within its width, and without a violation of axe."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from dash import page_registry
from playwright.sync_api import Browser

from app import create_app
from loaders.archief.archief import Archief
from loaders.archief.overzicht import regels
from settings import Settings
from tests.browser.kijker import BREEDTES, HOOGTE, Kijker, kijk

# Addresses per page, under its path as the app knows it. <...> in one is filled in by `_adres`.
# Of the afspraken few lines: axe looks at every element, so the whole register takes half a minute.
PAGINAS = {
    "/": ("/",),
    "/afspraken": (
        "/afspraken?gemeente=Utrecht&corporatie=Bo-Ex",  # with differences in reading
        "/afspraken?gemeente=GM9999",
    ),
    "/afspraken/<afspraak_id>": (
        "/afspraken/voorbeeldstad-2021-1",
        "/afspraken/voorbeeldstad-2021-18",
        "/afspraken/amersfoort-2021-6-permanent",
    ),
    "/groei": ("/groei", "/groei?gemeente=GM9999", "/groei?gemeente=GM0307&van=2020&tot=2021"),
    "/herkomst": ("/herkomst?gemeente=GM9999&corporatie=VB01&van=2024&tot=2024",),
    "/kalender": ("/kalender",),
    "/kernen": (
        "/kernen?gemeente=GM9999&gebied=WK999903",
        "/kernen?gemeente=GM0344&niveau=buurt",
        "/kernen?gemeente=GM1904&nieuwbouwaandeel=30",
    ),
    "/levering/<levering_id>": ("/levering/<tabel1>",),
    "/leveringen": ("/leveringen",),
    "/plannen": ("/plannen?gemeente=GM9999", "/plannen?gemeente=GM0307,GM1904&peildatum=2022"),
    "/prognose": ("/prognose?gemeente=GM9999", "/prognose?gemeente=GM0307"),
    "/standen": ("/standen",),
    "/wat-als": ("/wat-als?gemeente=GM9999&verkoop=2027&zacht=2",),
}
# What must be on a page, so that an empty one does not pass: a selector, and how many at least.
ERIN = {
    "/": ("main a", 5),
    "/afspraken": ("#afspraken-lijst tbody tr:not(.thema)", 6),
    "/afspraken/<afspraak_id>": (".js-plotly-plot", 1),
    "/groei": ("figure table:visible", 3),
    "/herkomst": (".herkomsttabel > tbody > tr", 5),
    "/kalender": ("table.kalender tbody tr", 1),
    "/kernen": ("button[data-gebied]", 5),
    "/levering/<levering_id>": ("dl.feiten dd", 5),
    "/leveringen": ("main table tbody tr", 5),
    "/plannen": ("main table:visible", 2),
    "/prognose": (".js-plotly-plot", 1),
    "/standen": (".standenlijst tbody tr", 1),
    "/wat-als": (".watals-tabel tbody tr", 1),
}


def test_geen_pagina_is_vergeten(tmp_path: Path) -> None:
    create_app(Settings(home=tmp_path / "home"))
    paden = {p["path_template"] or p["path"] for p in page_registry.values()}
    assert paden == set(PAGINAS) == set(ERIN)


@pytest.fixture(scope="module")
def wandelaar(browser: Browser, adres: str) -> Iterator[Kijker]:
    """One visitor for all pages here: a browser that is warm draws a page a second sooner."""
    with kijk(browser, adres) as kijker:
        yield kijker


@pytest.mark.parametrize(("pad", "waar"), [(p, w) for p, alle in PAGINAS.items() for w in alle])
def test_past_en_is_toegankelijk(wandelaar: Kijker, gebouwd: Path, pad: str, waar: str) -> None:
    wandelaar.page.set_viewport_size({"width": BREEDTES[0], "height": HOOGTE})
    page = wandelaar.ga(_adres(gebouwd, waar))
    wandelaar.eis_past()
    wat, minstens = ERIN[pad]
    assert page.locator(wat).count() >= minstens
    wandelaar.eis_schoon()


def _adres(home: Path, waar: str) -> str:
    """An address with the id of the levering of Amersfoort filled in."""
    if "<tabel1>" not in waar:
        return waar
    alle = regels(Archief(home))
    tabel1 = next(r.levering for r in alle if r.levering.bestand == "amersfoort-2021-tabel1.csv")
    return waar.replace("<tabel1>", tabel1.id)
