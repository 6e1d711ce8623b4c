"""The download of the bridge between two standen: its rows, as CSV or XLSX.

Columns and query names: docs/exports.md. The same two standen and filters give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from sqlalchemy import Connection, select

from domain.filters import Filters
from domain.standen.brug import OORZAKEN
from store.exports.als_csv import als_csv
from store.exports.als_xlsx import schrijf_boek
from store.exports.brug_herkomst import herkomst
from store.exports.groei import Rij, Vorm
from store.schema import tables
from store.vragen.standen.brug import Brugrij, Vergelijking

KOLOMMEN = (
    "oorzaak", "uitleg", "leverancier", "soort", "gemeente", "gemeentecode", "corporatie",
    "lnummer", "periode", "status", "duur", "segment", "aantal", "saldo_van", "saldo_naar",
    "verschil", "fictief", "levering", "bestand", "blad", "rij", "vervangen_door",
    "corporatiecode", "van", "naar",
)  # fmt: skip
BRUG = Vorm("brug", "Brug", KOLOMMEN)
BLOK = 2_000


def csv(van: Connection, naar: Connection, filters: Filters, formaat: str = "") -> Iterator[bytes]:
    """The rows in blocks; filters: with codes. Both connections stay in use until the last one."""
    return als_csv(KOLOMMEN, _blokken(van, naar, filters), formaat)


def xlsx(van: Connection, naar: Connection, filters: Filters, doel: BinaryIO) -> None:
    """The rows as a workbook with a sheet Herkomst, written to `doel`."""
    schrijf_boek(
        BRUG,
        _blokken(van, naar, filters),
        lambda rijen: herkomst(van, naar, filters, rijen),
        doel,
    )


def bestandsnaam(van: str, naar: str, filters: Filters, soort: str) -> str:
    """A name that says what is in the file: gemeenten (at most three) and both standen."""
    plaatsen = filters.gemeente if len(filters.gemeente) <= 3 else ()
    return "-".join(("woonsaldo", "brug", *plaatsen, van, naar)) + f".{soort}"


def _blokken(van: Connection, naar: Connection, filters: Filters) -> Iterator[list[Rij]]:
    werk = Vergelijking(van, naar, filters)
    namen = _Namen(van, naar)
    blok: list[Rij] = []
    for rij in werk.rijen():
        blok.append(_rij(rij, namen, werk.ids))
        if len(blok) == BLOK:
            yield blok
            blok = []
    yield blok


class _Namen:
    """Names of gemeenten and corporaties by code; the second stand has the last word."""

    def __init__(self, *standen: Connection) -> None:
        g, c = tables.gemeente.c, tables.corporatie.c
        self.gemeente: dict[str, str] = {}
        self.corporatie: dict[str, tuple[str, str | None]] = {}
        for conn in standen:
            self.gemeente |= {r.code: r.naam for r in conn.execute(select(g.code, g.naam))}
            self.corporatie |= {
                k: (n, lnummer) for k, n, lnummer in conn.execute(select(c.code, c.naam, c.lnummer))
            }


def _rij(r: Brugrij, namen: _Namen, standen: tuple[str, str]) -> Rij:
    voor, na = r.paar
    rij = r.paar.een
    g = rij.groep
    corporatie, lnummer = namen.corporatie.get(g.corporatie, (g.corporatie, None))
    eerst, nu = (p.saldo if p else None for p in (voor, na))
    return (
        r.reden.oorzaak, OORZAKEN[r.reden.oorzaak], r.levering.leverancier, g.soort,
        namen.gemeente.get(g.gemeente, g.gemeente), g.gemeente, corporatie, lnummer, rij.periode,
        g.status, g.duur, g.segment, rij.aantal, eerst, nu, (nu or 0) - (eerst or 0),
        "ja" if r.levering.fictief else "nee", g.levering, r.levering.bestand, rij.blad, rij.rij,
        r.reden.door, g.corporatie, *standen,
    )  # fmt: skip
