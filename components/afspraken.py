"""Afspraken with their status: a sign, a word, and the reason in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import dcc, html

# status -> (sign, tone); the word itself is always shown too.
TEKENS = {
    "behaald": ("✓", "goed"),
    "op koers": ("▲", "goed"),
    "aandacht": ("!", "matig"),
    "achter": ("▼", "slecht"),
    "niet behaald": ("✗", "slecht"),
    "overschreden": ("✗", "slecht"),
    "geen cijfers": ("?", "geen"),
    "geen status": ("–", "geen"),
}


@dataclass(frozen=True)
class Afspraakregel:
    """One line: what was agreed, how it stands, why. prognose: what stands beside 'geen cijfers'.
    href: its own page."""

    titel: str
    status: str
    reden: str
    prognose: str = ""
    href: str | None = None


def statuswoord(status: str) -> html.Span:
    """The status as sign and word."""
    teken, toon = TEKENS[status]
    return html.Span(
        [html.Span(teken, className="teken", **{"aria-hidden": "true"}), f" {status}"],
        className=f"status status-{toon}",
    )


def afsprakenlijst(regels: Sequence[Afspraakregel]) -> html.Ul:
    """The afspraken below each other."""
    return html.Ul(
        [
            html.Li(
                [
                    statuswoord(r.status),
                    html.Span(
                        [
                            dcc.Link(r.titel, href=r.href) if r.href else r.titel,
                            *(p for t in (r.reden, r.prognose) if t for p in _eronder(t)),
                        ]
                    ),
                ]
            )
            for r in regels
        ],
        className="afspraken",
    )


def _eronder(tekst: str) -> tuple[html.Br, html.Small]:
    return html.Br(), html.Small(tekst)


def telling(statussen: Sequence[str]) -> html.Ul:
    """How many afspraken have which status: '2 op koers', '1 geen cijfers'."""
    return html.Ul(
        [
            html.Li([html.B(f"{statussen.count(s)} "), statuswoord(s)])
            for s in TEKENS
            if s in statussen
        ],
        className="telling",
    )
