"""KPI tiles, and the band across a page with what a reader must know before reading on.

A tile is one figure, with what it is above and what to know below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dash import html

from components.tekst import toon

Soort = Literal["info", "let-op", "fout", "fictief"]
_TEKEN = {"info": "i", "let-op": "!", "fout": "!", "fictief": "F"}


def band(soort: Soort, *inhoud: Any, id: str | None = None) -> html.Div:
    """A message; its kind shows in sign, border and colour."""
    extra = {"id": id} if id else {}
    return html.Div(
        [
            html.Span(_TEKEN[soort], className="teken", **{"aria-hidden": "true"}),
            html.Div(list(inhoud)),
        ],
        className=f"band band-{soort}",
        **extra,
    )


@dataclass(frozen=True)
class Tegel:
    """naam: what it is. waarde: as shown. toelichting: a line below it. toon: its colour."""

    naam: str
    waarde: str
    toelichting: str = ""
    toon: str = ""


def tegels(rij: Sequence[Tegel]) -> html.Dl:
    """A row of tiles, as a description list."""
    return html.Dl(
        [
            html.Div(
                [
                    html.Dt(t.naam),
                    html.Dd(toon(t.waarde), className="waarde"),
                    *(
                        [html.Dd(toon(t.toelichting), className="toelichting")]
                        if t.toelichting
                        else []
                    ),
                ],
                className=f"tegel {t.toon}".strip(),
            )
            for t in rij
        ],
        className="tegels",
    )
