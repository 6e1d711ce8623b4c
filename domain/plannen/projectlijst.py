"""Plans put together per project: from start to delivery, what comes and what it replaces.

Source: docs/definitions.md, "Productieprogramma". A project is what has a code or a name; rows
without either (so many sales in a kern) are no project. Every list counts here, also one without
corporaties: projects stand beside each other, and are not summed to a total of the gemeente.

A home is never counted twice: what is delivered under a projectcode comes off the planned parts of
that project (docs/definitions.md, "Plannen"). Pure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.leveringen.nietgeteld import code_plan
from domain.plannen.planregel import (
    OPGELEVERD,
    PLANSEGMENTEN,
    PLANSTATUSSEN,
    TOTAAL,
    PlanRegel,
    Sleutel,
    sleutel,
)

# Soorten that sources use for the same homes: what was planned as nieuwbouw can be delivered as a
# toevoeging that is not split further. Every other soort is only itself.
_FAMILIE = {
    "nieuwbouw": "bouw",
    "transformatie": "bouw",
    "toevoeging": "bouw",
    "sloop": "weg",
    "onttrekking": "weg",
}


@dataclass(frozen=True)
class Projectdeel:
    """Homes of one project: of one soort, segment and duur."""

    soort: str
    segment: str
    duur: str
    aantal: int


_Soort = tuple[str, str, str]  # soort, segment, duur
_GELIJK: tuple[Callable[[_Soort], object], ...] = (
    lambda s: s,
    lambda s: s[0],
    lambda s: familie(s[0]),
)


def familie(soort: str) -> str:
    """What a soort is compared by when the soorten of two sources differ."""
    return _FAMILIE.get(soort, soort)


def grootste(*bronnen: Iterable[Projectdeel]) -> tuple[Projectdeel, ...]:
    """What is delivered where several sources tell of the same homes: per familie the one that
    tells of most, of equal ones the first. Adding them would count homes twice."""
    beste: dict[str, tuple[int, tuple[Projectdeel, ...]]] = {}
    for bron in bronnen:
        per: dict[str, list[Projectdeel]] = {}
        for deel in bron:
            per.setdefault(familie(deel.soort), []).append(deel)
        for naam, delen in per.items():
            som = sum(d.aantal for d in delen)
            if som > beste.get(naam, (0, ()))[0]:
                beste[naam] = (som, tuple(delen))
    return tuple(deel for _, delen in beste.values() for deel in delen)


def geleverd_per_deel(plan: Sequence[Projectdeel], geleverd: Iterable[Projectdeel]) -> list[int]:
    """Of each part of a plan how many homes are delivered, 0 up to and including its own number.

    plan: in the order in which homes are taken off, the earliest first. A delivered home is taken
    from a part of the same soort, segment and duur; what is left over from one of the same soort,
    then of the same familie. More homes than were planned change nothing else.
    """
    over: Counter[_Soort] = Counter()
    for deel in geleverd:
        over[deel.soort, deel.segment, deel.duur] += deel.aantal
    uit = [0] * len(plan)
    for gelijk in _GELIJK:
        for i, deel in enumerate(plan):
            wat = gelijk((deel.soort, deel.segment, deel.duur))
            for soort in [s for s in over if gelijk(s) == wat]:
                erbij = min(deel.aantal - uit[i], over[soort])
                if erbij > 0:
                    uit[i] += erbij
                    over[soort] -= erbij
    return uit


# What a project is, in one word. Opgeleverd: homes of it are there, by the list or by realised
# figures that name it. Vervallen: realised figures cover its period; nobody says that it was built.
GEPLAND, VERVALLEN, TELT_NIET = "gepland", "vervallen", "telt niet mee"
AFGELOPEN = (OPGELEVERD, VERVALLEN, TELT_NIET)
_GEBOUWD = "gebouwd"  # of `domain.leveringen.nietgeteld.REDENEN`, as VERVALLEN and OPGELEVERD are


@dataclass(frozen=True)
class Projectbalk:
    """One bar of a project: homes that come (`erbij`) or go (`eraf`) in one period."""

    soort: str  # erbij, eraf
    status: str
    van: date
    tot: date
    aantal: int
    opgeleverd: bool = False


@dataclass(frozen=True)
class Project:
    """One project, homes of every duur. Counts are of what is planned still; `opgeleverd` are the
    homes that the source says are there, `gerealiseerd` those that realised figures of the project
    say. staat: GEPLAND, or one of AFGELOPEN.

    van, tot: from its first day up to and including delivery. bruto: added; sloop: replaced;
    netto: signed, all soorten. per_segment: added, in the order of PLANSEGMENTEN. hard, zacht:
    homes of either status, whatever their sign. woorden, fasen: as the source writes them.
    """

    sleutel: Sleutel
    naam: str
    code: str | None
    gemeente: str
    corporaties: tuple[str, ...]
    gebieden: tuple[str, ...]
    van: date
    tot: date
    balken: tuple[Projectbalk, ...]
    bruto: int
    sloop: int
    netto: int
    per_segment: dict[str, int]
    hard: int
    zacht: int
    opgeleverd: int
    gerealiseerd: int
    woorden: tuple[str, ...]
    fasen: tuple[str, ...]
    staat: str
    fictief: bool

    @property
    def loopt(self) -> bool:
        """Whether any homes of it are planned still."""
        return self.staat == GEPLAND

    @property
    def omvang(self) -> int:
        """What the size of a project is sorted by: everything built or taken away."""
        return self.gepland + self.opgeleverd

    @property
    def gepland(self) -> int:
        """Homes that are planned to come or to go, whatever their sign."""
        return self.hard + self.zacht

    @property
    def eraf(self) -> int:
        """Homes that are planned to go."""
        return self.gepland - self.bruto

    @property
    def saldo_sloop(self) -> int:
        """What sloop does to the stock: 0 or less."""
        return -self.sloop

    @property
    def klaar(self) -> int:
        """Homes that are there: by the list, or by realised figures."""
        return self.opgeleverd + self.gerealiseerd

    @property
    def statussen(self) -> tuple[str, ...]:
        """hard, zacht or both."""
        aantallen = {"hard": self.hard, "zacht": self.zacht}
        return tuple(s for s in PLANSTATUSSEN if aantallen[s])


def projecten(regels: Iterable[PlanRegel]) -> tuple[Project, ...]:
    """Every project, the largest first; rows about all dwellings together are no project."""
    per: dict[Sleutel, list[PlanRegel]] = defaultdict(list)
    for r in regels:
        if (s := sleutel(r)) and r.segment != TOTAAL:
            per[s].append(r)
    uit = (maak(s, rijen) for s, rijen in per.items())
    return tuple(sorted(uit, key=lambda p: (-p.omvang, p.van, p.naam, p.sleutel)))


@dataclass(frozen=True)
class Projecttelling:
    """How many projects are planned, which is the largest of them, and how many there are of each
    of AFGELOPEN, only of what there is."""

    gepland: int
    afgelopen: Mapping[str, int]
    grootste: Project | None

    @property
    def alle(self) -> int:
        """All together."""
        return self.gepland + sum(self.afgelopen.values())


def tel(lijst: Sequence[Project]) -> Projecttelling:
    """Of projects in the order of `projecten`."""
    per = Counter(p.staat for p in lijst)
    grootste = next((p for p in lijst if p.loopt), None)
    return Projecttelling(per[GEPLAND], {s: per[s] for s in AFGELOPEN if per[s]}, grootste)


def los(regels: Iterable[PlanRegel]) -> tuple[PlanRegel, ...]:
    """Plans that belong to no project."""
    return tuple(r for r in regels if r.open and r.aantal and sleutel(r) is None)


def los_aantal(regels: Iterable[PlanRegel]) -> int:
    """How many homes those are, to come or to go."""
    return sum(r.aantal for r in los(regels))


def maak(s: Sleutel, rijen: Sequence[PlanRegel]) -> Project:
    """One project of its rows (at least one)."""
    plan = [r for r in rijen if r.open]
    basis = plan or rijen
    per_status: Counter[str] = Counter()
    segmenten: Counter[str] = Counter()
    for r in plan:
        per_status[r.status] += r.aantal
        segmenten[r.segment] += r.erbij
    code = _eerste(r.projectcode for r in rijen)
    return Project(
        sleutel=s,
        naam=_eerste(r.project for r in rijen) or code or "",
        code=code,
        gemeente=rijen[0].gemeente,
        corporaties=_elk(r.corporatie for r in rijen),
        gebieden=_elk(r.gebied for r in rijen),
        van=min(r.van for r in basis),
        tot=max(r.tot for r in basis),
        balken=_balken(rijen),
        bruto=sum(r.erbij for r in plan),
        sloop=sum(r.sloop for r in plan),
        netto=sum(saldo for r in plan for _, saldo in r.effecten()),
        per_segment={g: n for g in PLANSEGMENTEN if (n := segmenten[g])},
        hard=per_status["hard"],
        zacht=per_status["zacht"],
        opgeleverd=sum(r.erbij for r in rijen if r.opgeleverd),
        gerealiseerd=sum(r.erbij for r in rijen if code_plan(r) == _GEBOUWD),
        woorden=_elk(r.planstatus_bron for r in basis),
        fasen=_elk(r.fase for r in basis),
        staat=GEPLAND if any(r.aantal for r in plan) else _afgelopen(rijen),
        fictief=any(r.fictief for r in rijen),
    )


def _afgelopen(rijen: Iterable[PlanRegel]) -> str:
    """Of AFGELOPEN: what is known to be there goes before what lapsed."""
    codes = {code_plan(r) for r in rijen if r.aantal}
    if codes & {OPGELEVERD, _GEBOUWD}:
        return OPGELEVERD
    return VERVALLEN if VERVALLEN in codes else TELT_NIET


def _balken(rijen: Sequence[PlanRegel]) -> tuple[Projectbalk, ...]:
    som: Counter[tuple[str, str, date, date, bool]] = Counter()
    for r in rijen:
        if r.open or r.opgeleverd:
            som["erbij" if r.erbij else "eraf", r.status, r.van, r.tot, r.opgeleverd] += r.aantal
    return tuple(
        Projectbalk(soort, status, van, tot, n, klaar)
        for (soort, status, van, tot, klaar), n in sorted(som.items())
        if n
    )


def _eerste(teksten: Iterable[str | None]) -> str | None:
    return next((t.strip() for t in teksten if t and t.strip()), None)


def _elk(teksten: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t.strip() for t in teksten if t and t.strip()))
