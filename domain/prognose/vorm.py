"""What a forecast is asked and what it answers, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.perioden import Periode
from domain.prognose.kans import Doel, Kans
from domain.prognose.planpost import Planpost

PERCENTIELEN = (10, 50, 90)


@dataclass(frozen=True)
class Vraag:
    """What is asked. periode: the days that count. peildatum: up to where realised figures go.

    compleet: whether these are there for every party; without it nothing realised is shown and no
    chance is given. doel: None where there is no afspraak, or none that can be judged. boven: only
    what comes on top of this number counts (`Afspraak.telt_boven`). onttrekkingen: which of sloop
    and verkoop would count, so that plans without them flatter.
    """

    periode: Periode
    peildatum: date | None
    compleet: bool
    doel: Doel | None = None
    boven: int | None = None
    onttrekkingen: tuple[str, ...] = ()

    @property
    def afgelopen(self) -> bool:
        """Whether the last day is over on the peildatum: then there is nothing left to forecast,
        only what it became (`domain.afspraken.status` judges an afspraak by the same rule)."""
        return self.peildatum is not None and self.peildatum >= self.periode.tot

    @property
    def geworden(self) -> bool:
        """Whether it is known what it became: all that can be said is what was realised. Where
        figures of a period that is over are missing, its plans still say something."""
        return self.afgelopen and self.compleet


@dataclass(frozen=True, slots=True)
class Jaar:
    """One calendar year: what it adds, and all up to and including it (opgeteld).

    Each layer holds those before it: hard is realised with harde plannen, zacht with zachte too.
    gerealiseerd and opgeteld: None where realised figures are missing, and after the peildatum.
    """

    jaar: int
    gerealiseerd: int | None
    hard: int
    zacht: int
    opgeteld: int | None
    opgeteld_hard: int
    opgeteld_zacht: int


@dataclass(frozen=True, slots=True)
class Band:
    """The 10th, 50th and 90th percentile of all that is there at the end of a year."""

    p10: int
    p50: int
    p90: int


@dataclass(frozen=True)
class Prognose:
    """The answer. posten: the plans that it counts.

    banden: per layer (hard, zacht) a Band for every year, empty without assumptions. kansen: per
    layer; None without assumptions or a target, and where realised figures are missing. Neither is
    there for a period that is over (`Vraag.afgelopen`).
    """

    vraag: Vraag
    jaren: tuple[Jaar, ...]
    banden: Mapping[str, tuple[Band, ...]]
    kansen: Mapping[str, Kans] | None
    posten: tuple[Planpost, ...]

    @property
    def gerealiseerd(self) -> int | None:
        """All that is realised up to the peildatum; None where that is unknown."""
        v = self.vraag
        if v.compleet and v.peildatum and v.peildatum < v.periode.van:
            return 0
        return next((j.opgeteld for j in reversed(self.jaren) if j.opgeteld is not None), None)

    @property
    def met_hard(self) -> int:
        """At the end of the period, with harde plannen."""
        return self.jaren[-1].opgeteld_hard

    @property
    def met_zacht(self) -> int:
        """At the end of the period, with harde and zachte plannen."""
        return self.jaren[-1].opgeteld_zacht

    @property
    def deels(self) -> bool:
        """Whether realised homes are in the sums, beside the harde plannen."""
        return self.met_hard not in (0, sum(p.saldo for p in self.posten if p.hardheid == "hard"))

    @property
    def vleit(self) -> tuple[str, ...]:
        """Which of sloop and verkoop the plans do not hold although they would count.

        Empty without plans, and where a plan is an onttrekking that is not split.
        """
        soorten = {p.soort for p in self.posten}
        if not soorten or "onttrekking" in soorten:
            return ()
        return tuple(s for s in self.vraag.onttrekkingen if s not in soorten)

    @property
    def zonder_project(self) -> int:
        """How many of the plans name no project: these are drawn in blocks."""
        return sum(not p.heeft_project for p in self.posten)
