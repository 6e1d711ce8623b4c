"""What the register and the plans add to Kernen: words, limits, and the share in the end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import Connection

from domain.afspraken.afspraak import Afspraak
from domain.kernen.cijfernamen import Kernnaam, plek
from domain.kernen.kern import Cijfer
from domain.kernen.programma import (
    AfgesprokenProgramma,
    Plan,
    aandeel_met_plannen,
    in_procent,
    programma,
)
from domain.kernen.takken import Kernen
from figures.basis.getallen import datum
from figures.kernen.programma import Programmastap, artikel, over_plannen, over_programma
from figures.kernen.rijen import GEMEENTE
from pages.kernen.gegevens import Concentratiegrens
from store.vragen.kernen import programma as kernafspraken

_KERN = re.compile(r"\bkern(en)?\b", re.IGNORECASE)
# The programme and the plans count social homes, so they say nothing of all homes of corporaties.
PAST_BIJ = ("sociaal_bezit_corporatie", "sociaal_contract")


@dataclass(frozen=True)
class Afgesproken:
    """woord: what the areas are called.

    stappen, uitleg, wanneer: the programme. hard, zacht: the share of each area with its plans.
    """

    woord: str = "wijk"
    grens: Concentratiegrens | None = None
    stappen: tuple[Programmastap, ...] = ()
    uitleg: tuple[str, ...] = ()
    wanneer: str = ""
    hard: Mapping[str, float | None] = field(default_factory=dict)
    zacht: Mapping[str, float | None] = field(default_factory=dict)


def afgesproken(conn: Connection, k: Kernen) -> Afgesproken:
    """All of it for one gemeente. k: its areas, the gemeente among them."""
    met_titel = kernafspraken.afspraken(conn, k.gemeente)
    alle = [a for a, _ in met_titel]
    basis = Afgesproken(
        woord="kern" if any(_spreekt_van_kernen(a) for a in alle) else "wijk",
        grens=_grens(met_titel),
    )
    geheel = next((r for r in k.rijen if r.niveau == GEMEENTE and not r.is_overig), None)
    if geheel is None or geheel.peildatum is None or geheel.cijfer.aandeel is None:
        return basis
    if k.definitie not in PAST_BIJ:
        return basis
    dag, nu = geheel.peildatum, geheel.cijfer
    p = programma(alle)
    plannen = kernafspraken.plannen(conn, k.gemeente, dag)
    naam = Kernnaam(plek(k.gemeente, nu.code), dag, geheel.definitie, geheel.peildatum_sociaal)
    stappen = [
        Programmastap(
            f"Nu ({datum(dag)})", nu.sociaal or 0, nu.woningen or 0, namen=_namen(naam, "")
        )
    ]
    stappen += _programmastappen(p, nu, naam) if p else []
    stappen += _planstappen(plannen, nu, naam)
    if len(stappen) == 1:
        return basis
    eind = max((x.tot for x in plannen), default=None) or (p.alle.tot if p else None)
    return replace(
        basis,
        stappen=tuple(stappen),
        uitleg=(
            *(
                over_programma(p, dag, k.definitie, {a.id: titel for a, titel in met_titel})
                if p
                else ()
            ),
            *(over_plannen(plannen, dag, k.gemeente) if plannen else ()),
        ),
        wanneer=f"eind {eind.year}" if eind else "",
        hard=_per_gebied(k, plannen, ("hard",)),
        zacht=_per_gebied(k, plannen, ("hard", "zacht")),
    )


def _spreekt_van_kernen(a: Afspraak) -> bool:
    """Whether the parties call a CBS wijk a kern: an area's level has one name in the figures."""
    if a.per_gebied == "kern":
        return True
    return any(_KERN.search(t) for t in (a.titel, a.betekenis, a.opmerking or ""))


def _grens(paren: Sequence[tuple[Afspraak, str]]) -> Concentratiegrens | None:
    """The lowest limit above which an afspraak speaks of overconcentratie."""
    gevonden = [
        Concentratiegrens(float(a.doel), f"{artikel(a.artikel)}, {titel}")
        for a, titel in paren
        if a.indicator == "overconcentratie" and a.doel is not None
    ]
    return min(gevonden, key=lambda g: g.procent, default=None)


def _namen(naam: Kernnaam, aard: str, tot: date | None = None) -> dict[str, str]:
    """The names of a step, as text: it travels with the page."""
    return {m: str(naam.van(m, aard, tot)) for m in ("sociaal", "woningen", "aandeel")}


def _programmastappen(p: AfgesprokenProgramma, nu: Cijfer, naam: Kernnaam) -> list[Programmastap]:
    uit = [
        Programmastap(
            "Met het afgesproken programma",
            *p.na(nu, met_verkoop=False),
            "programma",
            "hoogstens",
            _namen(naam, "programma", p.alle.tot),
        )
    ]
    if p.eraf:
        uit.append(
            Programmastap(
                "En met alle afgesproken verkopen",
                *p.na(nu, met_verkoop=True),
                "verkoop",
                namen=_namen(naam, "verkoop", p.alle.tot),
            )
        )
    return uit


def _planstappen(plannen: Sequence[Plan], nu: Cijfer, kernnaam: Kernnaam) -> list[Programmastap]:
    uit = []
    aanwezig = {p.status for p in plannen}
    for naam, statussen, soort in (
        ("Met harde plannen", ("hard",), "hard"),
        ("Met harde en zachte plannen", ("hard", "zacht"), "zacht"),
    ):
        paar = aandeel_met_plannen(nu, plannen, statussen) if statussen[-1] in aanwezig else None
        if paar:
            uit.append(Programmastap(naam, *paar, soort, namen=_namen(kernnaam, soort)))
    return uit


def _per_gebied(
    k: Kernen, plannen: Sequence[Plan], statussen: Sequence[str]
) -> dict[str, float | None]:
    """The share of each area with the plans in it. A plan in a buurt counts for its wijk too."""
    if not any(p.status in statussen for p in plannen):
        return {}
    return {
        r.cijfer.code: in_procent(
            aandeel_met_plannen(
                r.cijfer,
                [p for p in plannen if r.niveau == GEMEENTE or _in(p, r.cijfer.code)],
                statussen,
            )
        )
        for r in k.rijen
        if r.cijfer.code
    }


def _in(p: Plan, code: str) -> bool:
    """Whether a plan lies in this area: BU03070112 is a part of WK030701."""
    return p.gebied is not None and (
        p.gebied == code or (code.startswith("WK") and p.gebied.startswith(f"BU{code[2:]}"))
    )
