"""The list of areas: a table in which each name is a button that chooses the area.

The same choice as a click on the map, and the way by keyboard. `assets/kernen.js` puts the code of
the pressed button in the store; pressing it again clears the choice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from components.tabel import element
from figures.getallen import ONBEKEND, getal
from figures.kernrijen import GEMEENTE, OVERIG, Kern, aandeel_tekst, doel_tekst
from figures.zinnen_kernen import afstand

_TEKEN = {"onder": "▼", "boven": "✓", "mogelijk": "?", "onbekend": ""}


def kernlijst(
    kernen: Sequence[Kern],
    nummers: Mapping[str, int],
    trends: Mapping[str, str],
    gekozen: str | None,
    bijschrift: str,
) -> dict[str, Any]:
    """The table, lowest share first, the gemeente at the bottom. trends: code to words."""
    doel = doel_tekst(kernen[0].doel) if kernen else ""
    koppen = ["Nr", "Gebied", "Aandeel", f"Tot {doel}", "Sociale huur", "Woningen"]
    if trends:
        koppen.append("Trend")
    deel = [k for k in kernen if k.niveau != GEMEENTE]
    geheel = [k for k in kernen if k.niveau == GEMEENTE]
    delen = [
        element("Caption", bijschrift, className="alleen-schermlezer"),
        element("Thead", element("Tr", [element("Th", k, scope="col") for k in koppen])),
        element("Tbody", [_rij(k, nummers, trends, gekozen) for k in deel]),
    ]
    if geheel:
        delen.append(element("Tfoot", [_rij(k, nummers, trends, gekozen) for k in geheel]))
    return element(
        "Div",
        element("Table", delen, className="cijfers kernlijst"),
        className="tabelvak kernvak",
        tabIndex="0",
        role="region",
        **{"aria-label": bijschrift},
    )


def _rij(
    k: Kern, nummers: Mapping[str, int], trends: Mapping[str, str], gekozen: str | None
) -> dict[str, Any]:
    kies = k.niveau not in (GEMEENTE, OVERIG)
    aan = kies and k.code == gekozen
    naam: Any = (
        element(
            "Button",
            k.gebied,
            id=f"kies-{k.code}",
            className="kernknop",
            **{"data-gebied": k.code, "aria-pressed": "true" if aan else "false"},
        )
        if kies
        else k.gebied
    )
    cellen = [
        element("Td", str(nummers[k.code]) if kies else "", className="getal"),
        element("Th", naam, scope="row"),
        _cel(aandeel_tekst(k), _merk(k)),
        _cel(afstand(k), _teken(k)),
        _cel(getal(k.sociaal)),
        _cel(getal(k.woningen)),
    ]
    if trends:
        cellen.append(_cel(trends.get(k.code, ONBEKEND)))
    return element("Tr", cellen, className="gekozen" if aan else None)


def _cel(tekst: str, voor: Any = None) -> dict[str, Any]:
    soort = "onbekend" if tekst == ONBEKEND else "getal"
    return element("Td", [voor, tekst] if voor else tekst, className=soort)


def _teken(k: Kern) -> dict[str, Any] | None:
    teken = _TEKEN[k.ligging]
    if not teken:
        return None
    return element("Span", f"{teken} ", className=f"ligging-{k.ligging}", **{"aria-hidden": "true"})


def _merk(k: Kern) -> dict[str, Any] | None:
    woord = {"ja": "overconcentratie", "mogelijk": "mogelijk overconcentratie"}
    if k.overconcentratie not in woord:
        return None
    return element("Span", woord[k.overconcentratie], className="merk-teveel")
