"""The chart of an afspraak against its path in words: what it is made of, its message, its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.cijfernamen import naam_oordeel
from domain.afspraken.oordeel import Oordeel
from domain.afspraken.verloop import Punt
from domain.mutaties import SOORTEN
from figures.basis.getallen import datum, zonder_teken
from figures.basis.kleuren import ONTTREKKING, TOEVOEGING
from figures.basis.zin import Tekst, cijfer, samen, zin


@dataclass(frozen=True)
class Afspraakverloop:
    """One afspraak that is counted, with how it stands and its moments."""

    afspraak: Afspraak
    oordeel: Oordeel
    peildatum: date
    punten: Sequence[Punt]

    @property
    def is_maximum(self) -> bool:
        """Whether less is better: then the target is a ceiling."""
        return self.afspraak.oordeel_als == "maximum"

    @property
    def kleur(self) -> str:
        """Of what goes out of the stock, or of what comes in."""
        soorten = self.afspraak.telt_soorten
        eruit = bool(soorten) and all(SOORTEN[s].is_onttrekking for s in soorten)
        return ONTTREKKING if eruit else TOEVOEGING

    @property
    def nu(self) -> Punt | None:
        """The last moment up to the peildatum."""
        return next((p for p in reversed(self.punten) if p.dag <= self.peildatum), None)

    @property
    def einde(self) -> Punt:
        """The end of the period."""
        return self.punten[-1]


def wanneer(dag: date) -> str:
    """'Eind 2025', 'Op 30 juni 2024'."""
    return f"Eind {dag.year}" if (dag.month, dag.day) == (12, 31) else f"Op {datum(dag)}"


def titel(v: Afspraakverloop) -> Tekst:
    """The message: how far, and beside which number."""
    if v.oordeel.gerealiseerd is None:
        return _onbekend(v)
    if v.nu is None:
        return zin(f"De periode begint op {datum(v.afspraak.van)}; er is nog niets te tellen")
    dag = wanneer(min(v.peildatum, v.einde.dag))
    return zin("{}: {} gerealiseerd{}", dag, _cijfer(v, "gerealiseerd"), _waarnaast(v))


def _cijfer(v: Afspraakverloop, veld: str) -> Tekst:
    return cijfer(naam_oordeel(v.afspraak, v.oordeel, veld), getattr(v.oordeel, veld))


def _onbekend(v: Afspraakverloop) -> Tekst:
    o = v.oordeel
    kop = zin("Wat er is gerealiseerd, is niet voor de hele periode bekend")
    if o.met_hard is None or o.doel_totaal is None:
        return kop
    hard, doel = _cijfer(v, "met_hard"), _cijfer(v, "doel_totaal")
    return zin("{}; met harde plannen {} van {}", kop, hard, doel)


def _waarnaast(v: Afspraakverloop) -> Tekst:
    """What the number is held against: the ceiling, the path, or the target once it is over."""
    o = v.oordeel
    if o.doel_totaal is None or o.verwacht is None:
        return zin("; de afspraak noemt geen getal")
    if v.is_maximum:
        return zin(" van hoogstens {}{}", _cijfer(v, "doel_totaal"), _ruimte(v))
    if v.afspraak.oordeel_als == "bandbreedte" and o.verwacht_max is not None:
        pad = _cijfer(v, "verwacht"), _cijfer(v, "verwacht_max")
        return zin(", {} het pad van {} tot {}", _kant(v), *pad)
    if v.peildatum >= v.einde.dag:
        return zin("; afgesproken was {}", _cijfer(v, "doel_totaal"))
    naam = naam_oordeel(v.afspraak, o, "verschil_nu")
    if not o.verschil_nu:
        return zin(", {}", cijfer(naam, 0, lambda _: "precies op het pad"))
    kant = "voor op" if o.verschil_nu > 0 else "achter op"
    verschil = cijfer(naam, o.verschil_nu, zonder_teken)
    return zin(", {} {} het pad ({})", verschil, kant, _cijfer(v, "nodig_nu"))


def _kant(v: Afspraakverloop) -> str:
    verschil = v.oordeel.verschil_nu or 0
    return "onder" if verschil < 0 else "boven" if verschil > 0 else "binnen"


def _ruimte(v: Afspraakverloop) -> Tekst:
    o = v.oordeel
    if o.erboven is not None:
        return zin(": {} te veel", _cijfer(v, "erboven"))
    if v.nu is None or v.peildatum >= v.einde.dag:
        return zin("")
    return zin("; gelijk verdeeld zou dat nu {} zijn", _cijfer(v, "nodig_nu"))


def tekst(v: Afspraakverloop) -> Tekst:
    """The chart in words, with the same numbers."""
    o, a = v.oordeel, v.afspraak
    delen: list[str] = [zin("{}.", titel(v))]
    if o.doel_totaal is not None:
        soort = "Het maximum" if v.is_maximum else "Het doel"
        doel = _cijfer(v, "doel_totaal")
        if o.doel_totaal_max is not None:
            doel = zin("{} tot {}", doel, _cijfer(v, "doel_totaal_max"))
        delen.append(zin("{} voor {} is {}.", soort, datum(a.tot), doel))
    for naam, veld in (("harde", "met_hard"), ("ook zachte", "met_zacht")):
        if getattr(o, veld) is not None:
            delen.append(zin("Met {} plannen komt het uit op {}.", naam, _cijfer(v, veld)))
    return samen(delen)
