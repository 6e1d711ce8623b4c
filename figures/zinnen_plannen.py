"""The sentences on Plannen, made from the data: short, plain Dutch, one fact each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from domain.perioden import OPEN_EIND, Periode
from domain.planbuiten import Buiten
from domain.planprogramma import Programma
from figures.getallen import datum, getal, jaren, met_teken, opsomming, woningen
from figures.kleuren import STATUS_NAAM

SEGMENT = {
    "sociaal": "sociale huur",
    "midden": "middenhuur",
    "vrij": "vrije huur",
    "koop": "koop",
    "onbekend": "segment onbekend",
    "totaal": "alle woningen",
}


def tijdvak(van: date, tot: date) -> str:
    """2027, 2026-2028, 2030 en later, or both dates."""
    return Periode(van, tot).tekst if tot == OPEN_EIND else jaren(van, tot)


def klaar(tot: date) -> str:
    """When a project is delivered: eind 2027 where only the year is known, else the day."""
    if tot == OPEN_EIND:
        return "niet bekend"
    return f"eind {tot.year}" if (tot.month, tot.day) == (12, 31) else datum(tot)


def programma(p: Programma, plaats: str, wat: str) -> str:
    """The message of the production programme: how much, how firm, what is pulled down for it."""
    if p.bereik is None:
        return f"Van {plaats} zijn hier geen plannen voor {wat} bekend"
    delen = [
        f"{getal(s.netto)} {woord}"
        for status, woord in STATUS_NAAM.items()
        if (s := p.som.get(status)) and (s.erbij or s.eraf)
    ]
    delen[0] = delen[0].replace(" ", f" {wat} ", 1)
    slot = f"; {woningen(-p.sloop)} {'wordt' if p.sloop == -1 else 'worden'} gesloopt"
    return (
        f"Voor {tijdvak(*p.bereik)} heeft {plaats} netto {opsomming(delen)}"
        f"{slot if p.sloop else ''}"
    )


def tijdelijk(p: Programma) -> str:
    """What is said of temporary homes; empty where there are none."""
    if not p.tijdelijk:
        return ""
    delen = [f"{met_teken(n)} {STATUS_NAAM[s]}" for s, n in p.tijdelijk.items()]
    return f"Tijdelijke woningen tellen hier niet mee: netto {opsomming(delen)}."


def buiten(b: Buiten) -> str:
    """'3 regels tellen niet mee (40 woningen): van dit plan is geen corporatie bekend.'"""
    woord = "regel telt" if b.rijen == 1 else "regels tellen"
    return f"{getal(b.rijen)} {woord} niet mee ({woningen(b.aantal)}): {b.reden}."


def projecten(aantal: int, klaar: int, grootste: str, omvang: int, plaats: str) -> str:
    """The message above the projects."""
    if not aantal and not klaar:
        return f"Van {plaats} zijn geen plannen met een projectnaam of code bekend"
    if not aantal:
        return f"Alle {getal(klaar)} bekende projecten in {plaats} zijn opgeleverd"
    woord = "is 1 project" if aantal == 1 else f"zijn {getal(aantal)} projecten"
    slot = f"; {getal(klaar)} {'is' if klaar == 1 else 'zijn'} opgeleverd" if klaar else ""
    return (
        f"In {plaats} {woord} gepland{slot}; het grootste is {grootste} "
        f"({woningen(omvang)} erbij of eraf)"
    )


def namen(codes: Sequence[str], bekend: Mapping[str, str], leeg: str) -> str:
    """Names of codes, or what stands where there is none."""
    return opsomming([bekend.get(c, c) for c in codes]) or leeg
