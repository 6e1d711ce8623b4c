"""Restopgave: what is still to be found of an agreed target, after what is built and planned.

    restopgave = doel - gerealiseerd - harde plannen - zachte plannen

Source: docs/definitions.md, "Restopgave". Negative where more is built and planned than agreed. A
maximum has none: it asks for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.oordeel import Cijfers, Getal, getal

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
