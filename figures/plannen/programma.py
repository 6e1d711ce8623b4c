"""The production programme per year: plans by hardness, what goes below the line, realised beside.

The drawing is that of the netto growth per year (`figures.groei.per_jaar`): a span has its own bar.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from domain.cijfernaam import Cijfernaam
from domain.groei.sommen import Groeiregel
from domain.mutaties import SOORTEN
from domain.perioden import Periode
from domain.plannen.cijfernamen import ALLE_PLANNEN, Plannaam
from domain.plannen.programma import Programma, Programmapost
from figures.basis.getallen import met_teken
from figures.basis.grafiek import Grafiek, Tabel
from figures.basis.kleuren import STATUS_NAAM
from figures.basis.zin import Tekst, cijfer, samen, zin
from figures.groei.per_jaar import per_jaar
from figures.plannen import zinnen

GEEN_CIJFERS, GEEN_PLAN = "geen cijfers", "geen plan"


def planprogramma(
    p: Programma,
    plaats: str,
    wat: str,
    gerealiseerd: Sequence[Groeiregel] = (),
    opmerkingen: Sequence[str] = (),
    *,
    naam: Plannaam = ALLE_PLANNEN,
) -> Grafiek:
    """Stacked per soort and hardness. gerealiseerd: the years before, in the same homes.

    wat: what is counted, as in 'sociale huurwoningen'.
    """
    titel = zinnen.programma(p, plaats, wat, naam=naam)
    if p.bereik is None:
        return Grafiek(titel, titel + ".", Tabel(("Periode", "Status"), ()))
    regels = [*gerealiseerd, *(_regel(x) for x in p.posten if x.aantal)]
    basis = _geen_plan(per_jaar(regels, wat))
    namen = _namen(basis.tabel, {_kolom(r).tekst: _kolom(r) for r in regels}, naam)
    ook = [zinnen.tijdelijk(p, naam=naam), *opmerkingen]
    return replace(
        basis,
        titel=titel,
        tekst=samen([titel + ".", *_sommen(p, naam), _per_periode(basis.tabel, namen)]),
        tabel=replace(basis.tabel, namen=namen),
        opmerkingen=tuple(o for o in ook if o),
    )


def _kolom(r: Groeiregel) -> Periode:
    """The years of its column, as `per_jaar` names them."""
    return Periode(date(r.van.year, 1, 1), date(r.tot.year, 12, 31))


def _namen(
    t: Tabel, kolommen: Mapping[str, Periode], naam: Plannaam
) -> tuple[tuple[Cijfernaam | None, ...], ...]:
    """Of each cell: a plan of the selection, or what was realised in the same place."""
    soorten = {s.label: code for code, s in SOORTEN.items()}
    statussen = {woord: status for status, woord in STATUS_NAAM.items()}
    uit: list[tuple[Cijfernaam | None, ...]] = []
    for periode, woord, *_ in t.rijen:
        if woord not in statussen:
            uit.append((None,) * len(t.kolommen))
            continue
        vak = kolommen[str(periode)]
        maten = ["netto" if k == "Netto" else soorten[k] for k in t.kolommen[2:]]
        uit.append((None, None, *(naam.in_kolom(m, statussen[str(woord)], vak) for m in maten)))
    return tuple(uit)


def _per_periode(t: Tabel, namen: Sequence[Sequence[Cijfernaam | None]]) -> Tekst:
    per: dict[str, list[str]] = {}
    for rij, eigen in zip(t.rijen, namen, strict=True):
        laatste, naam = rij[-1], eigen[-1]
        zegt = str(rij[1])
        if naam and not isinstance(laatste, str):
            zegt = zin("{} {}", cijfer(naam, laatste, met_teken), zegt)
        per.setdefault(str(rij[0]), []).append(zegt)
    delen = (zin("{}: {}", periode, samen(d, " en ")) for periode, d in per.items())
    return zin("Netto per jaar. {}.", samen(delen, "; "))


def _geen_plan(g: Grafiek) -> Grafiek:
    """A year between two plans is one without a plan: that is known."""
    figuur = dict(g.figuur or {})
    notities = [
        n | {"text": GEEN_PLAN} if n["text"] == GEEN_CIJFERS else n
        for n in figuur["layout"]["annotations"]
    ]
    figuur["layout"] = figuur["layout"] | {"annotations": notities}
    rijen = tuple(
        tuple(GEEN_PLAN if c == GEEN_CIJFERS else c for c in rij) for rij in g.tabel.rijen
    )
    return replace(g, figuur=figuur, tabel=replace(g.tabel, rijen=rijen))


def _regel(p: Programmapost) -> Groeiregel:
    tekst = zinnen.tijdvak(p.van, p.tot)
    return Groeiregel(p.van, p.tot, tekst, p.jaar, p.soort, p.status, p.aantal, p.saldo)


def _sommen(p: Programma, naam: Plannaam) -> list[Tekst]:
    return [
        zin(
            "{}: {} erbij, {} eraf (waarvan sloop {}), netto {}.",
            status.capitalize(),
            cijfer(naam.van("erbij", status), s.erbij),
            cijfer(naam.van("eraf", status), s.eraf, met_teken),
            cijfer(naam.van("sloop", status), s.sloop, met_teken),
            cijfer(naam.van("netto", status), s.netto, met_teken),
        )
        for status, s in p.som.items()
        if s.erbij or s.eraf
    ]
