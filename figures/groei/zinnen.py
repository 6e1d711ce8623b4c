"""The sentences on a page, made from the data: short, plain Dutch, one fact each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.afspraken.oordeel import Oordeel
from domain.cijfernaam import Cijfernaam, van_afspraak
from domain.groei.doel import Doel
from domain.groei.kernboodschap import Kernboodschap
from domain.opsomming import opsomming
from domain.perioden import Periode
from figures.basis.getallen import eind, getal, jaren, wanneer, woningen, zonder_teken
from figures.basis.kleuren import STATUS_NAAM
from figures.basis.zin import Tekst, cijfer, status_tekst, zin
from figures.groei import doelwoorden

FICTIEF = "Voorbeeldcijfers (fictief)"
_SEGMENT = {
    "sociaal": "sociale huurwoningen",
    "midden": "middenhuurwoningen",
    "vrij": "vrije huurwoningen",
}
_SAMEN = {"sociaal": "sociale", "midden": "midden-", "vrij": "vrije"}
_DUUR = {
    "permanent": "",
    "tijdelijk_lang": "tijdelijke (langer dan 5 jaar) ",
    "tijdelijk_kort": "tijdelijke (hooguit 5 jaar) ",
}


@dataclass(frozen=True)
class Ontbreekt:
    """A party without figures: over which days (None: all), of which soort dekking."""

    partij: str
    periode: Periode | None
    soort: str = "gerealiseerd"


def wat(segment: Sequence[str], duur: Sequence[str]) -> str:
    """What is counted, as in 'sociale huurwoningen'."""
    kern = (
        _SEGMENT[segment[0]]
        if len(segment) == 1
        else f"{opsomming([_SAMEN[s] for s in segment])} huurwoningen"
    )
    kern = kern.replace("midden- huur", "middenhuur")
    if len(duur) == 1:
        return f"{_DUUR[duur[0]]}{kern}"
    return f"{kern} (permanent en tijdelijk)" if "permanent" in duur else f"tijdelijke {kern}"


def kernzin(
    plaats: str,
    wat_: str,
    kern: Kernboodschap,
    naam: Cijfernaam | None = None,
    ontbreekt: Sequence[Ontbreekt] = (),
    *,
    meervoud: bool = False,
) -> Tekst:
    """The message of a page: how much, since when, against what was agreed, how it stands.

    naam: of the growth, where it is not the afspraak's own. ontbreekt: parties without figures;
    then there is no total. meervoud: plaats is several.
    """
    if ontbreekt:
        return zin(geen_totaal(plaats, ontbreekt))
    doel = kern.doel
    if kern.status is None or kern.dagen is None:
        slot = zin(" {}.", afspraakzin(doel)) if doel else zin("")
        return zin("Van {} zijn hier geen toevoegingen en onttrekkingen bekend.{}", plaats, slot)
    if kern.oordeel and kern.van_afspraak and doel:
        naam = van_afspraak(doel.afspraak, kern.oordeel.peildatum, "gerealiseerd")
    vorm = getal if kern.status != "gerealiseerd" else zonder_teken
    saldo = cijfer(naam, kern.saldo, vorm) if naam else zin(vorm(kern.saldo))
    if kern.status != "gerealiseerd":
        kop = zin(
            "Voor {} {} {} netto {} {} {}",
            jaren(kern.dagen.van, kern.dagen.tot), "hebben" if meervoud else "heeft", plaats,
            saldo, wat_, STATUS_NAAM[kern.status],
        )  # fmt: skip
        return (
            zin("{}; {}.", kop, doelwoorden.zin(doel)) if doel else zin("{}. {}", kop, _GEEN_DOEL)
        )
    wanneer_ = wanneer(kern.dagen.van, kern.dagen.tot)
    if kern.saldo:
        werkwoord = _WERKWOORD[kern.saldo > 0, meervoud]
        kop = zin("{} {} {} met netto {} {}", wanneer_, werkwoord, plaats, saldo, wat_)
    else:
        bleef = "bleven" if meervoud else "bleef"
        kop = zin("{} {} {} gelijk: netto {} {}", wanneer_, bleef, plaats, saldo, wat_)
    if doel is None:
        return zin("{}. {}", kop, _GEEN_DOEL)
    return zin("{}; {}", kop, _oordeel(doel, kern.oordeel))


# (it grew, several) to the verb.
_WERKWOORD = {
    (True, False): "groeide",
    (True, True): "groeiden",
    (False, False): "kromp",
    (False, True): "krompen",
}
_GEEN_DOEL = "Geen afspraak in het register past bij deze keuze."


def geen_totaal(plaats: str, ontbreekt: Sequence[Ontbreekt]) -> str:
    """Why there is no total: 'Geen totaal voor X: cijfers van Y ontbreken voor 2023.'"""
    return f"Geen totaal voor {plaats}: cijfers ontbreken {wie_ontbreken(ontbreekt)}."


def wie_ontbreken(ontbreekt: Sequence[Ontbreekt]) -> str:
    """'van Y voor 2023 en van Z'."""
    per_partij: dict[str, list[str]] = {}
    for o in ontbreekt:
        dagen = per_partij.setdefault(o.partij, [])
        if o.periode:
            dagen.append(jaren(o.periode.van, o.periode.tot))
    delen = [f"van {p} voor {opsomming(d)}" if d else f"van {p}" for p, d in per_partij.items()]
    if len(delen) > 4:
        delen = [*delen[:3], f"van {len(delen) - 3} andere partijen"]
    return opsomming(delen)


def gemengd() -> str:
    """Why there is no total where invented figures stand beside real ones."""
    return "Geen totaal: deze keuze mengt echte en verzonnen cijfers. Kies een gemeente."


def geen_partijen(gemeenten: Sequence[str]) -> str:
    """Why there is no total where no document names the parties."""
    return (
        f"Geen totaal voor {opsomming(list(gemeenten))}: er staat geen document in het register "
        "dat zegt van welke corporaties de cijfers nodig zijn."
    )


def afspraakzin(doel: Doel) -> Tekst:
    """'Voor 2020-2021 geldt: 301 is gegarandeerd'."""
    return zin("Voor {} geldt: {}", jaren(doel.van, doel.tot), doelwoorden.zin(doel))


def _oordeel(doel: Doel, o: Oordeel | None) -> Tekst:
    """How what was realised stands to what was to be there by then, and the status."""
    if o is None or o.gerealiseerd is None or o.nodig_nu is None:
        reden = o.reden if o else "Van een deel van de verstreken tijd ontbreken de cijfers."
        return zin("{}. Of dat lukt is niet te zeggen. {}", doelwoorden.zin(doel), reden)
    dag = o.peildatum or doel.tot
    verwacht = ""
    if doel.per_jaar is not None or dag < doel.tot:
        nodig = cijfer(van_afspraak(doel.afspraak, o.peildatum, "nodig_nu"), o.nodig_nu)
        verwacht = zin(", {} tot {}", nodig, eind(min(dag, doel.tot)))
    return zin(
        "{}{}: {}. Status: {}.",
        doelwoorden.zin(doel), verwacht, _verschil(doel, o),
        status_tekst(van_afspraak(doel.afspraak, o.peildatum, "status"), o.status),
    )  # fmt: skip


# Below, on and above what was to be there, in the words of what kind of target it is.
_VERSCHIL: dict[str | None, tuple[str, str, str]] = {
    "minimum": ("{} te weinig", "precies gehaald", "{} meer dan nodig"),
    "maximum": ("nog ruimte voor {}", "precies het maximum", "{} te veel"),
    "bandbreedte": (
        "{} onder de ondergrens", "dat ligt binnen de grenzen", "{} boven de bovengrens",
    ),
    None: ("{} eronder", "precies gehaald", "{} erboven"),
}  # fmt: skip


def _verschil(doel: Doel, o: Oordeel) -> Tekst:
    """How far what was realised is from what was to be there."""
    verschil = o.verschil_nu or 0
    naam = van_afspraak(doel.afspraak, o.peildatum, "verschil_nu")
    onder, op, boven = _VERSCHIL[o.als]
    woorden = op if not verschil else onder if verschil < 0 else boven
    return zin(woorden, cijfer(naam, verschil, zonder_teken))


def weggelaten(naam: Cijfernaam, rijen: int, aantal: int, reden: str) -> Tekst:
    """Rows left out, counted: nothing vanishes unsaid. naam: of the rows, and with `woningen` as
    its aard of the homes."""
    return zin(
        "{} {} niet mee ({}): {}.",
        cijfer(naam, rijen), "rij telt" if rijen == 1 else "rijen tellen",
        cijfer(replace(naam, aard="woningen"), aantal, woningen), reden,
    )  # fmt: skip
