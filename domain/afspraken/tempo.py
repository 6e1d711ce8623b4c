"""Time in whole months: how much of an afspraak's period is gone, how much is left.

Source: docs/definitions.md, "Status of an afspraak": elapsed counts whole months. A peildatum
is the end of that day.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from domain.perioden import Periode


def hele_maanden(van: date, tot: date) -> int:
    """Whole months from the begin of `van` to the end of `tot`; 0 where tot is before van."""
    # The end of a day is the begin of the next; on the month's last day that is a new month.
    laatste = tot.toordinal() + 1 >= date.max.toordinal()
    erna = tot if laatste else date.fromordinal(tot.toordinal() + 1)
    maanden = (erna.year - van.year) * 12 + erna.month - van.month
    return max(maanden - (1 if erna.day < van.day else 0), 0)


def lengte_in_maanden(periode: Periode) -> int:
    """The months of a period; a last month that is not whole counts as one, so at least 1."""
    heel = hele_maanden(periode.van, periode.tot)
    korter = date.fromordinal(periode.tot.toordinal() - 1)
    # One day less and still as many whole months: then the last day belongs to a broken month.
    gebroken = heel == 0 or hele_maanden(periode.van, korter) == heel
    return heel + 1 if gebroken else heel


def verstreken_maanden(periode: Periode, peildatum: date) -> int:
    """Whole months gone at the end of the peildatum, from 0 to the length of the period."""
    if peildatum >= periode.tot:
        return lengte_in_maanden(periode)
    return hele_maanden(periode.van, peildatum)


def verstreken_deel(periode: Periode, peildatum: date) -> Fraction:
    """The elapsed part of the period, 0 to 1, in whole months."""
    return Fraction(verstreken_maanden(periode, peildatum), lengte_in_maanden(periode))


def jaren_over(periode: Periode, peildatum: date) -> Fraction:
    """Years left after the peildatum, in whole months; 0 when the period is over.

    Before the period begins all of it is left, no more.
    """
    return Fraction(lengte_in_maanden(periode) - verstreken_maanden(periode, peildatum), 12)
