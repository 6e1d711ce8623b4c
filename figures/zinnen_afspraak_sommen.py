"""How the numbers of an afspraak came about: each sum with its numbers filled in."""

from __future__ import annotations

from fractions import Fraction

from domain.aandeelmeting import Aandeel
from domain.afspraken import Afspraak
from domain.oordeel import Oordeel
from figures.getallen import MIN, getal
from figures.getallen import aandeel as procent

MAAL = "\N{MULTIPLICATION SIGN}"
Som = tuple[str, str]  # what it is, the sum with its numbers


def sommen(a: Afspraak, o: Oordeel) -> list[Som]:
    """How the numbers of what is counted came about, each with the numbers filled in."""
    uit: list[Som] = []
    if o.doel_totaal is None or o.maanden is None:
        return uit
    uit.append(("Doel over de hele periode", _doel_totaal(a, o, o.maanden)))
    if o.verwacht is not None:
        uit.append(("Verstreken", f"{o.verstreken} van de {o.maanden} maanden"))
        naam = "Gelijk verdeeld" if a.oordeel_als == "maximum" else "Nu te verwachten"
        uit.append((naam, f"{getal(o.doel_totaal)} {MAAL} {o.verstreken} / {o.maanden} = "
                          f"{_precies(o.verwacht)}"))  # fmt: skip
        if o.gerealiseerd is not None and o.resterend is not None:
            uit.append(("Gerealiseerd", _gerealiseerd(a, o)))
            uit.append((_rest_naam(a), _rest(o)))
            if o.tempo is not None:
                tempo = "Ruimte per jaar" if a.oordeel_als == "maximum" else "Tempo nodig"
                uit.append((tempo, f"{getal(o.resterend)} / ({o.over} maanden / 12) = "
                                   f"{_precies(o.tempo)} per jaar"))  # fmt: skip
    return uit + _prognose(a, o)


def _doel_totaal(a: Afspraak, o: Oordeel, maanden: int) -> str:
    if a.rekenwijze != "gemiddelde_per_jaar":
        tot = "" if o.doel_totaal_max is None else f" tot {getal(o.doel_totaal_max)}"
        return f"{getal(o.doel_totaal)}{tot}"
    delen = [(a.doel, o.doel_totaal), (a.doel_max, o.doel_totaal_max)]
    return "; ".join(
        f"{_precies(per)} per jaar {MAAL} {maanden} maanden / 12 = {_precies(totaal)}"
        for per, totaal in delen
        if per is not None and totaal is not None
    )


def _gerealiseerd(a: Afspraak, o: Oordeel) -> str:
    if a.telt_boven is None:
        return getal(o.gerealiseerd)
    if o.geteld is not None and o.geteld < a.telt_boven:
        return f"{getal(o.geteld)}; alleen wat boven {getal(a.telt_boven)} komt telt: 0"
    return f"{getal(o.geteld)} {MIN} {getal(a.telt_boven)} = {getal(o.gerealiseerd)}"


def _rest_naam(a: Afspraak) -> str:
    return "Nog ruimte" if a.oordeel_als == "maximum" else "Nog te gaan"


def _rest(o: Oordeel) -> str:
    zin = f"{getal(o.doel_totaal)} {MIN} {getal(o.gerealiseerd)} = {_precies(o.te_gaan)}"
    return zin if o.erboven is None else f"{zin}, dus 0"


def _prognose(a: Afspraak, o: Oordeel) -> list[Som]:
    uit: list[Som] = []
    boven = "" if a.telt_boven is None else f" {MIN} {getal(a.telt_boven)} (niet onder 0)"
    if o.hard is not None:
        som = f"{getal(o.geteld or 0)} + {_met_haken(o.hard)}{boven}"
        uit.append(("Met harde plannen", f"{som} = {getal(o.met_hard)}"))
    if o.zacht is not None:
        voor = f"{getal(o.geteld or 0)} + {_met_haken(o.hard or 0)} + {_met_haken(o.zacht)}"
        uit.append(("Met ook zachte plannen", f"{voor}{boven} = {getal(o.met_zacht)}"))
    return uit


def _met_haken(n: int) -> str:
    return f"({getal(n)})" if n < 0 else getal(n)


def _precies(waarde_: float | Fraction | None) -> str:
    """Whole where it is whole, else one decimal."""
    if waarde_ is None:
        return getal(None)
    return getal(waarde_, 0 if Fraction(waarde_).denominator == 1 else 1)


def sommen_aandeel(a: Afspraak, d: Aandeel) -> list[Som]:
    """How a share came about."""
    if d.nu is None:
        return []
    uit = [("Aandeel nu", f"{getal(d.deel)} / {getal(d.geheel)} = {procent(d.nu)}")]
    for naam, paar in (("Met harde plannen", d.met_hard), ("Met ook zachte plannen", d.met_zacht)):
        if paar:
            erbij = [
                _erbij(n - (was or 0)) for n, was in zip(paar, (d.deel, d.geheel), strict=True)
            ]
            uit.append(
                (naam, f"({getal(d.deel)} {erbij[0]}) / ({getal(d.geheel)} {erbij[1]}) = "
                       f"{procent(Fraction(*paar))}")
            )  # fmt: skip
    return uit


def _erbij(n: int) -> str:
    return f"{MIN} {getal(-n)}" if n < 0 else f"+ {getal(n)}"
