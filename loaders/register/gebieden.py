"""Gebieden of one gemeente: what a code or name means, and in which indeling.

CBS codes and borders change between years, so a gebied is a code with the year
of its indeling; the same code and name in two years is the same area
(docs/delivery-format.md, `indeling`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from loaders.tekst import Nabij, sleutel, zonder_kern

NIVEAUS = ("wijk", "buurt")  # from high to low; a kern is a wijk

_Opmerking = tuple[Literal["waarschuwing", "melding"], str]


@dataclass(frozen=True, order=True)
class Gebied:
    """One area in one indeling."""

    code: str
    indeling: int
    naam: str
    niveau: str


@dataclass(frozen=True)
class GebiedGevonden:
    """The area and what must be said about how it was found."""

    gebied: Gebied
    opmerkingen: tuple[_Opmerking, ...] = ()


@dataclass(frozen=True)
class Gebieden:
    """All areas of one gemeente, by code and by name."""

    alle: tuple[Gebied, ...]

    @staticmethod
    def van(gebieden: Iterable[Gebied]) -> Gebieden:
        """In a fixed order."""
        return Gebieden(tuple(sorted(gebieden)))

    def zoek(self, tekst: str, indeling: int | None = None) -> GebiedGevonden | None:
        """The area a text means, None where unknown or ambiguous."""
        gevonden = self._op_tekst(tekst, indeling)
        keuze = _hoogste_niveau(_per_code(gevonden, indeling))
        if len(keuze) != 1:
            return None
        gebied = keuze[0]
        opmerkingen = [*self._over_niveau(gebied, gevonden), *self._over_jaar(gebied, indeling)]
        return GebiedGevonden(gebied, tuple(opmerkingen))

    def kandidaten(self, tekst: str) -> tuple[Gebied, ...]:
        """Everything the text could mean, one per code, in its newest indeling."""
        return tuple(_per_code(self._op_tekst(tekst, None), None))

    @cached_property
    def nabij(self) -> Nabij:
        """The known names of this gemeente."""
        return Nabij.van(g.naam for g in self.alle)

    @cached_property
    def _per_sleutel(self) -> dict[str, list[Gebied]]:
        uit: dict[str, list[Gebied]] = defaultdict(list)
        for g in self.alle:
            uit[sleutel(g.naam)].append(g)
        return uit

    @cached_property
    def _codes(self) -> dict[str, list[Gebied]]:
        uit: dict[str, list[Gebied]] = defaultdict(list)
        for g in self.alle:
            uit[sleutel(g.code)].append(g)
        return uit

    def _op_tekst(self, tekst: str, indeling: int | None) -> list[Gebied]:
        k = sleutel(tekst)
        if k in self._codes:
            return self._codes[k]
        gevonden = self._per_sleutel.get(k) or self._per_sleutel.get(zonder_kern(k), [])
        # A year that is known rules: the name may have belonged to another code then.
        in_jaar = [g for g in gevonden if g.indeling == indeling]
        return in_jaar or gevonden

    def _over_niveau(self, gebied: Gebied, gevonden: list[Gebied]) -> list[_Opmerking]:
        lager = sorted({g.code for g in gevonden if g.niveau != gebied.niveau})
        if not lager:
            return []
        return [
            (
                "melding",
                f"'{gebied.naam}' is een {gebied.niveau} ({gebied.code}) en ook een "
                f"{_lager(gebied.niveau)} ({', '.join(lager)}); gelezen als {gebied.niveau}.",
            )
        ]

    def _over_jaar(self, gebied: Gebied, indeling: int | None) -> list[_Opmerking]:
        if indeling is None:
            return []
        nieuwste = max(self._codes[sleutel(gebied.code)], key=lambda g: g.indeling)
        if gebied.indeling != indeling:
            return [
                (
                    "waarschuwing",
                    f"Indeling {indeling} kennen we niet voor {gebied.naam} ({gebied.code}); "
                    f"gelezen als indeling {gebied.indeling}.",
                )
            ]
        if nieuwste.indeling == indeling:
            return []
        if sleutel(nieuwste.naam) == sleutel(gebied.naam):
            return [
                (
                    "melding",
                    f"{gebied.naam} ({gebied.code}) uit indeling {indeling} heeft in indeling "
                    f"{nieuwste.indeling} dezelfde code en naam; gelezen als hetzelfde gebied.",
                )
            ]
        return [
            (
                "waarschuwing",
                f"{gebied.code} heet in indeling {indeling} {gebied.naam} en in indeling "
                f"{nieuwste.indeling} {nieuwste.naam}: het gebied is veranderd.",
            )
        ]


def _per_code(gevonden: Iterable[Gebied], indeling: int | None) -> list[Gebied]:
    """One per code: of the year asked for, else the newest."""
    per_code: dict[str, Gebied] = {}
    for g in sorted(gevonden, key=lambda g: (g.indeling == indeling, g.indeling)):
        per_code[g.code] = g
    return sorted(per_code.values())


def _hoogste_niveau(gebieden: list[Gebied]) -> list[Gebied]:
    """Those of the highest level, and of these the newest: a name may move to another code."""
    if not gebieden:
        return []
    rang = min(NIVEAUS.index(g.niveau) for g in gebieden)
    hoogste = [g for g in gebieden if NIVEAUS.index(g.niveau) == rang]
    jaar = max(g.indeling for g in hoogste)
    return [g for g in hoogste if g.indeling == jaar]


def _lager(niveau: str) -> str:
    return NIVEAUS[NIVEAUS.index(niveau) + 1]
