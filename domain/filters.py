"""Filters: what a reader has chosen, frozen, from and to a query string.

The page, the download and the copied address read the same names, and what is absent means the
same in all three (see `STANDAARD`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.keuzeveld import (
    MEEST,
    Grens,
    Namen,
    Probleem,
    Selectie,
    Veld,
    Woord,
    Woorden,
    kies,
    lees_lijst,
    splits,
)
from domain.mutaties import DUREN, PERSPECTIEVEN, SEGMENTEN, STATUSSEN
from domain.perioden import Periode

__all__ = ["MEEST", "SLOOP", "STANDAARD", "Filters", "Probleem", "lees_lijst", "splits"]

SLOOP = ("met", "zonder")
VROEGST, LAATST = date(1900, 1, 1), date(2100, 12, 31)


@dataclass(frozen=True)
class Filters(Selectie):
    """A selection. Empty gemeente, corporatie or gebied means all of them.

    gemeente, corporatie, gebied hold codes once `store.vragen.namen.los_op`
    has been over them; before that they hold what the reader wrote. Empty duur, segment or
    status means the standard choice; the order in which they are given does not matter.
    Each of `Woorden` is a column of `store.schema.tables.mutatie`.
    """

    gemeente: tuple[str, ...] = kies(Namen(label="Gemeente", leeg="alle gemeenten"))
    corporatie: tuple[str, ...] = kies(Namen(label="Corporatie", leeg="alle corporaties"))
    gebied: tuple[str, ...] = kies(
        Namen(label="Kern, wijk of buurt", leeg="hele gemeente", geen="alle gebieden")
    )
    van: date | None = kies(
        Grens(label="Van", leeg="begin", geen="het begin van de cijfers", later=True)
    )
    tot: date | None = kies(
        Grens(
            label="Tot en met", leeg="eind", geen="het einde van de cijfers", na="van", later=True
        )
    )
    duur: tuple[str, ...] = kies(
        Woorden(label="Duur", leeg="permanent", keuzes=DUREN, standaard=("permanent",))
    )
    segment: tuple[str, ...] = kies(
        Woorden(label="Segment", leeg="sociale huur", keuzes=SEGMENTEN, standaard=("sociaal",))
    )
    status: tuple[str, ...] = kies(
        Woorden(label="Status", leeg="alle statussen", keuzes=STATUSSEN, standaard=STATUSSEN)
    )
    perspectief: str = kies(
        Woord(
            label="Gezien vanuit",
            herkomst="Perspectief",
            keuzes=PERSPECTIEVEN,
            standaard="sector",
        )
    )
    sloop: str = kies(Woord(label="Sloop", keuzes=SLOOP, standaard="met"))
    stand: str | None = kies(Veld())

    @classmethod
    def velden(cls) -> dict[str, Veld]:
        """In the order of the address: first those of which several can be chosen."""
        alle = super().velden().items()
        return dict(sorted(alle, key=lambda v: not isinstance(v[1], Namen)))

    @property
    def periode(self) -> Periode:
        """The chosen period; open ends reach as far as the data can."""
        return Periode(self.van or VROEGST, self.tot or LAATST)

    @property
    def zonder_sloop(self) -> bool:
        """Whether sloop is left out of the growth."""
        return self.sloop == "zonder"

    met = Selectie.anders


STANDAARD = Filters()
