"""What goes into and comes out of the judging of an afspraak (`domain.afspraken.status`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor

from domain.afronding import verschil
from domain.leveringen.dekking import Perioden

GEEN_STATUS = "geen status"
NOG_NIET_BEGONNEN = "nog niet begonnen"
OVERSCHREDEN = "overschreden"
GEEN_CIJFERS = "geen cijfers"
BEHAALD = "behaald"
NIET_BEHAALD = "niet behaald"
OP_KOERS = "op koers"
AANDACHT = "aandacht"
ACHTER = "achter"
# In the order in which a list of counts shows them.
STATUSSEN = (
    BEHAALD, OP_KOERS, AANDACHT, ACHTER, NIET_BEHAALD, OVERSCHREDEN, NOG_NIET_BEGONNEN,
    GEEN_CIJFERS, GEEN_STATUS,
)  # fmt: skip
# What says nothing yet of how it goes.
NIET_TE_BEOORDELEN = (NOG_NIET_BEGONNEN, GEEN_CIJFERS, GEEN_STATUS)

Getal = int | float


@dataclass(frozen=True)
class Cijfers:
    """What is known for an afspraak in numbers, in its unit (`domain.afspraken.meting`).

    gerealiseerd: up to the peildatum, None where there is nothing. gedekt: whether the realised
    figures of all its parties are there for all of the elapsed period; before the period begins:
    for the peildatum itself. hard, zacht: plans after what is realised, up to the end of the
    period; None where there are no plans at all. waarom: why it is not covered, where that is
    another reason than missing figures (one Dutch sentence). ontbreekt: by corporatie the elapsed
    days of which there are no realised figures.
    """

    gerealiseerd: int | None
    gedekt: bool
    hard: int | None = None
    zacht: int | None = None
    waarom: str | None = None
    ontbreekt: tuple[tuple[str, Perioden], ...] = ()


@dataclass(frozen=True)
class AandeelCijfers:
    """What is known for a share, as fractions of one: now, and at the end with plans.

    waarom: why it is not known, one Dutch sentence (`domain.afspraken.aandeelmeting`).
    """

    nu: Fraction | None
    met_hard: Fraction | None = None
    met_zacht: Fraction | None = None
    waarom: str | None = None


@dataclass(frozen=True)
class Oordeel:
    """How an afspraak stands. Numbers in its unit (a share in percent), None where unknown.

    reden: in plain Dutch. regel: which of the seven rules gave the status (1 also before the
    period begins, and for a streefwaarde that nobody said how to judge). gerealiseerd: None where a
    part of it is missing. doel_totaal(_max): over the whole period. verwacht: the elapsed part of
    it. resterend: still to go for a minimum, still free for a maximum, never below 0. tempo:
    resterend per year left. met_hard, met_zacht: the forecast, each on top of the one before it;
    beside `geen cijfers` it stands alone. Whole numbers are int.
    peildatum: the day it was judged on, the end of that day.
    als: minimum, maximum, bandbreedte or None (`domain.afspraken.afspraak.Afspraak.oordeel_als`).

    What it was made from, so that nobody needs to count it again: verstreken of maanden, whole
    months. geteld: the homes of which is known that they were realised, all of them (gerealiseerd
    is what is above `telt_boven`); hard, zacht: the homes that the plans add. ontbreekt:
    whose figures of which days are missing. telling: of a share per area, the last sentence of
    reden with its numbers.
    """

    status: str
    reden: str
    doel_totaal: Getal | None = None
    doel_totaal_max: Getal | None = None
    gerealiseerd: Getal | None = None
    verwacht: Getal | None = None
    resterend: Getal | None = None
    tempo: Getal | None = None
    met_hard: Getal | None = None
    met_zacht: Getal | None = None
    regel: int = 0
    peildatum: date | None = None
    als: str | None = None
    verwacht_max: Getal | None = None
    verstreken: int | None = None
    maanden: int | None = None
    geteld: int | None = None
    hard: int | None = None
    zacht: int | None = None
    ontbreekt: tuple[tuple[str, Perioden], ...] = ()
    telling: Gebiedstelling | None = None

    @property
    def nodig_nu(self) -> int | None:
        """Whole homes that were to be there by the peildatum: of a maximum, that were allowed.

        Rounded to the side that keeps the status true: 213 of 213,3 is too few.
        """
        if self.verwacht is None:
            return None
        return floor(self.verwacht) if self.als == "maximum" else ceil(self.verwacht)

    @property
    def verschil_nu(self) -> int | None:
        """Realised minus `nodig_nu`; of a range 0 inside it, else how far outside."""
        if self.gerealiseerd is None or self.nodig_nu is None:
            return None
        verschil = floor(self.gerealiseerd) - self.nodig_nu
        if self.als != "bandbreedte" or self.verwacht_max is None or verschil < 0:
            return verschil
        return max(floor(self.gerealiseerd) - floor(self.verwacht_max), 0)

    @property
    def decimalen(self) -> int:
        """How many a share is shown with beside its distance to the target, so that the two fit:
        31.95 of 32 is not 32.0 with 0.1 to go (`domain.afronding`). Of a range that its low end
        does not ask more of: its distance to the high end."""
        doel = self.doel_totaal
        if self.doel_totaal_max is not None and not self.resterend:
            doel = self.doel_totaal_max
        if self.gerealiseerd is None or doel is None:
            return 1
        return verschil(self.gerealiseerd, doel).decimalen

    @property
    def voorbij(self) -> bool:
        """Whether its period is over: what is left can no longer be done."""
        return self.status in (BEHAALD, NIET_BEHAALD)

    @property
    def over(self) -> int | None:
        """The whole months that are left of its period."""
        if self.maanden is None or self.verstreken is None:
            return None
        return self.maanden - self.verstreken

    @property
    def te_gaan(self) -> Getal | None:
        """What the target is above what is realised; below 0 where that is more."""
        return _min(self.doel_totaal, self.gerealiseerd)

    @property
    def erboven(self) -> Getal | None:
        """What is realised above the target; None where it is not above it."""
        return _positief(_min(self.gerealiseerd, self.doel_totaal))

    @property
    def erboven_max(self) -> Getal | None:
        """What is realised above the upper end of a range; None where it is not above it."""
        return _positief(_min(self.gerealiseerd, self.doel_totaal_max))

    @property
    def ruimte_max(self) -> Getal | None:
        """What is still free below the upper end of a range; never below 0."""
        n = _min(self.doel_totaal_max, self.gerealiseerd)
        return None if n is None else max(n, 0)


@dataclass(frozen=True)
class Gebiedstelling:
    """In how many areas a share is where it should be. sjabloon: the Dutch sentence, with the names
    of `getallen` as fields (`str.format`). eerst: what the reason says before it."""

    eerst: str
    sjabloon: str
    getallen: tuple[tuple[str, int], ...]

    @property
    def tekst(self) -> str:
        """The whole reason."""
        return f"{self.eerst} {self.sjabloon.format(**dict(self.getallen))}"


def _exact(waarde: Getal) -> Fraction:
    return Fraction(str(waarde))


def _min(van: Getal | None, eraf: Getal | None) -> Getal | None:
    return None if van is None or eraf is None else getal(_exact(van) - _exact(eraf))


def _positief(waarde: Getal | None) -> Getal | None:
    return waarde if waarde is not None and waarde > 0 else None


def getal(waarde: Fraction | None) -> Getal | None:
    """An exact number as it is handed on: whole ones as int, others as float."""
    if waarde is None:
        return None
    return int(waarde) if waarde.denominator == 1 else float(waarde)
