"""Restopgave: what is still to be found of an agreed target, after what is built and planned.

    restopgave = doel - gerealiseerd - harde plannen - zachte plannen
    restopgave = (t x T - S) / (1 - t), rounded up once        of an agreed share, for each area

Source: docs/definitions.md, "Restopgave". Negative where more is built and planned than agreed. A
maximum has none: it asks for nothing. Of a share, T and S are dwellings and social homes after the
plans that are known; the formula is that of Kernen (`domain.kernen.aandeel.nodig`). Homes that
others than corporaties build are in no plan list, so not in here.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.oordeel import Cijfers, Getal, getal
from domain.kernen.aandeel import nodig
from domain.kernen.kern import Cijfer
from domain.kernen.programma import VOORRAAD, Plan, aandeel_met_plannen

STATUSSEN = ("hard", "zacht")


@dataclass(frozen=True)
class RestAandeel:
    """One area. woningen: with the plans. sociaal: today. hard, zacht: what the plans add to the
    social stock, None where no such plans are known.

    doel: the share of `woningen`, rounded up. rest: what is needed on top of the plans when nothing
    else is built, 0 where the share is reached; more than doel leaves open, since each home that
    comes is a dwelling too. None where the figures that they follow from are not known, or cannot
    be; plans that are not known take nothing off.
    """

    woningen: int | None
    sociaal: int | None
    hard: int | None
    zacht: int | None
    doel: int | None
    rest: int | None

    @property
    def plannen(self) -> tuple[str, ...]:
        """Of which statuses plans are known."""
        return tuple(s for s in STATUSSEN if getattr(self, s) is not None)


def rest_aandeel(
    cijfer: Cijfer,
    doel: Fraction,
    plannen: Iterable[Plan] | None,
    statussen: Collection[str] = STATUSSEN,
) -> RestAandeel:
    """doel: the agreed share, a fraction of one. plannen: of this area, that come after the day of
    the figures; None where the plans count something else than the share does, and then they take
    nothing off. statussen: of which there are plans at all."""
    alle = tuple(plannen or ())
    erbij = {
        s: sum(p.saldo for p in alle if p.status == s and p.segment == "sociaal")
        for s in STATUSSEN
        if plannen is not None and s in statussen
    }
    woningen = cijfer.woningen
    if woningen is not None:
        woningen += sum(p.aantal * VOORRAAD[p.soort] for p in alle)
    paar = aandeel_met_plannen(cijfer, alle, STATUSSEN)
    return RestAandeel(
        woningen,
        None if cijfer.aandeel is None else cijfer.sociaal,
        erbij.get("hard"),
        erbij.get("zacht"),
        None if woningen is None else math.ceil(doel * woningen),
        None if paar is None else nodig(paar[1], paar[0], doel),
    )


@dataclass(frozen=True)
class Samen:
    """How several areas under one share stand. tekort: how many do not reach it; nodig: what those
    need together. onbekend: of how many it is not known. plannen: statuses of which any are known.
    """

    gebieden: int
    onbekend: int
    tekort: int
    nodig: int
    plannen: tuple[str, ...]


def gebieden_samen(rijen: Iterable[RestAandeel]) -> Samen:
    """The areas of one agreed share. What one has too many does not help another."""
    alle = list(rijen)
    bekend = [r.rest for r in alle if r.rest is not None]
    tekort = [n for n in bekend if n > 0]
    plannen = tuple(s for s in STATUSSEN if any(s in r.plannen for r in alle))
    return Samen(len(alle), len(alle) - len(bekend), len(tekort), sum(tekort), plannen)


# Targets in homes that come on top of the stock. A number of one soort (sales) is no opgave.
INDICATOREN = ("netto_groei", "bruto_toevoeging")


@dataclass(frozen=True)
class Restopgave:
    """One target with what takes from it; None where a figure is not known.

    doel: over the whole period; of a range the lower end. gerealiseerd: up to the peildatum.
    hard, zacht: plans after what is realised, up to the end of the period. rest: None where
    gerealiseerd is; then `zonder_gerealiseerd` is what the plans leave of the target. Plans that
    are not known take nothing off, and the page says so.
    """

    afspraak: Afspraak
    doel: Getal
    gerealiseerd: Getal | None
    hard: Getal | None
    zacht: Getal | None
    rest: Getal | None
    zonder_gerealiseerd: Getal | None

    @property
    def niveau(self) -> str:
        """Whose target it is: gebied, corporatie (one alone) or gemeente."""
        if self.afspraak.gebied:
            return "gebied"
        return "corporatie" if len(self.afspraak.corporaties) == 1 else "gemeente"

    @property
    def plannen_bekend(self) -> bool:
        """Whether there are plans of both statuses for its period."""
        return self.hard is not None and self.zacht is not None


NIVEAUS = ("gemeente", "corporatie", "gebied")


def rang(r: Restopgave) -> tuple[int, bool, bool, int, int]:
    """By which the target is chosen that a message is about, lowest first: of the gemeente before a
    part, social homes before others with them, netto before gross (what is sold or pulled down has
    to be made up for), the longest ahead, the first in the register."""
    a = r.afspraak
    return (
        NIVEAUS.index(r.niveau),
        a.telt_segment != ("sociaal",),
        a.indicator != "netto_groei",
        -a.tot.toordinal() if a.tot else 0,
        a.volgorde,
    )


def vraagt(a: Afspraak, peildatum: date | None) -> bool:
    """Whether an afspraak leaves anything to be found: a number of homes, no maximum, not over."""
    return (
        a.indicator in INDICATOREN
        and a.oordeel_als != "maximum"
        and a.doel_totaal is not None
        and a.periode is not None
        and (peildatum is None or a.periode.tot > peildatum)
    )


def restopgave(a: Afspraak, cijfers: Cijfers, peildatum: date | None) -> Restopgave | None:
    """What is left of one afspraak; None where it asks nothing (`vraagt`).

    cijfers: as counted for it (`store.vragen.afspraken.beoordeeld`). Realised figures with a part
    missing are not known. Before the period begins realised is 0, if the parties' figures reach
    that far.
    """
    if not vraagt(a, peildatum) or a.doel_totaal is None or a.periode is None:
        return None
    boven = Fraction(0) if a.telt_boven is None else Fraction(str(a.telt_boven))

    def som(*delen: int | None) -> Fraction:
        totaal = Fraction(sum(d or 0 for d in delen))
        return totaal if a.telt_boven is None else max(totaal - boven, Fraction(0))

    begonnen = peildatum is not None and peildatum >= a.periode.van
    bekend = cijfers.gerealiseerd is not None and cijfers.gedekt
    ruw = (cijfers.gerealiseerd if begonnen else 0) if bekend else None
    nu = None if ruw is None else som(ruw)
    # What is on top of a number is taken from it in this order: built, hard, zacht.
    hard = None if cijfers.hard is None else som(ruw, cijfers.hard) - som(ruw)
    zacht = (
        None
        if cijfers.zacht is None
        else som(ruw, cijfers.hard, cijfers.zacht) - som(ruw, cijfers.hard)
    )
    over = a.doel_totaal - (hard or 0) - (zacht or 0)
    return Restopgave(
        a,
        doel=getal(a.doel_totaal) or 0,
        gerealiseerd=getal(nu),
        hard=getal(hard),
        zacht=getal(zacht),
        rest=None if nu is None else getal(over - nu),
        zonder_gerealiseerd=getal(over) if nu is None else None,
    )
