"""Labels at the ends of lines, pushed apart where two would touch."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

# Where the line ends (x, y), what is written there, and its colour.
Einde = tuple[float, float, str, str]


def eindlabels(
    einden: Iterable[Einde], links: float, breedte: float, hoogte: float
) -> list[dict[str, Any]]:
    """An annotation per line.

    links, breedte: of the x axis: early on the left the label runs to the right. hoogte: of the
    drawn part of the y axis.
    """
    uit: list[dict[str, Any]] = []
    gezet: list[float] = []
    for x, y, tekst, kleur in sorted(einden, key=lambda e: e[1]):
        plek = y + 0.015 * hoogte
        while any(abs(plek - ander) < 0.075 * hoogte for ander in gezet):
            plek += 0.01 * hoogte
        gezet.append(plek)
        vroeg = breedte and (x - links) / breedte < 0.45
        uit.append(
            {
                "x": x,
                "y": plek,
                "text": f"<b>{tekst}</b>",
                "showarrow": False,
                "xanchor": "left" if vroeg else "right",
                "yanchor": "bottom",
                "bgcolor": "rgba(255,255,255,0.85)",
                "font": {"color": kleur, "size": 12},
            }
        )
    return uit
