"""What is known of one gemeente's areas, as delivered, and one area as Kernen shows it: plain rows.

What is delivered is the input of `domain.kernen.takken`; a second, naive implementation can read
the same rows. A `KernRij` holds an area's figures of one peildatum and one definitie, with where
they come from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from domain.kernen.afgesproken import AandeelAfspraak
from domain.kernen.kern import Cijfer

OVERIG = "overig"


@dataclass(frozen=True)
class Kernbronnen:
    """Where figures come from: as named, and as leveringen; and whether any is invented."""

    namen: tuple[str, ...] = ()
    leveringen: tuple[str, ...] = ()
    fictief: bool = False

    @staticmethod
    def van(rijen: Iterable[Kernbronnen]) -> Kernbronnen:
        """All together, each once, in order."""
        alle = list(rijen)
        return Kernbronnen(
            tuple(dict.fromkeys(n for b in alle for n in b.namen)),
            tuple(dict.fromkeys(n for b in alle for n in b.leveringen)),
            any(b.fictief for b in alle),
        )


@dataclass(frozen=True)
class KernRij:
    """One area, or what is left over (`gebied` overig, no code).

    peildatum: of the dwellings; peildatum_sociaal: of the social homes. ouder: the code of the
    gemeente or wijk that it is a part of. definitie: None where the share is unknown. trend: the
    days on which S and T are both known, with the share, oldest first; one definition, one area.
    overconcentratie: ja, nee or mogelijk; None where no afspraak speaks of it. toelichting: what
    must be said with the figures (Dutch sentences).
    """

    gemeente: str
    gemeentenaam: str
    gebied: str
    niveau: str
    ouder: str | None
    cijfer: Cijfer
    indeling: int | None = None
    peildatum: date | None = None
    peildatum_sociaal: date | None = None
    definitie: str | None = None
    bronnen: Kernbronnen = Kernbronnen()
    trend: tuple[tuple[date, Fraction], ...] = ()
    overconcentratie: str | None = None
    toelichting: tuple[str, ...] = ()

    @property
    def is_overig(self) -> bool:
        """Whether it is what the parts leave of a whole."""
        return not self.cijfer.code


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


class Kerntelling(NamedTuple):
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


class Kerngebied(NamedTuple):
    """An area in one indeling. niveau: wijk (also a kern) or buurt.

    sleutel: of its name, equal where two ways of writing mean the same name.
    """

    code: str
    indeling: int
    naam: str
    sleutel: str
    niveau: str
    ouder: str | None


class Kernpartij(NamedTuple):
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
    tellingen: tuple[Kerntelling, ...] = ()
    gebieden: tuple[Kerngebied, ...] = ()
    partijen: tuple[Kernpartij, ...] = ()
    opvolgers: Mapping[str, tuple[str, date]] = field(default_factory=dict)
    definitie_afspraak: str | None = None
    afspraak: AandeelAfspraak | None = None
    overconcentratie: Mapping[str, float] = field(default_factory=dict)
