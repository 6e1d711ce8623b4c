"""A band across the page: something the reader must know before reading on."""

from __future__ import annotations

from typing import Any, Literal

from dash import html

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
