"""The schematic map: each area a filled shape, drawn here, without tiles or another server.

Colour and pattern say how an area stands to the target, a number ties it to the list.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from domain.kernen.aantallen import BOVEN, GEEN, MOGELIJK, ONDER, ZONDER_DOEL
from figures.basis.getallen import opsomming
from figures.basis.grafiek import Grafiek, Patroon, Sleutel
from figures.basis.kleuren import INKT, NEUTRAAL, ONTTREKKING, TOEVOEGING, WIT, layout
from figures.basis.zin import Tekst, cijfer, hoofdletter, zin
from figures.kernen.kaart_vorm import Vlakken, midden, omtrek, schaal
from figures.kernen.rijen import Kern, aandeel_tekst, delen, doel_tekst, gebieden, kort_aandeel
from figures.kernen.tabel import aandelen
from figures.kernen.woorden import Woord

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


def legenda(hier: Sequence[Kern], doel: float | None) -> tuple[Sleutel, ...]:
    """The key: only what is on the map."""
    woorden = {
        ONDER: f"onder {doel_tekst(doel)}",
        BOVEN: f"{doel_tekst(doel)} of meer",
        MOGELIJK: "mogelijk eronder: de marge loopt over de lijn",
        GEEN: "aandeel onbekend",
        ZONDER_DOEL: "aandeel bekend, geen doel",
    }
    gewoon = {k.ligging for k in hier if k.overconcentratie != "ja"}
    uit = [Sleutel(w, VULLING[s][0], VULLING[s][2]) for s, w in woorden.items() if s in gewoon]
    if any(k.overconcentratie == "ja" for k in hier):
        uit.append(Sleutel(f"{TE_VEEL}, volgens de afspraak", _KRUIS[0], "kruis"))
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
