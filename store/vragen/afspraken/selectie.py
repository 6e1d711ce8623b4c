"""Which mutaties are about an afspraak, which of them count, and why the others do not.

The one place for it, with what must be known of an afspraak to say so: the counts, the path and the
rows of the download all come from here, so that they cannot differ. What counts is
`domain.afspraken.meting`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Subquery, and_, case, func, not_, or_, select

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.meting import Meting, meting_van
from domain.afspraken.oordeel import Oordeel
from domain.filters import Filters
from domain.leveringen.dekking import Perioden, is_gedekt
from domain.leveringen.nietgeteld import REDENEN as BUITEN
from domain.perioden import Periode
from domain.telregel import ALTIJD
from store.schema import tables
from store.vragen.afspraken.tellen import geteld_tot, omvat, partijen
from store.vragen.groei.rijen import gebouwd
from store.vragen.groei.selectie import voorwaarde
from store.vragen.leveringen.dekking import GEREALISEERD, dekkingen


@dataclass(frozen=True)
class Tellingcontext:
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


def kader(
    conn: Connection, a: Afspraak, oordeel: Oordeel, peildatum: date | None
) -> Tellingcontext | None:
    """None where nothing is counted for it: no count of mutaties, no period, no peildatum."""
    meting, periode = meting_van(a), a.periode
    if meting is None or periode is None or peildatum is None or a.gemeente is None:
        return None
    dekking = dekkingen(conn, Filters(gemeente=(a.gemeente,)))
    wie = partijen(a, dekking)
    delen = omvat(conn, (a.gebied,) if a.gebied else ())
    return Tellingcontext(
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


# In this order; the first that applies is the reason. What comes last was nearest to counting.
REDENEN: dict[str, str] = {
    "onzelfstandig": "onzelfstandige woningen tellen niet mee",
    "correctie": BUITEN["correctie"],
    "soort": "de afspraak telt deze soort niet",
    "sloop": "de afspraak telt zonder sloop",
    "segment": "ander segment dan de afspraak telt",
    "duur": "andere duur dan de afspraak telt",
    "gebied": "het gebied is niet bekend, en de afspraak gaat over een gebied",
    "perspectief": "verandert de sociale voorraad van de gemeente niet, en die telt de afspraak",
    "gebouwd": BUITEN["gebouwd"],
    "vervallen": BUITEN["vervallen"],
    "periode": "de periode ligt maar voor een deel in die van de afspraak",
    "peildatum": "nog niet voorbij op de peildatum",
    "overlap": "het plan ligt voor een deel in de tijd waarvan er gerealiseerde cijfers zijn; de "
    "woningen kunnen daar al in zitten",
    "onvolledig": "van een deel van de verstreken tijd ontbreken cijfers, dus er is geen som",
}
CODES = tuple(REDENEN)
TELT = len(CODES)


# What the effects of one delivered row share; a row of a sheet may hold more than one of those.
_EEN = (
    "levering", "blad", "rij", "corporatie", "gebied", "van", "tot", "soort", "status", "aantal",
    "projectcode", "binnen_sector",
)  # fmt: skip


def kern(k: Tellingcontext) -> Subquery:
    """The rows that touch the afspraak: each effect that counts, else one per delivered row.

    Columns: those of `mutatie`, and rang (index in CODES of the reason, TELT where it counts),
    saldo (the effect in the perspectief of the afspraak), telt (homes in the sum, NULL where it
    does not count), eerste (1 for one row of each delivered row: its homes are counted there).
    """
    m = tables.mutatie.c
    saldo = m.saldo_sector if k.meting.filters.perspectief == "sector" else m.saldo_corporatie
    rang = _rang(k, saldo)
    samen = [m[naam] for naam in _EEN]
    raakt: list[ColumnElement[bool]] = [
        m.gemeente == k.afspraak.gemeente,
        m.corporatie.in_(sorted(k.corporaties)),
        m.van <= k.periode.tot,
        m.tot >= k.periode.van,
    ]
    if k.gebieden is not None:
        raakt.append(m.gebied.in_(sorted(k.gebieden)) | m.gebied.is_(None))
    plek = func.row_number().over(partition_by=samen, order_by=(rang.desc(), m.been))
    alle = (
        select(
            *m,
            rang.label("rang"),
            saldo.label("saldo"),
            func.max(m.been).over(partition_by=samen).label("benen"),
            func.max(rang).over(partition_by=samen).label("beste"),
            plek.label("plek"),
        )
        .where(*raakt)
        .subquery()
    )
    alleen = alle.c.benen == 0
    # A row of which one effect counts has nothing that is left out: it is the same home.
    houd = or_(alle.c.rang == TELT, alleen, and_(alle.c.beste < TELT, alle.c.plek == 1))
    telt = func.abs(alle.c.saldo) if k.meting.bruto else alle.c.saldo
    return (
        select(
            *(alle.c[kolom.name] for kolom in m),
            alle.c.rang,
            alle.c.saldo,
            case((alle.c.rang == TELT, telt), else_=None).label("telt"),
            case((or_(alleen, alle.c.plek == 1), 1), else_=0).label("eerste"),
        )
        .where(houd)
        .subquery()
    )


def _rang(k: Tellingcontext, saldo: ColumnElement[int]) -> ColumnElement[Any]:
    """The index of the first reason that applies, TELT for none."""
    m = tables.mutatie.c
    echt = m.status == GEREALISEERD
    redenen = {e.reden: not_(voorwaarde(e)) for e in (*ALTIJD, *k.meting.eisen)}
    redenen |= {
        "perspectief": and_(saldo == 0, m.aantal != 0),
        "gebouwd": gebouwd(),
        "periode": or_(m.van < k.periode.van, m.tot > k.periode.tot),
        "peildatum": and_(echt, m.tot > k.peildatum),
    }
    if k.gebieden is not None:
        redenen["gebied"] = m.gebied.is_(None)
    overlap = [
        and_(m.corporatie == c, m.van <= p.tot, m.tot >= p.van)
        for c, dagen in k.geteld.items()
        if c in k.corporaties
        for p in dagen
    ]
    if overlap:
        redenen["overlap"] = and_(not_(echt), or_(*overlap))
    if not k.heel:
        redenen["onvolledig"] = echt
    op_volgorde = ((redenen[c], n) for n, c in enumerate(CODES) if c in redenen)
    return case(*op_volgorde, else_=TELT)
