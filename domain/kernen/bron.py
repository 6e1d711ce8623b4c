"""What is known of one gemeente's areas, as delivered: the input of `domain.kernen.takken`.

Plain rows, so that a second, naive implementation can read the same ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from domain.kernen.afgesproken import AandeelAfspraak


class Totaal(NamedTuple):
    """All dwellings of an area on a peildatum and, where the source gives it, the share.

    code: of the gemeente, wijk or buurt. aandeel, marge: percentage and points either way.
    volgorde: of acceptance; the later one counts.
    """

    code: str
    indeling: int | None
    peildatum: date
    woningen: int
    bron: str
    levering: str
    volgorde: int
    fictief: bool
    aandeel: float | None = None
    marge: float | None = None
    definitie: str | None = None


class Telling(NamedTuple):
    """Social homes of one corporatie on a peildatum, in an area (None: not known below gemeente).

    onverdeeld: whether a part of this stand was not split by segment, so S is not known.
    """

    corporatie: str
    gebied: str | None
    indeling: int | None
    peildatum: date
    sociaal: int
    onverdeeld: bool
    bron: str
    levering: str
    fictief: bool


class Gebied(NamedTuple):
    """An area in one indeling. niveau: wijk (also a kern) or buurt.

    sleutel: of its name, equal where two ways of writing mean the same name.
    """

    code: str
    indeling: int
    naam: str
    sleutel: str
    niveau: str
    ouder: str | None


class Partij(NamedTuple):
    """A corporatie without whose stand S is no total, for these days."""

    corporatie: str
    van: date
    tot: date


@dataclass(frozen=True)
class GemeenteBron:
    """Everything delivered about one gemeente.

    opvolgers: corporatie to (successor, from which day). definitie_afspraak: that of the gemeente's
    own afspraak about the share; afspraak: the first of those that names a number to be reached.
    overconcentratie: limit in percent by niveau, where agreed.
    """

    code: str
    naam: str
    totalen: tuple[Totaal, ...] = ()
    tellingen: tuple[Telling, ...] = ()
    gebieden: tuple[Gebied, ...] = ()
    partijen: tuple[Partij, ...] = ()
    opvolgers: Mapping[str, tuple[str, date]] = field(default_factory=dict)
    definitie_afspraak: str | None = None
    afspraak: AandeelAfspraak | None = None
    overconcentratie: Mapping[str, float] = field(default_factory=dict)
