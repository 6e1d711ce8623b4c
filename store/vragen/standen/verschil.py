"""Where two standen differ: from leveringen to groups of rows, each with the reason why.

Each stand is summed by its own database, with a fingerprint per group of rows; only groups that
differ are looked into.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import ColumnElement, Connection, not_

from domain.filters import Filters
from domain.standen.brug import Lotgeval, oorzaak
from store.schema import tables
from store.vragen.basis import kenmerk
from store.vragen.standen import groepen as brug_groepen
from store.vragen.standen import paren
from store.vragen.standen.groepen import Bruglevering, Fijn, Groepsom, Grof
from store.vragen.standen.paren import Lotplek, Paar, Rijplek

_GEEN = Groepsom()


@dataclass(frozen=True)
class Reden:
    """Why rows differ. door: the levering that took their place."""

    oorzaak: str
    door: str | None = None


class Standverschil:
    """What differs between two standen for a selection. Reads when asked, keeps what it read."""

    def __init__(self, van: Connection, naar: Connection, filters: Filters) -> None:
        self.conn = (van, naar)
        self.filters = filters
        self.id = (kenmerk(van, "stand"), kenmerk(naar, "stand"))
        self._leveringen = [brug_groepen.leveringen(c) for c in self.conn]
        self.grof = [brug_groepen.grof(c, filters) for c in self.conn]
        versies = [kenmerk(c, "definities") for c in self.conn]
        self._zelfde_definities = versies[0] == versies[1]

    def levering(self, id_: str) -> Bruglevering:
        """A levering of either stand."""
        voor, na = self._leveringen
        return na.get(id_) or voor[id_]

    @cached_property
    def _anders(self) -> set[Grof]:
        voor, na = self.grof
        return {k for k in voor.keys() | na.keys() if voor.get(k) != na.get(k)}

    @cached_property
    def alleen(self) -> tuple[set[str], set[str]]:
        """Ids of leveringen that only the first, that only the second stand has."""
        voor, na = self._leveringen
        ids = {k[0] for k in self._anders}
        return {i for i in ids if i not in na}, {i for i in ids if i not in voor}

    @cached_property
    def beide(self) -> set[str]:
        """Ids of leveringen that both have, and of which other rows count."""
        return {k[0] for k in self._anders} - self.alleen[0] - self.alleen[1]

    @cached_property
    def _gemeenten(self) -> set[str]:
        return {k[1] for k in self._anders if k[0] in self.beide}

    @property
    def waar(self) -> list[ColumnElement[bool]]:
        """The rows that may differ, of the leveringen that both have."""
        m = tables.mutatie.c
        return [m.levering.in_(sorted(self.beide)), m.gemeente.in_(sorted(self._gemeenten))]

    @cached_property
    def rechtgezet(self) -> frozenset[Rijplek]:
        """Rows of which other cells were put right."""
        voor, na = (paren.rechtzettingen(c) for c in self.conn)
        plekken = {p for p in voor.keys() | na.keys() if voor.get(p) != na.get(p)}
        return frozenset(p for p in plekken if p[0] in self.beide)

    @cached_property
    def groepen(self) -> dict[Fijn, tuple[Groepsom, Groepsom]]:
        """The groups that differ, without the rows that were put right."""
        if not self.beide:
            return {}
        los = [not_(w) for w in paren.op_rijen(tables.mutatie, self.rechtgezet)]
        waar = [*self.waar, *los]
        voor, na = (brug_groepen.fijn(c, self.filters, waar) for c in self.conn)
        return {
            k: (voor.get(k, _GEEN), na.get(k, _GEEN))
            for k in voor.keys() | na.keys()
            if voor.get(k) != na.get(k)
        }

    @cached_property
    def redenen(self) -> dict[Fijn, Reden]:
        """Why each of those differs."""
        if not self.groepen:
            return {}
        loten = [paren.loten(c, self.beide, self._gemeenten) for c in self.conn]
        return {k: self._waarom(*(_lot(lot, k.lot) for lot in loten)) for k in self.groepen}

    def per_rij(self, k: Fijn) -> bool:
        """Whether a group must be read: some rows differ, and which is not to be seen from sums."""
        voor, na = self.groepen[k]
        if not voor.rijen or not na.rijen:
            return False
        # Another effect for each home turns the sign around, or makes or ends an effect.
        omgekeerd = not voor.met or not na.met or voor.saldo == -na.saldo
        zelfde_rijen = (voor.rijen, voor.spoor) == (na.rijen, na.spoor)
        return self._zelfde_definities or not (zelfde_rijen and omgekeerd)

    def reden(self, paar: Paar) -> Reden | None:
        """Why a row differs; None where its group is the same in both standen."""
        plek = paar.een.plek
        if plek in self.rechtgezet:
            return self._waarom(*(lot.get(plek) for lot in self._loten_recht), rechtgezet=True)
        return self.redenen.get(paar.een.groep)

    @cached_property
    def _loten_recht(self) -> list[dict[Rijplek, Lotgeval]]:
        return [paren.loten_per_rij(c, self.rechtgezet) for c in self.conn]

    def _waarom(
        self, voor: Lotgeval | None, na: Lotgeval | None, *, rechtgezet: bool = False
    ) -> Reden:
        naam = oorzaak(
            voor,
            na,
            in_van=True,
            in_naar=True,
            zelfde_definities=self._zelfde_definities,
            rechtgezet=rechtgezet,
        )
        anders = {"vervangen": na, "terug": voor}.get(naam)
        return Reden(naam, anders.door if anders else None)


def _lot(loten: dict[Lotplek, Lotgeval], plek: Lotplek) -> Lotgeval | None:
    """What became of a group; rows that were replaced do not say their status."""
    lev, gemeente, corporatie, _, van, tot = plek
    return loten.get(plek) or loten.get((lev, gemeente, corporatie, None, van, tot))
