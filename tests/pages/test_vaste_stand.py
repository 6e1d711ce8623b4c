"""A page opened with `stand=` shows that stand, and a band says which it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import dash
import pytest
from dash import Dash
from dash._utils import to_json

from app import create_app
from pages.gemeen.stand import geopend
from pages.groei import lees
from settings import Settings
from store.standen.standen import GeenVastgesteld, Standen, Vaststellingsmerk
from tests.pages.conftest import A6, Publiceer, pagina
from tests.pages.test_groei import elementen, met_klasse
from tests.store.maak import levering, partijen, tabel1

# What these show does not belong to one stand.
ZONDER_STAND = {"Leveringen"}
MERK = Vaststellingsmerk("BO november 2026", 7, datetime(2026, 11, 20, tzinfo=UTC), "test")


@pytest.fixture
def vast(tmp_path: Path) -> Iterator[Dash]:
    """An app of which readers see what is vastgesteld."""
    lees.beoordeeld.cache_clear()
    app = create_app(Settings(home=tmp_path / "home", vastgesteld=True))
    with app.server.test_request_context("/groei"):
        yield app


def banden(adres: str) -> dict[str, str]:
    """The text of the band that says which stand it is, by page of the menu."""
    uit = {}
    for p in dash.page_registry.values():
        if p["order"] is not None and p["name"] not in ZONDER_STAND:
            alle = list(elementen(json.loads(to_json(p["layout"](stand=adres)))))
            uit[p["name"]] = " ".join(
                [*met_klasse(alle, "vaste-stand"), *met_klasse(alle, "stand-onbekend")]
            )
    return uit


def test_elke_pagina_zegt_dat_ze_een_vaste_stand_toont(publiceer: Publiceer, app: Dash) -> None:
    publiceer("aaaa", partijen(afspraken=[A6]), tabel1())
    publiceer("bbbb", partijen(afspraken=[A6]), tabel1(), levering("meer"))
    gezegd = banden("aaaa")
    assert {"Overzicht", "Groei", "Kernen", "Afspraken", "Plannen"} <= set(gezegd)
    for naam, zin in gezegd.items():
        assert "U ziet een vaste stand: aaaa" in zin, naam
        assert "Nieuwere cijfers tellen hier niet mee" in zin, naam
        assert "Naar de nieuwste stand" in zin
    assert all("Deze pagina blijft zo" in zin for zin in banden("bbbb").values())
    assert all("'zzzz' is er niet" in zin for zin in banden("zzzz").values())
    assert all("U ziet de nieuwste stand (bbbb)" in zin for zin in banden("zzzz").values())


def test_een_concept_heet_een_concept_en_wat_vastgesteld_is_heeft_een_naam(
    publiceer: Publiceer, standen: Standen, vast: Dash
) -> None:
    publiceer("aaaa", partijen(afspraken=[A6]), tabel1())
    standen.merk({"aaaa": MERK})
    publiceer("bbbb", partijen(afspraken=[A6]), tabel1(), levering("meer"))
    for naam, zin in banden("bbbb").items():
        assert "Concept: nog niet vastgesteld. U ziet een vaste stand: bbbb" in zin, naam
        assert "Naar de vastgestelde stand" in zin
    for naam, zin in banden("aaaa").items():
        assert "Vastgesteld: BO november 2026. U ziet een vaste stand: aaaa" in zin, naam
    assert all("U ziet de vastgestelde stand (aaaa)" in zin for zin in banden("zzzz").values())
    # Without `stand=` the shell says it, and the figures are those of the vastgestelde stand.
    assert set(banden("").values()) == {""}
    assert pagina("groei.overzicht").toon("") == ([], "/groei?gemeente=GM0307")
    assert pagina("groei.overzicht").toon("", "bbbb") == ([], "/groei?gemeente=GM0307&stand=bbbb")


def test_zonder_vaststelling_zijn_de_paginas_leeg_en_een_concept_te_openen(
    publiceer: Publiceer, vast: Dash
) -> None:
    publiceer("aaaa", partijen(afspraken=[A6]), tabel1())
    assert pagina("groei.overzicht").toon("") == ([], None)
    with pytest.raises(GeenVastgesteld), geopend():
        pass
    assert all("Concept: nog niet vastgesteld" in zin for zin in banden("aaaa").values())
