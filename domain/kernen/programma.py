"""What an agreed programme and the plans do to the share of sociale huur.

Source: docs/definitions.md, "Aandeel": with plans S and T both move. A home that is sold stays a
dwelling and is no longer social.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.afspraken.afspraak import Afspraak
from domain.kernen.aandeel import procent
from domain.kernen.kern import Cijfer
from domain.mutaties import SOORTEN

# What one home of a soort does to the number of dwellings, whoever owns them. An onttrekking that
# the source does not split may be a sale: then the dwelling stays, so it is not taken out of T.
VOORRAAD: dict[str, int] = dict.fromkeys(SOORTEN, 0) | {
    "nieuwbouw": 1,
    "transformatie": 1,
    "splitsing": 1,
    "toevoeging": 1,
    "sloop": -1,
    "samenvoeging": -1,
    "einde_tijdelijk": -1,
}
VERLAAT_SOCIAAL = {"verkoop", "liberalisatie"}  # the dwelling stays


@dataclass(frozen=True)
class AfgesprokenProgramma:
    """An agreed programme: all homes and social homes added over a period; the sales beside it.

    alle, sociaal, verkopen: the afspraken they come from. van: None where the document gives none.
    """

    alle: Afspraak
    sociaal: Afspraak
    verkopen: tuple[Afspraak, ...]

    @property
    def erbij(self) -> int:
        """All homes."""
        return int(self.alle.doel_totaal or 0)

    @property
    def erbij_sociaal(self) -> int:
        """Of which social."""
        return int(self.sociaal.doel_totaal or 0)

    @property
    def eraf(self) -> int:
        """Social homes that may be sold or liberalised at most."""
        return sum(int(a.doel_totaal or 0) for a in self.verkopen)

    def jaren_al_geteld(self, peildatum: date) -> tuple[int, int] | None:
        """First and last year of the programme that the stock of this day counts already."""
        van = self.alle.van
        return (van.year, peildatum.year) if van and van <= peildatum else None

    def na(self, cijfer: Cijfer, *, met_verkoop: bool) -> tuple[int, int]:
        """S and T after the programme. Raises ValueError where S or T is unknown."""
        if cijfer.woningen is None or cijfer.sociaal is None:
            raise ValueError("zonder woningen en sociale huur is er geen aandeel")
        eraf = self.eraf if met_verkoop else 0
        return cijfer.sociaal + self.erbij_sociaal - eraf, cijfer.woningen + self.erbij


def programma(afspraken: Iterable[Afspraak]) -> AfgesprokenProgramma | None:
    """The programme in a gemeente's afspraken: all homes and the social ones, up to the same day.

    Both must be of one document; of several the one that ends first, since it is the nearest.
    The sales are those of the same document that end no later. None where there is no such pair.
    """
    alle = list(afspraken)
    paren = []
    for a in alle:
        if a.indicator != "groei_alle_woningen" or a.tot is None or not a.doel_totaal:
            continue
        if sociaal := _sociaal(alle, a):
            paren.append((a, sociaal))
    if not paren:
        return None
    a, sociaal = min(paren, key=lambda p: (p[0].tot, p[0].volgorde))
    return AfgesprokenProgramma(a, sociaal, tuple(v for v in alle if _verkoop(v, a)))


def _sociaal(alle: Sequence[Afspraak], geheel: Afspraak) -> Afspraak | None:
    """The social part: the largest of the same document and end, no larger than the whole.

    A part of one party is smaller than the parties together, so the largest is the whole.
    """
    mag = [
        a
        for a in alle
        if a.document == geheel.document
        and a.tot == geheel.tot
        and a.doel_totaal
        and a.doel_totaal <= (geheel.doel_totaal or 0)
        and (
            a.indicator == "groei_sociaal_ieder"
            or (a.indicator == "bruto_toevoeging" and a.telt_segment == ("sociaal",))
        )
    ]
    return max(mag, key=lambda a: (a.doel_totaal, -a.volgorde), default=None)


def _verkoop(a: Afspraak, geheel: Afspraak) -> bool:
    return (
        a.indicator == "aantal_van_soort"
        and a.document == geheel.document
        and a.hoort_bij is None
        and a.richting == "maximum"
        and bool(a.telt_soorten)
        and set(a.telt_soorten) <= VERLAAT_SOCIAAL
        and (not a.telt_segment or "sociaal" in a.telt_segment)
        and a.doel_totaal is not None
        and a.tot is not None
        and a.tot <= (geheel.tot or a.tot)
    )


@dataclass(frozen=True)
class Plan:
    """Planned homes of one soort, segment and status in an area (None: only the gemeente is known).

    saldo: effect on the social stock of the sector, of the rows in segment sociaal.
    """

    gebied: str | None
    soort: str
    segment: str
    status: str
    aantal: int
    saldo: int
    tot: date


def aandeel_met_plannen(
    cijfer: Cijfer, plannen: Iterable[Plan], statussen: Sequence[str]
) -> tuple[int, int] | None:
    """S and T after these plans of these statuses; None where the share is unknown, or cannot be.

    S moves by the social saldo, T by what each soort does to the number of dwellings.
    """
    if cijfer.aandeel is None or cijfer.sociaal is None or cijfer.woningen is None:
        return None
    telt = [p for p in plannen if p.status in statussen]
    sociaal = cijfer.sociaal + sum(p.saldo for p in telt if p.segment == "sociaal")
    woningen = cijfer.woningen + sum(p.aantal * VOORRAAD[p.soort] for p in telt)
    return (sociaal, woningen) if 0 <= sociaal <= woningen and woningen > 0 else None


def zonder_gebied(plannen: Iterable[Plan]) -> int:
    """Homes in plans, to come or to go, of which only the gemeente is known."""
    return sum(p.aantal for p in plannen if p.gebied is None)


def paren_halen(paren: Iterable[tuple[int, int]], doel: float) -> bool:
    """Whether any of these S and T makes the target (percentage)."""
    return any(Fraction(*p) >= procent(doel) for p in paren)


def in_procent(paar: tuple[int, int] | None) -> float | None:
    """A share in percent."""
    return None if paar is None else float(Fraction(*paar) * 100)
