"""What is drawn over the bars of the chart per year: netto, its number, the afspraak."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from domain.groei.doel import Doel
from domain.groei.jaren import Jaarcijfers, Jaarkolom
from figures.basis.getallen import met_teken
from figures.basis.kleuren import AFSPRAAK, INKT, WIT, ZACHT_INKT
from figures.groei.doelwoorden import afgesproken

VEEL = 8  # from here on the labels are turned: a column is narrower than its number


def netto_punten(jaren: Jaarcijfers) -> dict[str, Any]:
    """A diamond at the netto: it, and not the top of the bar, is held against the afspraak.

    Zachte plannen are left out of it; a year with nothing else has none.
    """
    zeker = [(plek, jaren.zeker(k)) for plek, k in enumerate(jaren.kolommen)]
    punten = [(plek, netto) for plek, netto in zeker if netto is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _ in punten],
        "y": [y for _, y in punten],
        "customdata": [jaren.kolommen[x].naam for x, _ in punten],
        "marker": {
            "symbol": "diamond",
            "size": 9,
            "color": WIT,
            "line": {"color": INKT, "width": 2},
        },
        "hovertemplate": "%{customdata}: netto %{y:+,d}<extra></extra>",
    }


def labels(jaren: Jaarcijfers) -> list[dict[str, Any]]:
    """The netto above each column; zachte plannen apart, between brackets."""
    gedraaid = len(jaren.kolommen) > VEEL
    uit = []
    for plek, k in enumerate(jaren.kolommen):
        if k not in jaren.bekend:
            tekst, kleur = "geen cijfers", ZACHT_INKT
        else:
            zeker = jaren.zeker(k)
            delen = [] if zeker is None else [f"<b>{met_teken(zeker)}</b>"]
            if (k, "zacht") in jaren.netto:
                delen.append(f"({met_teken(jaren.netto[k, 'zacht'])})")
            tekst, kleur = (" " if gedraaid else "<br>").join(delen), INKT
        uit.append(
            {
                "x": plek,
                "y": jaren.erbij(k),
                "text": tekst,
                "showarrow": False,
                "yanchor": "bottom",
                "textangle": -90 if gedraaid or k not in jaren.bekend else 0,
                "font": {"color": kleur, "size": 12},
            }
        )
    return uit


def afspraaklijn(
    kolommen: Sequence[Jaarkolom], doel: Doel
) -> tuple[dict[str, Any] | None, dict[str, Any], float]:
    """The dashed line, its value as an annotation, and how high it reaches; None outside it."""
    x: list[float | None] = []
    y: list[float | None] = []
    for plek, k in enumerate(kolommen):
        nodig = doel.nodig_in(k.dagen)
        if nodig is not None:
            x += [plek - 0.5, plek + 0.5, None]
            y += [nodig, nodig, None]
    if not x:
        return None, {}, 0.0
    laatste = y[-2] or 0.0
    lijn = {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": AFSPRAAK, "width": 2.5, "dash": "dash"},
        "hovertemplate": f"{doel.naam}: %{{y:,d}}<extra></extra>",
    }
    # Halfway the period, just above the line, on white so that the bars do not hide it.
    notitie = {
        "x": (x[0] or 0) + 0.02,
        "y": laatste,
        "text": f"<b>{afgesproken(doel)}</b>",
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "top",
        "bgcolor": "rgba(255,255,255,0.9)",
        "font": {"color": AFSPRAAK, "size": 12},
    }
    return lijn, notitie, max(v for v in y if v is not None)
