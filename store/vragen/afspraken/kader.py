"""What must be known of one afspraak to say which mutaties count for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.meting import Meting, meting_van
from domain.afspraken.oordeel import Oordeel
from domain.filters import Filters
from domain.leveringen.dekking import Perioden, is_gedekt
from domain.perioden import Periode
from store.vragen.afspraken.wie import geteld_tot, omvat, partijen
from store.vragen.leveringen.dekking import GEREALISEERD, dekkingen


@dataclass(frozen=True)
class Kader:
    """What must be known to say which rows count.

    wie: the corporaties that are counted; corporaties: those and who merged into them. gebieden:
    what its area includes, None without one. dekking: by corporatie of `wie` the days of which
    realised figures are there; geteld: by any corporatie those up to the peildatum. heel: whether
    nothing realised is missing, so that there is a sum.
    """

    afspraak: Afspraak
    meting: Meting
    periode: Periode
    peildatum: date
    wie: tuple[str, ...]
    corporaties: frozenset[str]
    gebieden: frozenset[str] | None
    dekking: Mapping[str, Perioden]
    geteld: Mapping[str, Perioden]
    heel: bool

    @property
    def verstreken(self) -> Periode:
        """The elapsed days; before the period begins the peildatum itself."""
        if self.peildatum < self.periode.van:
            return Periode(self.peildatum, self.peildatum)
        return Periode(self.periode.van, min(self.periode.tot, self.peildatum))

    def bekend(self, dag: date) -> bool:
        """Whether the realised figures of all its parties are there up to a day."""
        nodig = Periode(min(self.verstreken.van, dag), dag)
        return bool(self.wie) and all(is_gedekt(nodig, self.dekking[c]) for c in self.wie)


def kader(conn: Connection, a: Afspraak, oordeel: Oordeel, peildatum: date | None) -> Kader | None:
    """None where nothing is counted for it: no count of mutaties, no period, no peildatum."""
    meting, periode = meting_van(a), a.periode
    if meting is None or periode is None or peildatum is None or a.gemeente is None:
        return None
    dekking = dekkingen(conn, Filters(gemeente=(a.gemeente,)))
    wie = partijen(a, dekking)
    delen = omvat(conn, (a.gebied,) if a.gebied else ())
    return Kader(
        a,
        meting,
        periode,
        peildatum,
        wie,
        frozenset(d for c in wie for d in delen.get(("corporatie", c), {c})),
        frozenset(delen.get(("gebied", a.gebied), {a.gebied})) if a.gebied else None,
        {c: dekking.van((a.gemeente, c), GEREALISEERD) for c in wie},
        {c: dagen for (_, c), dagen in geteld_tot(dekking, peildatum).items()},
        heel=oordeel.gerealiseerd is not None,
    )
