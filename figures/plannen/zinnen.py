"""The sentences on Plannen, made from the data: short, plain Dutch, one fact each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from domain.opsomming import opsomming
from domain.perioden import OPEN_EIND, Periode
from domain.plannen.cijfernamen import ALLE_PLANNEN, Plannaam
from domain.plannen.planregel import OPGELEVERD
from domain.plannen.programma import BuitenProgramma, Programma
from domain.plannen.projectlijst import TELT_NIET, VERVALLEN, Projecttelling
from figures.basis.getallen import datum, jaren, met_teken, woningen
from figures.basis.kleuren import STATUS_NAAM
from figures.basis.zin import Tekst, cijfer, lijst, zin

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


def programma(p: Programma, plaats: str, wat: str, *, naam: Plannaam = ALLE_PLANNEN) -> Tekst:
    """The message of the production programme: how much, how firm, what is pulled down for it."""
    if p.bereik is None:
        return zin("Van {} zijn hier geen plannen voor {} bekend", plaats, wat)
    delen = [
        (cijfer(naam.van("netto", status), s.netto), woord)
        for status, woord in STATUS_NAAM.items()
        if (s := p.som.get(status)) and (s.erbij or s.eraf)
    ]
    (eerste, woord), *rest = delen
    zegt = [zin("{} {} {}", eerste, wat, woord), *(zin("{} {}", n, w) for n, w in rest)]
    tekst = zin("Voor {} heeft {} netto {}", tijdvak(*p.bereik), plaats, lijst(zegt))
    if not p.sloop:
        return tekst
    sloop = cijfer(naam.van("sloop"), p.sloop, _zonder_min)
    return tekst + zin("; {} {} gesloopt", sloop, "wordt" if p.sloop == -1 else "worden")


def _zonder_min(aantal: int) -> str:
    """Homes that go, in words that say so already."""
    return woningen(abs(aantal))


def tijdelijk(p: Programma, *, naam: Plannaam = ALLE_PLANNEN) -> str:
    """What is said of temporary homes; empty where there are none."""
    if not p.tijdelijk:
        return ""
    delen = [
        zin("{} {}", cijfer(naam.van("tijdelijk", s), n, met_teken), STATUS_NAAM[s])
        for s, n in p.tijdelijk.items()
    ]
    return zin("Tijdelijke woningen tellen hier niet mee: netto {}.", lijst(delen))


def buiten(b: BuitenProgramma, *, naam: Plannaam = ALLE_PLANNEN) -> Tekst:
    """'3 regels tellen niet mee (40 woningen): van dit plan is geen corporatie bekend.'"""
    return zin(
        "{} {} niet mee ({}): {}.",
        cijfer(naam.van("rijen", reden=b.code), b.rijen),
        "regel telt" if b.rijen == 1 else "regels tellen",
        cijfer(naam.van("buiten", reden=b.code), b.aantal, woningen),
        b.reden,
    )


def projecten(t: Projecttelling, plaats: str, *, naam: Plannaam = ALLE_PLANNEN) -> Tekst:
    """The message above the projects."""
    aantal = cijfer(naam.van("gepland", maat="projecten"), t.gepland)
    afgelopen = [(s, cijfer(naam.van(_MAAT[s], maat="projecten"), n), n)
                 for s, n in t.afgelopen.items()]  # fmt: skip
    delen = lijst([zin("{} {}", n, _werd(s, meer=k > 1)) for s, n, k in afgelopen])
    if t.grootste is None:
        if not afgelopen:
            return zin("Van {} zijn geen plannen met een projectnaam of code bekend", plaats)
        if t.alle == 1:
            return zin("Het ene bekende project in {} {}", plaats, _werd(afgelopen[0][0]))
        if len(afgelopen) == 1:
            ((staat, n, _),) = afgelopen
            return zin("Alle {} bekende projecten in {} {}", n, plaats, _werd(staat, meer=True))
        return zin("In {} is geen project meer gepland; {}", plaats, delen)
    kop = zin("is {} project", aantal) if t.gepland == 1 else zin("zijn {} projecten", aantal)
    slot = zin("; {}", delen)
    return zin(
        "In {} {} gepland{}; het grootste is {} ({} erbij of eraf)",
        plaats,
        kop,
        slot if afgelopen else "",
        t.grootste.naam,
        cijfer(naam.project(t.grootste, "gepland"), t.grootste.gepland, woningen),
    )


# The name of a count of projects, by what became of them.
_MAAT = {OPGELEVERD: "klaar", VERVALLEN: "vervallen", TELT_NIET: "telt_niet"}


def _werd(staat: str, *, meer: bool = False) -> str:
    """'is opgeleverd', 'zijn vervallen', 'tellen niet mee'."""
    if staat == TELT_NIET:
        return "tellen niet mee" if meer else staat
    return f"{'zijn' if meer else 'is'} {staat}"


def namen(codes: Sequence[str], bekend: Mapping[str, str], leeg: str) -> str:
    """Names of codes, or what stands where there is none."""
    return opsomming([bekend.get(c, c) for c in codes]) or leeg
