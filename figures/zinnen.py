"""The sentences on a page, made from the data: short, plain Dutch, one fact each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.perioden import Periode
from figures.doel import Doel
from figures.getallen import datum, getal, jaren, opsomming, woningen
from figures.kleuren import STATUS_NAAM

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
    *,
    status: str | None,
    saldo: int,
    dagen: tuple[date, date] | None,
    doel: Doel | None = None,
    ontbreekt: Sequence[Ontbreekt] = (),
) -> str:
    """The message of a page: how much, since when, against what was agreed.

    status, saldo, dagen: of the rows that count (inside the afspraak's period where
    there is one). ontbreekt: parties without figures; then there is no total.
    """
    if ontbreekt:
        return geen_totaal(plaats, ontbreekt)
    if status is None or dagen is None:
        slot = f" {_afspraakzin(doel)}." if doel else ""
        return f"Van {plaats} zijn hier geen toevoegingen en onttrekkingen bekend.{slot}"
    if status != "gerealiseerd":
        zin = (
            f"Voor {jaren(*dagen)} heeft {plaats} netto {getal(saldo)} {wat_} {STATUS_NAAM[status]}"
        )
        return f"{zin}; {_kort(doel)}." if doel else f"{zin}. {_GEEN_DOEL}"
    werkwoord = "groeide" if saldo > 0 else "kromp"
    zin = (
        f"In {jaren(*dagen)} {werkwoord} {plaats} met netto {getal(abs(saldo))} {wat_}"
        if saldo
        else f"In {jaren(*dagen)} bleef {plaats} gelijk: netto 0 {wat_}"
    )
    return f"{zin}. {_GEEN_DOEL}" if doel is None else f"{zin}; {_oordeel(saldo, dagen[1], doel)}."


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


def _afspraakzin(doel: Doel) -> str:
    return f"Voor {jaren(doel.van, doel.tot)} geldt: {_kort(doel)}"


def _kort(doel: Doel) -> str:
    """'301 is gegarandeerd', 'minimaal 320 per jaar is afgesproken'."""
    woord = {"garantie": "gegarandeerd", "streven": "het streven"}.get(doel.binding, "afgesproken")
    grens = "" if doel.binding == "garantie" and doel.richting == "minimum" else doel.grens
    return f"{grens}{doel.waarde} is {woord}{doel.gelezen}"


def _oordeel(saldo: int, tot: date, doel: Doel) -> str:
    """How a realised number stands to what was to be there by then."""
    klaar = tot >= doel.tot
    nodig = doel.op(tot)
    # Words and numbers must agree: compare what is shown, whole dwellings.
    verschil = saldo - round(nodig)
    verwacht = (
        "" if doel.per_jaar is None and klaar else f", {getal(round(nodig))} tot eind {tot.year}"
    )
    if doel.doel_max is not None:
        hoog = doel.doel_max * doel.deel(tot)
        if saldo < round(nodig):
            slot = f"{getal(-verschil)} onder de ondergrens"
        elif saldo > round(hoog):
            slot = f"{getal(saldo - round(hoog))} boven de bovengrens"
        else:
            slot = "dat ligt binnen de grenzen"
    elif doel.richting == "maximum":
        slot = (
            f"{getal(verschil)} te veel"
            if verschil > 0
            else f"nog ruimte voor {getal(-verschil)}"
            if verschil < 0
            else "precies het maximum"
        )
    elif verschil == 0:
        slot = "precies gehaald"
    elif doel.richting == "minimum" or doel.behandeld_als == "minimum":
        slot = f"{getal(abs(verschil))} {'te weinig' if verschil < 0 else 'meer dan nodig'}"
    else:
        slot = f"{getal(abs(verschil))} {'eronder' if verschil < 0 else 'erboven'}"
    return f"{_kort(doel)}{verwacht}: {slot}"


def tempo(nog: float | None, per_jaar: float | None, tot: date | None) -> str:
    """'Nog 2.190 te gaan tot eind 2030: 365 per jaar.'"""
    if nog is None:
        return "Tempo onbekend"
    if nog <= 0:
        return "Niets meer nodig: het doel is bereikt"
    if per_jaar is None or tot is None:
        return f"Nog {getal(nog)}; de periode is voorbij"
    return f"Nog {getal(nog)} tot {datum(tot)}: {getal(per_jaar)} per jaar"


def weggelaten(rijen: int, aantal: int, reden: str) -> str:
    """Rows left out, counted: nothing vanishes unsaid."""
    woord = "rij telt" if rijen == 1 else "rijen tellen"
    return f"{getal(rijen)} {woord} niet mee ({woningen(aantal)}): {reden}."
