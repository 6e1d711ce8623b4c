"""One afspraak as the list, its sentences and its small drawing want it: with names, not codes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.oordeel import Getal, Oordeel
from domain.afspraken.samenhang import Samenhang


@dataclass(frozen=True)
class EigenOordeel:
    """What a party says itself about a period. oordeel: one of STATUSSEN, or None without one."""

    partij: str
    periode: str
    oordeel: str | None
    tekst: str


@dataclass(frozen=True)
class Lijn:
    """One line. document, gemeente, gebied, partijen: names; None where there is none.

    peildatum: the day it was judged on. verloop: (day, realised up to then), oldest first. eigen:
    what the parties say themselves. verschillen: ids of the differences in reading that it is in.
    heel: the title of the whole, for a part. per: kern, wijk or buurt where each has a figure of
    its own, so that there is no single one to show. samenhang: how its status and restopgave go
    together, without the chance.
    """

    afspraak: Afspraak
    oordeel: Oordeel
    document: str
    gemeente: str | None
    partijen: tuple[str, ...]
    gebied: str | None = None
    peildatum: date | None = None
    verloop: tuple[tuple[date, Getal], ...] = ()
    eigen: tuple[EigenOordeel, ...] = ()
    verschillen: tuple[str, ...] = ()
    heel: str | None = None
    per: str | None = None
    samenhang: Samenhang | None = None

    @property
    def is_deel(self) -> bool:
        """Whether it is a part of another afspraak: shown below it, never counted again."""
        return self.afspraak.hoort_bij is not None
