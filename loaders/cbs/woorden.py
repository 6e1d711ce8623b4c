"""Words and limits for the verdict on files with thousands of areas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

import pandas as pd

from loaders.tekst import getal

_GENOEMD = 10  # examples in one line
GRENS = 20  # lines of one kind: a whole country has thousands of areas

_T = TypeVar("_T")


def noem(waarden: Iterable[str]) -> str:
    """The first distinct values in order, and how many more there are."""
    gesorteerd = sorted(set(waarden))
    rest = len(gesorteerd) - _GENOEMD
    return ", ".join(gesorteerd[:_GENOEMD]) + (f" en nog {getal(rest)}" if rest > 0 else "")


def gebieden(aantal: int) -> str:
    """`1 gebied`, `2.000 gebieden`."""
    return "1 gebied" if aantal == 1 else f"{getal(aantal)} gebieden"


def woningen(aantal: int) -> str:
    """`1 woning`, `2.000 woningen`."""
    return "1 woning" if aantal == 1 else f"{getal(aantal)} woningen"


def op_een_rij(frame: pd.DataFrame, *kolommen: str) -> Iterator[tuple[Any, ...]]:
    """The values of some columns, row by row."""
    return zip(*(frame[k] for k in kolommen), strict=True)


def begrens(regels: Sequence[_T], grens: int = GRENS) -> tuple[Sequence[_T], int]:
    """The first lines of one kind, and how many are left: those go in one closing line."""
    if len(regels) <= grens + 1:
        return regels, 0
    return regels[:grens], len(regels) - grens
