"""Numbers of an afspraak as a download gives them: as agreed, or computed and then rounded."""

from __future__ import annotations

from fractions import Fraction

from domain.afronding import afgerond
from domain.afspraken.afspraak import Afspraak
from domain.afspraken.oordeel import Getal


def geleverd(waarde: Getal | None) -> Getal | None:
    """A number as the register has it: whole where it is whole."""
    return int(waarde) if waarde is not None and float(waarde).is_integer() else waarde


def berekend(waarde: Getal | Fraction | None, decimalen: int = 1) -> Getal | None:
    """A computed number: whole where it is whole, else rounded half up."""
    if waarde is None or float(waarde).is_integer():
        return None if waarde is None else int(waarde)
    return float(afgerond(waarde, decimalen))


def over_de_periode(a: Afspraak, waarde: Getal | Fraction | None) -> Getal | None:
    """Its doel_totaal or doel_totaal_max: computed of an average per year (10 a year over four
    months is 3.3), and elsewhere what was agreed, with all its decimals."""
    if a.rekenwijze == "gemiddelde_per_jaar":
        return berekend(waarde)
    return None if waarde is None else geleverd(float(waarde))
