"""What a reader has chosen on Plannen: frozen, from and to a query string.

The page, its downloads and the copied address read the same names; what is absent means the same
in all three (see `STANDAARD`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.filters import Filters, Probleem, kies_meer, ontsnap
from domain.mutaties import SEGMENTEN
from domain.perioden import Periode, lees_periode
from domain.plannen.planregel import PLANSEGMENTEN, PLANSTATUSSEN


@dataclass(frozen=True)
class PlanKeuze:
    """A selection of plans. Empty gemeente, corporatie or gebied means all; so does an empty
    status or segment.

    gemeente, corporatie, gebied: codes once `store.vragen.namen.los_op` has been over `plaats`.
    van, tot: the days that a plan must lie in wholly. peildatum: None for that of each gemeente
    (`store.vragen.peildatum`). met: the id of the stand to compare with. Raises ValueError for a
    choice that is not on its list.
    """

    gemeente: tuple[str, ...] = ()
    corporatie: tuple[str, ...] = ()
    gebied: tuple[str, ...] = ()
    van: date | None = None
    tot: date | None = None
    status: tuple[str, ...] = PLANSTATUSSEN
    segment: tuple[str, ...] = PLANSEGMENTEN
    peildatum: date | None = None
    stand: str | None = None
    met: str | None = None

    def __post_init__(self) -> None:
        # One choice is one value, however it was written: it is an address and a cache key.
        for naam, keuzes in (("status", PLANSTATUSSEN), ("segment", PLANSEGMENTEN)):
            waarden = getattr(self, naam)
            if onbekend := set(waarden) - set(keuzes):
                raise ValueError(f"{naam}: {', '.join(sorted(onbekend))}")
            object.__setattr__(self, naam, tuple(k for k in keuzes if k in waarden) or keuzes)

    @property
    def plaats(self) -> Filters:
        """Gemeente, corporatie and gebied, for queries that take Filters."""
        return Filters(gemeente=self.gemeente, corporatie=self.corporatie, gebied=self.gebied)

    @property
    def periode(self) -> Periode:
        """The chosen period; open ends reach as far as the data can."""
        return Filters(van=self.van, tot=self.tot).periode

    @property
    def huursegmenten(self) -> tuple[str, ...]:
        """The chosen segments that realised figures know too."""
        return tuple(s for s in self.segment if s in SEGMENTEN)

    def anders(self, **wijzigingen: object) -> PlanKeuze:
        """A copy with some fields changed."""
        return replace(self, **wijzigingen)  # type: ignore[arg-type]

    def naar_query(self) -> dict[str, str]:
        """The query names and values, without what is as standard; `uit_query` reads it back."""
        uit = replace(self.plaats, van=self.van, tot=self.tot).naar_query()
        for naam in ("status", "segment"):
            if (waarden := getattr(self, naam)) != getattr(STANDAARD, naam):
                uit[naam] = ",".join(ontsnap(w) for w in waarden)
        if self.peildatum:
            uit["peildatum"] = self.peildatum.isoformat()
        for naam in ("stand", "met"):
            if waarde := getattr(self, naam):
                uit[naam] = waarde
        return uit

    @staticmethod
    def uit_query(query: Mapping[str, str]) -> tuple[PlanKeuze, tuple[Probleem, ...]]:
        """Read a query; an unknown value is left out and named in a Probleem.

        Names that are not choices are ignored (a page may have others).
        """
        plek = {n: query.get(n, "") for n in ("gemeente", "corporatie", "gebied", "van", "tot")}
        f, plekproblemen = Filters.uit_query(plek)
        problemen = list(plekproblemen)
        velden: dict[str, object] = {n: getattr(f, n) for n in plek}
        for naam, keuzes in (("status", PLANSTATUSSEN), ("segment", PLANSEGMENTEN)):
            velden[naam] = kies_meer(naam, query.get(naam, ""), keuzes, problemen)
        if tekst := query.get("peildatum", "").strip():
            try:
                velden["peildatum"] = lees_periode(tekst).tot
            except ValueError:
                verwacht = "een jaar (2024) of een datum (2024-12-31)"
                problemen.append(Probleem("peildatum", tekst, verwacht))
        for naam in ("stand", "met"):
            if waarde := query.get(naam, "").strip():
                velden[naam] = waarde
        return PlanKeuze(**velden), tuple(problemen)  # type: ignore[arg-type]


STANDAARD = PlanKeuze()
