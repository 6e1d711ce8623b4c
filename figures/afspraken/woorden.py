"""What is left of an afspraak in words: how much, how fast, and what the plans bring.

Of a minimum something is left to do, under a maximum there is room.
Source: docs/definitions.md, "Status of an afspraak".
"""

from __future__ import annotations

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.cijfernamen import naam_oordeel
from domain.afspraken.oordeel import GEEN_CIJFERS, NOG_NIET_BEGONNEN, Oordeel
from figures.afspraken.doel import beoordeeld, cijfers, doel
from figures.basis.getallen import ONBEKEND
from figures.basis.zin import Tekst, cijfer, samen, zin

NVT = "n.v.t."


def reden(a: Afspraak, o: Oordeel) -> Tekst:
    """Why it has its status, with the names of the figures in it."""
    if o.telling is None:
        return zin("{}", o.reden)
    getallen = {n: cijfer(naam_oordeel(a, o, n), w) for n, w in o.telling.getallen}
    return zin("{} {}", o.telling.eerst, zin(o.telling.sjabloon, **getallen))


def resterend(a: Afspraak, o: Oordeel) -> Tekst:
    """What is left to do or, under a maximum, how much room there is."""
    if o.doel_totaal is None:
        return zin(NVT)
    if o.gerealiseerd is None or o.resterend is None:
        return cijfer(naam_oordeel(a, o, "resterend"), None)
    if a.oordeel_als == "maximum":
        return _ruimte(a, o, "resterend", "erboven", "het maximum")
    if o.resterend:
        rest = _verschil(a, o, "resterend")
        grens = " tot de ondergrens" if a.oordeel_als == "bandbreedte" else ""
        return zin("{} te weinig", rest) if o.voorbij else zin("nog {}{}", rest, grens)
    if a.oordeel_als == "bandbreedte" and o.ruimte_max is not None:
        return _ruimte(a, o, "ruimte_max", "erboven_max", "de bovengrens")
    niets = _geen(a, o, "resterend", "niets meer")
    return zin("{}; {} erboven", niets, _verschil(a, o, "erboven")) if o.erboven else niets


def _ruimte(a: Afspraak, o: Oordeel, ruimte: str, erboven: str, grens: str) -> Tekst:
    """Room under a limit, or how far it was passed. ruimte, erboven: fields of the Oordeel."""
    if getattr(o, erboven) is not None:
        return zin("{} boven {}", _verschil(a, o, erboven), grens)
    if not getattr(o, ruimte):
        return _geen(a, o, ruimte, "geen ruimte meer")
    n = _verschil(a, o, ruimte)
    return zin("{} onder {}", n, grens) if o.voorbij else zin("nog ruimte: {}", n)


def _geen(a: Afspraak, o: Oordeel, veld: str, woorden: str) -> Tekst:
    """A 0 that is said in words."""
    return cijfer(naam_oordeel(a, o, veld), getattr(o, veld), lambda _: woorden)


def _verschil(a: Afspraak, o: Oordeel, veld: str) -> Tekst:
    getal_ = cijfer(
        naam_oordeel(a, o, veld), getattr(o, veld), lambda w: cijfers(a, w, o.decimalen)
    )
    return zin("{}{}", getal_, " procentpunt" if a.eenheid == "procent" else "")


def tempo(a: Afspraak, o: Oordeel) -> Tekst:
    """What is needed per year from now on; under a maximum what there is room for per year."""
    if o.doel_totaal is None or a.is_aandeel or a.rekenwijze == "niveau":
        return zin(NVT)
    if o.resterend is None:
        return cijfer(naam_oordeel(a, o, "tempo"), None)
    if o.tempo is None:
        return zin("periode voorbij")
    getal_ = beoordeeld(a, o, "tempo")
    if a.oordeel_als == "maximum":
        if not o.tempo:
            return _geen(a, o, "tempo", "geen meer")
        return zin("hoogstens {} per jaar", getal_)
    return zin("{} per jaar", getal_) if o.tempo else _geen(a, o, "tempo", "niets meer nodig")


def prognose(a: Afspraak, o: Oordeel) -> tuple[Tekst, ...]:
    """What it comes to by the end: with harde plannen, and with zachte as well; else why not."""
    uit = []
    if o.met_hard is not None:
        uit.append(zin("{} met harde plannen", beoordeeld(a, o, "met_hard")))
    if o.met_zacht is not None:
        uit.append(zin("{} met ook zachte plannen", beoordeeld(a, o, "met_zacht")))
    if uit:
        return tuple(uit)
    if o.voorbij:
        return (zin("periode voorbij"),)
    return (zin(NVT if o.doel_totaal is None else ONBEKEND),)


def prognose_naast(a: Afspraak, o: Oordeel) -> Tekst | None:
    """The forecast beside a status that says nothing yet of how it goes (no figures, or not
    begun); None elsewhere, or where there is none."""
    bekend = o.met_hard is not None or o.met_zacht is not None
    if o.status not in (GEEN_CIJFERS, NOG_NIET_BEGONNEN) or not bekend:
        return None
    return zin("Prognose: {}; afgesproken: {}.", samen(prognose(a, o), ", "), doel(a))
