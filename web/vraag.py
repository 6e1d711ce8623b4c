"""The query of a download: the filters of the page, `formaat`, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from werkzeug.datastructures import MultiDict

from domain.filters import Filters, Probleem
from store.exports.downloads import FORMATEN

NAMEN = tuple(f.name for f in fields(Filters))


@dataclass(frozen=True)
class Vraag:
    """Which download (groei, voorraad), as what (csv, xlsx), of which selection.

    problemen: all that is not understood; then the rest may not be used.
    """

    naam: str
    soort: str
    filters: Filters
    formaat: str
    problemen: tuple[Probleem, ...]


def lees_vraag(naam: str, soort: str, query: MultiDict[str, str]) -> Vraag:
    """Read a query; names of gemeenten and so on are not looked up yet."""
    tekst, formaat, problemen = lees_tekst(NAMEN, soort, query)
    filters, meer = Filters.uit_query(tekst)
    return Vraag(naam, soort, filters, formaat, (*problemen, *meer))


def lees_tekst(
    namen: Sequence[str], soort: str, query: MultiDict[str, str]
) -> tuple[dict[str, str], str, tuple[Probleem, ...]]:
    """The query as one text a name, its formaat, and what has no meaning here.

    A name given twice is a list, as on the page. Only a CSV has a formaat.
    """
    tekst = {veld: ",".join(waarden) for veld, waarden in query.lists()}
    toegestaan = (*namen, "formaat") if soort == "csv" else namen
    problemen = [
        Probleem(veld, tekst[veld], f"een van de namen {', '.join(toegestaan)}")
        for veld in tekst
        if veld not in toegestaan
    ]
    formaat = tekst.get("formaat", "").strip().casefold() if soort == "csv" else ""
    if formaat not in FORMATEN:
        problemen.append(Probleem("formaat", formaat, "nl, of niets voor een gewone CSV"))
    return tekst, formaat, tuple(problemen)
