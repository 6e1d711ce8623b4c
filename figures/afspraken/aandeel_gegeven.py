"""What the chart of an agreed share is made of, and its target in words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from domain.afspraken.aandeelmeting import Aandeel
from domain.afspraken.afspraak import Afspraak
from domain.afspraken.cijfernamen import naam_afgesproken, naam_gebied
from domain.afspraken.oordeel import Oordeel
from domain.cijfernaam import Cijfernaam
from figures.basis.getallen import getal
from figures.basis.zin import Tekst, cijfer, cijfer_aandeel, zin

HARD, ZACHT = "met harde plannen", "met ook zachte plannen"
VELD = {HARD: "met_hard", ZACHT: "met_zacht"}  # of the Oordeel


@dataclass(frozen=True)
class Deelverloop:
    """One share that was agreed, measured. waarvan: what it is a share of, in words."""

    afspraak: Afspraak
    aandeel: Aandeel
    waarvan: str
    oordeel: Oordeel

    def naam(self, veld: str, **keuze: object) -> Cijfernaam:
        """veld: of the judgement, or deel, geheel (homes; `_met_hard` with plans)."""
        return naam_gebied(self.afspraak, self.oordeel, veld, None).met(**keuze)

    def deel(self, veld: str, waarde: Fraction | None, **keuze: object) -> Tekst:
        """The share. veld: gerealiseerd, met_hard or met_zacht; op: on an earlier day."""
        return cijfer_aandeel(self.naam(veld, **keuze), waarde)

    @property
    def grens(self) -> Tekst:
        """The target in words: 'minstens 30%', 'hoogstens 35%', '30% tot 35%'."""
        return grens(self.afspraak)


def grens(a: Afspraak) -> Tekst:
    """The target of a share in words; '' without one."""
    if a.doel is None:
        return zin("")
    if a.doel_max is not None:
        return zin("{} tot {}", _doel(a, "doel"), _doel(a, "doel_max"))
    woord = {"minimum": "minstens ", "maximum": "hoogstens "}.get(a.oordeel_als or "", "")
    return zin("{}{}", woord, _doel(a, "doel"))


def _doel(a: Afspraak, veld: str) -> Tekst:
    return cijfer(naam_afgesproken(a, veld), getattr(a, veld), _procent)


def _procent(waarde: float) -> str:
    return f"{getal(waarde, 0 if float(waarde).is_integer() else 1)}%"


def plannen(v: Deelverloop) -> list[tuple[str, Fraction, tuple[int, int]]]:
    """What the plans bring at the end, hard first."""
    d = v.aandeel
    paren = ((HARD, d.met_hard), (ZACHT, d.met_zacht))
    return [(naam, Fraction(*p), p) for naam, p in paren if p is not None]
