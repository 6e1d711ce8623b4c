"""The palette and the small layout that every figure starts from.

Toevoegingen are blue to teal, onttrekkingen orange to brown, the afspraak nearly
black. Neighbouring shades differ in lightness, and every colour has at least 3:1
on white (WCAG 2.2, 1.4.11). Colour never stands alone: above or below the line,
hatching for plans, labels on the bars.
"""

from __future__ import annotations

from typing import Any

from domain.mutaties import SOORTEN

INKT, ZACHT_INKT, LIJN, WIT = "#1b2733", "#4b5b6b", "#d5dce3", "#ffffff"
TOEVOEGING, ONTTREKKING = "#1c6478", "#a8480f"
AFSPRAAK, NEUTRAAL, ONVERKLAARD = "#101820", "#5f6b77", "#6b3fa0"

# Per soort, dark to light within the family, in the order of the waterfall.
_SOORT = {
    "nieuwbouw": "#0f4c5c",
    "transformatie": "#2e86a3",
    "splitsing": "#24707f",
    "aankoop": "#1b7f79",
    "terugkoop": "#3f8f5f",
    "deliberalisatie": "#4f7cac",
    "uitruil_in": "#5b8a8a",
    "toevoeging": TOEVOEGING,
    "omzetting": NEUTRAAL,
    "sloop": "#7a2e0b",
    "verkoop": "#c65a11",
    "liberalisatie": "#9c6b1f",
    "samenvoeging": "#b5532f",
    "uitruil_uit": "#a8755a",
    "einde_tijdelijk": "#8a5a2b",
    "onttrekking": ONTTREKKING,
    "correctie": NEUTRAAL,
}
assert set(_SOORT) == set(SOORTEN)  # noqa: S101 - a new soort needs a colour

STATUS_NAAM = {
    "gerealiseerd": "gerealiseerd",
    "hard": "in harde plannen",
    "zacht": "in zachte plannen",
}
LETTER = "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"


def soort_kleur(soort: str) -> str:
    """The colour of a soort."""
    return _SOORT[soort]


def richting_kleur(saldo: float) -> str:
    """The colour of a change: in or out."""
    return TOEVOEGING if saldo >= 0 else ONTTREKKING


def stijl(kleur: str, status: str) -> dict[str, Any]:
    """How a bar of that status is drawn: plans hatched, zachte plans lighter."""
    if status == "gerealiseerd":
        return {"color": kleur, "line": {"color": WIT, "width": 1}}
    vorm, dichtheid = ("/", 0.45) if status == "hard" else (".", 0.25)
    return {
        "color": kleur,
        "line": {"color": kleur, "width": 1},
        "pattern": {
            "shape": vorm,
            "fillmode": "replace",
            "fgcolor": kleur,
            "bgcolor": WIT,
            "size": 6,
            "solidity": dichtheid,
        },
    }


def layout(hoogte: int, **meer: Any) -> dict[str, Any]:
    """The layout every figure starts from; Dutch separators, no title (the heading has it)."""
    return {
        "height": hoogte,
        "separators": ",.",
        "font": {"family": LETTER, "size": 13, "color": INKT},
        "paper_bgcolor": WIT,
        "plot_bgcolor": WIT,
        "margin": {"l": 8, "r": 12, "t": 20, "b": 8},
        "showlegend": False,
        "bargap": 0.25,
        "hoverlabel": {"bgcolor": WIT, "font": {"color": INKT}},
        "dragmode": False,
        **meer,
    }


def as_getal(**meer: Any) -> dict[str, Any]:
    """An axis of homes: thousands with a point, a clear zero line, no zooming."""
    return {
        "automargin": True,
        "tickformat": ",d",
        "nticks": 6,
        "gridcolor": LIJN,
        "zeroline": True,
        "zerolinecolor": INKT,
        "zerolinewidth": 1,
        "fixedrange": True,
        **meer,
    }


def as_namen(**meer: Any) -> dict[str, Any]:
    """An axis of names or periods."""
    return {"automargin": True, "showgrid": False, "zeroline": False, "fixedrange": True, **meer}
