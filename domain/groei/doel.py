"""An afspraak about netto groei as a page holds it beside a selection: what, over which days.

What was to be there by a day is the afspraak's own rule (`domain.afspraken.afspraak`), so a line in
a chart and the status of the afspraak follow one path.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.afspraken.afspraak import Afspraak, lengte_in_maanden, verstreken_deel
from domain.perioden import Periode


@dataclass(frozen=True)
class Doel:
    """A target in homes over the days `van` up to and including `tot`.

    doel, doel_max: over the whole period (doel_max only for a range). per_jaar: what
    the document says per year, None where it gives a total. richting: minimum,
    maximum or streefwaarde; behandeld_als: minimum or maximum, for a streefwaarde.
    corporatie: code where it is one party's own part. afspraak: its id.
    """

    naam: str
    van: date
    tot: date
    doel: float
    doel_max: float | None = None
    per_jaar: float | None = None
    per_jaar_max: float | None = None
    richting: str = "minimum"
    behandeld_als: str | None = None
    binding: str = "inspanning"
    corporatie: str | None = None
    afspraak: str = ""

    @property
    def periode(self) -> Periode:
        """Its days."""
        return Periode(self.van, self.tot)

    @property
    def jaren(self) -> float:
        """Length in years, in whole months."""
        return lengte_in_maanden(self.periode) / 12

    def op(self, dag: date) -> Fraction:
        """What the agreed path asks for at the end of a day, exactly."""
        deel = verstreken_deel(self.periode, dag) if dag >= self.van else 0
        return Fraction(str(self.doel)) * deel

    @property
    def tempo(self) -> float:
        """The agreed number per year, or what the total comes to per year."""
        return self.per_jaar if self.per_jaar is not None else self.doel / self.jaren

    @property
    def geldt_als(self) -> str:
        """minimum or maximum where it is (treated as) one, else streefwaarde."""
        return self.behandeld_als or self.richting

    def nodig_in(self, dagen: Periode) -> float | None:
        """What was agreed for a stretch of whole years; None outside the afspraak's period."""
        if dagen.van < self.van or dagen.tot > self.tot:
            return None
        if dagen == self.periode:
            return self.doel
        return self.tempo * (dagen.tot.year - dagen.van.year + 1)


def doel_van(a: Afspraak) -> Doel | None:
    """The afspraak beside a selection; None where it has no number of homes or no period."""
    totaal = a.doel_totaal
    if a.indicator != "netto_groei" or a.periode is None or totaal is None:
        return None
    hoogste = a.doel_totaal_max
    gemiddeld = a.rekenwijze == "gemiddelde_per_jaar"
    return Doel(
        naam=f"Afspraak {a.artikel}",
        van=a.periode.van,
        tot=a.periode.tot,
        doel=float(totaal),
        doel_max=None if hoogste is None else float(hoogste),
        per_jaar=a.doel if gemiddeld else None,
        per_jaar_max=a.doel_max if gemiddeld else None,
        richting=a.richting,
        behandeld_als=a.behandeld_als,
        binding=a.binding,
        corporatie=a.corporaties[0] if len(a.corporaties) == 1 else None,
        afspraak=a.id,
    )
