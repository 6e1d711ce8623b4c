"""Two standen beside each other: which delivered rows make the netto groei another one, and why.

The sums are made by the databases (`store.vragen.standen.verschil`); rows are read only where they
are asked for, and where a group of rows cannot be explained as a whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection

from domain.filters import Filters
from domain.standen.brug import Brug, Bruglijn, Brugplek, Brugpost, voeg_posten_samen
from store.schema import tables
from store.vragen.standen import paren as lotgeval
from store.vragen.standen.groepen import Bruglevering, Groepsom, Grof
from store.vragen.standen.paren import Paar, Rijplek, paren
from store.vragen.standen.verschil import Reden, Standverschil


@dataclass(frozen=True)
class Brugrij:
    """One delivered row of the bridge, with the reason and its levering."""

    reden: Reden
    levering: Bruglevering
    paar: Paar

    @property
    def lijn(self) -> Bruglijn:
        """The line of the bridge that it is in."""
        return Bruglijn(self.reden.oorzaak, self.levering.leverancier, self.paar.een.groep.soort)


def brug(van: Connection, naar: Connection, filters: Filters) -> Brug:
    """The bridge from one stand to the other. filters: with codes (`store.vragen.namen`)."""
    return Vergelijking(van, naar, filters).brug


class Vergelijking:
    """The bridge and its rows. Reads both connections as long as it is asked."""

    def __init__(self, van: Connection, naar: Connection, filters: Filters) -> None:
        self._v = Standverschil(van, naar, filters)

    @property
    def ids(self) -> tuple[str, str]:
        """The ids of both standen."""
        return self._v.id

    @cached_property
    def brug(self) -> Brug:
        """All of it, summed."""
        posten = [*self._hele_leveringen(), *self._groepen(), *map(self._post, self._losse_rijen())]
        van, naar = self._v.id
        begin, eind = map(self._per_plek, self._v.grof)
        return Brug(van, naar, begin, eind, voeg_posten_samen(posten))

    def rijen(self, lijn: Bruglijn | None = None) -> Iterator[Brugrij]:
        """The rows of one line, or of all lines: those that have another saldo, streamed.

        First new leveringen, then those in both standen, then those that are gone; by gemeente.
        """
        v = self._v
        yield from self._in_een("nieuw", lijn)
        if v.beide and (lijn is None or lijn.oorzaak not in ("nieuw", "weg")):
            for paar in paren(v.conn, v.filters, v.waar, v.rechtgezet):
                if paar.anders and (reden := v.reden(paar)):
                    rij = self._rij(reden, paar)
                    if lijn in (None, rij.lijn):
                        yield rij
        yield from self._in_een("weg", lijn)

    def _in_een(self, naam: str, lijn: Bruglijn | None) -> Iterator[Brugrij]:
        """The rows of leveringen that only one of the two standen has."""
        if lijn and lijn.oorzaak != naam:
            return
        v, m = self._v, tables.mutatie.c
        plek = int(naam == "nieuw")
        ids = {i for i in v.alleen[plek] if not lijn or v.levering(i).leverancier == lijn[1]}
        conn = (None, v.conn[1]) if plek else (v.conn[0], None)
        for deel in lotgeval.delen(ids):
            waar = [m.levering.in_(deel), *([m.soort == lijn.soort] if lijn else [])]
            for paar in paren(conn, v.filters, waar):
                if paar.anders:
                    yield self._rij(Reden(naam), paar)

    def _hele_leveringen(self) -> Iterator[Brugpost]:
        v = self._v
        for naam, ids, groepen in zip(("weg", "nieuw"), v.alleen, v.grof, strict=True):
            for (lev, *waar), som in groepen.items():
                if lev in ids:
                    saldi = (som.saldo, 0) if naam == "weg" else (0, som.saldo)
                    yield self._maak(Reden(naam), lev, tuple(waar), saldi, som.met)

    def _groepen(self) -> Iterator[Brugpost]:
        v = self._v
        for k, (voor, na) in v.groepen.items():
            if not v.per_rij(k):
                plek = (k.gemeente, k.corporatie, k.soort, k.status)
                saldi = (voor.saldo, na.saldo)
                yield self._maak(v.redenen[k], k.levering, plek, saldi, max(voor.met, na.met))

    def _losse_rijen(self) -> Iterator[Brugrij]:
        """Rows that are looked at one by one: of groups that differ in part, and put right."""
        v, m = self._v, tables.mutatie.c
        groepen = {k for k in v.groepen if v.per_rij(k)}
        vragen = [
            [m.levering == lev, m.gemeente == gemeente]
            for lev, gemeente in sorted({(k.levering, k.gemeente) for k in groepen})
        ]
        vragen += [[w] for w in lotgeval.op_rijen(tables.mutatie, v.rechtgezet)]
        gezien: set[tuple[Rijplek, int, bool]] = set()
        for waar in vragen:
            for paar in paren(v.conn, v.filters, waar, v.rechtgezet):
                rij = paar.een
                sleutel = (rij.plek, rij.groep.been, paar.voor is None)
                eigen = rij.plek in v.rechtgezet or rij.groep in groepen
                reden = v.reden(paar) if eigen and paar.anders and sleutel not in gezien else None
                if reden:
                    gezien.add(sleutel)
                    yield self._rij(reden, paar)

    def _rij(self, reden: Reden, paar: Paar) -> Brugrij:
        return Brugrij(reden, self._v.levering(paar.een.groep.levering), paar)

    def _post(self, rij: Brugrij) -> Brugpost:
        voor, na = rij.paar
        g = rij.paar.een.groep
        saldi = (voor.saldo if voor else 0, na.saldo if na else 0)
        plek = (g.gemeente, g.corporatie, g.soort, g.status)
        return self._maak(rij.reden, g.levering, plek, saldi, 1)

    def _maak(
        self, reden: Reden, id_: str, plek: tuple[str, ...], saldi: tuple[int, int], rijen: int
    ) -> Brugpost:
        lev = self._v.levering(id_)
        waar = Brugplek(lev.fictief, *plek)
        return Brugpost(reden.oorzaak, id_, lev.leverancier, waar, *saldi, rijen, reden.door)

    def _per_plek(self, groepen: dict[Grof, Groepsom]) -> dict[Brugplek, int]:
        uit: dict[Brugplek, int] = defaultdict(int)
        for (lev, *waar), som in groepen.items():
            uit[Brugplek(self._v.levering(lev).fictief, *waar)] += som.saldo
        return dict(uit)
