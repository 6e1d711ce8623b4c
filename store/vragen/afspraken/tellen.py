"""Counts for many afspraken at once: one aggregate in SQL, then a sum per afspraak.

The same answer as `meet` of `tests/naief_groei.py`, which is the plain reference. Also whose homes
an afspraak counts, and up to which days their realised figures count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, and_, or_, select

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.meting import Meting, meting_van, tot_en_met
from domain.afspraken.oordeel import Cijfers
from domain.filters import Filters
from domain.leveringen.dekking import Perioden, doorsnede, gaten
from domain.perioden import Periode
from store.schema import tables
from store.vragen.afspraken.groepen import Dagen, Groep, groepen_van
from store.vragen.leveringen.dekking import GEREALISEERD, Dekkingen, dekkingen


def partijen(a: Afspraak, dekking: Dekkingen) -> tuple[str, ...]:
    """The corporaties that are counted: its own, else all of the gemeente."""
    return a.corporaties or tuple(sorted(c for g, c in dekking.nodig if g == a.gemeente))


def geteld_tot(dekking: Dekkingen, peildatum: date) -> dict[tuple[str, str], Perioden]:
    """By (gemeente, corporatie) the days up to a peildatum of which realised figures count."""
    return {
        (gemeente, corporatie): tot_en_met(dagen, peildatum)
        for (gemeente, corporatie, soort), dagen in dekking.gedekt.items()
        if soort == GEREALISEERD
    }


def omvat(conn: Connection, gebieden: Collection[str]) -> dict[tuple[str, str], set[str]]:
    """What a code of a corporatie, or of one of these gebieden, includes
    (`store.schema.tables.omvat`).

    By (corporatie or gebied, code).
    """
    o = tables.omvat.c
    vraag = select(o.tabel, o.code, o.deel).where(
        or_(o.tabel == "corporatie", and_(o.tabel == "gebied", o.code.in_(list(gebieden))))
    )
    delen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for tabel, code, deel in conn.execute(vraag):
        delen[tabel, code].add(deel)
    return delen


NIET_TE_SPLITSEN = (
    "Een gerealiseerd cijfer gaat ook over dagen buiten de verstreken tijd, en is niet te splitsen."
)


@dataclass(frozen=True)
class Teller:
    """groepen: by (gemeente, whether split by gebied). delen: what a code includes, by
    (corporatie or gebied, code). geteld: by (gemeente, corporatie) the days of which realised
    figures count, so that a plan in them does not."""

    groepen: Mapping[tuple[str, bool], list[Groep]]
    dekking: Dekkingen
    delen: Mapping[tuple[str, str], set[str]]
    dagen: Dagen
    peildatum: date | None
    geteld: Mapping[tuple[str, str], Perioden] = field(default_factory=dict)

    @staticmethod
    def voor(
        conn: Connection,
        afspraken: Sequence[Afspraak],
        peildatum: date | None,
        dekking: Dekkingen | None = None,
        ook: Iterable[date] = (),
    ) -> Teller:
        """Reads what these afspraken need. dekking: of their gemeenten, where it is known.

        ook: other days that may take the place of the peildatum, with `replace`, to ask what was
        realised by then.
        """
        telbaar = [a for a in afspraken if meting_van(a)]
        gemeenten = tuple(sorted({a.gemeente for a in telbaar if a.gemeente}))
        if not gemeenten or peildatum is None:
            return Teller({}, Dekkingen({}, {}), {}, Dagen((), ()), peildatum)
        dekking = dekking or dekkingen(conn, Filters(gemeente=gemeenten))
        geteld = geteld_tot(dekking, peildatum)
        gedekt = {p for dagen in geteld.values() for p in dagen}
        dagen = Dagen.van(telbaar, (peildatum, *ook), gedekt)
        groepen = groepen_van(conn, gemeenten, dagen, per_gebied=False)
        if any(a.gebied for a in telbaar):
            groepen |= groepen_van(conn, gemeenten, dagen, per_gebied=True)
        gebieden = {a.gebied for a in telbaar if a.gebied}
        delen = omvat(conn, gebieden)
        return Teller(groepen, dekking, delen, dagen, peildatum, geteld)

    def cijfers(self, a: Afspraak) -> Cijfers:
        """Realised up to the peildatum, plans after that up to the end of the period."""
        meting, periode, peildatum = meting_van(a), a.periode, self.peildatum
        if meting is None or periode is None or peildatum is None or a.gemeente is None:
            return Cijfers(None, gedekt=False)
        wie = partijen(a, self.dekking)
        groepen = self._kies(a, a.gemeente, wie)
        hard, zacht = (self._plan(groepen, meting, periode, s) for s in ("hard", "zacht"))
        gedekt = [self.dekking.van((a.gemeente, c), GEREALISEERD) for c in wie]
        begonnen = peildatum >= periode.van
        verstreken = Periode(periode.van if begonnen else peildatum, min(periode.tot, peildatum))
        weg = tuple(
            (c, gat) for c, d in zip(wie, gedekt, strict=True) if (gat := gaten(verstreken, d))
        )
        if not begonnen:
            # Nothing realised, if the figures of the parties reach this day at all.
            bekend = not weg
            return Cijfers(
                0 if bekend else None, gedekt=bekend, hard=hard, zacht=zacht, ontbreekt=weg
            )
        if not any(doorsnede((verstreken,), d) for d in gedekt):
            return Cijfers(None, gedekt=False, hard=hard, zacht=zacht, ontbreekt=weg)
        echt = [g for g in groepen if g.status == GEREALISEERD and telt(g, meting)]
        half = any(
            self.dagen.raakt(g, verstreken)
            and not self.dagen.erin(g, verstreken)
            and homes(g, meting)
            for g in echt
        )
        return Cijfers(
            self._som(echt, meting, verstreken),
            gedekt=not half and not weg,
            hard=hard,
            zacht=zacht,
            waarom=NIET_TE_SPLITSEN if half else None,
            ontbreekt=weg,
        )

    def _kies(self, a: Afspraak, gemeente: str, wie: tuple[str, ...]) -> list[Groep]:
        """The groups of the afspraak's own corporaties and gebied."""
        corporaties = {deel for c in wie for deel in self.delen.get(("corporatie", c), {c})}
        alle = self.groepen.get((gemeente, bool(a.gebied)), [])
        gekozen = [g for g in alle if g.corporatie in corporaties]
        if a.gebied is not None:
            gebieden = self.delen.get(("gebied", a.gebied), {a.gebied})
            gekozen = [g for g in gekozen if g.gebied in gebieden]
        # A plan with a day of which realised figures count does not come after them.
        geteld = {c: self.geteld.get((gemeente, c), ()) for c in corporaties}
        return [
            g
            for g in gekozen
            if g.status == GEREALISEERD
            or not any(self.dagen.raakt(g, p) for p in geteld[g.corporatie])
        ]

    def _plan(
        self, groepen: list[Groep], meting: Meting, periode: Periode, status: str
    ) -> int | None:
        """None where these corporaties have no plans of that status in the period at all."""
        erin = [g for g in groepen if g.status == status and self.dagen.erin(g, periode)]
        return self._som(erin, meting, periode) if erin else None

    def _som(self, groepen: list[Groep], meting: Meting, periode: Periode) -> int:
        telt_mee = (g for g in groepen if telt(g, meting) and self.dagen.erin(g, periode))
        return sum(homes(g, meting) for g in telt_mee)


def telt(g: Groep, meting: Meting) -> bool:
    """Whether homes of this kind count for the afspraak, whatever their period."""
    return all(e.voldoet(getattr(g, e.veld)) for e in meting.eisen)


def homes(g: Groep, meting: Meting) -> int:
    """The homes that count: signed for growth, whatever their sign for a number of a soort."""
    return g.telt(meting.filters.perspectief, bruto=meting.bruto)
