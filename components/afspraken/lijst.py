"""Afspraken below each other with their status, and the summaries that count them by status.

A status is a sign, a word, and the reason in one sentence. The summaries are plain data, of which
`assets/afspraken.js` makes the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dash import dcc, html

from components.status import TEKENS, statuswoord
from components.tekst import toon
from domain.afspraken.telling import Statusrij, Telling
from domain.cijfernaam import Cijfernaam
from figures.basis.zin import cijfer


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


def statustelling(statussen: Sequence[str], naam: Cijfernaam | None = None) -> html.Ul:
    """How many afspraken have which status: '2 op koers', '1 geen cijfers'.

    naam: of these counts; its aard becomes the status (`domain.cijfernaam.van_afspraken`)."""

    def aantal(status: str) -> Any:
        n = statussen.count(status)
        return toon(cijfer(replace(naam, aard=status), n)) if naam else str(n)

    return html.Ul(
        [html.Li([html.B(aantal(s)), " ", statuswoord(s)]) for s in TEKENS if s in statussen],
        className="telling",
    )


Data = dict[str, Any]


def telling(
    naam: str,
    rijen: Iterable[Statusrij],
    naar: Callable[[str | None, str | None], str | None],
    noem: Callable[[str | None, str], Cijfernaam],
) -> Data:
    """A summary: a row per gemeente or corporatie, a column per status that occurs.

    naar: the address of the list for a row's code and a status, each None for all of them; None
    where there is no such address. noem: the name of the count of a row and status.
    """
    alle = list(rijen)
    statussen = [s for s in TEKENS if any(s in r.telling for r in alle)]
    return {
        "naam": naam,
        "koppen": [[*TEKENS[s], _breekbaar(s)] for s in statussen],
        "rijen": [
            {
                "naam": gemerkt(r.naam, fictief=r.fictief),
                "href": naar(r.code, None),
                "cellen": [_tel(r.telling, s, naar(r.code, s)) for s in statussen],
                "namen": [_namen(noem(r.code, s)) for s in statussen],
            }
            for r in alle
        ],
    }


def _namen(naam: Cijfernaam) -> list[str]:
    """Of the afspraken, and of their parts beside them."""
    return [str(naam), str(naam.met(delen="ja"))]


def gemerkt(naam: str, *, fictief: bool) -> str:
    """A name that says so where it is invented; most say it themselves."""
    return f"{naam} (fictief)" if fictief and "(fictief)" not in naam else naam


# Where a status may be broken above a narrow column.
_AFBREKEN = {
    "overschreden": ("over", "schre", "den"),
    "behaald": ("be", "haald"),
    "aandacht": ("aan", "dacht"),
    "begonnen": ("be", "gon", "nen"),
}


def _breekbaar(status: str) -> str:
    """Words that are wider than a column say where they may be broken."""
    for woord, delen in _AFBREKEN.items():
        status = status.replace(woord, "\u00ad".join(delen))
    return status


def _tel(tel: Telling, status: str, href: str | None) -> list[Any]:
    """How many afspraken, how many parts, and the list of them."""
    n = tel.get(status)
    return [n.afspraken, n.delen, href] if n else [0, 0, None]
