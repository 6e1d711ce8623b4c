"""An afspraak in words: its target, its numbers in their unit, what is left and how fast.

And what the plans bring. The direction is in every word, that of the target too: of a minimum
something is left to do, under a maximum there is room. Source: docs/definitions.md, "Status of an
afspraak".
"""

from __future__ import annotations

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.cijfernamen import naam_afgesproken, naam_oordeel
from domain.afspraken.oordeel import GEEN_CIJFERS, NOG_NIET_BEGONNEN, Getal, Oordeel
from figures.basis.getallen import ONBEKEND, getal, periode
from figures.basis.zin import Tekst, cijfer, samen, zin

# Before and after the number.
_EENHEID = {
    "woningen": ("", ""),
    "procent": ("", "%"),
    "personen": ("", " personen"),
    "stuks": ("", " stuks"),
    "jaren": ("", " jaar"),
    "maanden": ("", " maanden"),
    "euro": ("€ ", ""),
    "mpg": ("MPG ", ""),
    "energie-index": ("energie-index ", ""),
    "epc": ("EPC ", ""),
    "datum": ("", ""),
    "label": ("label ", ""),
}


def waarde(a: Afspraak, getal_: Getal | float | None, decimalen: int = 1) -> str:
    """A number in the unit of the afspraak: '1.340', '22,3%', '383 personen', 'onbekend'.

    decimalen: of a share (`Oordeel.decimalen`).
    """
    if getal_ is None:
        return ONBEKEND
    voor, na = _EENHEID[a.eenheid]
    return f"{voor}{cijfers(a, getal_, decimalen)}{na}"


def cijfers(a: Afspraak, getal_: Getal | float, decimalen: int = 1) -> str:
    """The number alone: whole homes, a share with so many decimals, a norm as it is written."""
    if float(getal_).is_integer():
        return getal(int(getal_))
    if a.eenheid in ("woningen", "personen", "stuks"):
        return getal(getal_)
    if a.is_aandeel or a.eenheid == "procent":
        return getal(getal_, decimalen)
    return getal(getal_, len(str(getal_).partition(".")[2]))


def afgesproken(a: Afspraak, veld: str) -> Tekst:
    """A number of the register with its name. veld: `domain.afspraken.cijfernamen.AFGESPROKEN`."""
    return cijfer(naam_afgesproken(a, veld), getattr(a, veld), lambda w: waarde(a, w))


def beoordeeld(a: Afspraak, o: Oordeel, veld: str) -> Tekst:
    """A number of the judgement with its name, in the unit of the afspraak. A share that is held
    against its target has the decimals with which the distance between the two fits."""
    n = o.decimalen if veld == "gerealiseerd" else 1
    return cijfer(naam_oordeel(a, o, veld), getattr(o, veld), lambda w: waarde(a, w, n))


def doel(a: Afspraak) -> Tekst:
    """What is asked, with its direction: 'minstens 320 per jaar', 'hoogstens 180'."""
    if a.doel is None:
        return zin("{}", a.doel_tekst or "geen getal")
    per = " per jaar" if a.rekenwijze == "gemiddelde_per_jaar" else ""
    getal_ = afgesproken(a, "doel")
    if a.doel_max is not None:
        return zin("tussen {} en {}{}", getal_, afgesproken(a, "doel_max"), per)
    if a.richting == "maximum" and a.doel == 0:
        return zin("geen (hoogstens {})", cijfer(naam_afgesproken(a, "doel"), a.doel))
    woord = {"minimum": "minstens", "maximum": "hoogstens"}.get(a.richting, "streven naar")
    return zin("{} {}{}", woord, getal_, per)


def doel_erbij(a: Afspraak, o: Oordeel) -> tuple[str, ...]:
    """What must be read with the target: the total, its years, how it is read, how binding."""
    uit: list[str] = []
    if a.rekenwijze == "gemiddelde_per_jaar" and o.doel_totaal is not None:
        samen = beoordeeld(a, o, "doel_totaal")
        if o.doel_totaal_max is not None:
            samen = zin("{} tot {}", samen, beoordeeld(a, o, "doel_totaal_max"))
        uit.append(zin("{} in {}", samen, periode(a)))
    else:
        uit.append(periode(a))
    if a.behandeld_als:
        woord = {"minimum": "minstens", "maximum": "hoogstens"}[a.behandeld_als]
        uit.append(f"wij lezen: {woord}")
    return (*uit, a.binding)


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
