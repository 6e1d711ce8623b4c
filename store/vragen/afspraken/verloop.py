"""How an afspraak went and what the plans add: the input of `domain.afspraken.verloop`.

For a list of afspraken only the realised figures, year by year: for a small drawing beside each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, and_, func, or_, select

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.beoordeling import beoordeel
from domain.afspraken.meting import meting_van
from domain.afspraken.oordeel import Getal
from domain.afspraken.verloop import Punt, Verloopsom, verloop
from domain.perioden import Periode
from store.vragen.afspraken.lijst import Lijstregel
from store.vragen.afspraken.selectie import CODES, TELT, Tellingcontext, kern
from store.vragen.afspraken.tellen import Teller
from store.vragen.basis import som
from store.vragen.leveringen.dekking import GEREALISEERD

Punten = tuple[tuple[date, Getal], ...]


def verloop_van_lijst(conn: Connection, regels: Iterable[Lijstregel]) -> Mapping[str, Punten]:
    """By id of an afspraak: (day, realised up to that day), oldest first.

    The days are the ends of the calendar years inside its period up to its peildatum, and the last
    day that counts. Only days of which all figures are there; without any the id is absent.
    """
    per_dag: dict[date, list[Afspraak]] = defaultdict(list)
    for r in regels:
        # What has nothing realised has no drawing, so it is not counted year by year.
        if r.peildatum and r.oordeel.gerealiseerd is not None and meting_van(r.afspraak):
            per_dag[r.peildatum].append(r.afspraak)
    uit: dict[str, Punten] = {}
    for peildatum, afspraken in per_dag.items():
        teller = _teller(conn, afspraken, peildatum)
        for a in afspraken:
            if punten := tuple(_punten(a, teller, peildatum)):
                uit[a.id] = punten
    return uit


def _teller(conn: Connection, afspraken: list[Afspraak], peildatum: date) -> Teller:
    """A Teller that knows the ends of the years as well as the days of the afspraken."""
    jaren = {d for a in afspraken for d in _dagen(a, peildatum)}
    return Teller.voor(conn, afspraken, peildatum, ook=jaren)


def _dagen(a: Afspraak, peildatum: date) -> list[date]:
    """The days to draw, oldest first; none for a period that has not begun."""
    if a.periode is None or peildatum < a.periode.van:
        return []
    einde = min(a.periode.tot, peildatum)
    jaren = [date(j, 12, 31) for j in range(a.periode.van.year, einde.year + 1)]
    return [*(d for d in jaren if d < einde), einde]


def _punten(a: Afspraak, teller: Teller, peildatum: date) -> Iterable[tuple[date, Getal]]:
    for dag in _dagen(a, peildatum):
        oordeel = beoordeel(a, replace(teller, peildatum=dag).cijfers(a), dag)
        if oordeel.gerealiseerd is not None:
            yield dag, oordeel.gerealiseerd


# A realised row that is left out for its days only: some of its homes may lie in the elapsed time.
_DAGEN = tuple(CODES.index(code) for code in ("periode", "peildatum"))


def sommen(conn: Connection, k: Tellingcontext) -> tuple[Verloopsom, ...]:
    """What counts, and what is realised and cannot be split, summed per status and period."""
    s = kern(k).c
    half = and_(s.rang.in_(_DAGEN), s.status == GEREALISEERD)
    vraag = (
        select(s.status, s.van, s.tot, som(s.telt), som(func.abs(s.saldo)))
        .where(or_(s.rang == TELT, half))
        .group_by(s.status, s.van, s.tot)
        .order_by(s.status, s.van, s.tot)
    )
    return tuple(
        Verloopsom(status, Periode(van, tot), telt, homes)
        for status, van, tot, telt, homes in conn.execute(vraag)
    )


def punten(conn: Connection, k: Tellingcontext) -> tuple[Punt, ...]:
    """The moments of an afspraak against its path; see `domain.afspraken.verloop.verloop`.

    A moment before which nothing is missing has its figure, also where later ones are missing.
    """
    return verloop(k.afspraak, sommen(conn, replace(k, heel=True)), k.peildatum, k.bekend)
