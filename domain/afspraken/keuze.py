"""What a reader has chosen on Afspraken: frozen, from and to a query string.

The page, its downloads and the copied address read the same names; what is absent means the same
in all three (see `STANDAARD`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.afspraken.indicatoren import BINDINGEN
from domain.afspraken.oordeel import STATUSSEN
from domain.filters import Filters, Probleem, kies_meer, lees_lijst, ontsnap
from domain.perioden import lees_periode

_LIJSTEN = ("gemeente", "corporatie", "thema", "status", "binding")


@dataclass(frozen=True)
class AfspraakFilters:
    """A selection of afspraken. Empty means all.

    gemeente, corporatie: codes once `store.vragen.namen.los_op` has been over `plaats`; with
    corporaties chosen: what one of them is a party to. thema: as the register writes it. status: in
    the order of `domain.afspraken.oordeel.STATUSSEN`. peildatum: None for that of each gemeente
    (`store.vragen.peildatum`). Raises ValueError for what cannot be.
    """

    gemeente: tuple[str, ...] = ()
    corporatie: tuple[str, ...] = ()
    thema: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    binding: tuple[str, ...] = ()
    peildatum: date | None = None
    stand: str | None = None

    def __post_init__(self) -> None:
        # One choice is one value, however it was written: it is an address and a cache key.
        for naam, keuzes in (("status", STATUSSEN), ("binding", BINDINGEN)):
            waarden = getattr(self, naam)
            if onbekend := set(waarden) - set(keuzes):
                raise ValueError(f"{naam}: {', '.join(sorted(onbekend))}")
            object.__setattr__(self, naam, tuple(k for k in keuzes if k in waarden))

    @property
    def plaats(self) -> Filters:
        """Gemeente and corporatie (and the peildatum as the end), for queries that take Filters."""
        return Filters(gemeente=self.gemeente, corporatie=self.corporatie, tot=self.peildatum)

    def met(self, **wijzigingen: object) -> AfspraakFilters:
        """A copy with some fields changed."""
        return replace(self, **wijzigingen)  # type: ignore[arg-type]

    def naar_query(self) -> dict[str, str]:
        """The query names and values, without what is as standard; `uit_query` reads it back."""
        uit = {
            naam: ",".join(ontsnap(w) for w in waarden)
            for naam in _LIJSTEN
            if (waarden := getattr(self, naam))
        }
        if self.peildatum:
            uit["peildatum"] = self.peildatum.isoformat()
        if self.stand:
            uit["stand"] = self.stand
        return uit

    @staticmethod
    def uit_query(query: Mapping[str, str]) -> tuple[AfspraakFilters, tuple[Probleem, ...]]:
        """Read a query; an unknown value is left out and named in a Probleem.

        Names that are not filters are ignored (a page may have others).
        """
        problemen: list[Probleem] = []
        velden: dict[str, object] = {
            naam: lees_lijst(naam, query.get(naam, ""), problemen)
            for naam in ("gemeente", "corporatie", "thema")
        }
        for naam, keuzes in (("status", STATUSSEN), ("binding", BINDINGEN)):
            velden[naam] = kies_meer(naam, query.get(naam, ""), keuzes, problemen)
        if tekst := query.get("peildatum", "").strip():
            try:
                velden["peildatum"] = lees_periode(tekst).tot
            except ValueError:
                verwacht = "een jaar (2024) of een datum (2024-12-31)"
                problemen.append(Probleem("peildatum", tekst, verwacht))
        if stand := query.get("stand", "").strip():
            velden["stand"] = stand
        return AfspraakFilters(**velden), tuple(problemen)  # type: ignore[arg-type]


STANDAARD = AfspraakFilters()
