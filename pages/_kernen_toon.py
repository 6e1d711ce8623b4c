"""Everything on Kernen that follows from a `Blad` and a choice, by the name of its output."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from dash import Output, Patch, html

from components.kernkaart import GRAFIEK_ID, onder, sleutels
from domain.kernkeuze import KernFilters
from figures.grafiek import Grafiek
from figures.kaart import getekend, kaart, stijlen, woorden
from figures.kaart_vorm import Vlakken
from figures.kernrijen import Kern
from pages import _kernen_beeld as beeld
from pages._kernen_gegevens import Blad, nummers

PAD = "/kernen"
LEEG = {"data": [], "layout": {"height": 10}}

# name -> (id, property); the two callbacks of the page give the same ones.
PLEKKEN = {
    "kop": ("kernen-kop", "children"),
    "lijst": ("kernen-lijst", "children"),
    "kaart_kop": ("kernen-kaart-kop", "children"),
    "kaart_legenda": ("kernen-kaart-legenda", "children"),
    "kaart": (GRAFIEK_ID, "figure"),
    "kaart_onder": ("kernen-kaart-onder", "children"),
    "grafieken": ("kernen-grafieken", "children"),
    "nodig": ("kernen-nodig", "children"),
    "onder": ("kernen-onder", "children"),
    "adres": ("kernen-adres", "data"),
}


def uitgangen(*, ook: bool) -> dict[str, Output]:
    """The outputs by name. ook: for the second callback that gives them."""
    return {n: Output(id_, p, allow_duplicate=ook) for n, (id_, p) in PLEKKEN.items()}


def alles(
    b: Blad, keuze: KernFilters, vormen: Mapping[str, Vlakken] | None = None
) -> dict[str, Any]:
    """The page for this choice; keuze.gebied holds the chosen area.

    vormen: the borders, for a new drawing; None where only its colours and words can change.
    """
    gekozen = next((g for g in keuze.gebied if b.kent(g)), None)
    keuze = keuze.met(gebied=(gekozen,) if gekozen else ())
    kernen = b.kernen(keuze)
    doel = float(keuze.doel)
    if vormen is None:
        g = woorden(kernen, b.getekend, b.woord, doel)
        figuur: Any = _restijl(getekend(kernen, b.getekend), gekozen)
    else:
        g = kaart(kernen, vormen, nummers(kernen), b.woord, doel, gekozen=gekozen)
        figuur = g.figuur or LEEG
    return {
        "kop": beeld.kop(b, kernen, keuze),
        "lijst": beeld.lijst(b, kernen, keuze, gekozen),
        "kaart": figuur,
        **_kaartdelen(b, g, keuze),
        "grafieken": beeld.grafieken(b, kernen, keuze, gekozen),
        "nodig": beeld.nodig(b, kernen, keuze),
        "onder": beeld.downloads(keuze),
        "adres": {"pad": PAD, "query": urlencode(keuze.naar_query(), safe=",")},
    }


def _kaartdelen(b: Blad, g: Grafiek, keuze: KernFilters) -> dict[str, Any]:
    bestanden = [("GeoJSON", beeld.adres("kernen.geojson", keuze))] if b.getekend else []
    return {
        "kaart_kop": g.titel,
        "kaart_legenda": sleutels(g.legenda),
        "kaart_onder": onder(g, b.herkomst_kaart, bestanden),
    }


def _restijl(hier: Sequence[Kern], gekozen: str | None) -> Patch:
    """The drawing as it is, in other colours: the borders do not travel again."""
    patch = Patch()
    if hier:
        for i, stijl in enumerate(stijlen(hier, gekozen)):
            for naam, waarde in stijl.items():
                patch["data"][i][naam] = waarde
    return patch


def leeg(zin: str) -> dict[str, Any]:
    """The page where there is nothing to show."""
    return dict.fromkeys(PLEKKEN) | {
        "kop": html.P(zin, className="boodschap"),
        "kaart": LEEG,
        "adres": {"pad": PAD, "query": ""},
    }
