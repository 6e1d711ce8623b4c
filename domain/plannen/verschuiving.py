"""What moved in the plans between two standen, project by project.

Source: docs/definitions.md, "Productieprogramma". Everything is compared that is a plan in either
stand, so the differences sum exactly to the change in the total; plans without a project are put
together per corporatie, area, soort and segment.

A project of one stand is one of the other by the supplier's own code; then by code with the same
corporaties; then by name, corporaties and areas. Where two have one key, which is which cannot be
said, and neither is matched by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from domain.mutaties import SOORTEN
from domain.plannen.planregel import PlanRegel, kaal
from domain.plannen.projectlijst import Project, los, maak, projecten

LOS = "los"  # first part of the key of what belongs to no project


def koppel(oud: Sequence[Project], nieuw: Sequence[Project]) -> dict[int, Project]:
    """For the place of each old project the new one that it became; without what has none."""
    rest_oud = dict(enumerate(oud))
    rest_nieuw = dict(enumerate(nieuw))
    uit: dict[int, Project] = {}
    for sleutel in (_zelf, _code, _naam):
        per_oud, per_nieuw = (_groepeer(r, sleutel) for r in (rest_oud, rest_nieuw))
        for s, plekken in per_oud.items():
            andere = per_nieuw.get(s, [])
            if len(plekken) == len(andere) == 1:
                uit[plekken[0]] = rest_nieuw.pop(andere[0])
                del rest_oud[plekken[0]]
    return uit


def _groepeer(
    alle: dict[int, Project], sleutel: Callable[[Project], Hashable | None]
) -> dict[Hashable, list[int]]:
    uit: dict[Hashable, list[int]] = defaultdict(list)
    for plek, p in alle.items():
        if (s := sleutel(p)) is not None:
            uit[s].append(plek)
    return uit


def _zelf(p: Project) -> Hashable:
    return p.sleutel


def _code(p: Project) -> Hashable | None:
    return (p.gemeente, _set(p.corporaties), kaal(p.code)) if p.code else None


def _naam(p: Project) -> Hashable | None:
    if p.sleutel[0] == LOS:
        return None
    return (p.gemeente, kaal(p.naam), _set(p.corporaties), _set(p.gebieden))


def _set(teksten: Iterable[str]) -> frozenset[str]:
    return frozenset(teksten)


# Why a project left the plans, as far as the newer stand says.
OPGELEVERD = "opgeleverd"
PERIODE = "periode"
ONBEKEND = "onbekend"
# What can be said of one project; the first four exclude each other.
AANTALLEN = ("nieuw", "weg", "meer", "minder")
WIJZIGINGEN = (*AANTALLEN, "later", "eerder", "harder", "zachter")


@dataclass(frozen=True)
class Verschuiving:
    """One project in two standen; `was` or `nu` is None where it is not a plan there.

    reden: of what is gone. opgeleverd: the plan list says so, or realised figures name the project;
    periode: realised figures cover its days and do not name it; onbekend.
    """

    was: Project | None
    nu: Project | None
    reden: str | None = None

    @property
    def project(self) -> Project:
        """As it is known last."""
        project = self.nu or self.was
        if project is None:
            raise ValueError("een verschuiving gaat over een project")
        return project

    @cached_property
    def verschil(self) -> int:
        """Homes more (+) or fewer (-) than before."""
        return self.nu_netto - self.toen_netto

    @property
    def toen_netto(self) -> int:
        """Homes in it then, netto; 0 where it was no plan."""
        return _netto(self.was)

    @property
    def nu_netto(self) -> int:
        """The same now."""
        return _netto(self.nu)

    @cached_property
    def wijzigingen(self) -> tuple[str, ...]:
        """All that changed, in the order of WIJZIGINGEN."""
        if self.was is None or self.nu is None:
            return ("nieuw",) if self.was is None else ("weg",)
        uit = []
        if self.verschil:
            uit.append("meer" if self.verschil > 0 else "minder")
        if self.nu.tot != self.was.tot:
            uit.append("later" if self.nu.tot > self.was.tot else "eerder")
        hard, toen = _hardheid(self.nu), _hardheid(self.was)
        if hard != toen:
            uit.append("harder" if hard > toen else "zachter")
        return tuple(uit)


@dataclass(frozen=True)
class Overzicht:
    """regels: every project of either stand, the largest difference first. was, nu: netto homes."""

    regels: tuple[Verschuiving, ...]
    was: int
    nu: int

    @property
    def verschil(self) -> int:
        """Homes more (+) or fewer (-) in all plans together."""
        return self.nu - self.was

    @property
    def veranderd(self) -> tuple[Verschuiving, ...]:
        """Only those that changed."""
        return tuple(r for r in self.regels if r.wijzigingen)

    def van(self, wijziging: str) -> tuple[Verschuiving, ...]:
        """Those of which this can be said (of WIJZIGINGEN)."""
        return tuple(r for r in self.regels if wijziging in r.wijzigingen)

    def aantal(self, wijziging: str) -> int:
        """How many projects."""
        return len(self.van(wijziging))

    def weg(self, reden: str) -> int:
        """How many projects are gone for this reason."""
        return sum(r.reden == reden for r in self.van("weg"))

    def som(self, wijziging: str) -> int:
        """Their differences together. Over AANTALLEN these sum to nu - was."""
        return sum(r.verschil for r in self.van(wijziging))


def vergelijk(
    was: Iterable[PlanRegel],
    nu: Iterable[PlanRegel],
    gebouwd: Collection[tuple[str, str]] = frozenset(),
) -> Overzicht:
    """The plans of an earlier stand beside those of a later one, of the same selection.

    gebouwd: (gemeente, code or name as `domain.plannen.planregel.kaal` gives it) of the projects
    that the realised figures of the later stand name.
    """
    oud, nieuw = _alle(was), _alle(nu)
    # What is delivered in the later stand is matched too: then it is known why it went.
    oud = [p for p in oud if p.loopt]
    geworden = koppel(oud, nieuw)
    uit = []
    for plek, p in enumerate(oud):
        q = geworden.get(plek)
        blijft = q if q and q.loopt else None
        uit.append(Verschuiving(p, blijft, None if blijft else _reden(p, q, gebouwd)))
    gezien = {id(q) for q in geworden.values()}
    lopend = [q for q in nieuw if q.loopt]
    uit += [Verschuiving(None, q) for q in lopend if id(q) not in gezien]
    uit.sort(key=lambda v: (-abs(v.verschil), not v.wijzigingen, v.project.naam, v.project.sleutel))
    return Overzicht(tuple(uit), sum(map(_netto, oud)), sum(map(_netto, lopend)))


def _reden(p: Project, q: Project | None, gebouwd: Collection[tuple[str, str]]) -> str:
    namen = {kaal(t) for t in (p.code, p.naam) if t} if p.sleutel[0] != LOS else set()
    if (q and q.staat == OPGELEVERD) or any((p.gemeente, n) in gebouwd for n in namen):
        return OPGELEVERD
    return PERIODE if q else ONBEKEND


def _netto(p: Project | None) -> int:
    return p.netto if p else 0


def _hardheid(p: Project) -> Fraction:
    return Fraction(p.hard, p.hard + p.zacht) if p.hard + p.zacht else Fraction(0)


def _alle(regels: Iterable[PlanRegel]) -> list[Project]:
    """The projects, and what belongs to none per corporatie, area, soort and segment."""
    rijen: Sequence[PlanRegel] = tuple(regels)
    per: dict[tuple[str, ...], list[PlanRegel]] = defaultdict(list)
    for r in los(rijen):
        per[LOS, r.gemeente, r.corporatie or "", r.gebied or "", r.soort, r.segment].append(r)
    zonder = [
        replace(maak(s, r), naam=f"{SOORTEN[s[4]].label} zonder project") for s, r in per.items()
    ]
    return [*projecten(rijen), *zonder]
