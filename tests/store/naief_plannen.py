"""A second, plain implementation of which plans count: home by home, day by day, no SQL, no pandas.

Slow and obvious on purpose. It shares only `tests.naief_groei` and `domain.perioden` with the
store, and knows nothing of how the build goes about it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.perioden import Periode
from telling.rijen import LeveringData
from tests.naief_groei import Mutatie

SOCIAAL = ("sociaal", "midden", "vrij")
BOUW, WEG = ("nieuwbouw", "transformatie", "toevoeging"), ("sloop", "onttrekking")


@dataclass
class Rij:
    """A delivered row; leeft: it was not replaced."""

    nummer: int
    levering: str
    leverancier: str
    tabel: str
    plek: int
    m: Mutatie
    code: str | None
    fase: str | None
    project: str | None = None
    leverancier_code: str = ""
    leeft: bool = True
    vervallen: bool = False


def dagen(p: Periode) -> set[date]:
    return {p.van + timedelta(days=n) for n in range((p.tot - p.van).days + 1)}


def rijen(leveringen: Sequence[LeveringData]) -> list[Rij]:
    uit = []
    for nummer, lev in enumerate(leveringen, 1):
        for tabel in ("voorraadmutaties", "plannen"):
            if tabel not in lev.tabellen:
                continue
            for r in lev.tabellen[tabel].to_dict("records"):
                m = Mutatie(
                    corporatie=r["corporatie"] if isinstance(r["corporatie"], str) else "",
                    gemeente=r["gemeente"],
                    periode=Periode(r["van"], r["tot"]),
                    soort=r["soort"],
                    aantal=int(r["aantal"]),
                    segment=r["segment"],
                    duur=r["duur"],
                    status=r["status"],
                    ander_segment=_tekst(r.get("ander_segment")),
                    binnen_sector=bool(r["binnen_sector"]),
                    zelfstandig=bool(r["zelfstandig"]),
                    gebied=_tekst(r["gebied"]),
                )
                code, fase = _tekst(r["projectcode"]), _tekst(r.get("fase"))
                project = _tekst(r["project"])
                wie, als = lev.meta.leverancier, lev.meta.leverancier_code or lev.meta.leverancier
                uit.append(
                    Rij(nummer, lev.meta.id, wie, tabel, r["rij"], m, code, fase, project, als)
                )
    return uit


def _tekst(waarde: object) -> str | None:
    return waarde if isinstance(waarde, str) else None


def mutaties(echt: Sequence[Rij], plannen: Sequence[tuple[Rij, int]]) -> list[Mutatie]:
    """Everything that stands in the growth: realised rows, and plans as far as they count
    (`gesplitst`)."""
    uit = [r.m for r in echt]
    for r, over in plannen:
        social = r.m.corporatie and r.m.segment in SOCIAAL and r.fase != "opgeleverd"
        if social and not r.vervallen:
            uit.append(replace(r.m, aantal=over))
    return uit


def gesplitst(leveringen: Sequence[LeveringData]) -> tuple[list[Rij], list[tuple[Rij, int]]]:
    """The realised rows that count; every plan that was not replaced, with what is left of it (also
    where it counts in no growth: for sale, delivered, nobody's)."""
    alle = rijen(leveringen)
    periode = {n: lev.meta.periode for n, lev in enumerate(leveringen, 1)}
    gedekt = _vervang_per_dag(alle, periode)
    _vervang_lijsten(alle, periode)
    _een_per_project(alle)
    for r in alle:
        if r.m.status != "gerealiseerd" and r.fase != "opgeleverd" and r.m.segment != "koop":
            plek = (r.m.corporatie, r.m.gemeente)
            r.vervallen = all((*plek, dag) in gedekt for dag in dagen(r.m.periode))
    echt = [r for r in alle if r.leeft and r.m.status == "gerealiseerd"]
    return echt, _afgeboekt([r for r in alle if r.leeft and r.m.status != "gerealiseerd"], alle)


def _vervang_per_dag(alle: list[Rij], periode: dict) -> set[tuple[str, str, date]]:
    """voorraadmutaties: every day of a corporatie and gemeente has one levering, the last that
    speaks of it. Gives the days that realised figures cover."""
    wie: dict[tuple, int] = {}
    mut = [r for r in alle if r.tabel == "voorraadmutaties"]

    def soort(r: Rij) -> str:
        return "echt" if r.m.status == "gerealiseerd" else "plan"

    for nummer in sorted({r.nummer for r in mut}):
        eigen = [r for r in mut if r.nummer == nummer]
        for plek in {(r.m.corporatie, r.m.gemeente, soort(r)) for r in eigen}:
            over = dagen(periode[nummer])
            if plek[2] == "plan":
                p = [r.m.periode for r in eigen if (r.m.corporatie, r.m.gemeente, soort(r)) == plek]
                over = dagen(
                    Periode(
                        min([periode[nummer].van, *(q.van for q in p)]),
                        max([periode[nummer].tot, *(q.tot for q in p)]),
                    )
                )
            wie |= {(*plek, dag): nummer for dag in over}
    gedekt = {(c, g, dag) for (c, g, s, dag) in wie if s == "echt"}
    for r in mut:
        eigen_dagen = [(r.m.corporatie, r.m.gemeente, soort(r), d) for d in dagen(r.m.periode)]
        r.leeft = all(wie.get(d) == r.nummer for d in eigen_dagen)
        if not r.leeft and soort(r) == "echt":
            gedekt -= {(c, g, d) for c, g, s, d in eigen_dagen if wie.get((c, g, s, d)) == r.nummer}
    return gedekt


def _vervang_lijsten(alle: list[Rij], periode: dict) -> None:
    """A plan list is all that its supplier has to say about the plans of a gemeente, until it says
    more: a later list takes it all, later voorraadmutaties their own days."""
    for r in alle:
        if r.m.status == "gerealiseerd":
            continue
        for later in alle:
            if later.nummer <= r.nummer or later.leverancier != r.leverancier:
                continue
            if later.m.gemeente != r.m.gemeente or later.m.status == "gerealiseerd":
                continue
            if later.tabel == "plannen":
                r.leeft = False
            elif r.tabel == "plannen" and later.m.corporatie == r.m.corporatie:
                zelfde = [
                    x.m.periode
                    for x in alle
                    if x.nummer == later.nummer
                    and x.tabel == "voorraadmutaties"
                    and x.m.status != "gerealiseerd"
                    and (x.m.corporatie, x.m.gemeente) == (r.m.corporatie, r.m.gemeente)
                ]
                van = min([periode[later.nummer].van, *(p.van for p in zelfde)])
                tot = max([periode[later.nummer].tot, *(p.tot for p in zelfde)])
                if r.fase != "opgeleverd" and r.m.periode.overlapt(Periode(van, tot)):
                    r.leeft = False


def _een_per_project(alle: list[Rij]) -> None:
    levend = [r for r in alle if r.leeft and r.code and r.m.status != "gerealiseerd"]
    weg = []
    for r in levend:
        for x in levend:
            zelfde = (x.code, x.m.corporatie, x.m.gemeente) == (
                r.code,
                r.m.corporatie,
                r.m.gemeente,
            )
            if not zelfde or (x.fase == "opgeleverd") != (r.fase == "opgeleverd"):
                continue
            later = (x.nummer, x.tabel == "plannen") > (r.nummer, r.tabel == "plannen")
            if later and "plannen" in (x.tabel, r.tabel):
                weg.append(r)
    for r in weg:
        r.leeft = False


def _afgeboekt(plannen: list[Rij], alle: list[Rij]) -> list[tuple[Rij, int]]:
    """Each plan with what is left of it. Delivered homes are taken one by one from the plan that is
    most like them, the earliest first."""
    over = {id(r): r.m.aantal for r in plannen}
    projecten = {(r.m.gemeente, r.m.corporatie, r.code) for r in plannen if r.code}
    for project in sorted(projecten, key=str):

        def erbij(r: Rij, p: tuple = project) -> bool:
            return (r.m.gemeente, r.m.corporatie, r.code) == p

        open_ = [r for r in plannen if erbij(r) and r.fase != "opgeleverd"]
        klaar = [r for r in plannen if erbij(r) and r.fase == "opgeleverd"]
        eigen = [r for r in klaar if r.levering in {o.levering for o in open_}]
        elders = [r for r in klaar if r not in eigen]
        echt = [r for r in alle if r.leeft and erbij(r) and r.m.status == "gerealiseerd"
                and r.m.soort != "correctie"]  # fmt: skip

        def orde(r: Rij) -> tuple:
            return (r.fase != "opgeleverd", r.m.periode.van, r.m.periode.tot, r.m.status, r.nummer,
                    r.tabel, r.plek)  # fmt: skip

        rij = sorted([*eigen, *open_], key=orde)
        for soort in {_soort(r.m.soort) for r in (*echt, *elders)}:
            huizen = [_huizen(x, soort) for x in (echt, elders)]
            wat = max(huizen, key=lambda c: sum(c.values()))
            for gelijk in (lambda a, b: a == b, lambda a, b: a[0] == b[0], lambda a, b: True):
                for r in rij:
                    if _soort(r.m.soort) != soort:
                        continue
                    for huis in list(wat):
                        if gelijk((r.m.soort, r.m.segment, r.m.duur), huis):
                            n = min(over[id(r)], wat[huis])
                            over[id(r)] -= n
                            wat[huis] -= n
    return [(r, over[id(r)]) for r in plannen]


def _soort(soort: str) -> str:
    return "bouw" if soort in BOUW else "weg" if soort in WEG else soort


def _huizen(rijen_: list[Rij], soort: str) -> Counter:
    uit: Counter = Counter()
    for r in rijen_:
        if _soort(r.m.soort) == soort:
            uit[r.m.soort, r.m.segment, r.m.duur] += r.m.aantal
    return uit
