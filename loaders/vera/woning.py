"""A home on a unit list, and what became of a stock of homes between two days.

Source: docs/sources.md, "VERA".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from domain.mutaties import SEGMENTEN

# A home that was split in others; what comes in its place is `splitsing`.
GESPLITST_UIT = "splitsing_uit"

# Why a change is open, with the text for the verdict (Dutch).
VERDWENEN = "stond op de eerste lijst en staat niet meer op de tweede, zonder reden"
GESLOOPT = "wachtte op sloop en staat niet meer op de tweede lijst; sloopdatum ontbreekt"
VERSCHENEN = "staat alleen op de tweede lijst, zonder reden of datum waarmee hij erbij kwam"
TEGENSPRAAK = "heeft op de tweede lijst een datum die niet past bij de eerste lijst"
VERANDERD = "veranderde van gemeente, segment of duur op een manier waarvoor geen soort bestaat"
ONBEKEND = "veranderde van of naar een segment of duur die niet bekend is"
GESPLITST = "is gesplitst, zonder dat er zoveel woningen voor in de plaats kwamen"


class Woningplek(NamedTuple):
    """A kind of home in a gemeente, as the voorraadbalans knows it.

    segment: also `boven` (midden or vrij, not known which), None where not known; duur: None where
    not known.
    """

    gemeente: str
    segment: str | None
    duur: str | None
    zelfstandig: bool = True

    @property
    def telt(self) -> bool:
        """Whether it has a place in the voorraadstanden."""
        return self.segment in SEGMENTEN and self.duur is not None


class Kenmerk(NamedTuple):
    """What is told of a home beside its Plek: gebied, its indeling, DAEB (None: not known)."""

    plek: Woningplek
    gebied: str | None = None
    indeling: int | None = None
    daeb: bool | None = None


class Woningstap(NamedTuple):
    """A home comes or goes.

    soort: of the leveringsformaat, or GESPLITST_UIT. dag: None where not known.
    """

    soort: str
    dag: date | None


@dataclass(frozen=True)
class Eenheid:
    """A home of this corporatie on one list.

    erin, eruit: as the list says; None where it was there before, is there still, or is away for a
    time only. aanwezig: in stock on the day of its own list. sloop: it waits for sloop. sinds:
    since when it is there is known, or it was there before.
    """

    rij: int
    kenmerk: Kenmerk
    aanwezig: bool
    erin: Woningstap | None = None
    eruit: Woningstap | None = None
    sloop: bool = False
    sinds: bool = True

    def op(self, dag: date) -> bool:
        """In stock at the end of a day, by its days alone (one list tells all)."""
        gekomen = self.erin is None or self.erin.dag is None or self.erin.dag <= dag
        weg = self.eruit is not None and self.eruit.dag is not None and self.eruit.dag <= dag
        return gekomen and not weg


@dataclass(frozen=True)
class Woningmutatie:
    """One home. dag None: somewhere between the two days."""

    soort: str
    dag: date | None
    kenmerk: Kenmerk
    rij: int
    ander_segment: str | None = None


@dataclass(frozen=True)
class Open:
    """A change that cannot be decided: one home less at `min`, one more at `plus`.

    Both None: it does not touch the standen, but the lists contradict each other.
    """

    reden: str
    rij: int
    min: Woningplek | None
    plus: Woningplek | None


@dataclass
class Woningverloop:
    """begin, eind: the homes in stock on the two days. mutaties; open: what is not decided."""

    begin: list[Eenheid] = field(default_factory=list)
    eind: list[Eenheid] = field(default_factory=list)
    mutaties: list[Woningmutatie] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
