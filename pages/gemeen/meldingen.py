"""The notices above every page: what was asked for and cannot be given, and which stand it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from dash import html

from components.stand_melding import Zicht, vaste_band
from components.tegel import band
from domain.filters import Probleem
from pages.gemeen.stand import Geopend, standen
from store.standen.standen import StandFout, StandInfo

NEDERLAND = ZoneInfo("Europe/Amsterdam")


def meldingen(problemen: Sequence[Probleem], s: Geopend, pad: str) -> list[Any]:
    """The bands above a page; the rest of the page works. pad: the page without its query."""
    uit: list[Any] = []
    if problemen:
        uit.append(
            band(
                "let-op",
                html.Strong("Een deel van uw keuze kennen we niet; de pagina toont de rest. "),
                html.Ul([html.Li(p.tekst) for p in problemen]),
            )
        )
    if s.melding:
        uit.append(html.Div(band("let-op", s.melding), className="stand-onbekend"))
    elif s.ouder:
        uit.append(vaste_band(_zicht(s.info), nieuwste=_zien_lezers(s.info), pad=pad))
    return uit


def _zicht(info: StandInfo) -> Zicht:
    return Zicht(
        info.id,
        info.gebouwd.astimezone(NEDERLAND).date(),
        info.vastgesteld.label if info.vastgesteld else None,
        alleen_vastgesteld=standen().alleen_vastgesteld,
    )


def _zien_lezers(info: StandInfo) -> bool:
    try:
        return standen().huidig().id == info.id
    except StandFout:
        return False
