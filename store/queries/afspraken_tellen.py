"""Counts for many afspraken at once: one aggregate in SQL, then a sum per afspraak.

The same answer as `domain.meting.meet`, which is the plain reference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from domain.afspraken import Afspraak
from domain.dekking import doorsnede, is_gedekt
from domain.filters import Filters
from domain.meting import Meting, meting_van
from domain.oordeel import Cijfers
from domain.perioden import Periode
from store import tables
from store.queries.afspraken_groepen import Dagen, Groep, groepen_van
from store.queries.dekking import GEREALISEERD, Dekkingen, dekkingen


@dataclass(frozen=True)
class Teller:
    """groepen: by (gemeente, whether split by gebied). delen: what a code includes, by
    (corporatie or gebied, code)."""

    groepen: Mapping[tuple[str, bool], list[Groep]]
    dekking: Dekkingen
    delen: Mapping[tuple[str, str], set[str]]
    dagen: Dagen
    peildatum: date | None

    @staticmethod
    def voor(conn: Connection, afspraken: Sequence[Afspraak], peildatum: date | None) -> Teller:
        """Reads what these afspraken need."""
        telbaar = [a for a in afspraken if meting_van(a)]
        dagen = Dagen.van(telbaar, peildatum)
        gemeenten = tuple(sorted({a.gemeente for a in telbaar if a.gemeente}))
        if not gemeenten:
            return Teller({}, Dekkingen({}, {}), {}, dagen, peildatum)
        groepen = groepen_van(conn, gemeenten, dagen, per_gebied=False)
        if any(a.gebied for a in telbaar):
            groepen |= groepen_van(conn, gemeenten, dagen, per_gebied=True)
        o = tables.omvat.c
        delen: dict[tuple[str, str], set[str]] = defaultdict(set)
        for tabel, code, deel in conn.execute(select(o.tabel, o.code, o.deel)):
            delen[tabel, code].add(deel)
        dekking = dekkingen(conn, Filters(gemeente=gemeenten))
        return Teller(groepen, dekking, delen, dagen, peildatum)

    def cijfers(self, a: Afspraak) -> Cijfers:
        """Realised up to the peildatum, plans up to the end of the period."""
        meting, periode, peildatum = meting_van(a), a.periode, self.peildatum
        if meting is None or periode is None or peildatum is None or a.gemeente is None:
            return Cijfers(None, gedekt=False)
        wie = a.corporaties or tuple(sorted(c for g, c in self.dekking.nodig if g == a.gemeente))
        groepen = self._kies(a, a.gemeente, wie)
        hard, zacht = (self._plan(groepen, meting, periode, s) for s in ("hard", "zacht"))
        gedekt = [self.dekking.van((a.gemeente, c), GEREALISEERD) for c in wie]
        if peildatum < periode.van:
            # Not begun: nothing realised, if the figures of the parties reach this day at all.
            bekend = all(is_gedekt(Periode(peildatum, peildatum), d) for d in gedekt)
            return Cijfers(0 if bekend else None, gedekt=bekend, hard=hard, zacht=zacht)
        verstreken = Periode(periode.van, min(periode.tot, peildatum))
        if not any(doorsnede((verstreken,), d) for d in gedekt):
            return Cijfers(None, gedekt=False, hard=hard, zacht=zacht)
        return Cijfers(
            self._som([g for g in groepen if g.status == GEREALISEERD], meting, verstreken),
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

    def _plan(
        self, groepen: list[Groep], meting: Meting, periode: Periode, status: str
    ) -> int | None:
        """None where these corporaties have no plans of that status in the period at all."""
        erin = [g for g in groepen if g.status == status and self.dagen.erin(g, periode)]
        return self._som(erin, meting, periode) if erin else None

    def _som(self, groepen: list[Groep], meting: Meting, periode: Periode) -> int:
        f = meting.filters
        saldi = [
            g.sector if f.perspectief == "sector" else g.eigen
            for g in groepen
            if g.segment in f.segment
            and g.duur in f.duur
            and self.dagen.erin(g, periode)
            and (not meting.soorten or g.soort in meting.soorten)
            and not (f.zonder_sloop and g.soort == "sloop")
        ]
        return sum(abs(s) for s in saldi) if meting.bruto else sum(saldi)
