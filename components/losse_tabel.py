"""A table of cells that were made already (links, signs), scrolling in its own box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from components.tabel import MEESTE_RIJEN, element
from figures.basis.getallen import getal


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
