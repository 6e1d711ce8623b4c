"""From what came in and went out to netto, and on to the plans: the steps of the waterfall.

Each step stands on the one before it. Netto is of the most certain status; the plans come on top of
it, and are never called a realisatie.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.groei.sommen import Groeiregel, Partijgroei, bereik, hoofdstatus, netto, per_soort
from domain.groei.voorraad import Voorraadtelling

NETTO, MET_PLANNEN = "netto", "met_plannen"


@dataclass(frozen=True, slots=True)
class Trede:
    """wat: a soort, NETTO, hard or zacht (plans on top) or MET_PLANNEN. vanaf, saldo: homes."""

    wat: str
    vanaf: int
    saldo: int

    @property
    def tot(self) -> int:
        """Where it ends."""
        return self.vanaf + self.saldo


def treden(regels: Sequence[Groeiregel]) -> tuple[Trede, ...]:
    """Soorten that change something, netto, plans, and netto with them where there are any."""
    status = hoofdstatus(regels)
    kern = [r for r in regels if r.status == status]
    uit: list[Trede] = []
    hoogte = 0
    for soort, (_, saldo) in per_soort(kern).items():
        if saldo:
            uit.append(Trede(soort, hoogte, saldo))
            hoogte += saldo
    uit.append(Trede(NETTO, 0, hoogte))
    for plan in ("hard", "zacht"):
        if plan != status and any(r.status == plan for r in regels):
            uit.append(Trede(plan, hoogte, netto(regels, plan)))
            hoogte += uit[-1].saldo
    if hoogte != netto(kern):
        uit.append(Trede(MET_PLANNEN, 0, hoogte))
    return tuple(uit)


@dataclass(frozen=True, slots=True)
class Begin:
    """The counted stock at the begin of the selection: homes at the end of a day."""

    dag: date
    aantal: int

    def na(self, groei: int) -> int:
        """What it becomes with this growth."""
        return self.aantal + groei


def begin(
    tellingen: Iterable[Voorraadtelling], regels: Sequence[Groeiregel], eigen: Iterable[Partijgroei]
) -> Begin | None:
    """The stock on the day before the first realised row, where every corporatie counted then."""
    dagen = bereik([r for r in regels if r.status == "gerealiseerd"])
    if dagen is None:
        return None
    dag = dagen[0] - timedelta(days=1)
    geteld = [t for t in tellingen if t.peildatum == dag and t.gesplitst]
    wie = {(t.gemeente, t.corporatie) for t in geteld}
    nodig = {(p.gemeente, p.corporatie) for p in eigen if p.status == "gerealiseerd"}
    return Begin(dag, sum(t.aantal for t in geteld)) if wie and nodig <= wie else None
