"""Counted stock: what may be added up of it, and what never is.

A telling is of one corporatie in one gemeente on one day. Duren and segmenten that the reader chose
together are one stock; a count of which the source does not split the segments (`totaal`) is
another. Gemeenten are never added: who counted in some of them did not count in all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

TOTAAL = "totaal"


@dataclass(frozen=True, slots=True)
class Voorraadtelling:
    """Homes of a corporatie in a gemeente at the end of a day, of one segment and duur."""

    gemeente: str
    corporatie: str
    peildatum: date
    segment: str
    duur: str
    aantal: int

    @property
    def gesplitst(self) -> bool:
        """Whether the source says of which segment these are."""
        return self.segment != TOTAAL


@dataclass(frozen=True, slots=True)
class Voorraadstand:
    """What a corporatie had in a gemeente on a day, over the tellingen that make it."""

    tellingen: tuple[Voorraadtelling, ...]

    @property
    def eerste(self) -> Voorraadtelling:
        """Says whose it is and of which day."""
        return self.tellingen[0]

    @property
    def aantal(self) -> int:
        """Homes."""
        return sum(t.aantal for t in self.tellingen)


def nieuwste(tellingen: Sequence[Voorraadtelling]) -> tuple[Voorraadstand, ...]:
    """The standen of the newest day, a corporatie and gemeente each, totaal apart from the rest."""
    laatste = max((t.peildatum for t in tellingen), default=None)
    uit: dict[tuple[str, str, bool], list[Voorraadtelling]] = {}
    for t in tellingen:
        if t.peildatum == laatste:
            uit.setdefault((t.corporatie, t.gemeente, t.gesplitst), []).append(t)
    return tuple(Voorraadstand(tuple(delen)) for _, delen in sorted(uit.items()))


def ongesplitst(tellingen: Iterable[Voorraadtelling]) -> tuple[Voorraadtelling, ...]:
    """Those of which the source does not say how many are sociale huur."""
    return tuple(t for t in tellingen if not t.gesplitst)
