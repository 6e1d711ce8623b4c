"""What a programme does to the share: now, with what is added, with what is sold as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from figures.getallen import aandeel, getal
from figures.grafiek import Grafiek, Sleutel, Tabel
from figures.kernrijen import doel_tekst
from figures.kleuren import (
    AFSPRAAK,
    INKT,
    ONTTREKKING,
    TOEVOEGING,
    as_getal,
    as_namen,
    layout,
    stijl,
)

RIJ = 62  # px: a line of words above each bar
_STIJL = {
    "nu": (INKT, "gerealiseerd"),
    "programma": (TOEVOEGING, "hard"),
    "verkoop": (ONTTREKKING, "hard"),
    "hard": (TOEVOEGING, "hard"),
    "zacht": (TOEVOEGING, "zacht"),
}


@dataclass(frozen=True)
class Stap:
    """A share at one moment or under one assumption.

    soort: nu, programma (as agreed), verkoop (the programme with the agreed sales), hard or zacht
    (plans). grens: 'hoogstens' where it is an upper bound. Sociaal and woningen make the share.
    """

    naam: str
    sociaal: int
    woningen: int
    soort: str = "nu"
    grens: str = ""

    @property
    def aandeel(self) -> Fraction:
        """S / T."""
        return Fraction(self.sociaal, self.woningen)

    @property
    def tekst(self) -> str:
        """'hoogstens 22,9%'."""
        return f"{self.grens} {aandeel(self.aandeel)}".strip()


def programma(stappen: Sequence[Stap], plaats: str, doel: float, wanneer: str = "") -> Grafiek:
    """A bar per step, the target as a dashed line. doel: percentage."""
    if len(stappen) < 2:
        zin = f"Van {plaats} is geen programma of plan bekend dat het aandeel verandert"
        return Grafiek(zin, f"{zin}.", Tabel(("Stap", "Sociale huur", "Woningen", "Aandeel"), ()))
    return Grafiek(
        titel=_titel(stappen, doel, wanneer),
        tekst="; ".join(
            f"{s.naam}: {getal(s.sociaal)} van {getal(s.woningen)} woningen is {s.tekst}"
            for s in stappen
        )
        + f". Doel: {doel_tekst(doel)}.",
        tabel=Tabel(
            ("Stap", "Sociale huur", "Woningen", "Aandeel"),
            tuple((s.naam, s.sociaal, s.woningen, s.tekst) for s in stappen),
        ),
        figuur=_figuur(stappen, doel),
        legenda=(Sleutel(f"doel: {doel_tekst(doel)}", AFSPRAAK, "lijn"),),
    )


def haalt(stappen: Sequence[Stap], doel: float) -> bool:
    """Whether any of these steps reaches the target (percentage)."""
    return any(s.aandeel * 100 >= Fraction(str(doel)) for s in stappen)


def _titel(stappen: Sequence[Stap], doel: float, wanneer: str) -> str:
    laatste = stappen[1:]
    woorden = [s.tekst for s in laatste]
    tot = woorden[0] if len(set(woorden)) == 1 else f"{woorden[0]} of {woorden[-1]}"
    periode = f" {wanneer}" if wanneer else ""
    wel = "boven" if haalt(laatste, doel) else "onder"
    return (
        f"Van {aandeel(stappen[0].aandeel)} naar {tot}{periode}, {wel} het doel van "
        f"{doel_tekst(doel)}"
    )


def _figuur(stappen: Sequence[Stap], doel: float) -> dict[str, Any]:
    n = len(stappen)
    hoog = max([doel, *(float(s.aandeel * 100) for s in stappen)])
    return {
        "data": [
            {
                "type": "bar",
                "orientation": "h",
                "x": [float(s.aandeel * 100)],
                "y": [n - i],
                "width": 0.4,
                "marker": stijl(*_STIJL[s.soort]),
                "hovertemplate": f"{s.naam}: {getal(s.sociaal)} van {getal(s.woningen)}<br>"
                f"{s.tekst}<extra></extra>",
            }
            for i, s in enumerate(stappen)
        ],
        "layout": layout(
            RIJ * n + 64,
            barmode="overlay",
            margin={"l": 8, "r": 12, "t": 30, "b": 8},
            shapes=[
                {
                    "type": "line",
                    "x0": doel,
                    "x1": doel,
                    "y0": 0.4,
                    "y1": n + 0.75,
                    "line": {"color": AFSPRAAK, "width": 2, "dash": "dash"},
                    "layer": "below",
                }
            ],
            annotations=[
                {
                    "x": doel,
                    "y": n + 0.75,
                    "yanchor": "bottom",
                    "xanchor": "right" if doel > hoog * 0.8 else "center",
                    "text": f"<b>doel: {doel_tekst(doel)}</b>",
                    "showarrow": False,
                    "font": {"color": AFSPRAAK, "size": 12},
                },
                # Names above the bars: beside them there is no room at 360 px.
                *(
                    {
                        "xref": "paper",
                        "x": 0,
                        "y": n - i + 0.2,
                        "text": f"{s.naam}: <b>{s.tekst}</b>",
                        "showarrow": False,
                        "xanchor": "left",
                        "yanchor": "bottom",
                        "bgcolor": "#ffffff",
                        "font": {"size": 12},
                    }
                    for i, s in enumerate(stappen)
                ),
            ],
            xaxis=as_getal(range=[0, hoog * 1.12], ticksuffix="%", nticks=5, tickformat=""),
            yaxis=as_namen(showticklabels=False, range=[0.5, n + 0.8]),
        ),
    }
