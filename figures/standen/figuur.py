"""The drawing of the bridge: bars for what changed, points for the begin and the end.

Drawn lying down, as the waterfall of growth. The axis need not begin at 0: what changed is small
beside what stayed, so begin and end are points and only the changes are bars.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from domain.standen.brug import Stap
from figures.basis.getallen import getal, met_teken
from figures.basis.kleuren import INKT, LIJN, ZACHT_INKT, as_getal, as_namen, layout, richting_kleur
from figures.basis.tekst import breek

REGEL, BREED = 16, 22  # px per line of a label, characters on it


def figuur(punten: tuple[int, int], stappen: Sequence[Stap], van: str, naar: str) -> dict[str, Any]:
    """punten: netto groei in the first and in the second stand, of which the names are given."""
    begin, eind = punten
    namen = [f"Begin: {van}", *(s.naam for s in stappen), f"Eind: {naar}"]
    plek = {naam: len(namen) - i for i, naam in enumerate(namen)}
    labels = [breek(naam, BREED) for naam in namen]
    rij = REGEL * (1 + max(label.count("<br>") for label in labels)) + 12
    hoogten = [begin, eind, *(h for s in stappen for h in (s.vanaf, s.tot))]
    laag, hoog = min(hoogten), max(hoogten)
    ruimte = max(hoog - laag, 1) * 0.3
    data: list[dict[str, Any]] = [_balk(s, plek[s.naam]) for s in stappen]
    data.append(
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [begin, eind],
            "y": [len(namen), 1],
            "marker": {"symbol": "diamond-open", "size": 12, "color": INKT, "line": {"width": 2}},
            "text": [f"  <b>{getal(x)}</b>" for x in punten],
            "textposition": "middle right",
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
    )
    # Thin lines carry the level from one row to the next.
    niveaus = [begin, *(s.tot for s in stappen)]
    vormen = [
        {
            "type": "line",
            "x0": x,
            "x1": x,
            "y0": len(namen) - i,
            "y1": len(namen) - i - 1,
            "line": {"color": ZACHT_INKT, "width": 1},
            "layer": "below",
        }
        for i, x in enumerate(niveaus)
    ]
    return {
        "data": data,
        "layout": layout(
            rij * len(namen) + 50,
            barmode="overlay",
            shapes=vormen,
            xaxis=as_getal(
                range=[laag - ruimte, hoog + ruimte], gridcolor=LIJN, nticks=4, zeroline=False
            ),
            yaxis=as_namen(
                tickvals=list(plek.values()),
                ticktext=labels,
                range=[0.4, len(namen) + 0.6],
            ),
        ),
    }


def _balk(s: Stap, plek: int) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [plek],
        "x": [s.verschil],
        "base": [s.vanaf],
        "marker": {"color": richting_kleur(s.verschil)},
        "text": [met_teken(s.verschil)],
        "textposition": "outside",
        "textangle": 0,
        "cliponaxis": False,
        "width": 0.7,
        "hovertemplate": f"{s.naam}: {met_teken(s.verschil)}<extra></extra>",
    }
