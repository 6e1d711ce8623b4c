"""A target in words, and any number in its unit. The direction is in every word."""

from __future__ import annotations

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.cijfernamen import naam_afgesproken, naam_oordeel
from domain.afspraken.oordeel import Getal, Oordeel
from figures.basis.getallen import ONBEKEND, getal, jaren
from figures.basis.zin import Tekst, cijfer, zin

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


def periode(a: Afspraak) -> str:
    """Its days in words: '2021-2030', 'vanaf 2021, zonder einde', 'geen periode'."""
    if a.van and a.tot:
        return jaren(a.van, a.tot)
    if a.tot:
        return f"tot en met {a.tot.year}"
    return f"vanaf {a.van.year}, zonder einde" if a.van else "geen periode"
