"""An afspraak as a chart needs it: what was agreed, over which days, how firmly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.perioden import Periode
from domain.tempo import lengte_in_maanden, verstreken_deel
from figures.getallen import getal

BINDING = {"garantie": "gegarandeerd", "inspanning": "afgesproken", "streven": "het streven"}


@dataclass(frozen=True)
class Doel:
    """A target in homes over the days `van` up to and including `tot`.

    doel, doel_max: over the whole period (doel_max only for a range). per_jaar: what
    the document says per year, None where it gives a total. richting: minimum,
    maximum or streefwaarde; behandeld_als: minimum or maximum, for a streefwaarde.
    corporatie: code where it is one party's own part.
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

    @property
    def periode(self) -> Periode:
        """Its days."""
        return Periode(self.van, self.tot)

    @property
    def jaren(self) -> float:
        """Length in years, in whole months."""
        return lengte_in_maanden(self.periode) / 12

    def deel(self, dag: date) -> float:
        """The elapsed part at the end of a day, 0 to 1, in whole months."""
        return float(verstreken_deel(self.periode, dag)) if dag >= self.van else 0.0

    def op(self, dag: date) -> float:
        """What the agreed path asks for at the end of a day."""
        return self.doel * self.deel(dag)

    @property
    def tempo(self) -> float:
        """The agreed number per year, or what the total comes to per year."""
        return self.per_jaar if self.per_jaar is not None else self.doel / self.jaren

    @property
    def geldt_als(self) -> str:
        """minimum or maximum where it is (treated as) one, else streefwaarde."""
        return self.behandeld_als or self.richting

    @property
    def grens(self) -> str:
        """minimaal, maximaal or nothing, as the document says it."""
        if self.doel_max is not None:
            return ""
        return {"minimum": "minimaal ", "maximum": "maximaal "}.get(self.richting, "")

    @property
    def gelezen(self) -> str:
        """Said wherever a streefwaarde is judged as a minimum or maximum: the parties did not."""
        return f" (gelezen als {self.behandeld_als})" if self.behandeld_als else ""

    @property
    def waarde(self) -> str:
        """The value as it was agreed: '320 per jaar', '301', '1.000 tot 1.200 per jaar'."""
        if self.per_jaar is not None:
            return f"{_reeks(self.per_jaar, self.per_jaar_max)} per jaar"
        return _reeks(self.doel, self.doel_max)


def _reeks(laag: float, hoog: float | None) -> str:
    return getal(laag) if hoog is None else f"{getal(laag)} tot {getal(hoog)}"
