"""Judges an afspraak: its figures against its target, on the peildatum of the page.

The rules are `domain.afspraken.status`; what is counted is
`domain.afspraken.meting` and `domain.afspraken.aandeelmeting`; time is `domain.afspraken.afspraak`.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from domain.afspraken.afspraak import (
    Afspraak,
    jaren_over,
    lengte_in_maanden,
    verstreken_deel,
    verstreken_maanden,
)
from domain.afspraken.oordeel import (
    GEEN_CIJFERS,
    OVERSCHREDEN,
    AandeelCijfers,
    Cijfers,
    Getal,
    Oordeel,
    getal,
)
from domain.afspraken.status import (
    Statusregel,
    Zaak,
    nog_niet_begonnen,
    onderweg_aandeel,
    onderweg_aantal,
    regels,
)
from domain.kernen.aandeel import procent

NUL = Fraction(0)


def beoordeel(a: Afspraak, cijfers: Cijfers, peildatum: date | None) -> Oordeel:
    """The status of an afspraak about homes, or anything else that adds up. Shares: below.

    peildatum: of the page (end of that day); None where there are no figures of any day.
    """
    p, boven = a.periode, _exact(a.telt_boven)
    optellen = a.rekenwijze != "niveau"
    begonnen = not nog_niet_begonnen(a.van, peildatum)
    # Nothing can have happened in a period that has not begun, if the figures reach that far.
    ruw = cijfers.gerealiseerd if begonnen or not cijfers.gedekt else 0

    def som(*delen: int | None) -> Fraction:
        """What counts of these together: with `telt_boven` only what comes on top of it."""
        totaal = Fraction(sum(d or 0 for d in delen))
        return totaal if a.telt_boven is None else max(totaal - boven, NUL)

    zaak = Zaak(
        als=a.oordeel_als,
        doel=None if optellen and a.tot and not a.van else a.doel_totaal,
        doel_max=a.doel_totaal_max,
        nu=None if ruw is None else som(ruw),
        compleet=cijfers.gedekt,
        # A value to meet needs no begin, only a sum does.
        einde=a.tot if p or not optellen else None,
        peildatum=peildatum,
        begin=a.van,
    )
    deel = verstreken_deel(p, peildatum) if p and peildatum else None
    over = jaren_over(p, peildatum) if p and peildatum else NUL
    gepland = None if cijfers.hard is None else som(ruw, cijfers.hard)

    def onderweg(als: str, doel: Fraction, nu: Fraction) -> Statusregel:
        hoog = zaak.doel_max if als == "bandbreedte" and zaak.doel_max is not None else doel
        verwacht = (doel * (deel or NUL), hoog * (deel or NUL))
        return onderweg_aantal(als, nu, gepland, doel=(doel, hoog), verwacht=verwacht)

    status, reden, nummer = regels(zaak, onderweg)
    if status == GEEN_CIJFERS and cijfers.waarom:
        reden = cijfers.waarom
    # A sum with parts missing is shown only where it is over a maximum already: that it stays.
    compleet = zaak.compleet or status == OVERSCHREDEN
    rest = zaak.resterend if compleet else None
    return Oordeel(
        status,
        reden,
        doel_totaal=getal(a.doel_totaal),
        doel_totaal_max=getal(a.doel_totaal_max),
        gerealiseerd=getal(zaak.nu) if compleet else None,
        verwacht=None if deel is None or zaak.doel is None else getal(zaak.doel * deel),
        resterend=getal(rest),
        tempo=getal(rest / over) if rest is not None and over else None,
        met_hard=None if cijfers.hard is None else getal(gepland),
        met_zacht=None if cijfers.zacht is None else getal(som(ruw, cijfers.hard, cijfers.zacht)),
        regel=nummer,
        peildatum=peildatum,
        als=a.oordeel_als,
        verwacht_max=None if deel is None or zaak.doel_max is None else getal(zaak.doel_max * deel),
        verstreken=verstreken_maanden(p, peildatum) if p and peildatum else None,
        maanden=lengte_in_maanden(p) if p else None,
        geteld=ruw,
        hard=cijfers.hard,
        zacht=cijfers.zacht,
        ontbreekt=cijfers.ontbreekt,
    )


def beoordeel_aandeel(a: Afspraak, cijfers: AandeelCijfers, peildatum: date | None) -> Oordeel:
    """The status of a share. The target is in percent, the figures are fractions of one."""
    zaak = Zaak(
        als=a.oordeel_als,
        doel=None if a.doel is None else procent(a.doel),
        doel_max=None if a.doel_max is None else procent(a.doel_max),
        nu=cijfers.nu,
        compleet=True,
        einde=a.tot,
        peildatum=peildatum,
        begin=a.van,
    )

    def onderweg(als: str, doel: Fraction, nu: Fraction) -> Statusregel:
        met = cijfers.met_hard, cijfers.met_zacht
        return onderweg_aandeel(als, doel, zaak.doel_max, nu=nu, met_hard=met[0], met_zacht=met[1])

    status, reden, nummer = regels(zaak, onderweg)
    if status == OVERSCHREDEN:
        reden = "Het aandeel is hoger dan het maximum."
    if status == GEEN_CIJFERS:
        reden = cijfers.waarom or "Het aandeel op de peildatum is niet bekend."
    return Oordeel(
        status,
        reden,
        doel_totaal=_procenten(zaak.doel),
        doel_totaal_max=_procenten(zaak.doel_max),
        gerealiseerd=_procenten(zaak.nu),
        resterend=_procenten(zaak.resterend),
        met_hard=_procenten(cijfers.met_hard),
        met_zacht=_procenten(cijfers.met_zacht),
        regel=nummer,
        peildatum=peildatum,
        als=a.oordeel_als,
    )


def _exact(waarde: float | None) -> Fraction:
    return NUL if waarde is None else Fraction(str(waarde))


def _procenten(deel: Fraction | None) -> Getal | None:
    return getal(None if deel is None else deel * 100)
