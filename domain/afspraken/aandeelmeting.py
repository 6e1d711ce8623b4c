"""An agreed share: its figures now and at the end of the period with the plans, and its status.

Source: docs/definitions.md, "Aandeel" and "Status of an afspraak" (rule 7). A share is a number of
homes out of a number of homes; what comes or goes after they were counted moves both. Held against
several areas it is a comparison and no one number: each area is judged by itself, and the afspraak
stands as the area that stands worst. Pure: what the store reads goes in, the judging
(`domain.afspraken.beoordeling`) takes what comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.beoordeling import beoordeel_aandeel
from domain.afspraken.oordeel import (
    AANDACHT,
    ACHTER,
    BEHAALD,
    GEEN_CIJFERS,
    GEEN_STATUS,
    NIET_BEHAALD,
    NOG_NIET_BEGONNEN,
    OP_KOERS,
    OVERSCHREDEN,
    AandeelCijfers,
    Gebiedstelling,
    Oordeel,
)
from domain.afspraken.status import bereikt
from domain.kernen.aandeel import procent
from domain.kernen.programma import VOORRAAD
from domain.perioden import Periode

Paar = tuple[int, int]  # homes that are meant, of how many


@dataclass(frozen=True)
class Beweging:
    """Homes that come or go, summed: of one kind, place and period.

    status: gerealiseerd, hard or zacht. aantal: homes as delivered, each once. sector, eigen:
    effect on the part of the stock named by segment.
    """

    corporatie: str
    gebied: str | None
    soort: str
    segment: str
    huurklasse: str | None
    status: str
    periode: Periode
    aantal: int
    sector: int
    eigen: int

    @property
    def sociaal(self) -> int:
        """Effect on the social stock of the gemeente."""
        return self.sector if self.segment == "sociaal" else 0

    @property
    def woningen(self) -> int:
        """Effect on the number of dwellings, whoever owns them."""
        return self.aantal * VOORRAAD[self.soort]


@dataclass(frozen=True)
class Aandeel:
    """One share, of a whole or of one area.

    deel, geheel: counted on dag_deel and dag; None where unknown. met_hard, met_zacht: both at the
    end with plans, None without plans. trend: earlier days, oldest first. waarom: why it is not
    known; zegt: what must be said with it (Dutch sentences). bronnen: where it comes from.
    """

    code: str
    naam: str
    deel: int | None = None
    geheel: int | None = None
    dag_deel: date | None = None
    dag: date | None = None
    met_hard: Paar | None = None
    met_zacht: Paar | None = None
    trend: tuple[tuple[date, Fraction], ...] = ()
    waarom: str | None = None
    zegt: tuple[str, ...] = ()
    bronnen: tuple[str, ...] = ()

    @property
    def nu(self) -> Fraction | None:
        """The share now."""
        if self.waarom or self.deel is None or not self.geheel:
            return None
        return Fraction(self.deel, self.geheel)

    def erbij(self, paar: Paar) -> Paar:
        """What lies between part and whole now and those at the end with plans."""
        return paar[0] - (self.deel or 0), paar[1] - (self.geheel or 0)

    @property
    def cijfers(self) -> AandeelCijfers:
        """As the rules take them."""
        hard, zacht = (p and Fraction(*p) for p in (self.met_hard, self.met_zacht))
        return AandeelCijfers(self.nu, hard, zacht, self.waarom)


@dataclass(frozen=True)
class Aandeelmeting:
    """What is measured for one afspraak about a share.

    delen: one, or with per_gebied one for each area that it holds for. definitie: which homes are
    meant, in words. zegt: of all of them.
    """

    delen: tuple[Aandeel, ...]
    per_gebied: bool = False
    definitie: str = ""
    zegt: tuple[str, ...] = ()


@dataclass(frozen=True)
class Aandeeleffect:
    """What a movement does to the part that is meant and to the whole it is a part of."""

    deel: Callable[[Beweging], int]
    geheel: Callable[[Beweging], int]


SOCIAAL = Aandeeleffect(lambda b: b.sociaal, lambda b: b.woningen)


def met_plannen(
    nu: Aandeel, bewegingen: Iterable[Beweging], einde: date, effect: Aandeeleffect = SOCIAAL
) -> tuple[Paar | None, Paar | None]:
    """Part and whole at the end with harde plannen, and with zachte plannen too.

    A movement counts that begins after the day on which that number was counted and ends by then:
    a period is never split. What has been realised after that day is in both. None where there are
    no plans of that status, and where the outcome cannot be.
    """
    if nu.nu is None or nu.deel is None or nu.geheel is None or not nu.dag or not nu.dag_deel:
        return None, None
    telt = [
        (b, nu.dag_deel < b.periode.van, nu.dag < b.periode.van)
        for b in bewegingen
        if b.periode.tot <= einde
    ]
    uit: list[Paar | None] = []
    for statussen in (("gerealiseerd", "hard"), ("gerealiseerd", "hard", "zacht")):
        mee = [t for t in telt if t[0].status in statussen and (t[1] or t[2])]
        deel = nu.deel + sum(effect.deel(b) for b, in_deel, _ in mee if in_deel)
        geheel = nu.geheel + sum(effect.geheel(b) for b, _, in_geheel in mee if in_geheel)
        heeft = any(b.status == statussen[-1] for b, *_ in mee)
        uit.append((deel, geheel) if heeft and 0 <= deel <= geheel and geheel else None)
    return uit[0], uit[1]


# Worse to the right. One area over a maximum is enough; one that is unknown leaves the rest open.
_ERGER = (
    NOG_NIET_BEGONNEN, BEHAALD, OP_KOERS, AANDACHT, ACHTER, NIET_BEHAALD, GEEN_CIJFERS,
    OVERSCHREDEN, GEEN_STATUS,
)  # fmt: skip
GEBIEDEN = {"kern": "kernen", "wijk": "wijken", "buurt": "buurten"}


def oordeel_per_deel(
    a: Afspraak, meting: Aandeelmeting, peildatum: date | None
) -> tuple[tuple[Aandeel, Oordeel], ...]:
    """Each area of the meting with its own oordeel."""
    return tuple((d, beoordeel_aandeel(a, d.cijfers, peildatum)) for d in meting.delen)


def beoordeel_meting(a: Afspraak, meting: Aandeelmeting, peildatum: date | None) -> Oordeel:
    """The oordeel of the afspraak; with per_gebied without numbers of its own."""
    delen = oordeel_per_deel(a, meting, peildatum)
    if not meting.per_gebied:
        return delen[0][1]
    waar, slechtst = max(delen, key=lambda d: (_ERGER.index(d[1].status), _ver(a, d[0])))
    telling = Gebiedstelling(slechtst.reden, *_telling(a, delen, waar))
    return replace(
        slechtst,
        reden=telling.tekst,
        telling=telling,
        gerealiseerd=None,
        resterend=None,
        met_hard=None,
        met_zacht=None,
    )


def _ver(a: Afspraak, d: Aandeel) -> Fraction:
    """How far an area is from where the afspraak wants it: what is told of, among equals."""
    if d.nu is None or a.doel is None:
        return Fraction(0)
    onder = procent(a.doel) - d.nu
    if a.oordeel_als == "maximum":
        return -onder
    hoog = a.doel if a.doel_max is None else a.doel_max
    return max(onder, d.nu - procent(hoog)) if a.oordeel_als == "bandbreedte" else onder


def _telling(
    a: Afspraak, delen: tuple[tuple[Aandeel, Oordeel], ...], slechtst: Aandeel
) -> tuple[str, tuple[tuple[str, int], ...]]:
    """In how many areas the share is where it should be now, and which stands worst."""
    soort = GEBIEDEN.get(a.per_gebied or "", "gebieden")
    bekend = [d for d, _ in delen if d.nu is not None]
    if not bekend:
        return f"Van geen van de {soort} is het aandeel bekend.", ()
    alle = ("gebieden", len(delen))
    if a.doel is None or a.oordeel_als is None:
        zin = f"Van {{gebieden_bekend}} van de {{gebieden}} {soort} is het aandeel bekend."
        return zin, (("gebieden_bekend", len(bekend)), alle)
    getallen = [("gebieden_goed", sum(1 for d in bekend if _binnen(a, d))), alle]
    slot = ""
    if len(bekend) < len(delen):
        slot = "; van {gebieden_onbekend} is het niet bekend"
        getallen.append(("gebieden_onbekend", len(delen) - len(bekend)))
    naam = slechtst.naam.replace("{", "{{").replace("}", "}}")
    wie = f"; {naam} staat er het slechtst voor" if slechtst.nu is not None else ""
    zin = f"Nu klopt het in {{gebieden_goed}} van de {{gebieden}} {soort}{slot}{wie}."
    return zin, tuple(getallen)


def _binnen(a: Afspraak, d: Aandeel) -> bool:
    """Whether an area is now where the afspraak wants it."""
    if a.doel is None or a.oordeel_als is None:
        return False
    hoog = None if a.doel_max is None else procent(a.doel_max)
    return bereikt(a.oordeel_als, procent(a.doel), hoog, d.nu)
