"""The total of a selection in two standen: what it was, what it is, or why it is none.

A total is that of Groei (`domain.groei.totaal`): where that page gives none in a stand, neither the
bridge, nor the preview of a levering, nor what is said after accepting gives one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from domain.cijfernaam import Cijfernaam, van_groei
from domain.filters import Filters
from domain.groei.totaal import Dekt, Statustotaal
from domain.perioden import Periode


@dataclass(frozen=True)
class Standtotaal:
    """One status in one stand (its id). totaal: None where the selection has no such figures."""

    stand: str
    totaal: Statustotaal | None

    @property
    def netto(self) -> int | None:
        """The total in homes; None where there is none."""
        return self.totaal.netto if self.totaal else None

    @property
    def gezegd(self) -> tuple[object, ...]:
        """What a reader is told of it: a total and its days, or why there is none."""
        t = self.totaal
        if t is None:
            return ()
        if t.netto is not None:
            return t.netto, t.dagen
        missend = tuple((d.gemeente, d.corporatie, d.ontbreekt) for d in t.missend)
        return t.reden, t.gemeenten, missend

    def als_json(self) -> dict[str, Any]:
        """Plain values; `uit_json` reads them back."""
        t = asdict(self.totaal) if self.totaal else None
        return {"stand": self.stand, "totaal": t}

    @staticmethod
    def uit_json(rauw: Mapping[str, Any]) -> Standtotaal:
        """From what `als_json` gave, with days as text (ISO)."""
        t = rauw["totaal"]
        if t is None:
            return Standtotaal(str(rauw["stand"]), None)
        dagen = Periode(*(date.fromisoformat(str(t["dagen"][k])) for k in ("van", "tot")))
        missend = tuple(Dekt(**d | {k: _dag(d[k]) for k in _DAGEN}) for d in t["missend"])
        rest = {"dagen": dagen, "missend": missend, "gemeenten": tuple(t["gemeenten"])}
        return Standtotaal(str(rauw["stand"]), Statustotaal(**t | rest))


@dataclass(frozen=True)
class Totaalpaar:
    """A status of a selection in the first and in the second stand."""

    filters: Filters
    status: str
    voor: Standtotaal
    na: Standtotaal

    @property
    def heel(self) -> bool:
        """Whether both standen have a total."""
        return self.voor.netto is not None and self.na.netto is not None

    @property
    def geen(self) -> bool:
        """Whether neither stand has a total."""
        return self.voor.netto is None and self.na.netto is None

    @property
    def verschil(self) -> int | None:
        """What the total changed; None where one of the two has none."""
        if self.voor.netto is None or self.na.netto is None:
            return None
        return self.na.netto - self.voor.netto

    @property
    def anders(self) -> bool:
        """Whether the second stand says something else than the first."""
        return self.voor.gezegd != self.na.gezegd

    def naam(self, zijde: Standtotaal, getoond: str | None) -> Cijfernaam:
        """Of a total, as Groei calls it in that stand. getoond: the stand that is shown."""
        dagen = zijde.totaal.dagen if zijde.totaal else None
        naam = van_groei("netto", self.filters, dagen, self.status)
        return naam.met(stand=zijde.stand if zijde.stand != getoond else None)

    def naam_verschil(self, maat: str = "verschil", /, **keuze: object) -> Cijfernaam:
        """Of what changed from one stand to the other. keuze: a part of it (oorzaak, soort)."""
        naam = van_groei(maat, self.filters, None, self.status)
        return naam.met(van=self.voor.stand, naar=self.na.stand, **keuze)


_DAGEN = ("van", "tot", "gedekt_tot")


def _dag(tekst: object) -> date | None:
    return date.fromisoformat(str(tekst)) if tekst else None
