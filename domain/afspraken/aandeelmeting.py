"""The figures of an agreed share: now, and at the end of the period with the plans.

Source: docs/definitions.md, "Aandeel" and rule 7 of "Status of an afspraak". A share is a number of
homes out of a number of homes; what comes or goes after they were counted moves both. Pure: what
the store reads goes in, the judging (`domain.afspraken.beoordeling`) takes what comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.afspraken.oordeel import AandeelCijfers
from domain.kernen.programma import VOORRAAD
from domain.perioden import Periode

Paar = tuple[int, int]  # homes that are meant, of how many


@dataclass(frozen=True)
class Beweging:
    """Homes that come or go, summed: of one kind, place and period.

    status: gerealiseerd, hard or zacht. aantal: homes as delivered, each once. sector, eigen:
    effect on the part of the stock named by segment.
    """

    corporatie: str
    gebied: str | None
    soort: str
    segment: str
    huurklasse: str | None
    status: str
    periode: Periode
    aantal: int
    sector: int
    eigen: int

    @property
    def sociaal(self) -> int:
        """Effect on the social stock of the gemeente."""
        return self.sector if self.segment == "sociaal" else 0

    @property
    def woningen(self) -> int:
        """Effect on the number of dwellings, whoever owns them."""
        return self.aantal * VOORRAAD[self.soort]


@dataclass(frozen=True)
class Aandeel:
    """One share, of a whole or of one area.

    deel, geheel: counted on dag_deel and dag; None where unknown. met_hard, met_zacht: both at the
    end with plans, None without plans. trend: earlier days, oldest first. waarom: why it is not
    known; zegt: what must be said with it (Dutch sentences). bronnen: where it comes from.
    """

    code: str
    naam: str
    deel: int | None = None
    geheel: int | None = None
    dag_deel: date | None = None
    dag: date | None = None
    met_hard: Paar | None = None
    met_zacht: Paar | None = None
    trend: tuple[tuple[date, Fraction], ...] = ()
    waarom: str | None = None
    zegt: tuple[str, ...] = ()
    bronnen: tuple[str, ...] = ()

    @property
    def nu(self) -> Fraction | None:
        """The share now."""
        if self.waarom or self.deel is None or not self.geheel:
            return None
        return Fraction(self.deel, self.geheel)

    def erbij(self, paar: Paar) -> Paar:
        """What lies between part and whole now and those at the end with plans."""
        return paar[0] - (self.deel or 0), paar[1] - (self.geheel or 0)

    @property
    def cijfers(self) -> AandeelCijfers:
        """As the rules take them."""
        hard, zacht = (p and Fraction(*p) for p in (self.met_hard, self.met_zacht))
        return AandeelCijfers(self.nu, hard, zacht, self.waarom)


@dataclass(frozen=True)
class Aandeelmeting:
    """What is measured for one afspraak about a share.

    delen: one, or with per_gebied one for each area that it holds for. definitie: which homes are
    meant, in words. zegt: of all of them.
    """

    delen: tuple[Aandeel, ...]
    per_gebied: bool = False
    definitie: str = ""
    zegt: tuple[str, ...] = ()


@dataclass(frozen=True)
class Effect:
    """What a movement does to the part that is meant and to the whole it is a part of."""

    deel: Callable[[Beweging], int]
    geheel: Callable[[Beweging], int]


SOCIAAL = Effect(lambda b: b.sociaal, lambda b: b.woningen)


def met_plannen(
    nu: Aandeel, bewegingen: Iterable[Beweging], einde: date, effect: Effect = SOCIAAL
) -> tuple[Paar | None, Paar | None]:
    """Part and whole at the end with harde plannen, and with zachte plannen too.

    A movement counts that begins after the day on which that number was counted and ends by then:
    a period is never split. What has been realised after that day is in both. None where there are
    no plans of that status, and where the outcome cannot be.
    """
    if nu.nu is None or nu.deel is None or nu.geheel is None or not nu.dag or not nu.dag_deel:
        return None, None
    telt = [
        (b, nu.dag_deel < b.periode.van, nu.dag < b.periode.van)
        for b in bewegingen
        if b.periode.tot <= einde
    ]
    uit: list[Paar | None] = []
    for statussen in (("gerealiseerd", "hard"), ("gerealiseerd", "hard", "zacht")):
        mee = [t for t in telt if t[0].status in statussen and (t[1] or t[2])]
        deel = nu.deel + sum(effect.deel(b) for b, in_deel, _ in mee if in_deel)
        geheel = nu.geheel + sum(effect.geheel(b) for b, _, in_geheel in mee if in_geheel)
        heeft = any(b.status == statussen[-1] for b, *_ in mee)
        uit.append((deel, geheel) if heeft and 0 <= deel <= geheel and geheel else None)
    return uit[0], uit[1]
