"""What a reader has chosen on Afspraken: frozen, from and to a query string.

The page, its downloads and the copied address read the same names; what is absent means the same
in all three (see `STANDAARD`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.afspraken.indicatoren import BINDINGEN
from domain.afspraken.oordeel import STATUSSEN
from domain.filters import Filters
from domain.keuzeveld import Dag, Namen, Selectie, Veld, Woorden, kies


@dataclass(frozen=True)
class AfspraakFilters(Selectie):
    """A selection of afspraken. Empty means all.

    gemeente, corporatie: codes once `store.vragen.namen.los_op` has been over `plaats`; with
    corporaties chosen: what one of them is a party to. thema: as the register writes it. status: in
    the order of `domain.afspraken.oordeel.STATUSSEN`. peildatum: None for that of each gemeente
    (`store.vragen.peildatum`). Raises ValueError for what cannot be.
    """

    gemeente: tuple[str, ...] = kies(Namen(label="Gemeente", leeg="alle gemeenten"))
    corporatie: tuple[str, ...] = kies(Namen(label="Corporatie", leeg="alle partijen"))
    thema: tuple[str, ...] = kies(Namen(label="Thema", leeg="alle thema's"))
    status: tuple[str, ...] = kies(Woorden(label="Status", leeg="alle statussen", keuzes=STATUSSEN))
    binding: tuple[str, ...] = kies(
        Woorden(label="Binding", leeg="garantie, inspanning en streven", keuzes=BINDINGEN)
    )
    peildatum: date | None = kies(Dag(label="Peildatum", leeg="nieuwste per gemeente"))
    stand: str | None = kies(Veld())

    @property
    def plaats(self) -> Filters:
        """Gemeente and corporatie (and the peildatum as the end), for queries that take Filters."""
        return Filters(gemeente=self.gemeente, corporatie=self.corporatie, tot=self.peildatum)

    met = Selectie.anders


STANDAARD = AfspraakFilters()
