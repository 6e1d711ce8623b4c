"""The voorraadbalans: begin + netto groei + correctie + onverklaard verschil = eind.

Source: docs/definitions.md, "Voorraadbalans". What does not fit is shown, never
spread out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from domain.filters import Filters
from domain.groei.netto import Mutatie, correctie, netto_groei


@dataclass(frozen=True)
class Balans:
    """Dwellings on the begin and the end peildatum, and what is known of the days between."""

    begin: int
    netto: int
    correctie: int
    eind: int

    @property
    def onverklaard(self) -> int:
        """What the end counts more (+) or fewer (-) than begin, growth and corrections explain."""
        return self.eind - self.begin - self.netto - self.correctie

    @property
    def sluit(self) -> bool:
        """Whether nothing is left unexplained."""
        return self.onverklaard == 0


def balans(begin: int, eind: int, mutaties: Iterable[Mutatie], filters: Filters) -> Balans:
    """The balans of one part of the stock of one corporatie in one gemeente.

    filters name corporatie, gemeente, segment and duur; van is the day after the begin peildatum,
    tot the end peildatum. Status, perspectief and sloop are not the reader's choice here: only
    what happened counts, to the corporatie's own stock, all of it.
    """
    eigen = filters.met(status=("gerealiseerd",), perspectief="corporatie", sloop="met")
    rijen = tuple(mutaties)
    return Balans(begin, netto_groei(rijen, eigen), correctie(rijen, eigen), eind)
