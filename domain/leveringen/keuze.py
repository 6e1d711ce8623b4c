"""Which rows somebody asks for behind a figure: what kind, of what selection, from which row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from domain.filters import Filters, Probleem
from domain.perioden import lees_datum

# What rows there are, and how a reader calls them.
WAT = {
    "groei": "Mutaties achter de netto groei",
    "standen": "Tellingen van de voorraad",
    "totalen": "Alle woningen en aandelen per gebied",
    "alle-woningen": "Alle woningen volgens het CBS",
    "plannen": "Plannen",
    "afspraak": "Wat er voor een afspraak is geteld",
}


@dataclass(frozen=True)
class HerkomstKeuze:
    """wat: a key of WAT. levering: only rows of that one. vanaf: the first row shown, from 1.

    afspraak, peildatum: of which one the rows are asked, where wat is "afspraak"; the filters then
    give the stand alone.
    """

    wat: str = "groei"
    filters: Filters = field(default_factory=Filters)
    levering: str | None = None
    vanaf: int = 1
    afspraak: str | None = None
    peildatum: date | None = None

    def met(self, **wijzigingen: object) -> HerkomstKeuze:
        """A copy with some fields changed."""
        return replace(self, **wijzigingen)  # type: ignore[arg-type]

    def naar_query(self) -> dict[str, str]:
        """The query names and values, without what is as standard; `uit_query` reads it back."""
        uit = {} if self.wat == "groei" else {"wat": self.wat}
        uit |= self.filters.naar_query()
        if self.afspraak:
            uit["afspraak"] = self.afspraak
        if self.peildatum:
            uit["peildatum"] = self.peildatum.isoformat()
        if self.levering:
            uit["levering"] = self.levering
        if self.vanaf > 1:
            uit["vanaf"] = str(self.vanaf)
        return uit

    @staticmethod
    def uit_query(query: Mapping[str, str]) -> tuple[HerkomstKeuze, tuple[Probleem, ...]]:
        """Read a query; what is not understood is left out and named in a Probleem."""
        filters, gemeld = Filters.uit_query(query)
        problemen = list(gemeld)
        wat = query.get("wat", "").strip() or "groei"
        if wat not in WAT:
            problemen.append(Probleem("wat", wat, ", ".join(WAT)))
            wat = "groei"
        tekst = query.get("vanaf", "").strip() or "1"
        if not (tekst.isascii() and tekst.isdigit() and 0 < int(tekst) < 10**9):
            problemen.append(Probleem("vanaf", tekst, "een rijnummer vanaf 1"))
            tekst = "1"
        levering = query.get("levering", "").strip() or None
        afspraak = query.get("afspraak", "").strip() or None
        peildatum = _dag(query.get("peildatum", "").strip(), problemen)
        keuze = HerkomstKeuze(wat, filters, levering, int(tekst), afspraak, peildatum)
        return keuze, tuple(problemen)


def _dag(tekst: str, problemen: list[Probleem]) -> date | None:
    if not tekst:
        return None
    try:
        return lees_datum(tekst)
    except ValueError:
        problemen.append(Probleem("peildatum", tekst, "een dag, zoals 2025-12-31"))
        return None
