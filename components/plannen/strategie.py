"""The wijkenstrategie as an HTML table: a row group per area, its sum below, made to be printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from components.kaart import Herkomst
from components.tabel import element
from components.tekst import toon, toon_delen
from figures.groei.zinnen import FICTIEF
from figures.plannen.strategie import Regel, Strategietabel
from figures.plannen.zinnen_strategie import GEEN_PLAN


def strategie(
    id_: str, t: Strategietabel, herkomst: Herkomst, downloads: Sequence[tuple[str, str]]
) -> dict[str, Any]:
    """The card: message, table, what to know, where it comes from, downloads (label, href)."""
    merk = f"{FICTIEF}{' voor een deel' if herkomst.deels else ''}. "
    klasse = "kaart breed wijkenstrategie" + (" is-fictief" if herkomst.fictief else "")
    return element(
        "Figure",
        [
            element("P", "Wijkenstrategie", className="onderwerp"),
            element("H3", toon(t.titel), id=f"{id_}-kop"),
            _tabel(t),
            *(element("P", toon(o), className="opmerking") for o in t.opmerkingen),
            element(
                "Figcaption",
                [element("Strong", merk) if herkomst.fictief else "", herkomst.tekst],
                className="herkomst",
            ),
            element(
                "Div",
                [element("A", label, href=href, className="download") for label, href in downloads],
                className="onder",
            ),
        ],
        id=id_,
        className=klasse,
        **{"aria-labelledby": f"{id_}-kop"},
    )


def _tabel(t: Strategietabel) -> dict[str, Any]:
    kop = element("Thead", element("Tr", [element("Th", k, scope="col") for k in t.kolommen]))
    groepen = [_groep("Tbody", naam, regels) for naam, regels in t.gebieden]
    return element(
        "Div",
        element(
            "Table",
            [
                element("Caption", str(t.titel), className="alleen-schermlezer"),
                kop,
                *groepen,
                _groep("Tfoot", "Alle gebieden", t.som),
            ],
            className="cijfers strategie",
        ),
        className="tabelvak",
        tabIndex="0",
        role="region",
        **{"aria-label": str(t.titel)},
    )


def _groep(soort: str, naam: str, regels: Sequence[Regel]) -> dict[str, Any]:
    kop = element("Th", naam, scope="rowgroup", rowSpan=len(regels), className="gebied")
    return element(soort, [_rij(r, [kop] if i == 0 else []) for i, r in enumerate(regels)])


def _rij(r: Regel, kop: list[dict[str, Any]]) -> dict[str, Any]:
    cellen = [
        element(
            "Td",
            [*toon_delen(v.tekst), element("Small", toon(v.zacht))] if v.zacht else toon(v.tekst),
            className="leeg" if v.tekst == GEEN_PLAN else "getal",
        )
        for v in r.vakken
    ]
    return element(
        "Tr",
        [*kop, element("Th", r.onderdeel, scope="row"), *cellen],
        **({"className": "apart"} if r.buiten else {}),
    )
