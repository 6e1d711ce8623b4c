"""One area on Kernen: its figures of one peildatum and one definitie, with where they come from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.kernen.kern import Cijfer

OVERIG = "overig"


@dataclass(frozen=True)
class Bronnen:
    """Where figures come from: as named, and as leveringen; and whether any is invented."""

    namen: tuple[str, ...] = ()
    leveringen: tuple[str, ...] = ()
    fictief: bool = False

    @staticmethod
    def van(rijen: Iterable[Bronnen]) -> Bronnen:
        """All together, each once, in order."""
        alle = list(rijen)
        return Bronnen(
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
    bronnen: Bronnen = Bronnen()
    trend: tuple[tuple[date, Fraction], ...] = ()
    overconcentratie: str | None = None
    toelichting: tuple[str, ...] = ()

    @property
    def is_overig(self) -> bool:
        """Whether it is what the parts leave of a whole."""
        return not self.cijfer.code
