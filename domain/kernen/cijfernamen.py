"""The names of figures about a share: dwellings, social homes, share, and what a target asks.

    sociaal|GM1904:WK190402|2023-12-31||definitie=sociaal_bezit_corporatie
    nodig|GM1904|2023-12-31..2030|zacht|definitie=...|t=30

Kernen, Plannen and their downloads use the same (docs/definitions.md, "Names of figures").
Without plans `dagen` is the peildatum of the dwellings and `aard` is empty; with plans `dagen` runs
from that day to the last day that they count to, and `aard` is hard (harde plannen), zacht (hard
and zacht), programma or verkoop.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from domain.cijfernaam import Cijfernaam, over, stuk
from domain.kernen.programma import AfgesprokenProgramma

REST = "overig"


def percentage(waarde: object) -> str:
    """A percentage as a choice: 30 and 30.0 are 30, 27.50 is 27.5."""
    d = Decimal(str(waarde))
    return format(d.quantize(Decimal(1)) if d == d.to_integral_value() else d.normalize(), "f")


def procenten(deel: Fraction) -> str:
    """The same for a fraction of one."""
    honderd = deel * 100
    return percentage(Decimal(honderd.numerator) / Decimal(honderd.denominator))


def plek(gemeente: str, code: str, niveau: str = "", ouder: str | None = None) -> str:
    """Of which area: the gemeente itself, an area in it, or what the parts of `ouder` leave."""
    if code == gemeente:
        return over((gemeente,))
    return over((gemeente,), gebied=(code or f"{REST}@{ouder or gemeente}",))


@dataclass(frozen=True)
class Kernnaam:
    """What the names of one area share. over: as `plek` gives it. dag: of the dwellings;
    dag_sociaal: of the social homes."""

    over: str
    dag: date | None
    definitie: str | None = None
    dag_sociaal: date | None = None

    def van(
        self, maat: str, aard: str = "", tot: date | None = None, /, **keuze: object
    ) -> Cijfernaam:
        """A figure: woningen, sociaal, aandeel, aandeel_min, aandeel_max, tekort, nodig, bouw,
        bouw_sociaal. keuze: t, n (percentages)."""
        dag = self.dag_sociaal if maat == "sociaal" and not aard and self.dag_sociaal else self.dag
        dagen = "" if dag is None else stuk(dag, dag)
        if aard:
            dagen = f"{dagen}{stuk(None, tot)}"
        met: Mapping[str, object] = {"definitie": self.definitie, **keuze}
        if self.dag_sociaal != self.dag and maat not in ("sociaal", "woningen"):
            met = {**met, "sociaal_op": self.dag_sociaal}
        return Cijfernaam(maat, self.over, dagen, aard).met(**met)


def naam_programma(p: AfgesprokenProgramma, deel: str) -> Cijfernaam:
    """Homes in the agreed programme of a gemeente. deel: alle, sociaal, or verkoop (at most)."""
    wie = over((p.alle.gemeente,) if p.alle.gemeente else ())
    return Cijfernaam("programma", wie, stuk(p.alle.van, p.alle.tot), deel)


def naam_zonder_gebied(gemeente: str, peildatum: date) -> Cijfernaam:
    """Homes in plans after a day, to come or to go, of which the area is not known."""
    return Cijfernaam("plan", over((gemeente,), gebied=("onbekend",)), stuk(peildatum, None)).met(
        wat="omvang"
    )
