"""Plain HTML tables: headers with scope, figures in Dutch, right-aligned.

Also one of cells that were made already (links, signs), scrolling in its own box.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from components.tekst import toon
from domain.cijfernaam import Cijfernaam
from figures.basis.getallen import ONBEKEND, getal, met_teken
from figures.basis.grafiek import Cel, Tabel
from figures.basis.zin import cijfer

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
        element("Caption", toon(bijschrift), className="alleen-schermlezer"),
        element("Thead", element("Tr", _koppen(t))),
        element(
            "Tbody",
            [_rij(r, t, namen) for r, namen in zip_longest(rijen, t.namen[: len(rijen)])],
        ),
    ]
    if t.totaal:
        delen.append(element("Tfoot", _rij(t.totaal, t, t.namen_totaal)))
    uit: list[dict[str, Any]] = [
        element(
            "Div",
            element("Table", delen, className="cijfers"),
            className="tabelvak",
            tabIndex="0",
            role="region",
            **{"aria-label": str(bijschrift)},
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


def _rij(
    cellen: tuple[Cel, ...], t: Tabel, namen: tuple[Cijfernaam | None, ...] | None
) -> dict[str, Any]:
    kop, *rest = cellen
    return element(
        "Tr",
        [
            element("Th", toon(kop) if isinstance(kop, str) else kop, scope="row"),
            *(
                _cel(c, naam, i in t.signed)
                for i, (c, naam) in enumerate(zip_longest(rest, (namen or ())[1:]), start=1)
            ),
        ],
    )


def _cel(waarde: Cel, naam: Cijfernaam | None, signed: bool) -> dict[str, Any]:
    if isinstance(waarde, str):
        return element("Td", toon(waarde))
    vorm = met_teken if signed else getal
    tekst = cijfer(naam, waarde, vorm) if naam else vorm(waarde)
    return element("Td", toon(tekst), className="onbekend" if tekst == ONBEKEND else "getal")


def losse_tabel(
    koppen: Sequence[str], rijen: Sequence[Sequence[Any]], bijschrift: str, klasse: str = ""
) -> dict[str, Any]:
    """rijen: elements Th and Td. Shows the first MEESTE_RIJEN and says how many there are."""
    getoond = rijen[:MEESTE_RIJEN]
    delen = [
        element("Caption", bijschrift, className="alleen-schermlezer"),
        element("Thead", element("Tr", [element("Th", k, scope="col") for k in koppen])),
        element("Tbody", [element("Tr", list(r)) for r in getoond]),
    ]
    vak = element(
        "Div",
        element("Table", delen, className=f"cijfers {klasse}".strip()),
        className="tabelvak",
        tabIndex="0",
        role="region",
        **{"aria-label": bijschrift},
    )
    if len(getoond) == len(rijen):
        return vak
    meer = f"Hier staan de eerste {getal(len(getoond))} van {getal(len(rijen))} rijen."
    return element("Div", [vak, element("P", f"{meer} De download heeft ze alle.")])


def kop(inhoud: Any) -> dict[str, Any]:
    """The cell that names its row."""
    return element("Th", inhoud, scope="row")


def cel(inhoud: Any, klasse: str = "") -> dict[str, Any]:
    """Any other cell; klasse: `getal` or `onbekend` for a figure."""
    return element("Td", inhoud, className=klasse)
