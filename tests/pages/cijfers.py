"""The figures of a rendered page: those with a name, and numbers without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from figures.basis.getallen import MAANDEN

# What is no counted figure: days, years, the number of an article.
GEEN_CIJFER = re.compile(
    rf"\b\d{{1,2}} (?:{'|'.join(MAANDEN)}) \d{{4}}\b|\b(?:19|20)\d\d\b|\b[Aa]rtikel \d[\d.-]*"
)
# Where other numbers stand: where it comes from, links, headers, what a chart draws.
OVERGESLAGEN = {"A", "Caption", "Graph", "Th", "Summary", "Option"}


def met_naam(boom: Any) -> Iterator[tuple[str, str, str]]:
    """(name, plain value, as shown) of every figure, also where assets/kernen.js lays it out."""
    if isinstance(boom, list):
        for tak in boom:
            yield from met_naam(tak)
    elif isinstance(boom, dict):
        props = boom.get("props")
        if isinstance(props, dict) and "data-cijfer" in props:
            yield props["data-cijfer"], props["value"], props["children"]
        for deel in boom.get("d") or ():
            if not isinstance(deel, str):
                yield deel[1], deel[2], deel[0]
        for tak in boom.values():
            yield from met_naam(tak)


def zonder_naam(boom: Any) -> Iterator[str]:
    """Texts with a number that is no figure with a name."""
    if isinstance(boom, str):
        if re.search(r"\d", GEEN_CIJFER.sub("", boom)):
            yield boom
    elif isinstance(boom, list):
        for tak in boom:
            yield from zonder_naam(tak)
    elif isinstance(boom, dict) and "props" in boom:
        klassen = set((boom["props"].get("className") or "").split())
        if boom["type"] not in OVERGESLAGEN | {"Data"} and "herkomst" not in klassen:
            yield from zonder_naam(boom["props"].get("children"))
    elif isinstance(boom, dict) and "rijen" in boom:
        for cel in (c for rij in (*boom["rijen"], *boom["voet"]) for c in rij if not c.get("h")):
            delen = cel.get("d", [cel["t"]])
            yield from zonder_naam([d for d in delen if isinstance(d, str)])
