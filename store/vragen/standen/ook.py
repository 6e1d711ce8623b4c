"""What else two standen say differently: the status of afspraken, and the voorraadstanden."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from domain.afspraken.oordeel import Oordeel
from domain.filters import Filters
from store.schema import tables
from store.vragen import peildatum
from store.vragen.afspraken import beoordeeld
from store.vragen.basis import plaats, som

Voorraadplek = tuple[str, str, date, str, str]  # gemeente, corporatie, peildatum, segment, duur


@dataclass(frozen=True)
class Statuswissel:
    """An afspraak with another status. voor, na: None where that stand does not have it.

    dag_voor, dag_na: the peildatum on which each stand judged it.
    """

    id: str
    gemeente: str
    titel: str
    voor: str | None
    na: str | None
    dag_voor: date | None = None
    dag_na: date | None = None


@dataclass(frozen=True)
class Voorraadwissel:
    """A voorraadstand with another count. voor, na: homes, None where there is none.

    levering: whose count it is now, or was where it is gone.
    """

    gemeente: str
    corporatie: str
    peildatum: date
    segment: str
    duur: str
    voor: int | None
    na: int | None
    levering: str


def statussen(van: Connection, naar: Connection, filters: Filters) -> tuple[Statuswissel, ...]:
    """The afspraken of the chosen gemeenten and corporaties that get another status.

    Each stand judges on its own peildatum of the gemeente, as its pages do.
    """
    uit = []
    for gemeente in sorted(_met_afspraken(van, filters) | _met_afspraken(naar, filters)):
        keuze = Filters(gemeente=(gemeente,), corporatie=filters.corporatie)
        voor, na = _oordelen(van, keuze), _oordelen(naar, keuze)
        for id_, (titel, _) in {**voor, **na}.items():
            oud, nieuw = (s[id_][1] if id_ in s else None for s in (voor, na))
            if _status(oud) != _status(nieuw):
                dagen = (o.peildatum if o else None for o in (oud, nieuw))
                uit.append(Statuswissel(id_, gemeente, titel, _status(oud), _status(nieuw), *dagen))
    return tuple(uit)


def _status(oordeel: Oordeel | None) -> str | None:
    return oordeel.status if oordeel else None


def _met_afspraken(conn: Connection, filters: Filters) -> set[str]:
    a = tables.afspraak
    vraag = select(a.c.gemeente).distinct()
    vraag = vraag.where(a.c.gemeente.is_not(None), *plaats(Filters(gemeente=filters.gemeente), a))
    return set(conn.execute(vraag).scalars())


def _oordelen(conn: Connection, filters: Filters) -> dict[str, tuple[str, Oordeel]]:
    """Title and judgement by id, in the order of the register."""
    dag = peildatum.van(conn, Filters(gemeente=filters.gemeente)).dag
    return {
        b.afspraak.id: (f"{b.afspraak.artikel}: {b.afspraak.titel}", b.oordeel)
        for b in beoordeeld.lijst(conn, filters, dag)
    }


def voorraad(van: Connection, naar: Connection, filters: Filters) -> tuple[Voorraadwissel, ...]:
    """The voorraadstanden (zelfstandig) of the selection that changed, by place and peildatum."""
    voor, na = _tellingen(van, filters), _tellingen(naar, filters)
    return tuple(
        Voorraadwissel(
            *plek, _aantal(voor, plek), _aantal(na, plek), (na.get(plek) or voor[plek])[1]
        )
        for plek in sorted(voor.keys() | na.keys())
        if _aantal(voor, plek) != _aantal(na, plek)
    )


def _aantal(per: dict[Voorraadplek, tuple[int, str]], plek: Voorraadplek) -> int | None:
    return per[plek][0] if plek in per else None


def _tellingen(conn: Connection, filters: Filters) -> dict[Voorraadplek, tuple[int, str]]:
    """Homes and levering per place and peildatum: one levering answers for each."""
    s = tables.voorraadstand.c
    per = (s.gemeente, s.corporatie, s.peildatum, s.segment, s.duur)
    vraag = (
        select(*per, som(s.aantal), s.levering)
        .where(
            s.zelfstandig,
            *plaats(filters, tables.voorraadstand),
            s.duur.in_(filters.duur),
            s.segment.in_((*filters.segment, "totaal")),
        )
        .group_by(*per, s.levering)
    )
    uit: dict[Voorraadplek, tuple[int, str]] = {}
    for *plek, aantal, levering in conn.execute(vraag):
        eerder = uit.get(tuple(plek), (0, ""))[0]
        uit[tuple(plek)] = (eerder + int(aantal), levering)
    return uit
