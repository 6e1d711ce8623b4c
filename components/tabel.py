"""A plain HTML table: headers with scope, figures in Dutch, right-aligned."""

from __future__ import annotations

from typing import Any

from figures.getallen import ONBEKEND, getal, met_teken
from figures.grafiek import Cel, Tabel

MEESTE_RIJEN = 150  # more belongs in the download


def element(soort: str, inhoud: Any = None, **props: Any) -> dict[str, Any]:
    """One HTML element as the renderer reads it.

    A table of 100 rows is a thousand elements; making them as Dash components costs
    three times as much as these dicts, on every click on a filter.
    """
    return {
        "type": soort,
        "namespace": "dash_html_components",
        "props": {"children": inhoud, **props},
    }


def tabel(t: Tabel, bijschrift: str) -> dict[str, Any]:
    """The table, scrolling sideways in its own box where the screen is narrow."""
    rijen = t.rijen[:MEESTE_RIJEN]
    delen = [
        element("Caption", bijschrift, className="alleen-schermlezer"),
        element("Thead", element("Tr", _koppen(t))),
        element("Tbody", [_rij(r, t) for r in rijen]),
    ]
    if t.totaal:
        delen.append(element("Tfoot", _rij(t.totaal, t)))
    uit: list[dict[str, Any]] = [
        element(
            "Div",
            element("Table", delen, className="cijfers"),
            className="tabelvak",
            tabIndex="0",
            role="region",
            **{"aria-label": bijschrift},
        )
    ]
    if len(rijen) < len(t.rijen):
        uit.append(
            element(
                "P",
                f"Hier staan de eerste {getal(len(rijen))} van {getal(len(t.rijen))} rijen; "
                "de download heeft ze alle.",
            )
        )
    return element("Div", uit)


def _koppen(t: Tabel) -> list[dict[str, Any]]:
    """The headers; one above figures stands at the right, as they do."""
    uit = []
    for i, naam in enumerate(t.kolommen):
        cijfers = i > 0 and any(not isinstance(r[i], str | None) for r in t.rijen)
        uit.append(element("Th", naam, scope="col", **({"className": "getal"} if cijfers else {})))
    return uit


def _rij(cellen: tuple[Cel, ...], t: Tabel) -> dict[str, Any]:
    kop, *rest = cellen
    return element(
        "Tr",
        [
            element("Th", kop, scope="row"),
            *(_cel(c, i in t.signed) for i, c in enumerate(rest, start=1)),
        ],
    )


def _cel(waarde: Cel, signed: bool) -> dict[str, Any]:
    if isinstance(waarde, str):
        return element("Td", waarde)
    tekst = met_teken(waarde) if signed else getal(waarde)
    return element("Td", tekst, className="onbekend" if tekst == ONBEKEND else "getal")
