"""Read what Standen shows: which two standen, and what differs between them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection

from components.tabel import MEESTE_RIJEN
from domain.filters import STANDAARD
from domain.standen.brug import Bruglijn
from domain.standen.keuze import BrugKeuze
from domain.standen.totaal import Totaalpaar
from pages.gemeen.stand import geopend, standen
from pages.standen.beeld import Standenbeeld
from store.standen.lezen import kies_paar
from store.standen.standen import StandInfo
from store.vragen import namen
from store.vragen.standen import ook, totaal
from store.vragen.standen.brug import Brugrij, Vergelijking


@dataclass(frozen=True)
class Regelrijen:
    """The first rows below a line. namen: by code. keuze, van_stand: for the names of figures
    (`pages.standen.lijst`)."""

    lijn: Bruglijn
    rijen: tuple[Brugrij, ...]
    namen: dict[str, str]
    keuze: dict[str, str | None]
    van_stand: tuple[str | None, str | None]


def bepaal(keuze: BrugKeuze, vast: str | None) -> BrugKeuze:
    """The choice with ids for both standen; vast: the stand that the reader stays in.

    Raises StandFout where there are no two, or where one is not there.
    """
    van, naar = kies_paar(standen(), keuze.van, keuze.naar or vast)
    return keuze.met(van=van, naar=naar)


def lees(keuze: BrugKeuze, vast: str | None = None) -> Standenbeeld:
    """Everything that differs; keuze: with ids and codes. vast: the stand that the reader stays in.

    Raises StandFout.
    """
    with _open(keuze) as (van, naar, infos):
        paren = totaal.paren(van, naar, keuze.filters)
        b = Vergelijking(van, naar, keuze.filters).brug
        wissels = ook.statussen(van, naar, keuze.filters)
        voorraad = ook.voorraad(van, naar, keuze.filters)
        codes = {c for w in voorraad for c in (w.gemeente, w.corporatie)}
        codes |= {w.gemeente for w in wissels}
        los = any(not p.heel for p in paren)
        apart = totaal.per_gemeente(van, naar, keuze.filters, b.gemeenten) if los else ()
        codes |= {c for p in (*paren, *apart) for c in _genoemd(p)}
        namen_ = _namen(van, naar, codes)
        stand = getoond(vast)
        return Standenbeeld(keuze, infos, b, paren, apart, wissels, voorraad, namen_, stand)


def getoond(vast: str | None) -> str:
    """The id of the stand that the reader is shown on the other pages."""
    return standen().info(vast).id


def _genoemd(p: Totaalpaar) -> Iterator[str]:
    """Codes that the words about a total may name."""
    yield from p.filters.gemeente
    for zijde in (p.voor, p.na):
        if zijde.totaal:
            yield from zijde.totaal.codes


def regel_rijen(keuze: BrugKeuze, deel: int, regel: int, vast: str | None = None) -> Regelrijen:
    """The rows below a line of a part, as many as a table shows. Raises StandFout."""
    with _open(keuze) as (van, naar, _):
        werk = Vergelijking(van, naar, keuze.filters)
        brug = werk.brug.delen()[deel]
        lijn = brug.regels()[regel].lijn
        van_deel = (
            r
            for r in werk.rijen(lijn)
            if (r.levering.fictief, r.paar.een.groep.status) == (brug.fictief, *brug.statussen)
        )
        rijen = tuple(islice(van_deel, MEESTE_RIJEN))
        codes = {c for r in rijen for c in (r.paar.een.groep.gemeente, r.paar.een.groep.corporatie)}
        eigen = keuze.filters.perspectief
        keuze_ = {"perspectief": eigen if eigen != STANDAARD.perspectief else None}
        van_stand = [None if i == getoond(vast) else i for i in werk.ids]
        return Regelrijen(lijn, rijen, _namen(van, naar, codes), keuze_, tuple(van_stand))


def _namen(van: Connection, naar: Connection, codes: set[str]) -> dict[str, str]:
    return namen.van(van, codes) | namen.van(naar, codes)


@contextmanager
def _open(
    keuze: BrugKeuze,
) -> Iterator[tuple[Connection, Connection, tuple[StandInfo, StandInfo]]]:
    with geopend(keuze.van) as oud, geopend(keuze.naar) as nieuw:
        yield oud.conn, nieuw.conn, (oud.info, nieuw.info)
