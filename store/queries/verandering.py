"""What one stand says otherwise than another because of some leveringen: for who must decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from domain.filters import STANDAARD, Filters
from store import tables
from store.queries import afspraken, namen, peildatum
from store.queries.basis import som
from store.queries.groei_selectie import selectie

_RIJEN = {
    "mutaties": (tables.mutatie, tables.mutatie.c.been == 0),
    "plannen": (tables.plan, tables.plan.c.tabel == "plannen"),
    "voorraadstanden": (tables.voorraadstand, None),
    "woningtotalen": (tables.woningtotaal, None),
}


@dataclass(frozen=True)
class Groei:
    """Netto groei of a gemeente as it is shown first (gerealiseerd, permanent, sociaal, sector).

    voor, na: None where there are no such figures.
    """

    gemeente: str
    naam: str
    voor: int | None
    na: int | None


@dataclass(frozen=True)
class Statuswissel:
    """An afspraak that gets another status. voor: None where the afspraak is new."""

    id: str
    titel: str
    voor: str | None
    na: str


@dataclass(frozen=True)
class Verandering:
    """nieuw: rows that count now, by kind. vervangen: rows of older leveringen that no longer
    count, as (levering, bestand, rijen). niet_geteld: rows of the new ones that do not count.
    """

    nieuw: dict[str, int]
    vervangen: tuple[tuple[str, str, int], ...]
    niet_geteld: int
    groei: tuple[Groei, ...]
    statussen: tuple[Statuswissel, ...]


def verandering(
    oud: Connection, nieuw: Connection, leveringen: Sequence[str], gemeenten: Sequence[str]
) -> Verandering:
    """The difference that these leveringen (in `nieuw`, not in `oud`) make for these gemeenten."""
    voor, na = _groei(oud), _groei(nieuw)
    anders = sorted(g for g in voor.keys() | na.keys() if voor.get(g) != na.get(g))
    bekend = namen.van(nieuw, anders)
    return Verandering(
        nieuw=_nieuw(nieuw, leveringen),
        vervangen=_vervangen(nieuw, leveringen),
        niet_geteld=_niet_geteld(nieuw, leveringen),
        groei=tuple(Groei(g, bekend.get(g, g), voor.get(g), na.get(g)) for g in anders),
        statussen=tuple(
            wissel for g in sorted({*gemeenten, *anders}) for wissel in _statussen(oud, nieuw, g)
        ),
    )


def _groei(conn: Connection) -> dict[str, int]:
    m = tables.mutatie.c
    vraag = (
        select(m.gemeente, som(m.saldo_sector))
        .where(*selectie(STANDAARD.met(status=("gerealiseerd",))))
        .group_by(m.gemeente)
    )
    return {str(gemeente): int(saldo) for gemeente, saldo in conn.execute(vraag)}


def _nieuw(conn: Connection, leveringen: Sequence[str]) -> dict[str, int]:
    uit = {}
    for naam, (tabel, voorwaarde) in _RIJEN.items():
        vraag = select(func.count()).select_from(tabel).where(tabel.c.levering.in_(leveringen))
        if voorwaarde is not None:
            vraag = vraag.where(voorwaarde)
        if aantal := int(conn.execute(vraag).scalar_one()):
            uit[naam] = aantal
    return uit


def _vervangen(conn: Connection, leveringen: Sequence[str]) -> tuple[tuple[str, str, int], ...]:
    w, lev = tables.weggelaten.c, tables.levering.c
    vraag = (
        select(w.levering, lev.bestand, func.count())
        .join(tables.levering, lev.id == w.levering)
        .where(w.vervangen_door.in_(leveringen), w.levering.not_in(leveringen))
        .group_by(w.levering, lev.bestand, lev.volgnummer)
        .order_by(lev.volgnummer)
    )
    return tuple((str(i), str(b), int(n)) for i, b, n in conn.execute(vraag))


def _niet_geteld(conn: Connection, leveringen: Sequence[str]) -> int:
    w = tables.weggelaten
    vraag = select(func.count()).select_from(w).where(w.c.levering.in_(leveringen))
    return int(conn.execute(vraag).scalar_one())


def _statussen(oud: Connection, nieuw: Connection, gemeente: str) -> list[Statuswissel]:
    voor = {i: s for i, (_, s) in _oordelen(oud, gemeente).items()}
    return [
        Statuswissel(i, titel, voor.get(i), status)
        for i, (titel, status) in _oordelen(nieuw, gemeente).items()
        if voor.get(i) != status
    ]


def _oordelen(conn: Connection, gemeente: str) -> dict[str, tuple[str, str]]:
    """Title and status by id; each stand judges on its own peildatum."""
    filters = Filters(gemeente=(gemeente,))
    dag = peildatum.van(conn, filters).dag
    return {
        b.afspraak.id: (f"{b.afspraak.artikel}: {b.afspraak.titel}", b.oordeel.status)
        for b in afspraken.lijst(conn, filters, dag)
    }
