"""Which parties are covered for a selection: a total needs all of them.

Source: docs/definitions.md, "Dekking"; docs/decisions.md 3, 4 and 7. The parties of a gemeente
are the corporaties that a document in the register names, for the days it says. Also which years
are wholly realised, for what stands beside the plans.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection, select

from domain.filters import Filters
from domain.leveringen.dekking import Perioden, doorsnede, verschil, voeg_samen
from domain.perioden import Periode, jaren
from domain.plannen.keuze import PlanKeuze
from store.schema import tables
from store.vragen.basis import plaats

GEREALISEERD, PLAN = "gerealiseerd", "plan"
KOLOMMEN = ("gemeente", "corporatie", "soort", "van", "tot", "gedekt", "ontbreekt", "gedekt_tot")
_Partij = tuple[str, str]  # gemeente, corporatie


@dataclass(frozen=True)
class Dekkingen:
    """Days per party: needed (the register) and covered (the leveringen).

    gedekt: by (gemeente, corporatie, soort), where soort is gerealiseerd or plan.
    """

    nodig: Mapping[_Partij, Perioden]
    gedekt: Mapping[tuple[str, str, str], Perioden]

    def van(self, partij: _Partij, soort: str) -> Perioden:
        """The days that are covered, none where nothing was delivered."""
        return self.gedekt.get((*partij, soort), ())


def dekkingen(conn: Connection, filters: Filters) -> Dekkingen:
    """What the register needs and the leveringen cover, for the chosen gemeenten and corporaties.

    A chosen corporatie that no document names is needed for the days it has figures of.
    """
    p, d = tables.partij.c, tables.dekking.c
    nodig: dict[_Partij, list[Periode]] = defaultdict(list)
    for gemeente, corporatie, van, tot in conn.execute(
        select(p.gemeente, p.corporatie, p.van, p.tot).where(
            *plaats(filters, tables.partij, gebied=False)
        )
    ):
        nodig[gemeente, corporatie].append(Periode(van, tot))
    gedekt: dict[tuple[str, str, str], list[Periode]] = defaultdict(list)
    for gemeente, corporatie, soort, van, tot in conn.execute(
        select(d.gemeente, d.corporatie, d.soort, d.van, d.tot).where(
            *plaats(filters, tables.dekking, gebied=False)
        )
    ):
        gedekt[gemeente, corporatie, soort].append(Periode(van, tot))
    if filters.corporatie:
        eigen: dict[_Partij, list[Periode]] = defaultdict(list)
        for (gemeente, corporatie, _), perioden in gedekt.items():
            eigen[gemeente, corporatie] += perioden
        nodig = eigen | nodig
    return Dekkingen(
        {k: voeg_samen(v) for k, v in nodig.items()},
        {k: voeg_samen(v) for k, v in gedekt.items()},
    )


def partijen(conn: Connection, filters: Filters) -> pd.DataFrame:
    """Every party, whether its figures cover the chosen period, and which days are missing.

    Columns: gemeente, corporatie, soort (gerealiseerd; plan for hard and zacht), van and tot (the
    days that are judged), gedekt, ontbreekt (periods as text, "" when none), gedekt_tot.
    The days judged are the chosen period, as far as the newest figures of any party reach: what
    has not happened yet is not missing. Where the reader chose no begin they start with the first
    figures. A plan is needed only where there are no realised figures. A gemeente without rows
    here has no known parties, so no total.
    """
    alles = dekkingen(conn, filters)
    rijen: list[tuple[object, ...]] = []
    for gemeente in sorted({g for g, _ in alles.nodig}):
        wie = sorted(p for p in alles.nodig if p[0] == gemeente)
        for soort in soorten(filters):
            periode = _te_beoordelen(filters, [d for p in wie for d in alles.van(p, soort)])
            rijen += [r for p in wie if (r := _oordeel(alles, p, soort, periode))]
    return pd.DataFrame(rijen, columns=list(KOLOMMEN))


def soorten(filters: Filters) -> tuple[str, ...]:
    """Which kinds of dekking the chosen statuses need."""
    echt = (GEREALISEERD,) if "gerealiseerd" in filters.status else ()
    return echt + ((PLAN,) if {"hard", "zacht"} & set(filters.status) else ())


def _te_beoordelen(filters: Filters, cijfers: Iterable[Periode]) -> Periode | None:
    alle = voeg_samen(cijfers)
    if not alle:
        return filters.periode if filters.van or filters.tot else None
    van = filters.van or alle[0].van
    tot = min(filters.tot or alle[-1].tot, alle[-1].tot)
    return Periode(van, tot) if van <= tot else filters.periode


def _oordeel(
    alles: Dekkingen, partij: _Partij, soort: str, periode: Periode | None
) -> tuple[object, ...] | None:
    gedekt = alles.van(partij, soort)
    if periode is None:
        return (*partij, soort, None, None, False, "alle cijfers", None)
    nodig = doorsnede((periode,), alles.nodig[partij])
    if soort == PLAN:
        nodig = verschil(nodig, alles.van(partij, GEREALISEERD))
    if not nodig:
        return None
    gaten = verschil(nodig, gedekt)
    ontbreekt = ", ".join(g.tekst for g in gaten)
    tot = gedekt[-1].tot if gedekt else None
    return (*partij, soort, nodig[0].van, nodig[-1].tot, not gaten, ontbreekt, tot)


def gedekte_jaren(conn: Connection, keuze: PlanKeuze, gevraagd: Iterable[int]) -> frozenset[int]:
    """The years of which the realised figures of every party that is needed then are all there.

    keuze: with codes; of gemeente and corporatie. A gemeente without known parties has no such
    year.
    """
    alles = dekkingen(conn, keuze.plaats.met(gebied=()))
    uit = set()
    for jaar in gevraagd:
        heel = (jaren(jaar),)
        nodig = {p: doorsnede(heel, dagen) for p, dagen in alles.nodig.items()}
        hier = {p: dagen for p, dagen in nodig.items() if dagen}
        if hier and not any(verschil(d, alles.van(p, GEREALISEERD)) for p, d in hier.items()):
            uit.add(jaar)
    return frozenset(uit)
