"""What the chart of an afspraak against its path is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.oordeel import Oordeel
from domain.afspraken.verloop import Punt
from domain.mutaties import SOORTEN
from figures.basis.kleuren import ONTTREKKING, TOEVOEGING


@dataclass(frozen=True)
class Verloop:
    """One afspraak that is counted, with how it stands and its moments."""

    afspraak: Afspraak
    oordeel: Oordeel
    peildatum: date
    punten: Sequence[Punt]

    @property
    def is_maximum(self) -> bool:
        """Whether less is better: then the target is a ceiling."""
        return self.afspraak.oordeel_als == "maximum"

    @property
    def kleur(self) -> str:
        """Of what goes out of the stock, or of what comes in."""
        soorten = self.afspraak.telt_soorten
        eruit = bool(soorten) and all(SOORTEN[s].is_onttrekking for s in soorten)
        return ONTTREKKING if eruit else TOEVOEGING

    @property
    def nu(self) -> Punt | None:
        """The last moment up to the peildatum."""
        return next((p for p in reversed(self.punten) if p.dag <= self.peildatum), None)

    @property
    def einde(self) -> Punt:
        """The end of the period."""
        return self.punten[-1]
