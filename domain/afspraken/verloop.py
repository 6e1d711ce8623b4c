"""How an afspraak goes against its path: what was realised by when, and what the plans add.

Source: docs/definitions.md, "Status of an afspraak". The path is straight: the target times the
elapsed part of the period, in whole months. Three nested answers, never one: realised; with harde
plannen; with zachte plannen. Exact numbers in the unit of the afspraak.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.afspraken.afspraak import Afspraak, lengte_in_maanden, verstreken_deel
from domain.perioden import Periode

KORT = 12  # months: a period up to this length is followed by the quarter


@dataclass(frozen=True)
class Verloopsom:
    """Homes of one status and period. telt: in the sum, where the period lies inside that of the
    afspraak; homes: whatever their sign, also of a period that is only partly inside."""

    status: str
    periode: Periode
    telt: int
    homes: int


@dataclass(frozen=True)
class Punt:
    """One moment. gerealiseerd: up to this day, or up to the peildatum where that is earlier; None
    where a part of the figures is missing. met_hard, met_zacht: with the plans that end by this
    day; None where there are none of that status in the whole period. verwacht(_max): the path.
    """

    dag: date
    gerealiseerd: Fraction | None
    met_hard: Fraction | None
    met_zacht: Fraction | None
    verwacht: Fraction | None
    verwacht_max: Fraction | None = None


def momenten(periode: Periode, peildatum: date | None) -> tuple[date, ...]:
    """The ends of the calendar years in the period (of the quarters, where it is short), its own
    end, and the peildatum where that lies inside."""
    maanden = (3, 6, 9, 12) if lengte_in_maanden(periode) <= KORT else (12,)
    dagen = {
        _laatste_dag(jaar, maand)
        for jaar in range(periode.van.year, periode.tot.year + 1)
        for maand in maanden
    }
    binnen = {d for d in dagen if periode.van <= d < periode.tot}
    if peildatum and periode.van <= peildatum < periode.tot:
        binnen.add(peildatum)
    return (*sorted(binnen), periode.tot)


def _laatste_dag(jaar: int, maand: int) -> date:
    erna = date(jaar + maand // 12, maand % 12 + 1, 1)
    return date.fromordinal(erna.toordinal() - 1)


def verloop(
    a: Afspraak,
    sommen: Iterable[Verloopsom],
    peildatum: date | None,
    bekend: Callable[[date], bool],
) -> tuple[Punt, ...]:
    """The moments of an afspraak, oldest first; empty where it has no period.

    sommen: of all rows whose homes count, also where their period does not lie wholly inside.
    bekend: whether the realised figures of all parties are there from the begin of the period up to
    a day. A figure of which a day lies beyond the moment leaves it unknown: it is never split.
    """
    periode = a.periode
    if periode is None:
        return ()
    alle = list(sommen)
    binnen = [s for s in alle if s.periode.ligt_in(periode)]
    heeft = {s.status for s in binnen}

    def som(status: str, tot: date) -> int:
        return sum(s.telt for s in binnen if s.status == status and s.periode.tot <= tot)

    def gesplitst(dag: date) -> bool:
        tot_dan = Periode(min(periode.van, dag), dag)
        echt = (s.periode for s in alle if s.status == "gerealiseerd" and s.homes)
        return any(p.overlapt(tot_dan) and not p.ligt_in(tot_dan) for p in echt)

    uit = []
    for dag in momenten(periode, peildatum):
        tot = min(dag, peildatum) if peildatum else None
        echt = 0 if tot is None else som("gerealiseerd", tot)
        hard, zacht = (som(s, dag) for s in ("hard", "zacht"))
        deel = verstreken_deel(periode, dag)
        uit.append(
            Punt(
                dag,
                erboven(a, echt) if tot and bekend(tot) and not gesplitst(tot) else None,
                erboven(a, echt + hard) if "hard" in heeft else None,
                erboven(a, echt + hard + zacht) if "zacht" in heeft else None,
                _maal(a.doel_totaal, deel),
                _maal(a.doel_totaal_max, deel),
            )
        )
    return tuple(uit)


def erboven(a: Afspraak, totaal: int) -> Fraction:
    """What counts of a sum: with `telt_boven` only what comes on top of that number."""
    if a.telt_boven is None:
        return Fraction(totaal)
    return max(totaal - Fraction(str(a.telt_boven)), Fraction(0))


def _maal(doel: Fraction | None, deel: Fraction) -> Fraction | None:
    return None if doel is None else doel * deel
