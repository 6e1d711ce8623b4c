"""What a reader has chosen to compare: two standen, and of which figures. From and to a query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain.filters import STANDAARD, Filters, Probleem

GEREALISEERD = ("gerealiseerd",)
# `van` and `tot` of a period have no place here: `van` is a stand.
FILTERS = ("gemeente", "corporatie", "gebied", "duur", "segment", "status", "perspectief", "sloop")
NAMEN = ("van", "naar", *FILTERS)


@dataclass(frozen=True)
class BrugKeuze:
    """van, naar: ids of standen, the beginning of one, or `huidig`; None: the usual one
    (`store.standen.lezen`). filters: without a period; as standard only what is realised.
    """

    van: str | None = None
    naar: str | None = None
    filters: Filters = STANDAARD.met(status=GEREALISEERD)  # noqa: RUF009 - frozen

    def met(self, **wijzigingen: object) -> BrugKeuze:
        """A copy with some fields changed."""
        return replace(self, **wijzigingen)  # type: ignore[arg-type]

    def naar_query(self) -> dict[str, str]:
        """The query names and values, without what is as standard; `uit_query` reads it back."""
        uit = {n: w for n, w in (("van", self.van), ("naar", self.naar)) if w}
        for naam, waarde in self.filters.naar_query().items():
            if naam in FILTERS and naam != "status":
                uit[naam] = waarde
        if self.filters.status != GEREALISEERD:
            uit["status"] = ",".join(self.filters.status)
        return uit

    @staticmethod
    def uit_query(query: Mapping[str, str]) -> tuple[BrugKeuze, tuple[Probleem, ...]]:
        """Read a query; an unknown value is left out and named in a Probleem."""
        eigen = {n: query[n] for n in FILTERS if query.get(n, "").strip()}
        filters, problemen = Filters.uit_query({"status": GEREALISEERD[0]} | eigen)
        van, naar = (query.get(n, "").strip() or None for n in ("van", "naar"))
        return BrugKeuze(van, naar, filters), problemen
