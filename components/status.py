"""A status as a sign and a word."""

from __future__ import annotations

from dash import html

from components.tekst import getoond
from domain.cijfernaam import Cijfernaam
from figures.basis.zin import Getoond

# status -> (sign, tone); the word itself is always shown too.
TEKENS = {
    "behaald": ("✓", "goed"),
    "op koers": ("▲", "goed"),
    "aandacht": ("!", "matig"),
    "achter": ("▼", "slecht"),
    "niet behaald": ("✗", "slecht"),
    "overschreden": ("✗", "slecht"),
    "nog niet begonnen": ("○", "geen"),
    "geen cijfers": ("?", "geen"),
    "geen status": ("–", "geen"),
}


def statuswoord(status: str, naam: Cijfernaam | None = None) -> html.Span:
    """The status as sign and word. naam: whose it is (`van_afspraak(id, peildatum, "status")`);
    None only where it is no judgement of ours (a party's own)."""
    teken, kleur = TEKENS[status]
    woord = [" ", getoond(Getoond(status, naam, status))] if naam else [f" {status}"]
    return html.Span(
        [html.Span(teken, className="teken", **{"aria-hidden": "true"}), *woord],
        className=f"status status-{kleur}",
    )
