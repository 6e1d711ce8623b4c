"""The text of others is text in every chart: markup in any free field is written out, not drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from dash import Dash

from figures.basis.grafiek import Grafiek, Tabel, zonder_opmaak
from pages.plannen import lees
from pages.prognose import keuze as _prognose_keuze
from pages.prognose import lees as _prognose_lees
from telling.rijen import LeveringData
from tests.pages import conftest, test_groei, test_plannen, test_prognose
from tests.pages.conftest import Publiceer

KWAAD = '<a href="https://kwaad.example">klik</a><img src=x onerror=alert(1)>'
VRIJ = ("naam", "project", "toelichting", "planstatus_bron", "fase", "titel", "bron", "opmerking")
_EIGEN = re.compile(r"</?[bi]>|<br>|<extra></extra>")


@pytest.fixture(autouse=True)
def vers() -> None:
    for f in (lees.lees, lees._opties, lees.standaardgemeente,
              _prognose_lees.lees, _prognose_lees._bron, _prognose_keuze.opties,
              _prognose_keuze.standaardgemeente):  # fmt: skip
        f.cache_clear()


def met_opmaak(levering: LeveringData) -> LeveringData:
    """The levering with markup in every free field."""
    tabellen = {}
    for naam, frame in levering.tabellen.items():
        vol = {
            k: frame[k].map(lambda w: w if w is None or w != w or w == "" else f"{w} {KWAAD}")
            for k in VRIJ
            if k in frame.columns and naam != "aanname"
        }
        tabellen[naam] = frame.assign(**vol)
    return replace(levering, tabellen=tabellen)


def teksten(deel: Any) -> Iterator[str]:
    if isinstance(deel, str):
        yield deel
    elif isinstance(deel, dict):
        for k, w in deel.items():
            yield from teksten(k)
            yield from teksten(w)
    elif isinstance(deel, list | tuple):
        for w in deel:
            yield from teksten(w)


def figuren(alle: list[dict[str, Any]]) -> list[Any]:
    return [e["props"]["figure"] for e in alle if e.get("type") == "Graph"]


def test_geen_grafiek_tekent_de_opmaak_van_een_ander(
    app: Dash, publiceer: Publiceer, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = met_opmaak(conftest.register())
    monkeypatch.setattr(conftest, "register", lambda: register)
    publiceer("plan", *map(met_opmaak, test_plannen.stand()))
    alle = figuren(test_plannen.toon(gemeente=(test_plannen.AMERSFOORT,))[0])
    aantal = len(alle)
    assert aantal >= 2
    vers_ = [*map(met_opmaak, test_prognose.dorp())]
    publiceer("prog", *vers_)
    alle += figuren(test_prognose.toon()[1])
    assert len(alle) > aantal
    woorden = [t for figuur in alle for t in teksten(figuur)]
    assert any("&lt;a href" in t for t in woorden), "else nothing was tried"
    fout = [t for t in woorden if "<" in _EIGEN.sub("", t)]
    assert fout == []


def test_de_deur_laat_eigen_opmaak_staan_en_is_twee_keer_als_een_keer() -> None:
    figuur = {"data": [{"text": (f"<b>{KWAAD}</b><br>x", 3), "x": [1, 2]}], "<i>a</i>": None}
    eens = zonder_opmaak(figuur)
    assert eens["data"][0]["text"][0] == f"<b>{KWAAD.replace('<', '&lt;')}</b><br>x"
    assert eens["data"][0]["x"] == [1, 2]
    assert zonder_opmaak(eens) == eens
    assert Grafiek("t", "t", Tabel((), ()), figuur).figuur == eens


def test_elke_tekening_gaat_door_die_deur() -> None:
    """No page or component draws something that was no Grafiek."""
    wortel = test_groei.__file__.rsplit("/tests/", 1)[0]
    met = {}
    for map_ in ("components", "pages"):
        for pad in sorted((conftest.Path(wortel) / map_).rglob("*.py")):
            for regel in re.findall(r"(?<![\w.])figure=(\S+)", pad.read_text()):
                met.setdefault(pad.name, []).append(regel)
    assert met == {"kaart.py": ["grafiek.figuur,"], "tabel.py": ['{"data":']}
