"""What the chart of an agreed share is made of, and its target in words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from domain.aandeelmeting import Aandeel
from domain.afspraken import Afspraak
from figures.getallen import getal

HARD, ZACHT = "met harde plannen", "met ook zachte plannen"


@dataclass(frozen=True)
class Deelverloop:
    """One share that was agreed, measured. waarvan: what it is a share of, in words."""

    afspraak: Afspraak
    aandeel: Aandeel
    waarvan: str

    @property
    def grens(self) -> str:
        """The target in words: 'minstens 30%', 'hoogstens 35%', '30% tot 35%'."""
        return grens(self.afspraak)


def grens(a: Afspraak) -> str:
    """The target of a share in words; '' without one."""
    if a.doel is None:
        return ""
    if a.doel_max is not None:
        return f"{_procent(a.doel)} tot {_procent(a.doel_max)}"
    woord = {"minimum": "minstens ", "maximum": "hoogstens "}.get(a.oordeel_als or "", "")
    return f"{woord}{_procent(a.doel)}"


def _procent(waarde: float) -> str:
    return f"{getal(waarde, 0 if float(waarde).is_integer() else 1)}%"


def plannen(v: Deelverloop) -> list[tuple[str, Fraction, tuple[int, int]]]:
    """What the plans bring at the end, hard first."""
    d = v.aandeel
    paren = ((HARD, d.met_hard), (ZACHT, d.met_zacht))
    return [(naam, Fraction(*p), p) for naam, p in paren if p is not None]
