"""What is left of an afspraak in words: how much, how fast, and what the plans bring.

Of a minimum something is left to do, under a maximum there is room.
Source: docs/definitions.md, "Status of an afspraak".
"""

from __future__ import annotations

from domain.afspraken import Afspraak
from domain.oordeel import GEEN_CIJFERS, NOG_NIET_BEGONNEN, Getal, Oordeel
from figures.afspraken_doel import cijfers, doel, waarde
from figures.getallen import ONBEKEND

NVT = "n.v.t."


def resterend(a: Afspraak, o: Oordeel) -> str:
    """What is left to do or, under a maximum, how much room there is."""
    if o.doel_totaal is None:
        return NVT
    if o.gerealiseerd is None or o.resterend is None:
        return ONBEKEND
    if a.oordeel_als == "maximum":
        return _ruimte(a, o, o.resterend, o.erboven, "het maximum")
    if o.resterend:
        rest = _verschil(a, o.resterend)
        grens = " tot de ondergrens" if a.oordeel_als == "bandbreedte" else ""
        return f"{rest} te weinig" if o.voorbij else f"nog {rest}{grens}"
    if a.oordeel_als == "bandbreedte" and o.ruimte_max is not None:
        return _ruimte(a, o, o.ruimte_max, o.erboven_max, "de bovengrens")
    return f"niets meer; {_verschil(a, o.erboven)} erboven" if o.erboven else "niets meer"


def _ruimte(a: Afspraak, o: Oordeel, ruimte: Getal, erboven: Getal | None, grens: str) -> str:
    """Room under a limit, or how far it was passed."""
    if erboven is not None:
        return f"{_verschil(a, erboven)} boven {grens}"
    if not ruimte:
        return "geen ruimte meer"
    n = _verschil(a, ruimte)
    return f"{n} onder {grens}" if o.voorbij else f"nog ruimte: {n}"


def _verschil(a: Afspraak, getal_: Getal) -> str:
    return f"{cijfers(a, getal_)}{' procentpunt' if a.eenheid == 'procent' else ''}"


def tempo(a: Afspraak, o: Oordeel) -> str:
    """What is needed per year from now on; under a maximum what there is room for per year."""
    if o.doel_totaal is None or a.is_aandeel or a.rekenwijze == "niveau":
        return NVT
    if o.resterend is None:
        return ONBEKEND
    if o.tempo is None:
        return "periode voorbij"
    if a.oordeel_als == "maximum":
        return f"hoogstens {waarde(a, o.tempo)} per jaar" if o.tempo else "geen meer"
    return f"{waarde(a, o.tempo)} per jaar" if o.tempo else "niets meer nodig"


def prognose(a: Afspraak, o: Oordeel) -> tuple[str, ...]:
    """What it comes to by the end: with harde plannen, and with zachte as well; else why not."""
    uit = []
    if o.met_hard is not None:
        uit.append(f"{waarde(a, o.met_hard)} met harde plannen")
    if o.met_zacht is not None:
        uit.append(f"{waarde(a, o.met_zacht)} met ook zachte plannen")
    if uit:
        return tuple(uit)
    if o.voorbij:
        return ("periode voorbij",)
    return (NVT if o.doel_totaal is None else ONBEKEND,)


def prognose_naast(a: Afspraak, o: Oordeel) -> str | None:
    """The forecast beside a status that says nothing yet of how it goes (no figures, or not
    begun); None elsewhere, or where there is none."""
    bekend = o.met_hard is not None or o.met_zacht is not None
    if o.status not in (GEEN_CIJFERS, NOG_NIET_BEGONNEN) or not bekend:
        return None
    return f"Prognose: {', '.join(prognose(a, o))}; afgesproken: {doel(a)}."
