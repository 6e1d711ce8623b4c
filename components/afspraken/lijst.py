"""Afspraken with their status: a sign, a word, and the reason in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dash import dcc, html

from components.tekst import getoond, toon
from domain.cijfernaam import Cijfernaam
from figures.basis.zin import Getoond, cijfer

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


@dataclass(frozen=True)
class Afspraakregel:
    """One line: what was agreed, how it stands, why. prognose: what stands beside 'geen cijfers'.
    href: its own page. naam: of its status (`domain.cijfernaam.van_afspraak`)."""

    titel: str
    status: str
    reden: str
    prognose: str = ""
    href: str | None = None
    naam: Cijfernaam | None = None


def statuswoord(status: str, naam: Cijfernaam | None = None) -> html.Span:
    """The status as sign and word. naam: whose it is (`van_afspraak(id, peildatum, "status")`);
    None only where it is no judgement of ours (a party's own)."""
    teken, kleur = TEKENS[status]
    woord = [" ", getoond(Getoond(status, naam, status))] if naam else [f" {status}"]
    return html.Span(
        [html.Span(teken, className="teken", **{"aria-hidden": "true"}), *woord],
        className=f"status status-{kleur}",
    )


def afsprakenlijst(regels: Sequence[Afspraakregel]) -> html.Ul:
    """The afspraken below each other."""
    return html.Ul(
        [
            html.Li(
                [
                    statuswoord(r.status, r.naam),
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
    return html.Br(), html.Small(toon(tekst))


def telling(statussen: Sequence[str], naam: Cijfernaam | None = None) -> html.Ul:
    """How many afspraken have which status: '2 op koers', '1 geen cijfers'.

    naam: of these counts; its aard becomes the status (`domain.cijfernaam.van_afspraken`)."""

    def aantal(status: str) -> Any:
        n = statussen.count(status)
        return toon(cijfer(replace(naam, aard=status), n)) if naam else str(n)

    return html.Ul(
        [html.Li([html.B(aantal(s)), " ", statuswoord(s)]) for s in TEKENS if s in statussen],
        className="telling",
    )
