"""What a reader has chosen on Plannen: frozen, from and to a query string.

The page, its downloads and the copied address read the same names; what is absent means the same
in all three (see `STANDAARD`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.filters import Filters
from domain.keuzeveld import Dag, Grens, Namen, Selectie, Veld, Woorden, kies
from domain.perioden import Periode
from domain.plannen.planregel import PLANSEGMENTEN, PLANSTATUSSEN


@dataclass(frozen=True)
class PlanKeuze(Selectie):
    """A selection of plans. Empty gemeente, corporatie or gebied means all; so does an empty
    status or segment.

    gemeente, corporatie, gebied: codes once `store.vragen.namen.los_op` has been over `plaats`.
    van, tot: the days that a plan must lie in wholly. peildatum: None for that of each gemeente
    (`store.vragen.peildatum`). met: the id of the stand to compare with. Raises ValueError for a
    choice that is not on its list.
    """

    gemeente: tuple[str, ...] = kies(Namen(label="Gemeente", leeg="kies een gemeente"))
    corporatie: tuple[str, ...] = kies(Namen(label="Corporatie", leeg="alle corporaties"))
    gebied: tuple[str, ...] = kies(Namen(label="Kern, wijk of buurt", leeg="hele gemeente"))
    van: date | None = kies(Grens(label="Van", leeg="begin"))
    tot: date | None = kies(Grens(label="Tot en met", leeg="eind", na="van"))
    status: tuple[str, ...] = kies(
        Woorden(
            label="Hardheid", leeg="hard en zacht", keuzes=PLANSTATUSSEN, standaard=PLANSTATUSSEN
        )
    )
    segment: tuple[str, ...] = kies(
        Woorden(
            label="Segment", leeg="alle segmenten", keuzes=PLANSEGMENTEN, standaard=PLANSEGMENTEN
        )
    )
    peildatum: date | None = kies(Dag(label="Peildatum", leeg="nieuwste"))
    stand: str | None = kies(Veld())
    met: str | None = kies(Veld(label="Vergelijk met een eerdere stand", leeg="niet vergelijken"))

    @property
    def plaats(self) -> Filters:
        """Gemeente, corporatie and gebied, for queries that take Filters."""
        return Filters(gemeente=self.gemeente, corporatie=self.corporatie, gebied=self.gebied)

    @property
    def periode(self) -> Periode:
        """The chosen period; open ends reach as far as the data can."""
        return Filters(van=self.van, tot=self.tot).periode


STANDAARD = PlanKeuze()
