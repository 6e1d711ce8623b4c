"""The known names nearest to one that is not known: what a message suggests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from domain.namen import dichtbij
from telling.rijen import sleutel


@dataclass(frozen=True)
class Nabij:
    """Finds the known names nearest to a wrong one.

    A first choice by shared pairs of letters keeps it cheap: thousands of wrong rows must not make
    a verdict slow.
    """

    namen: tuple[str, ...]

    @staticmethod
    def van(namen: Iterable[str]) -> Nabij:
        """One of each, in a fixed order."""
        return Nabij(tuple(sorted(dict.fromkeys(namen))))

    @cached_property
    def _paren(self) -> list[tuple[str, str, frozenset[str]]]:
        return [(naam, k, _tweetallen(k)) for naam in self.namen for k in (sleutel(naam),)]

    def zoek(self, tekst: str, n: int = 3) -> tuple[str, ...]:
        """At most `n` names, nearest first (`domain.namen`); none where nothing looks like it."""
        gezocht = sleutel(tekst)[:100]
        paren = _tweetallen(gezocht)
        gedeeld = sorted(
            ((-len(paren & p) / (len(paren | p) or 1), naam, k) for naam, k, p in self._paren)
        )
        kandidaten = {k: naam for _, naam, k in reversed(gedeeld[: max(12, n)])}
        return tuple(kandidaten[k] for k in dichtbij(gezocht, kandidaten, n))


def _tweetallen(k: str) -> frozenset[str]:
    vol = f" {k} "
    return frozenset(vol[i : i + 2] for i in range(len(vol) - 1))
