"""One line of the list of afspraken, with names instead of codes, and the small drawing beside it.

The drawing says how it went. A minimum has a path that climbs to the target; a maximum has a
ceiling over the whole period, so the two never look alike. Coordinates of an SVG of BREED by HOOG;
the browser only sets them. The sentences about an afspraak are made from the same line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.oordeel import Getal, Oordeel
from domain.afspraken.samenhang import Samenhang
from figures.afspraken.woorden import waarde
from figures.basis.getallen import datum


@dataclass(frozen=True)
class EigenOordeel:
    """What a party says itself about a period. oordeel: one of STATUSSEN, or None without one."""

    partij: str
    periode: str
    oordeel: str | None
    tekst: str


@dataclass(frozen=True)
class Lijstafspraak:
    """One line. document, gemeente, gebied, partijen: names; None where there is none.

    peildatum: the day it was judged on. verloop: (day, realised up to then), oldest first. eigen:
    what the parties say themselves. verschillen: ids of the differences in reading that it is in.
    heel: the title of the whole, for a part. per: kern, wijk or buurt where each has a figure of
    its own, so that there is no single one to show. samenhang: how its status and restopgave go
    together, without the chance.
    """

    afspraak: Afspraak
    oordeel: Oordeel
    document: str
    gemeente: str | None
    partijen: tuple[str, ...]
    gebied: str | None = None
    peildatum: date | None = None
    verloop: tuple[tuple[date, Getal], ...] = ()
    eigen: tuple[EigenOordeel, ...] = ()
    verschillen: tuple[str, ...] = ()
    heel: str | None = None
    per: str | None = None
    samenhang: Samenhang | None = None

    @property
    def is_deel(self) -> bool:
        """Whether it is a part of another afspraak: shown below it, never counted again."""
        return self.afspraak.hoort_bij is not None


BREED, HOOG, RAND = 116, 40, 5
Plek = tuple[float, float]


@dataclass(frozen=True)
class Verlooptekening:
    """lijnen: (kind, SVG path): pad, grens, echt, nu, hard, zacht. tekst: the same in words."""

    lijnen: tuple[tuple[str, str], ...]
    tekst: str


def verloop(lijn: Lijstafspraak) -> Verlooptekening | None:
    """The drawing; None where nothing is known, or there is no target to hold it against."""
    o = lijn.oordeel
    bekend = [w for w in (o.gerealiseerd, o.met_hard, o.met_zacht) if w is not None]
    if o.doel_totaal is None or not bekend:
        return None
    waarden: list[Getal] = [o.doel_totaal, *bekend, *(w for _, w in lijn.verloop)]
    if o.doel_totaal_max is not None:
        waarden.append(o.doel_totaal_max)
    if not lijn.afspraak.is_aandeel:
        waarden.append(0)
    y = _schaal(min(waarden), max(waarden), HOOG - RAND, RAND)
    lijnen = [*_doel(lijn, y), *_echt(lijn, y), *_plannen(lijn, y)]
    return Verlooptekening(tuple(lijnen), _tekst(lijn))


def _schaal(laag: Getal, hoog: Getal, van: float, tot: float) -> Callable[[Getal], float]:
    bereik = float(hoog - laag) or 1.0
    return lambda w: round(van + (tot - van) * (float(w) - float(laag)) / bereik, 1)


def _x(lijn: Lijstafspraak, dag: date) -> float:
    """Where a day lies between the first and the last; what lies outside is put at the edge."""
    a = lijn.afspraak
    dagen = [d for d in (a.van, a.tot) if d]
    if a.is_aandeel:  # known before it was agreed, and often agreed without a period
        dagen += [*(d for d, _ in lijn.verloop), *([lijn.peildatum] if lijn.peildatum else [])]
    van, tot = min(dagen, default=dag), max(dagen, default=dag)
    if van == tot:
        return RAND
    deel = (dag - van).days / (tot - van).days
    return round(RAND + (BREED - 2 * RAND) * min(max(deel, 0.0), 1.0), 1)


def _doel(lijn: Lijstafspraak, y: Callable[[Getal], float]) -> list[tuple[str, str]]:
    """A climbing path for what must be reached, a ceiling for what may not be passed."""
    a, o = lijn.afspraak, lijn.oordeel
    als = a.oordeel_als
    uit = []
    if o.doel_totaal is not None:
        recht = a.is_aandeel or als == "maximum"
        soort = "grens" if als == "maximum" else "pad"
        uit.append((soort, _lijn(y(o.doel_totaal) if recht else y(0), y(o.doel_totaal))))
    if o.doel_totaal_max is not None:
        uit.append(("grens", _lijn(y(o.doel_totaal_max), y(o.doel_totaal_max))))
    return uit


def _lijn(links: float, rechts: float) -> str:
    return f"M{RAND} {links:g}L{BREED - RAND} {rechts:g}"


def _echt(lijn: Lijstafspraak, y: Callable[[Getal], float]) -> list[tuple[str, str]]:
    o = lijn.oordeel
    if o.gerealiseerd is None:
        return []
    punten: list[Plek] = [(_x(lijn, dag), y(w)) for dag, w in lijn.verloop]
    if punten and not lijn.afspraak.is_aandeel:
        punten = [(float(RAND), y(0)), *punten]
    laatste = (_x(lijn, lijn.peildatum), y(o.gerealiseerd)) if lijn.peildatum else None
    plek = punten[-1] if punten else laatste or (float(RAND), y(o.gerealiseerd))
    uit = [("nu", _punt(plek))]
    if len(punten) > 1:
        uit.insert(0, ("echt", _door(punten)))
    return uit


def _plannen(lijn: Lijstafspraak, y: Callable[[Getal], float]) -> list[tuple[str, str]]:
    o, einde = lijn.oordeel, float(BREED - RAND)
    soorten = (("hard", o.met_hard), ("zacht", o.met_zacht))
    return [(soort, _ruit((einde, y(w)))) for soort, w in soorten if w is not None]


def _door(punten: Sequence[Plek]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in punten)


def _punt(plek: Plek) -> str:
    x, y = plek
    return f"M{x - 2.5:g} {y:g}a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0z"


def _ruit(plek: Plek) -> str:
    x, y = plek
    return f"M{x - 4:g} {y:g}L{x:g} {y - 4:g}L{x + 4:g} {y:g}L{x:g} {y + 4:g}z"


def _tekst(lijn: Lijstafspraak) -> str:
    a, o = lijn.afspraak, lijn.oordeel
    zinnen = []
    if punten := [f"{waarde(a, w)} op {datum(dag)}" for dag, w in lijn.verloop]:
        zinnen.append(f"Gerealiseerd: {', '.join(punten)}")
    elif o.gerealiseerd is not None:
        zinnen.append(f"Gerealiseerd: {waarde(a, o.gerealiseerd)} op {datum(lijn.peildatum)}")
    if a.oordeel_als == "maximum":
        zinnen.append(f"Het maximum is {waarde(a, o.doel_totaal)}")
    elif o.verwacht is not None and not a.is_aandeel:
        zinnen.append(
            f"Het pad vraagt {waarde(a, o.verwacht)} op de peildatum, "
            f"{waarde(a, o.doel_totaal)} aan het einde"
        )
    else:
        zinnen.append(f"Het doel is {waarde(a, o.doel_totaal)}")
    for plan, wat in ((o.met_hard, "harde"), (o.met_zacht, "ook zachte")):
        if plan is not None:
            zinnen.append(f"Met {wat} plannen {waarde(a, plan)}")
    return f"{'. '.join(zinnen)}."
