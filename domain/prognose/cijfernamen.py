"""The names of the figures of a forecast (`domain.cijfernaam`); page and download use the same.

    prognose|a6|..2027|hard            all up to the end of 2027, with harde plannen
    prognose|a6|2027|hard              what 2027 adds
    prognose|a6|..2030|zacht.p10|aannames=kans.hard:90

What an afspraak itself says has the name that Afspraken gives it (`afspraak|a6|...|met_hard`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.cijfernaam import Cijfernaam, stuk, van_afspraak
from domain.prognose.keuze import PrognoseKeuze

MAAT = "prognose"


@dataclass(frozen=True)
class Prognosenaam:
    """over: the id of an afspraak, else of whom (`domain.cijfernaam.over`). tot: the last day.
    peildatum: of its gemeente. aannames: what the reader changed (`gewijzigd`)."""

    over: str
    tot: date
    peildatum: date | None
    is_afspraak: bool
    aannames: str = ""

    def heel(self, veld: str) -> Cijfernaam:
        """Over the whole period; what is realised up to the peildatum. veld: as of
        `domain.afspraken.oordeel.Oordeel`; of an afspraak it is that of Afspraken."""
        if self.is_afspraak:
            return van_afspraak(self.over, self.peildatum, veld)
        if veld == "gerealiseerd" and self.peildatum:
            return Cijfernaam(MAAT, self.over, stuk(None, self.peildatum), veld)
        return self.los({"met_hard": "hard", "met_zacht": "zacht"}.get(veld, veld))

    def los(self, aard: str, **keuze: object) -> Cijfernaam:
        """Anything else of the whole period: what lacks, how many plans."""
        return opgeteld(self.over, self.tot.year, aard).met(**keuze)

    def geloot(self, jaar: int, aard: str) -> Cijfernaam:
        """Of the draws, so of the aannames: hard.p10, zacht.kans_hoog."""
        return opgeteld(self.over, jaar, aard).met(aannames=self.aannames)


def opgeteld(over: str, jaar: int, aard: str) -> Cijfernaam:
    """All that is there at the end of a year (within the period)."""
    return Cijfernaam(MAAT, over, stuk(None, date(jaar, 12, 31)), aard)


def erbij(over: str, jaar: int, aard: str) -> Cijfernaam:
    """What a year adds."""
    return Cijfernaam(MAAT, over, str(jaar), aard)


def gewijzigd(keuze: PrognoseKeuze) -> str:
    """The assumptions that differ from those of the stand: 'kans.hard:90,uitloop.zacht:1.5'."""
    alle = [("kans", keuze.kans), ("uitloop", keuze.uitloop)]
    return ",".join(f"{wat}.{sleutel}:{w}" for wat, rijen in alle for sleutel, w in rijen)
