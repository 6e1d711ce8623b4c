"""What is counted for an afspraak: the selection, and which rows of it.

Source: docs/register-afspraken.md, "Wat telt".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.indicatoren import INDICATOREN
from domain.filters import Filters
from domain.leveringen.dekking import Perioden, doorsnede
from domain.mutaties import DUREN, SEGMENTEN
from domain.perioden import Periode
from domain.telregel import Eis, aard


@dataclass(frozen=True)
class Meting:
    """What to sum for one afspraak.

    filters: gemeente, corporaties, gebied, period, duur, segment, perspectief, sloop; the status
    is asked for each apart. soorten: only these, empty = all. bruto: count homes, whatever their
    sign (a maximum of 180 sold is a count of 180, not of -180).
    """

    filters: Filters
    soorten: tuple[str, ...] = ()
    bruto: bool = False

    @cached_property
    def eisen(self) -> tuple[Eis, ...]:
        """What kind of row counts for it, whatever its place, period and status."""
        return aard(self.filters, self.soorten)


def meting_van(afspraak: Afspraak) -> Meting | None:
    """How to count it; None where it is not counted from voorraadmutaties, or has no period."""
    if not INDICATOREN[afspraak.indicator].telt or afspraak.periode is None:
        return None
    return Meting(
        Filters(
            gemeente=(afspraak.gemeente,) if afspraak.gemeente else (),
            corporatie=afspraak.corporaties,
            gebied=(afspraak.gebied,) if afspraak.gebied else (),
            van=afspraak.van,
            tot=afspraak.tot,
            duur=afspraak.telt_duur or DUREN,
            segment=afspraak.telt_segment or SEGMENTEN,
            perspectief=afspraak.telt_perspectief or "sector",
            sloop=afspraak.telt_sloop or "met",
        ),
        afspraak.telt_soorten,
        bruto=afspraak.indicator != "netto_groei",
    )


def na_gerealiseerd(periode: Periode, gedekt: Perioden | None) -> bool:
    """Whether a plan has no day in common with the days of which realised figures count."""
    return not any(periode.overlapt(g) for g in gedekt or ())


def tot_en_met(gedekt: Perioden, peildatum: date) -> Perioden:
    """The covered days up to a peildatum: what was realised later does not count then."""
    return doorsnede(gedekt, (Periode(date.min, peildatum),))
