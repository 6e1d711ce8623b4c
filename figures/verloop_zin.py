"""The chart of an afspraak against its path in words: its message and its text."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from figures.getallen import datum, getal
from figures.verloop_gegeven import Verloop


def wanneer(dag: date) -> str:
    """'Eind 2025', 'Op 30 juni 2024'."""
    return f"Eind {dag.year}" if (dag.month, dag.day) == (12, 31) else f"Op {datum(dag)}"


def titel(v: Verloop) -> str:
    """The message: how far, and beside which number."""
    if v.oordeel.gerealiseerd is None:
        return _onbekend(v)
    if v.nu is None:
        return f"De periode begint op {datum(v.afspraak.van)}; er is nog niets te tellen"
    dag = wanneer(min(v.peildatum, v.einde.dag))
    return f"{dag}: {getal(v.oordeel.gerealiseerd)} gerealiseerd{_waarnaast(v)}"


def _onbekend(v: Verloop) -> str:
    o = v.oordeel
    zin = "Wat er is gerealiseerd, is niet voor de hele periode bekend"
    if o.met_hard is None or o.doel_totaal is None:
        return zin
    return f"{zin}; met harde plannen {getal(o.met_hard)} van {getal(o.doel_totaal)}"


def _waarnaast(v: Verloop) -> str:
    """What the number is held against: the ceiling, the path, or the target once it is over."""
    o, nu = v.oordeel, v.nu
    if o.doel_totaal is None or nu is None or nu.verwacht is None:
        return "; de afspraak noemt geen getal"
    if v.is_maximum:
        return f" van hoogstens {getal(o.doel_totaal)}{_ruimte(v)}"
    if v.afspraak.oordeel_als == "bandbreedte" and nu.verwacht_max is not None:
        return f", {_kant(v)} het pad van {getal(nu.verwacht)} tot {getal(nu.verwacht_max)}"
    if v.peildatum >= v.einde.dag:
        return f"; afgesproken was {getal(o.doel_totaal)}"
    verschil = Fraction(o.gerealiseerd or 0) - nu.verwacht
    if round(verschil) == 0:
        return ", precies op het pad"
    kant = "voor op" if verschil > 0 else "achter op"
    return f", {getal(abs(verschil))} {kant} het pad ({getal(nu.verwacht)})"


def _kant(v: Verloop) -> str:
    nu, echt = v.nu, v.oordeel.gerealiseerd or 0
    if nu is None or nu.verwacht is None or nu.verwacht_max is None:
        return "naast"
    return "onder" if echt < nu.verwacht else "boven" if echt > nu.verwacht_max else "binnen"


def _ruimte(v: Verloop) -> str:
    o, nu = v.oordeel, v.nu
    if o.gerealiseerd is not None and o.doel_totaal is not None and o.gerealiseerd > o.doel_totaal:
        return f": {getal(o.gerealiseerd - o.doel_totaal)} te veel"
    if nu is None or v.peildatum >= v.einde.dag:
        return ""
    return f"; gelijk verdeeld zou dat nu {getal(nu.verwacht)} zijn"


def tekst(v: Verloop) -> str:
    """The chart in words, with the same numbers."""
    o, a = v.oordeel, v.afspraak
    delen = [f"{titel(v)}."]
    if o.doel_totaal is not None:
        soort = "Het maximum" if v.is_maximum else "Het doel"
        tot = f" tot {getal(o.doel_totaal_max)}" if o.doel_totaal_max is not None else ""
        delen.append(f"{soort} voor {datum(a.tot)} is {getal(o.doel_totaal)}{tot}.")
    for naam, waarde in (("harde", o.met_hard), ("ook zachte", o.met_zacht)):
        if waarde is not None:
            delen.append(f"Met {naam} plannen komt het uit op {getal(waarde)}.")
    return " ".join(delen)
