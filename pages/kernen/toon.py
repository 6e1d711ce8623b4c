"""Everything on Kernen that follows from a `Kernblad` and a choice, by the name of its output."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from dash import Output, Patch, html, no_update

from components.kernen.tabel import GRAFIEK_ID, onder, sleutels
from components.tekst import toon
from domain.kernen.keuze import KernFilters
from figures.basis.grafiek import Grafiek
from figures.kernen.kaart import Vlakken, getekend, kaart, stijlen, woorden
from figures.kernen.rijen import Kern
from pages.kernen import beeld, nodig
from pages.kernen.gegevens import Kernblad, nummers

PAD = "/kernen"
LEEG = {"data": [], "layout": {"height": 10}}

# name -> (id, property). What a reader waits for comes first; the drawings follow.
SNEL = {
    "kop": ("kernen-kop", "children"),
    "gekozen": ("kernen-uitleg", "children"),
    "nodig": ("kernen-nodig", "children"),
    "opgave": ("kernen-opgave", "children"),
    "opgave_data": ("kernen-opgave-data", "data"),
    "opgave_onder": ("kernen-opgave-onder", "children"),
    "onder": ("kernen-onder", "children"),
    "adres": ("kernen-adres", "data"),
}
TEKENING = {
    "kaart_kop": ("kernen-kaart-kop", "children"),
    "kaart_legenda": ("kernen-kaart-legenda", "children"),
    "kaart": (GRAFIEK_ID, "figure"),
    "kaart_onder": ("kernen-kaart-onder", "children"),
    "grafieken": ("kernen-grafieken", "children"),
}
LIJST = {
    "lijst": ("kernen-lijst", "children"),
    "lijst_data": ("kernen-lijst-data", "data"),
    "lijst_onder": ("kernen-lijst-onder", "children"),
    "programma": ("kernen-programma-vak", "children"),
}
ALLES = SNEL | TEKENING | LIJST


def uitgangen(plekken: Mapping[str, tuple[str, str]], *, ook: bool = True) -> dict[str, Output]:
    """The outputs by name. ook: False for the first callback that gives them."""
    return {n: Output(id_, p, allow_duplicate=ook) for n, (id_, p) in plekken.items()}


@dataclass(frozen=True)
class Kernbeeld:
    """A `Kernblad` under a choice; keuze.gebied holds the chosen area, if it is one of these."""

    blad: Kernblad
    keuze: KernFilters
    kernen: tuple[Kern, ...]
    gekozen: str | None

    @staticmethod
    def van(b: Kernblad, keuze: KernFilters) -> Kernbeeld:
        """Compute what the choice asks."""
        gekozen = next((g for g in keuze.gebied if b.kent(g)), None)
        keuze = keuze.met(gebied=(gekozen,) if gekozen else ())
        if keuze.doel is not None and float(keuze.doel) == b.doel(keuze.met(doel=None)):
            keuze = keuze.met(doel=None)  # an address and a download without a choice say the same
        return Kernbeeld(b, keuze, b.kernen(keuze), gekozen)

    def snel(self) -> dict[str, Any]:
        """What a reader waits for: words, the opgave, the address."""
        b, kernen, keuze = self.blad, self.kernen, self.keuze
        return {
            "kop": beeld.kop(b, kernen, keuze),
            "gekozen": beeld.gekozen(b, kernen, keuze, self.gekozen),
            **nodig.nodig(b, kernen, keuze),
            "onder": beeld.downloads(b, keuze),
            "adres": {"pad": PAD, "query": urlencode(keuze.naar_query(), safe=",")},
        }

    def lijst(self) -> dict[str, Any]:
        """What only target and mix can change."""
        return {
            **beeld.lijst(self.blad, self.kernen, self.gekozen),
            "programma": nodig.programmakaart(self.blad, self.keuze),
        }

    def tekening(self, vormen: Mapping[str, Vlakken] | None = None) -> dict[str, Any]:
        """The drawings. vormen: the borders, for a new map; None where only its colours change."""
        b, kernen, doel = self.blad, self.kernen, self.blad.doel(self.keuze)
        if vormen is None:
            g = woorden(kernen, b.getekend, b.woord, doel)
            figuur: Any = _restijl(getekend(kernen, b.getekend), self.gekozen)
        else:
            g = kaart(kernen, vormen, nummers(kernen), b.woord, doel, gekozen=self.gekozen)
            figuur = g.figuur or LEEG
        return {
            "kaart": figuur,
            **_kaartdelen(b, g, self.keuze),
            "grafieken": beeld.grafieken(b, kernen, self.keuze, self.gekozen),
        }


def _kaartdelen(b: Kernblad, g: Grafiek, keuze: KernFilters) -> dict[str, Any]:
    bestanden = [
        *([("GeoJSON", beeld.adres("kernen.geojson", keuze))] if b.getekend else []),
        *beeld.rijen(keuze),
    ]
    return {
        "kaart_kop": toon(g.titel),
        "kaart_legenda": sleutels(g.legenda),
        "kaart_onder": onder(g, b.herkomst_kaart, bestanden),
    }


def _restijl(hier: Sequence[Kern], gekozen: str | None) -> Any:
    """The drawing as it is, in other colours: the borders do not travel again."""
    if not hier:
        return no_update
    patch = Patch()
    for i, stijl in enumerate(stijlen(hier, gekozen)):
        for naam, waarde in stijl.items():
            patch["data"][i][naam] = waarde
    return patch


def leeg(zin: str) -> dict[str, Any]:
    """The page where there is nothing to show."""
    return dict.fromkeys(ALLES) | {
        "kop": html.P(zin, className="boodschap"),
        "kaart": LEEG,
        "adres": {"pad": PAD, "query": ""},
    }
