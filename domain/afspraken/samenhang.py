"""Three signals about one afspraak, held together: its status, its restopgave and its chance.

They look at different things, so they may seem to contradict each other. The status compares what
is realised with the elapsed time, and knows harde plannen alone; the restopgave takes all plans as
they stand on paper; the chance reckons that plans come later or not at all.
Source: docs/definitions.md, "Status of an afspraak", "Restopgave", "Prognose".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.oordeel import AANDACHT, ACHTER, OP_KOERS, Cijfers, Getal, Oordeel
from domain.plannen.restopgave import Restopgave, restopgave
from domain.prognose.trekking import Afspraakkans

ONDERWEG = (OP_KOERS, AANDACHT, ACHTER)


@dataclass(frozen=True)
class Samenhang:
    """A minimum under way, with plans. status: one of ONDERWEG. rest: what all plans leave of the
    target, 0 or less where they are enough. alle: whether plans of both statuses are known. kans:
    None where it was not forecast."""

    status: str
    rest: Getal
    alle: bool
    kans: Afspraakkans | None = None

    @property
    def genoeg(self) -> bool:
        """Whether the plans are enough on paper: no restopgave."""
        return self.rest <= 0

    @property
    def spreekt_tegen(self) -> bool:
        """Whether status and restopgave point to different sides where the reason is silent."""
        return self.genoeg if self.status == ACHTER else not self.genoeg

    @property
    def hoe(self) -> str:
        """What the chance does to what stands on paper: niet (it will hardly be), wel (it will hold
        even then), or half."""
        if self.kans is None:
            return ""
        k = self.kans.beste
        return "niet" if k.hoog < 25 else "wel" if k.laag >= 75 else "half"


def samenhang(
    o: Oordeel, rest: Restopgave | None, kans: Afspraakkans | None = None
) -> Samenhang | None:
    """What the three say together; None where there are no two of them to hold together.

    That is: for a maximum or a range, a period that is over or has not begun, realised figures that
    are missing, or no plans at all. rest: of `domain.plannen.restopgave`, as Plannen shows it.
    """
    if o.als != "minimum" or o.status not in ONDERWEG or rest is None or rest.rest is None:
        return None
    if rest.hard is None and rest.zacht is None:
        return None
    return Samenhang(o.status, rest.rest, rest.plannen_bekend, kans)


def samenhang_van(
    a: Afspraak,
    o: Oordeel,
    cijfers: Cijfers | None,
    peildatum: date | None,
    kans: Afspraakkans | None = None,
) -> Samenhang | None:
    """`samenhang` of an afspraak with its restopgave on that day. cijfers: as counted for it; None
    for a share, which has none."""
    rest = restopgave(a, cijfers, peildatum) if cijfers else None
    return samenhang(o, rest, kans)
