"""Status, restopgave and chance of one afspraak in one sentence that says how they go together.

What they are: `domain.afspraken.samenhang`. Each of them has the name that its own page gives it.
"""

from __future__ import annotations

from datetime import date

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.oordeel import AANDACHT, ACHTER, OP_KOERS
from domain.afspraken.samenhang import Samenhang
from domain.cijfernaam import van_afspraak
from domain.plannen.cijfernamen import naam_rest
from domain.prognose.cijfernamen import Prognosenaam
from figures.basis.getallen import getal
from figures.basis.zin import Tekst, cijfer, hoofdletter, status_tekst, zin
from figures.prognose.zinnen import kansgetal

_NU = {
    ACHTER: "er is nu te weinig gerealiseerd en de harde plannen zijn niet genoeg",
    AANDACHT: "er is nu te weinig gerealiseerd, maar met de harde plannen is het genoeg",
    OP_KOERS: "er is nu genoeg gerealiseerd",
}
# By status and whether the plans are enough; {plannen} and {rest}.
_PAPIER = {
    (ACHTER, True): "met {plannen} samen komt het op papier wel uit ({rest})",
    (ACHTER, False): "ook met {plannen} samen blijft er {rest} over",
    (AANDACHT, True): "er is op papier dus {rest}",
    (AANDACHT, False): "met {plannen} samen, ook de zachte, blijft er {rest} over",
    (OP_KOERS, True): "met {plannen} samen is er op papier {rest}",
    (OP_KOERS, False): "met {plannen} samen blijft er voor het hele doel {rest} over",
}
_KANS = {
    "": "{}.",
    "niet": "{}, maar plannen komen vaak later of gaan niet door: daardoor is de kans dat het doel "
    "wordt gehaald {}.",
    "half": "{}, maar plannen kunnen later komen of niet doorgaan: daardoor is de kans dat het "
    "doel wordt gehaald {}.",
    "wel": "{}; ook als plannen later komen of niet doorgaan, is de kans dat het doel wordt "
    "gehaald {}.",
    "rest": "{}, en de kans dat het doel wordt gehaald is {}.",
}


def samenhang_zin(a: Afspraak, s: Samenhang, peildatum: date | None, aannames: str = "") -> Tekst:
    """The three together. aannames: what a reader changed of them
    (`domain.prognose.cijfernamen`).
    """
    status = status_tekst(van_afspraak(a.id, peildatum, "status"), s.status)
    uit = zin("De status is {}: {}; {}", status, _NU[s.status], _papier(a, s, peildatum))
    if s.kans is None or a.tot is None:
        return zin("{}.", uit)
    namen = Prognosenaam(a.id, a.tot, peildatum, is_afspraak=True, aannames=aannames)
    kans = kansgetal(s.kans.beste, namen, s.kans.laag)
    return zin(_KANS[s.hoe if s.genoeg else "rest"], uit, kans)


def ook(a: Afspraak, s: Samenhang | None, peildatum: date | None) -> Tekst | None:
    """What belongs beside the reason of a status in a list; None where that says it already."""
    if s is None or not s.spreekt_tegen:
        return None
    return hoofdletter(zin("{}.", _papier(a, s, peildatum)))


def _papier(a: Afspraak, s: Samenhang, peildatum: date | None) -> Tekst:
    plannen = "alle bekende plannen" if s.alle else "de plannen die er zijn"
    rest = cijfer(naam_rest(a.id, peildatum, "rest"), s.rest, _rest)
    return zin(_PAPIER[s.status, s.genoeg], plannen=plannen, rest=rest)


def _rest(n: float) -> str:
    return "geen restopgave" if n <= 0 else f"een restopgave van {getal(n)}"
