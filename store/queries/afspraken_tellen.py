"""Counts for many afspraken at once: one aggregate in SQL, then a sum per afspraak.

The same answer as `domain.meting.meet`, which is the plain reference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from domain.afspraken import Afspraak
from domain.dekking import doorsnede, is_gedekt
from domain.filters import Filters
from domain.meting import Meting, meting_van
from domain.mutaties import DUREN, SEGMENTEN
from domain.oordeel import Cijfers
from domain.perioden import Periode
from store import tables
from store.queries.basis import som
from store.queries.dekking import GEREALISEERD, Dekkingen, dekkingen
from store.queries.groei import telt


class Groep(NamedTuple):
    """Mutations of one kind, place and period together."""

    corporatie: str
    gebied: str | None  # None also where it is not asked for
    van: date
    tot: date
    soort: str
    status: str
    segment: str
    duur: str
    sector: int
    eigen: int


@dataclass(frozen=True)
class Teller:
    """groepen: by (gemeente, whether split by gebied). delen: what a code includes, by
    (corporatie or gebied, code)."""

    groepen: Mapping[tuple[str, bool], list[Groep]]
    dekking: Dekkingen
    delen: Mapping[tuple[str, str], set[str]]

    @staticmethod
    def voor(conn: Connection, afspraken: Sequence[Afspraak]) -> Teller:
        """Reads what these afspraken need."""
        telbaar = [a for a in afspraken if meting_van(a)]
        gemeenten = tuple(sorted({a.gemeente for a in telbaar if a.gemeente}))
        if not gemeenten:
            return Teller({}, Dekkingen({}, {}), {})
        groepen = _groepen(conn, gemeenten, per_gebied=False)
        if any(a.gebied for a in telbaar):
            groepen |= _groepen(conn, gemeenten, per_gebied=True)
        o = tables.omvat.c
        delen: dict[tuple[str, str], set[str]] = defaultdict(set)
        for tabel, code, deel in conn.execute(select(o.tabel, o.code, o.deel)):
            delen[tabel, code].add(deel)
        return Teller(groepen, dekkingen(conn, Filters(gemeente=gemeenten)), delen)

    def cijfers(self, a: Afspraak, peildatum: date | None) -> Cijfers:
        """Realised up to the peildatum, plans up to the end of the period."""
        meting, periode = meting_van(a), a.periode
        if meting is None or periode is None or peildatum is None or a.gemeente is None:
            return Cijfers(None, gedekt=False)
        wie = a.corporaties or tuple(sorted(c for g, c in self.dekking.nodig if g == a.gemeente))
        groepen = self._kies(a, a.gemeente, wie)
        hard, zacht = (_plan(groepen, meting, periode, status) for status in ("hard", "zacht"))
        gedekt = [self.dekking.van((a.gemeente, c), GEREALISEERD) for c in wie]
        if peildatum < periode.van:
            # Not begun: nothing realised, if the figures of the parties reach this day at all.
            bekend = all(is_gedekt(Periode(peildatum, peildatum), d) for d in gedekt)
            return Cijfers(0 if bekend else None, gedekt=bekend, hard=hard, zacht=zacht)
        verstreken = Periode(periode.van, min(periode.tot, peildatum))
        if not any(doorsnede((verstreken,), d) for d in gedekt):
            return Cijfers(None, gedekt=False, hard=hard, zacht=zacht)
        return Cijfers(
            _som([g for g in groepen if g.status == GEREALISEERD], meting, verstreken),
            gedekt=all(is_gedekt(verstreken, d) for d in gedekt),
            hard=hard,
            zacht=zacht,
        )

    def _kies(self, a: Afspraak, gemeente: str, wie: tuple[str, ...]) -> list[Groep]:
        """The groups of the afspraak's own corporaties and gebied."""
        corporaties = {deel for c in wie for deel in self.delen.get(("corporatie", c), {c})}
        alle = self.groepen.get((gemeente, bool(a.gebied)), [])
        if a.gebied is None:
            return [g for g in alle if g.corporatie in corporaties]
        gebieden = self.delen.get(("gebied", a.gebied), {a.gebied})
        return [g for g in alle if g.corporatie in corporaties and g.gebied in gebieden]


def _groepen(
    conn: Connection, gemeenten: tuple[str, ...], *, per_gebied: bool
) -> dict[tuple[str, bool], list[Groep]]:
    m = tables.mutatie.c
    per: list[Any] = [m.van, m.tot, m.soort, m.status, m.segment, m.duur]
    waar = [m.gemeente, m.corporatie, *([m.gebied] if per_gebied else [])]
    vraag = (
        select(*waar, *per, som(m.saldo_sector), som(m.saldo_corporatie))
        .where(m.gemeente.in_(gemeenten), *telt())
        .group_by(*waar, *per)
    )
    uit: dict[tuple[str, bool], list[Groep]] = defaultdict(list)
    for gemeente, corporatie, *rest in conn.execute(vraag):
        gebied = rest.pop(0) if per_gebied else None
        uit[gemeente, per_gebied].append(Groep(corporatie, gebied, *rest))
    return uit


def _plan(groepen: list[Groep], meting: Meting, periode: Periode, status: str) -> int | None:
    """None where these corporaties have no plans of that status in the period at all."""
    plannen = [
        g for g in groepen if g.status == status and periode.van <= g.van and g.tot <= periode.tot
    ]
    return _som(plannen, meting, periode) if plannen else None


def _som(groepen: list[Groep], meting: Meting, periode: Periode) -> int:
    f = meting.filters
    # What the register leaves open counts all (store.tables.afspraak).
    segmenten, duren = f.segment or SEGMENTEN, f.duur or DUREN
    saldi = [
        g.sector if f.perspectief == "sector" else g.eigen
        for g in groepen
        if g.segment in segmenten
        and g.duur in duren
        and periode.van <= g.van
        and g.tot <= periode.tot
        and (not meting.soorten or g.soort in meting.soorten)
        and not (f.zonder_sloop and g.soort == "sloop")
    ]
    return sum(abs(s) for s in saldi) if meting.bruto else sum(saldi)
