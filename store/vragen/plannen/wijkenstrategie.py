"""The wijkenstrategie of a selection: plans and the last realised year, per gemeente and wijk."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from domain.mutaties import SEGMENTEN
from domain.plannen import wijkenstrategie as regels_
from domain.plannen.keuze import PlanKeuze
from domain.plannen.planregel import PLANSEGMENTEN, PlanRegel, lopend
from domain.plannen.wijkenstrategie import Strategierij, Tijd
from store.schema import tables
from store.vragen.basis import plaats, som
from store.vragen.groei.selectie import telt
from store.vragen.leveringen.dekking import GEREALISEERD, gedekte_jaren
from store.vragen.plannen.lezen import regels, wijk_van
from store.vragen.plannen.restopgave import dag_van


@dataclass(frozen=True)
class Strategie:
    """One gemeente. tijdelijk: temporary homes in these plans (netto), which are in no row.

    fictief: whether any figure in it is invented.
    """

    gemeente: str
    tijd: Tijd
    rijen: tuple[Strategierij, ...]
    tijdelijk: int = 0
    fictief: bool = False


def segmenten(keuze: PlanKeuze) -> tuple[str, ...]:
    """What the strategy is about: the social stock, unless the reader chose segments."""
    return ("sociaal",) if keuze.segment == PLANSEGMENTEN else keuze.segment


def lijst(conn: Connection, keuze: PlanKeuze) -> tuple[Strategie, ...]:
    """Every chosen gemeente with plans or realised figures in the last year; in order of code.

    keuze: with codes; its period does not count, the years follow from the peildatum. A buurt is
    counted in its wijk.
    """
    alles = regels(conn, keuze.anders(van=None, tot=None, segment=segmenten(keuze)))
    per: dict[str, list[PlanRegel]] = defaultdict(list)
    for r in alles:
        per[r.gemeente].append(r)
    gemeenten = keuze.gemeente or tuple(sorted(per))
    wijken = wijk_van(conn, gemeenten)
    uit = (_gemeente(conn, keuze, g, per[g], wijken) for g in gemeenten)
    return tuple(s for s in uit if s and s.rijen)


def _gemeente(
    conn: Connection,
    keuze: PlanKeuze,
    gemeente: str,
    plannen: list[PlanRegel],
    wijken: dict[str, str],
) -> Strategie | None:
    dag = dag_van(conn, keuze, gemeente)
    if dag is None:
        return None
    tijd, hier = Tijd(dag), keuze.anders(gemeente=(gemeente,))
    echt, fictief = _gerealiseerd(conn, hier, tijd.vorig, wijken)
    per_wijk = [replace(r, gebied=wijken.get(r.gebied or "", r.gebied)) for r in plannen]
    rijen = regels_.wijkenstrategie(
        per_wijk,
        echt,
        tijd,
        gemeente=gemeente,
        gedekt=tijd.vorig in gedekte_jaren(conn, hier, [tijd.vorig]),
    )
    tijdelijk = sum(r.tijdelijk for r in lopend(plannen))
    return Strategie(
        gemeente, tijd, rijen, tijdelijk, fictief or any(r.fictief for r in lopend(plannen))
    )


def _gerealiseerd(
    conn: Connection, keuze: PlanKeuze, jaar: int, wijken: dict[str, str]
) -> tuple[dict[tuple[str | None, str], int], bool]:
    """By (wijk, soort) the homes of one year, and whether any is invented. A span that is not
    wholly in the year is in none."""
    m = tables.mutatie.c
    vraag = (
        select(m.gebied, m.soort, m.fictief, som(m.saldo_sector))
        .where(
            *plaats(keuze.plaats, tables.mutatie),
            *telt(),
            m.status == GEREALISEERD,
            m.jaar == jaar,
            m.duur == "permanent",
            m.segment.in_([s for s in segmenten(keuze) if s in SEGMENTEN]),
        )
        .group_by(m.gebied, m.soort, m.fictief)
    )
    uit: Counter[tuple[str | None, str]] = Counter()
    fictief = False
    for gebied, soort, verzonnen, saldo in conn.execute(vraag):
        uit[wijken.get(gebied, gebied), soort] += saldo
        fictief = fictief or bool(verzonnen)
    return dict(uit), fictief
