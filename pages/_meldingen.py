"""The notices above every page: what was asked for and cannot be given, and which stand it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from components.band import band
from domain.query import Probleem
from pages._stand import Geopend


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
        uit.append(band("let-op", s.melding))
    elif s.ouder:
        uit.append(
            band(
                "info",
                html.Strong(f"U ziet een vaste stand: {s.info.id}. "),
                f"Gebouwd op {s.info.gebouwd:%d-%m-%Y}. Nieuwere cijfers tellen hier niet mee. ",
                html.A("Naar de nieuwste stand", href=pad),
            )
        )
    return uit
