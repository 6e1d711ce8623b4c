"""The schematic map: each area a filled shape, drawn here, without tiles or another server.

Colour and pattern say how an area stands to the target, a number ties it to the list. Borders come
in degrees; projection, winding and where a label goes are worked out here.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from domain.kernen.aantallen import BOVEN, GEEN, MOGELIJK, ONDER, ZONDER_DOEL
from domain.opsomming import opsomming
from figures.basis.grafiek import Grafiek, Legendasleutel, Patroon
from figures.basis.kleuren import INKT, NEUTRAAL, ONTTREKKING, TOEVOEGING, WIT, layout
from figures.basis.zin import Tekst, cijfer, hoofdletter, zin
from figures.kernen.rijen import (
    Kern,
    Woord,
    aandeel_tekst,
    aandelen,
    delen,
    doel_tekst,
    gebieden,
    kort_aandeel,
)

Punt = tuple[float, float]
Ring = Sequence[Punt]
Vlakken = Sequence[Sequence[Ring]]  # polygons, each an outer ring and its holes


def schaal(vormen: Iterable[Vlakken]) -> float:
    """How much narrower a degree of longitude is than one of latitude, in the middle of these."""
    breedtes = [p[1] for vlakken in vormen for vlak in vlakken for p in vlak[0]]
    return math.cos(math.radians((min(breedtes) + max(breedtes)) / 2)) if breedtes else 1.0


def omtrek(vlakken: Vlakken, factor: float) -> tuple[list[float | None], list[float | None]]:
    """x and y of all rings, broken by None. Outer rings run one way and holes the other.

    A browser fills by direction, so a hole that runs the same way would be filled.
    """
    xs: list[float | None] = []
    ys: list[float | None] = []
    for vlak in vlakken:
        for i, ring in enumerate(vlak):
            punten = [(x * factor, y) for x, y, *_ in ring]
            if (oppervlakte(punten) < 0) == (i == 0):
                punten.reverse()
            if xs:
                xs.append(None)
                ys.append(None)
            xs += [round(x, 5) for x, _ in punten]
            ys += [round(y, 5) for _, y in punten]
    return xs, ys


def oppervlakte(ring: Ring) -> float:
    """Signed area: positive where the ring runs counterclockwise."""
    paren = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0, *_), (x1, y1, *_) in paren) / 2


def midden(vlakken: Vlakken, factor: float) -> Punt:
    """A point inside the largest part: the middle of its widest stretch at half height.

    A centre of gravity can lie outside a bent area; this cannot.
    """
    vlak = max(vlakken, key=lambda v: abs(oppervlakte(v[0])))
    ringen = [[(x * factor, y) for x, y, *_ in ring] for ring in vlak]
    hoogtes = [y for _, y in ringen[0]]
    laag, hoog = min(hoogtes), max(hoogtes)
    beste: tuple[float, Punt] = (-1.0, ringen[0][0])
    for deel in (0.5, 0.4, 0.6, 0.3, 0.7):
        y = laag + (hoog - laag) * deel + (hoog - laag) * 1e-6
        snijpunten = sorted(_snijpunten(ringen, y))
        for links, rechts in zip(snijpunten[::2], snijpunten[1::2], strict=False):
            # The middle counts more than width: a label belongs in the middle of its area.
            gewicht = (rechts - links) * (1 - abs(deel - 0.5))
            if gewicht > beste[0]:
                beste = (gewicht, ((links + rechts) / 2, y))
    return beste[1]


def _snijpunten(ringen: Sequence[Sequence[Punt]], y: float) -> list[float]:
    uit = []
    for ring in ringen:
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y0 > y) != (y1 > y):
                uit.append(x0 + (y - y0) / (y1 - y0) * (x1 - x0))
    return uit


HOOGTE = 440
LEEG = "#dfe4ea"
# ligging -> fill colour, pattern of plotly, pattern of the key
VULLING: dict[str, tuple[str, str, Patroon]] = {
    ONDER: (ONTTREKKING, "/", "hard"),
    BOVEN: (TOEVOEGING, "", ""),
    MOGELIJK: (TOEVOEGING, ".", "zacht"),
    GEEN: (LEEG, "", ""),
    ZONDER_DOEL: (NEUTRAAL, "", ""),
}
TE_VEEL = "overconcentratie"
_KRUIS = ("#4a2a7a", "x", "kruis")


def kaart(
    kernen: Sequence[Kern],
    vormen: Mapping[str, Vlakken],
    nummers: Mapping[str, int],
    woord: Woord,
    doel: float | None,
    *,
    gekozen: str | None = None,
) -> Grafiek:
    """The areas that have a border. vormen: code to polygons. nummers: code to place in the list.

    The traces come in the order of `getekend`: an area's shape, and last all numbers.
    """
    codes = [code for code, vorm in vormen.items() if vorm]
    kaal = woorden(kernen, codes, woord, doel)
    hier = getekend(kernen, codes)
    return replace(kaal, figuur=_figuur(hier, vormen, nummers, gekozen)) if hier else kaal


def woorden(
    kernen: Sequence[Kern], codes: Collection[str], woord: Woord, doel: float | None
) -> Grafiek:
    """The map without its drawing: message, words, key, what is not drawn. codes: have a border."""
    hier = getekend(kernen, codes)
    if not hier:
        geen = f"Van deze {woord.meer} zijn geen grenzen bekend die bij de cijfers horen"
        return Grafiek(geen, f"{geen}. De lijst heeft alle {woord.meer}.", aandelen(kernen))
    return Grafiek(
        titel=titel(kernen, woord, doel),
        tekst="De nummers zijn die van de lijst. De lijst geeft dezelfde keuze en dezelfde "
        "cijfers, en werkt met het toetsenbord.",
        tabel=aandelen(kernen),
        legenda=legenda(hier, doel),
        opmerkingen=_opmerkingen(kernen, hier, woord),
    )


def getekend(kernen: Sequence[Kern], codes: Collection[str]) -> tuple[Kern, ...]:
    """The areas with a border, in the order of the traces: by code, whatever their share."""
    return tuple(sorted((k for k in delen(kernen) if k.code in codes), key=lambda k: k.code))


def titel(kernen: Sequence[Kern], woord: Woord, doel: float | None) -> Tekst:
    """The message of the map."""
    g = gebieden(kernen)
    if not g.telling.bekend:
        return hoofdletter(zin("{} op de kaart, aandeel onbekend", g.de("alle", woord)))
    if doel is None:
        return zin("Het aandeel van {}, zonder doel", g.de("bekend", woord))
    rest = zin(", {} mogelijk", g.cijfer("mogelijk")) if g.telling.mogelijk else ""
    return zin(
        "{} van {} {} onder {}{}",
        g.cijfer("onder", "Geen"),
        g.de("bekend", woord),
        "liggen" if g.telling.onder > 1 else "ligt",
        doel_tekst(doel),
        rest,
    )


def stijlen(hier: Sequence[Kern], gekozen: str | None) -> list[dict[str, Any]]:
    """What of each trace depends on target and choice; the rest of the figure stays."""
    return [_stijl(k, k.code == gekozen) for k in hier] + [
        {
            "marker": {
                "size": 20,
                "color": [INKT if k.code == gekozen else WIT for k in hier],
                "line": {"color": INKT, "width": 1.5},
            },
            "textfont": {
                "size": 11,
                "color": [WIT if k.code == gekozen else INKT for k in hier],
            },
        }
    ]


def _stijl(k: Kern, gekozen: bool) -> dict[str, Any]:
    kleur, patroon, _ = _KRUIS if k.overconcentratie == "ja" else VULLING[k.ligging]
    gevuld = {"shape": "", "fgcolor": kleur, "bgcolor": kleur, "size": 8, "solidity": 1}
    if patroon:
        gevuld = {
            "shape": patroon,
            "fillmode": "replace",
            "fgcolor": kleur,
            "bgcolor": WIT,
            "size": 8,
            "solidity": 0.35,
        }
    return {
        "fillcolor": kleur,
        "fillpattern": gevuld,
        "line": {"color": INKT if gekozen else WIT if not patroon else kleur,
                 "width": 4 if gekozen else 1.5},
        "text": f"{k.gebied}: {aandeel_tekst(k)}",
    }  # fmt: skip


def _figuur(
    hier: Sequence[Kern],
    vormen: Mapping[str, Vlakken],
    nummers: Mapping[str, int],
    gekozen: str | None,
) -> dict[str, Any]:
    factor = schaal(vormen[k.code] for k in hier)
    vlakken: list[dict[str, Any]] = []
    for k in hier:
        xs, ys = omtrek(vormen[k.code], factor)
        vlakken.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": xs,
                "y": ys,
                "fill": "toself",
                "hoveron": "fills",
                "hoverinfo": "text",
                "customdata": [k.code],
            }
        )
    punten = [midden(vormen[k.code], factor) for k in hier]
    vlakken.append(
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [x for x, _ in punten],
            "y": [y for _, y in punten],
            "text": [f"<b>{nummers[k.code]}</b>" for k in hier],
            "customdata": [k.code for k in hier],
            "hovertext": [f"{k.gebied}: {kort_aandeel(k)}" for k in hier],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
    )
    as_ = {"visible": False, "fixedrange": True}
    return {
        "data": [v | s for v, s in zip(vlakken, stijlen(hier, gekozen), strict=True)],
        "layout": layout(
            HOOGTE,
            margin={"l": 4, "r": 4, "t": 4, "b": 4},
            xaxis=as_,
            yaxis={**as_, "scaleanchor": "x", "scaleratio": 1},
            hovermode="closest",
        ),
    }


def legenda(hier: Sequence[Kern], doel: float | None) -> tuple[Legendasleutel, ...]:
    """The key: only what is on the map."""
    woorden = {
        ONDER: f"onder {doel_tekst(doel)}",
        BOVEN: f"{doel_tekst(doel)} of meer",
        MOGELIJK: "mogelijk eronder: de marge loopt over de lijn",
        GEEN: "aandeel onbekend",
        ZONDER_DOEL: "aandeel bekend, geen doel",
    }
    gewoon = {k.ligging for k in hier if k.overconcentratie != "ja"}
    uit = [
        Legendasleutel(w, VULLING[s][0], VULLING[s][2]) for s, w in woorden.items() if s in gewoon
    ]
    if any(k.overconcentratie == "ja" for k in hier):
        uit.append(Legendasleutel(f"{TE_VEEL}, volgens de afspraak", _KRUIS[0], "kruis"))
    return tuple(uit)


def _opmerkingen(kernen: Sequence[Kern], hier: Sequence[Kern], woord: Woord) -> tuple[str, ...]:
    codes = {k.code for k in hier}
    if not (weg := [k.gebied for k in delen(kernen) if k.code not in codes]):
        return ()
    wie: str = opsomming(weg)
    if len(weg) > 8:
        g = gebieden(kernen)
        zonder = cijfer(g.naam("zonder_grens"), len(weg))
        wie = zin("{} van {}", zonder, g.de("alle", woord))
    return (
        zin(
            "Niet getekend, want er is geen grens met dezelfde code en naam: {}. De lijst heeft ze "
            "wel.",
            wie,
        ),
    )
