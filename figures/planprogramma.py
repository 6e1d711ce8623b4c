"""The production programme per year: plans by hardness, what goes below the line, realised beside.

The drawing is that of the netto growth per year (`figures.per_jaar`): a span has its own bar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.groeiregels import Regel
from domain.planprogramma import Post, Programma
from figures import zinnen_plannen as zinnen
from figures.getallen import getal, met_teken
from figures.grafiek import Grafiek, Tabel
from figures.per_jaar import per_jaar

GEEN_CIJFERS, GEEN_PLAN = "geen cijfers", "geen plan"


def planprogramma(
    p: Programma,
    plaats: str,
    wat: str,
    gerealiseerd: Sequence[Regel] = (),
    opmerkingen: Sequence[str] = (),
) -> Grafiek:
    """Stacked per soort and hardness. gerealiseerd: the years before, in the same homes.

    wat: what is counted, as in 'sociale huurwoningen'.
    """
    titel = zinnen.programma(p, plaats, wat)
    if p.bereik is None:
        return Grafiek(titel, f"{titel}.", Tabel(("Periode", "Status"), ()))
    basis = per_jaar([*gerealiseerd, *(_regel(x) for x in p.posten if x.aantal)], wat)
    ook = [zinnen.tijdelijk(p), *opmerkingen]
    return replace(
        _geen_plan(basis),
        titel=titel,
        tekst=f"{titel}. {_sommen(p)} {basis.tekst.replace(GEEN_CIJFERS, GEEN_PLAN)}",
        opmerkingen=tuple(o for o in ook if o),
    )


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


def _regel(p: Post) -> Regel:
    tekst = zinnen.tijdvak(p.van, p.tot)
    return Regel(p.van, p.tot, tekst, p.jaar, p.soort, p.status, p.aantal, p.saldo)


def _sommen(p: Programma) -> str:
    delen = [
        f"{woord}: {getal(s.erbij)} erbij, {met_teken(s.eraf)} eraf (waarvan sloop "
        f"{met_teken(s.sloop)}), netto {met_teken(s.netto)}."
        for woord, s in (("Hard", p.som["hard"]), ("Zacht", p.som["zacht"]))
        if s.erbij or s.eraf
    ]
    return " ".join(delen)
