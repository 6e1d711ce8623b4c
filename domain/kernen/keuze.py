"""What a reader has chosen on Kernen: frozen, from and to a query string.

The page, its downloads and the copied address read the same names; what is absent means the same
in all three (see `STANDAARD`). Percentages are numbers from 0 to 100 with a point: `doel=27.5`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from domain.filters import Filters
from domain.kernen.aandeel import DEFINITIES, procent
from domain.keuzeveld import Dag, Namen, Percentage, Selectie, Veld, Woord, Woorden, kies

NIVEAUS = ("gemeente", "wijk", "buurt")  # a kern is a wijk


@dataclass(frozen=True)
class KernFilters(Selectie):
    """A selection of areas and the reader's assumptions.

    gemeente, gebied: codes once `store.vragen.kernen.lezen.los_op` has been over them; empty means
    all. niveau: in the order of NIVEAUS. peildatum: the newest figures up to and including that
    day, None for the newest. doel, nieuwbouwaandeel: percentages; doel None for what the gemeente
    agreed (`domain.kernen.afgesproken.doel`). definitie: None for the one known. Raises ValueError
    for what cannot be.
    """

    gemeente: tuple[str, ...] = kies(Namen())
    gebied: tuple[str, ...] = kies(Namen())
    niveau: tuple[str, ...] = kies(Woorden(keuzes=NIVEAUS, standaard=("gemeente", "wijk")))
    peildatum: date | None = kies(Dag(later=True))
    doel: Decimal | None = kies(
        Percentage(
            mag=lambda p: 0 < p < 100, verwacht="tussen 0 en 100, zoals 30 of 27.5", later=True
        )
    )
    nieuwbouwaandeel: Decimal = kies(
        Percentage(
            mag=lambda p: 0 <= p <= 100,
            verwacht="van 0 tot en met 100, zoals 40 of 27.5",
            standaard=Decimal(40),
            later=True,
        )
    )
    definitie: str | None = kies(
        Woord(keuzes=DEFINITIES, waarom=": definities worden nooit gemengd")
    )
    stand: str | None = kies(Veld())

    @property
    def nieuwbouwdeel(self) -> Fraction:
        """The social share of all new building as a fraction of one."""
        return procent(self.nieuwbouwaandeel)

    @property
    def plaats(self) -> Filters:
        """Gemeente and gebied, for what looks up names or asks about a gemeente."""
        return Filters(gemeente=self.gemeente, gebied=self.gebied)

    met = Selectie.anders


STANDAARD = KernFilters()
