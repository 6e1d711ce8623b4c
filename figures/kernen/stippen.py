"""The dot plot: the share per area with its margin as a line, and the target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from domain.kernen.aantallen import BOVEN, MOGELIJK, ONDER
from domain.opsomming import opsomming
from figures.basis.getallen import breek
from figures.basis.grafiek import Grafiek, Legendasleutel
from figures.basis.kleuren import (
    AFSPRAAK,
    INKT,
    LIJN,
    ONTTREKKING,
    TOEVOEGING,
    WIT,
    as_getal,
    as_namen,
    layout,
)
from figures.basis.zin import Tekst, samen, zin
from figures.kernen.rijen import (
    BEZIT_NAAM,
    GEMEENTE,
    Kern,
    Woord,
    aandeel_tekst,
    aandelen,
    delen,
    doel_tekst,
    gebieden,
    kort_aandeel,
    slechtste_eerst,
    telt,
)

RIJ = 30  # px per area: a name of two lines fits
MEESTE = 40  # more do not fit on a screen; the table has them all


def stippen(
    kernen: Sequence[Kern],
    plaats: str,
    woord: Woord,
    doel: float | None,
    *,
    doel_naam: str = "vergelijking",
    gekozen: str | None = None,
) -> Grafiek:
    """A dot per area, lowest share first; the gemeente as a square; the target as a dashed line.

    doel: percentage. doel_naam: what the target is here ('vergelijking' where it was agreed for
    the gemeente as a whole). gekozen: code of the area that the reader looks at.
    """
    bekend = [k for k in slechtste_eerst(delen(kernen)) if k.aandeel is not None]
    if not bekend:
        titel = f"Het aandeel sociale huur per {woord.een} is onbekend in {plaats}"
        return Grafiek(titel, f"{titel}.", aandelen(kernen))
    getekend = bekend[:MEESTE]
    rijen = [*getekend, *(k for k in kernen if k.niveau == GEMEENTE and k.aandeel is not None)]
    return Grafiek(
        titel=_titel(kernen, bekend, woord, doel),
        tekst=_tekst(rijen, doel, doel_naam),
        tabel=aandelen(rijen if len(bekend) > MEESTE else kernen),
        figuur=_figuur(rijen, doel, doel_naam, gekozen),
        legenda=_legenda(rijen, doel, doel_naam),
        opmerkingen=_opmerkingen(kernen, woord),
    )


def _titel(
    kernen: Sequence[Kern], bekend: Sequence[Kern], woord: Woord, doel: float | None
) -> Tekst:
    laag, hoog = bekend[0], bekend[-1]
    if len(bekend) == 1:
        return zin("{}: {} {}", laag.gebied, kort_aandeel(laag), telt(laag.definitie, BEZIT_NAAM))
    g = gebieden(kernen)
    if doel is None:
        return zin(
            "Van {} in {} tot {} in {}",
            kort_aandeel(laag),
            laag.gebied,
            kort_aandeel(hoog),
            hoog.gebied,
        )
    return zin(
        "{} van {} onder {}: van {} in {} tot {} in {}",
        g.cijfer("onder", "Geen"),
        g.de("bekend", woord),
        doel_tekst(doel),
        kort_aandeel(laag),
        laag.gebied,
        kort_aandeel(hoog),
        hoog.gebied,
    )


def _opmerkingen(kernen: Sequence[Kern], woord: Woord) -> tuple[str, ...]:
    g, uit = gebieden(kernen), list[str]()
    if g.telling.bekend > MEESTE:
        uit.append(
            zin(
                "Getekend zijn de {} {} met het laagste aandeel, van {}; de lijst heeft ze alle.",
                str(MEESTE),
                woord.meer,
                g.cijfer("bekend"),
            )
        )
    if onbekend := [k.gebied for k in delen(kernen) if k.aandeel is None]:
        wie: str = opsomming(onbekend)
        if len(onbekend) > 5:
            wie = zin("{} {}", g.cijfer("onbekend"), woord.meer)
        uit.append(zin("Aandeel onbekend, dus niet getekend: {}.", wie))
    return tuple(uit)


def _figuur(
    rijen: Sequence[Kern], doel: float | None, doel_naam: str, gekozen: str | None
) -> dict[str, Any]:
    n = len(rijen)
    y = {k.code: n - i for i, k in enumerate(rijen)}
    hoog = max([doel or 0, *(k.hoog or k.aandeel or 0 for k in rijen)])
    lijn, woord = _doellijn(n, doel, doel_naam, hoog)
    return {
        "data": [_stip(k, y[k.code], gekozen, hoog) for k in rijen],
        "layout": layout(
            RIJ * n + 84,
            margin={"l": 8, "r": 8, "t": 34, "b": 8},
            shapes=lijn,
            annotations=woord,
            # Room to the right for the share beside the last dot.
            xaxis=as_getal(range=[0, hoog * 1.22], ticksuffix="%", nticks=5, tickformat=""),
            yaxis=as_namen(
                tickvals=[y[k.code] for k in rijen],
                ticktext=[_naam(k, gekozen) for k in rijen],
                range=[0.4, n + 0.6],
                showgrid=True,
                gridcolor=LIJN,
                griddash="dot",
                ticklabelstandoff=8,
            ),
        ),
    }


def _doellijn(
    n: int, doel: float | None, doel_naam: str, hoog: float
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The target as a dashed line with its words; nothing without one."""
    if doel is None:
        return [], []
    lijn = {
        "type": "line",
        "x0": doel,
        "x1": doel,
        "y0": 0.4,
        "y1": n + 0.6,
        "line": {"color": AFSPRAAK, "width": 2, "dash": "dash"},
        "layer": "below",
    }
    woord = {
        "x": doel,
        "y": n + 0.6,
        "yanchor": "bottom",
        "xanchor": "center" if doel > hoog * 0.3 else "left",
        "text": f"<b>{doel_naam}: {doel_tekst(doel)}</b>",
        "showarrow": False,
        "font": {"color": AFSPRAAK, "size": 12},
    }
    return [lijn], [woord]


def _naam(k: Kern, gekozen: str | None) -> str:
    if k.niveau == GEMEENTE:
        return "<i>hele gemeente</i>"
    naam = breek(k.gebied, 17)
    return f"<b>{naam}</b>" if k.code == gekozen else naam


def _marge(k: Kern) -> dict[str, Any]:
    """The margin as a line with an upright at both ends: it shows also where it is narrow."""
    if not k.heeft_marge or k.aandeel is None or k.laag is None or k.hoog is None:
        return {}
    return {
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [k.hoog - k.aandeel],
            "arrayminus": [k.aandeel - k.laag],
            "color": INKT,
            "thickness": 2,
            "width": 8,
        }
    }


def _stip(k: Kern, y: int, gekozen: str | None, breed: float) -> dict[str, Any]:
    symbool, kleur = _vorm(k)
    aandeel = k.aandeel or 0
    # On the side where there is room: long words, or the line of the target just to the right.
    lang = aandeel > breed * 0.6 and k.overconcentratie in _TE_VEEL
    links = lang or (k.doel is not None and 0 < k.doel - aandeel < breed * 0.16 < aandeel)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [k.aandeel],
        "y": [y],
        "text": [f"{_label(k)}   " if links else f"   {_label(k)}"],
        "textposition": "middle left" if links else "middle right",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "customdata": [k.code],
        "marker": {
            "size": _grootte(k, k.code == gekozen),
            "symbol": symbool,
            "color": WIT if k.ligging == MOGELIJK else kleur,
            "line": {"color": INKT if k.code == gekozen else kleur, "width": 2},
        },
        "hovertemplate": f"{k.gebied}: {aandeel_tekst(k)}<extra></extra>",
        **_marge(k),
    }


def _grootte(k: Kern, gekozen: bool) -> int:
    """Smaller where a margin has to be seen beside it."""
    return (9 if k.heeft_marge else 12) + (4 if gekozen else 0)


def _vorm(k: Kern) -> tuple[str, str]:
    """Symbol and colour: the shape says it too, for who cannot tell the colours apart."""
    if k.niveau == GEMEENTE:
        return "square", INKT
    return ("diamond", ONTTREKKING) if k.ligging == ONDER else ("circle", TOEVOEGING)


_TE_VEEL = {"ja": "overconcentratie", "mogelijk": "mogelijk overconcentratie"}


def _label(k: Kern) -> str:
    woord = _TE_VEEL.get(k.overconcentratie or "")
    return f"{kort_aandeel(k)}{f', {woord}' if woord else ''}"


def _legenda(
    rijen: Sequence[Kern], doel: float | None, doel_naam: str
) -> tuple[Legendasleutel, ...]:
    liggingen = {k.ligging for k in rijen if k.niveau != GEMEENTE}
    sleutels = (
        (ONDER in liggingen, Legendasleutel(f"ruit: onder {doel_tekst(doel)}", ONTTREKKING)),
        (BOVEN in liggingen, Legendasleutel(f"rondje: {doel_tekst(doel)} of meer", TOEVOEGING)),
        (
            MOGELIJK in liggingen,
            Legendasleutel("open rondje: de marge loopt over de lijn", TOEVOEGING, "zacht"),
        ),
        (
            any(k.heeft_marge for k in rijen),
            Legendasleutel("streep: de marge, want de bron rondt af", INKT),
        ),
        (doel is not None, Legendasleutel(f"{doel_naam}: {doel_tekst(doel)}", AFSPRAAK, "lijn")),
    )
    return tuple(s for geldt, s in sleutels if geldt)


def _tekst(rijen: Sequence[Kern], doel: float | None, doel_naam: str) -> str:
    namen = {k.code: "hele gemeente" if k.niveau == GEMEENTE else k.gebied for k in rijen}
    zinnen = [zin("{} {}", namen[k.code], aandeel_tekst(k)) for k in rijen]
    return zin(
        "Aandeel {}, laagste eerst{}. {}.",
        telt(rijen[0].definitie, BEZIT_NAAM),
        "" if doel is None else f"; {doel_naam} {doel_tekst(doel)}",
        samen(zinnen, "; "),
    )
