"""What one stand says otherwise than another because of some leveringen: for who must decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from domain.filters import STANDAARD, Filters
from domain.standen.totaal import Standtotaal, Totaalpaar
from store.schema import tables
from store.vragen import namen
from store.vragen.basis import kenmerk
from store.vragen.standen import ook, totaal
from store.vragen.standen.ook import Statuswissel

_RIJEN = {
    "mutaties": (tables.mutatie, tables.mutatie.c.been == 0),
    "plannen": (tables.plan, tables.plan.c.tabel == "plannen"),
    "voorraadstanden": (tables.voorraadstand, None),
    "woningtotalen": (tables.woningtotaal, None),
}


@dataclass(frozen=True)
class Verandering:
    """nieuw: rows that count now, by kind. vervangen: rows of older leveringen that no longer
    count, as (levering, bestand, rijen). niet_geteld: rows of the new ones that do not count.
    leveringen: ids of the new ones. eerder, stand: ids of the stand without and with them.
    groei: per gemeente and status the total (gemeenten whole, permanent, sociaal, sector) where the
    two standen say another thing; as Groei gives it. namen: by code, of who is named.
    """

    leveringen: tuple[str, ...]
    eerder: str
    stand: str
    nieuw: dict[str, int]
    vervangen: tuple[tuple[str, str, int], ...]
    niet_geteld: int
    groei: tuple[Totaalpaar, ...]
    statussen: tuple[Statuswissel, ...]
    namen: dict[str, str]

    def als_json(self) -> dict[str, Any]:
        """Plain values; `uit_json` reads them back."""
        groei = [
            {"gemeente": p.filters.gemeente[0], "status": p.status,
             "voor": p.voor.als_json(), "na": p.na.als_json()}
            for p in self.groei
        ]  # fmt: skip
        return asdict(replace(self, groei=())) | {"groei": groei}

    @staticmethod
    def uit_json(rauw: Mapping[str, Any]) -> Verandering | None:
        """From what `als_json` gave, with days as text (ISO); None of an older version."""
        if rauw.keys() != {f.name for f in fields(Verandering)}:
            return None
        groei = tuple(
            Totaalpaar(Filters(gemeente=(g["gemeente"],)), g["status"], *map(Standtotaal.uit_json, (
                g["voor"], g["na"])))
            for g in rauw["groei"]
        )  # fmt: skip
        dagen = ("dag_voor", "dag_na")
        statussen = tuple(
            Statuswissel(**w | {d: date.fromisoformat(w[d]) if w[d] else None for d in dagen})
            for w in rauw["statussen"]
        )
        vervangen = tuple((str(i), str(b), int(n)) for i, b, n in rauw["vervangen"])
        rest = {"groei": groei, "statussen": statussen, "vervangen": vervangen,
                "leveringen": tuple(rauw["leveringen"])}  # fmt: skip
        return Verandering(**dict(rauw) | rest)


def verandering(
    oud: Connection, nieuw: Connection, leveringen: Sequence[str], gemeenten: Sequence[str]
) -> Verandering:
    """The difference that these leveringen (in `nieuw`, not in `oud`) make for these gemeenten,
    and for those of which the total became another."""
    alle = {*gemeenten, *_met_mutaties(oud), *_met_mutaties(nieuw)}
    groei = totaal.per_gemeente(oud, nieuw, STANDAARD, alle)
    anders = tuple(sorted({*gemeenten, *(p.filters.gemeente[0] for p in groei)}))
    totalen = [z.totaal for p in groei for z in (p.voor, p.na) if z.totaal]
    codes = {*anders, *(c for t in totalen for c in t.codes)}
    return Verandering(
        leveringen=tuple(leveringen),
        eerder=kenmerk(oud, "stand"),
        stand=kenmerk(nieuw, "stand"),
        nieuw=_nieuw(nieuw, leveringen),
        vervangen=_vervangen(nieuw, leveringen),
        niet_geteld=_niet_geteld(nieuw, leveringen),
        groei=groei,
        statussen=ook.statussen(oud, nieuw, Filters(gemeente=anders)) if anders else (),
        namen=namen.van(oud, codes) | namen.van(nieuw, codes),
    )


def _met_mutaties(conn: Connection) -> set[str]:
    return set(conn.execute(select(tables.mutatie.c.gemeente).distinct()).scalars())


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
