"""The bars of the restopgave: built, hard, zacht, what is still to be found; the target dashed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.plannen.restopgave import Restopgave
from figures.basis.getallen import getal
from figures.basis.grafiek import Sleutel
from figures.basis.kleuren import (
    AFSPRAAK,
    INKT,
    NEUTRAAL,
    TOEVOEGING,
    WIT,
    ZACHT_INKT,
    as_getal,
    layout,
    stijl,
)

RIJ = 56  # pixels a target: a line of words and its bar
DELEN = ("gerealiseerd", "hard", "zacht")
KRUIS = {
    "shape": "x", "fillmode": "replace", "fgcolor": NEUTRAAL, "bgcolor": WIT, "size": 6,
    "solidity": 0.25,
}  # fmt: skip
LEGENDA = (
    Sleutel("gerealiseerd", TOEVOEGING),
    Sleutel("in harde plannen", ZACHT_INKT, "hard"),
    Sleutel("in zachte plannen", ZACHT_INKT, "zacht"),
    Sleutel("restopgave", NEUTRAAL, "kruis"),
    Sleutel("doel", AFSPRAAK, "lijn"),
)


@dataclass(frozen=True)
class Balk:
    """One target. wie: whose; woorden: what stands behind it, above the bar."""

    wie: str
    woorden: str
    rest: Restopgave


def tekening(rijen: Sequence[Balk]) -> dict[str, Any]:
    """The figure: a row a target."""
    plekken = list(range(len(rijen)))
    data: list[dict[str, Any]] = []
    for deel, status in zip(DELEN, ("gerealiseerd", "hard", "zacht"), strict=True):
        waarden = [float(getattr(r.rest, deel) or 0) for r in rijen]
        data.append(
            {
                "type": "bar", "orientation": "h", "y": plekken, "x": waarden, "width": 0.34,
                "offset": -0.02, "marker": stijl(TOEVOEGING, status),
                "customdata": [f"{r.wie}: {deel} {getal(getattr(r.rest, deel))}" for r in rijen],
                "hovertemplate": "%{customdata}<extra></extra>",
            }
        )  # fmt: skip
    over = [max(0.0, float(r.rest.rest or 0)) for r in rijen]
    data.append(
        {
            "type": "bar", "orientation": "h", "y": plekken, "x": over, "width": 0.34,
            "offset": -0.02,
            "marker": {**stijl(NEUTRAAL, "hard"), "pattern": KRUIS},
            "customdata": [f"{r.wie}: restopgave {getal(r.rest.rest)}" for r in rijen],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
    )  # fmt: skip
    doelen = [float(r.rest.doel) for r in rijen]
    lijnen = [
        {"type": "line", "x0": d, "x1": d, "y0": i - 0.08, "y1": i + 0.38,
         "line": {"color": AFSPRAAK, "width": 2.5, "dash": "dash"}}
        for i, d in enumerate(doelen)
    ]  # fmt: skip
    return {
        "data": data,
        "layout": layout(
            RIJ * len(rijen) + 50,
            barmode="relative",
            shapes=lijnen,
            annotations=[
                {"xref": "paper", "x": 0, "y": i - 0.24, "xanchor": "left", "yanchor": "middle",
                 "showarrow": False, "font": {"size": 12, "color": INKT},
                 "text": f"<b>{r.wie}</b>, {r.woorden}"}
                for i, r in enumerate(rijen)
            ],
            xaxis=as_getal(rangemode="tozero"),
            yaxis={"range": [len(rijen) - 0.5, -0.5], "showticklabels": False, "showgrid": False,
                   "zeroline": False, "fixedrange": True},
        ),
    }  # fmt: skip
