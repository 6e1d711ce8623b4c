"""The plan rows of the download: as delivered, so that they can be handed in again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, select

from domain.mutaties import SEGMENTEN
from domain.plannen.keuze import PlanKeuze
from domain.plannen.planregel import OPGELEVERD
from store.exports.groei import Cel
from store.schema import tables
from store.vragen.groei.rijen import BLOK
from store.vragen.plannen.lezen import kies
from store.vragen.plannen.restopgave import dag_van
from telling.sleutel import sleutel

Rij = dict[str, Cel]


def plannen(conn: Connection, keuze: PlanKeuze, stand: str) -> Iterator[list[Rij]]:
    """Blocks of rows by column name, of every plan in the selection; streamed."""
    eenduidig = Gebiednamen(conn)
    dagen: dict[str, date | None] = {}
    p = tables.plan.c
    # All of them first: another question ends an answer that is still being read.
    for code in conn.execute(select(p.gemeente).where(*kies(keuze)).distinct()).scalars().all():
        dagen[code] = dag_van(conn, keuze, code)
    antwoord = conn.execution_options(yield_per=BLOK).execute(_vraag(keuze))
    namen = tuple(antwoord.keys())
    for blok in antwoord.partitions():
        # zip is a third of the time of asking each row for its names.
        rijen = (dict(zip(namen, r, strict=True)) for r in blok)
        yield [_rij(r, stand, dagen[r["gemeentecode"]], eenduidig) for r in rijen]


def _vraag(keuze: PlanKeuze) -> Any:
    p, lev, g = tables.plan.c, tables.levering.c, tables.gebied.c
    return (
        select(
            tables.corporatie.c.naam.label("corporatie"), tables.gemeente.c.naam.label("gemeente"),
            g.naam.label("gebied"), p.projectcode, p.project, p.soort, p.segment, p.aantal,
            p.periode, p.status, p.planstatus_bron, p.fase, p.toelichting, p.telt, p.reden,
            p.fictief, p.levering, lev.bestand, p.blad, p.rij, p.duur, p.binnen_sector, p.indeling,
            p.vervallen, p.saldo_sector.label("saldo"), p.van, p.tot, p.tabel, lev.leverancier,
            lev.bron, p.gemeente.label("gemeentecode"), p.corporatie.label("corporatiecode"),
            tables.corporatie.c.lnummer, p.gebied.label("gebiedcode"),
        )
        .select_from(tables.plan)
        .join(tables.levering, lev.id == p.levering)
        .join(tables.gemeente, tables.gemeente.c.code == p.gemeente)
        .outerjoin(tables.corporatie, tables.corporatie.c.code == p.corporatie)
        .outerjoin(tables.gebied, and_(g.code == p.gebied, g.indeling == p.indeling))
        .where(*kies(keuze))
        .order_by(
            p.gemeente, p.corporatie.nulls_last(), p.van, p.tot, lev.volgnummer, p.blad, p.rij,
            p.vervallen,
        )
    )  # fmt: skip


class Gebiednamen:
    """Which names mean one area in their gemeente: those can be handed in, others need a code."""

    def __init__(self, conn: Connection) -> None:
        g = tables.gebied.c
        self._codes: dict[tuple[str, str], set[str]] = {}
        for gemeente, naam, code in conn.execute(select(g.gemeente, g.naam, g.code).distinct()):
            self._codes.setdefault((gemeente, sleutel(naam)), set()).add(code)

    def tekst(self, gemeente: str, naam: str | None, code: str | None) -> str | None:
        """The name, or the code where the name could mean another area too."""
        if naam is None or code is None:
            return code
        return naam if self._codes.get((gemeente, sleutel(naam))) == {code} else code


def _rij(r: Mapping[str, Any], stand: str, dag: date | None, gebieden: Gebiednamen) -> Rij:
    telt = bool(r["telt"]) and not r["vervallen"]
    return {**r} | {
        "regel": "plan",
        "stand": stand,
        "peildatum": dag,
        "gebied": gebieden.tekst(r["gemeentecode"], r["gebied"], r["gebiedcode"]),
        "telt": ja_nee(telt),
        "fictief": ja_nee(r["fictief"]),
        "vervallen": ja_nee(r["vervallen"]),
        "binnen_sector": ja_nee(r["binnen_sector"]),
        "zelfstandig": ja_nee(not _onzelfstandig(r)),
    }


def _onzelfstandig(r: Mapping[str, Any]) -> bool:
    """A row of a corporatie, about homes to let, that is not delivered and yet does not count."""
    return (
        not r["telt"]
        and r["corporatiecode"] is not None
        and r["segment"] in SEGMENTEN
        and r["soort"] != "correctie"
        and r["fase"] != OPGELEVERD
    )


def ja_nee(waarde: Any) -> str:
    """A truth value in Dutch."""
    return "ja" if waarde else "nee"
