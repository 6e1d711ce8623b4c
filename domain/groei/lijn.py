"""Growth added up day by day, beside the path that was agreed.

Three nested answers, never one: realised; with harde plannen; with zachte plannen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from domain.afronding import afgerond
from domain.groei.doel import Doel
from domain.groei.sommen import Groeiregel, statussen
from domain.perioden import Periode

Punt = tuple[date, int]
# A line of ten years with an event each day has 3,650 points, which nobody tells apart.
MEESTE_PUNTEN = 400


def eerste_dag(regels: Sequence[Groeiregel], gerealiseerd: Periode | None) -> date:
    """The first day that is known of: that of the first row, or of what was delivered before it."""
    eerste = min(r.van for r in regels)
    return min(eerste, gerealiseerd.van) if gerealiseerd else eerste


def reeksen(
    regels: Sequence[Groeiregel], gerealiseerd: Periode | None = None
) -> dict[str, list[Punt]]:
    """status -> (day, sum up to and including that day), each on top of those before it.

    What is realised starts at nothing on the day before the first that is known of; the plans start
    where that line ends (or there, when nothing is realised). gerealiseerd: the days of which there
    are realised figures: their line spans them, also where nothing happened.
    """
    begin: Punt = (eerste_dag(regels, gerealiseerd) - timedelta(days=1), 0)
    tot = gerealiseerd.tot if gerealiseerd else None
    uit: dict[str, list[Punt]] = {}
    per_dag: Counter[date] = Counter()
    for status in statussen(regels):
        for r in regels:
            if r.status == status:
                # Another party's plan for a day that is realised already comes on top, there.
                per_dag[max(r.tot, begin[0])] += r.saldo
        punten, som = [begin], begin[1]
        for dag in sorted(per_dag):
            som += per_dag[dag]
            if dag == punten[-1][0]:
                punten[-1] = (dag, som)
            else:
                punten.append((dag, som))
        if status == "gerealiseerd" and tot and tot > punten[-1][0]:
            punten.append((tot, som))
        uit[status] = punten
        if status == "gerealiseerd":
            begin = punten[-1]
            per_dag.clear()
    return uit


def dunner(punten: list[Punt], meeste: int = MEESTE_PUNTEN) -> list[Punt]:
    """At most `meeste` points: where there are more, those at the end of each month that has any.

    What is left is as true as before: each is the sum up to and including its day.
    """
    if len(punten) <= meeste:
        return punten
    per_maand = {(d.year, d.month): (d, som) for d, som in punten}
    return [punten[0], *(p for p in per_maand.values() if p != punten[0])]


def stand_op(reeksen: dict[str, list[Punt]], dag: date) -> int | None:
    """The sum on a day: of the most certain line that reaches it."""
    for punten in reeksen.values():
        if punten[0][0] <= dag <= punten[-1][0]:
            return next(som for d, som in reversed(punten) if d <= dag)
    return None


def pad(reeksen: dict[str, list[Punt]], doel: Doel) -> list[tuple[date, float]]:
    """From what was there when the afspraak began, up to its target at its end."""
    start = doel.van - timedelta(days=1)
    al = stand_op(reeksen, start) or 0
    return [(start, al), (doel.tot, al + doel.doel)]


def pad_op(pad_: Sequence[tuple[date, float]], doel: Doel, dag: date) -> int | None:
    """Where the path (`pad`) is at the end of a day, in whole homes; None outside its period."""
    # 62,5 is 63 here as in the status; `round` made it 62.
    return int(afgerond(pad_[0][1] + doel.op(dag))) if doel.van <= dag <= doel.tot else None
