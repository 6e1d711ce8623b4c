"""The status of an agreed share, also of one that holds for every kern, wijk or buurt apart.

Held against several areas it is a comparison and no one number: each area is judged by itself, and
the afspraak stands as the area that stands worst (docs/definitions.md, "Status of an afspraak").
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from domain.afspraken.aandeelmeting import Aandeel, Aandeelmeting
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
    Oordeel,
    Telling,
)
from domain.afspraken.status import bereikt
from domain.kernen.aandeel import procent

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
    telling = Telling(slechtst.reden, *_telling(a, delen, waar))
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
