"""The rows of the download of Plannen by column name: plans, restopgave, and what moved.

Plans stand as delivered, so that they can be handed in again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, select

from domain.mutaties import SEGMENTEN
from domain.plannen.keuze import PlanKeuze
from domain.plannen.planregel import OPGELEVERD
from domain.plannen.projectlijst import Project
from domain.plannen.verschuiving import Overzicht, Verschuiving, vergelijk
from store.exports.inhoud import Cel, ja_nee
from store.schema import tables
from store.vragen import namen
from store.vragen.groei.rijen import BLOK, zoals_geleverd
from store.vragen.plannen import lezen, restopgave
from store.vragen.plannen.lezen import kies
from store.vragen.plannen.restopgave import AandeelRegel, RestRegel, dag_van
from telling.leveringsformaat import meegegeven
from telling.rijen import sleutel

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
            g.naam.label("gebied"), p.soort, p.segment, p.aantal, p.periode, p.status, p.fase,
            *zoals_geleverd(p, (k.naam for k in meegegeven("plannen"))), p.telt, p.reden, p.fictief,
            p.levering, lev.bestand, p.blad, p.rij, p.duur, p.binnen_sector, p.indeling,
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


def rest(conn: Connection, keuze: PlanKeuze, stand: str) -> list[Rij]:
    """A row a target in homes, then a row an area under an agreed share."""
    regels, aandelen = restopgave.lijst(conn, keuze), restopgave.aandelenlijst(conn, keuze)
    codes = {c for r in regels for c in (r.gemeente, r.rest.afspraak.gebied, _wie(r)) if c}
    bekend = namen.van(conn, codes | {r.gemeente for r in aandelen})
    lnummers = _lnummers(conn, (_wie(r) for r in regels))
    return [
        *(_doel(r, bekend, lnummers, stand) for r in regels),
        *(_aandeel(r, bekend, stand) for r in aandelen),
    ]


def _wie(r: RestRegel) -> str | None:
    a = r.rest.afspraak
    return a.corporaties[0] if len(a.corporaties) == 1 else None


def _lnummers(conn: Connection, codes: Iterable[str | None]) -> dict[str, str | None]:
    c = tables.corporatie.c
    gevraagd = sorted({code for code in codes if code})
    vraag = select(c.code, c.lnummer).where(c.code.in_(gevraagd))
    return {r.code: r.lnummer for r in conn.execute(vraag)}


def _doel(r: RestRegel, bekend: dict[str, str], lnummers: dict[str, str | None], stand: str) -> Rij:
    a, wie = r.rest.afspraak, _wie(r)
    return {
        "regel": "restopgave",
        "stand": stand,
        "gemeente": bekend.get(r.gemeente),
        "gemeentecode": r.gemeente,
        "corporatie": bekend.get(wie or ""),
        "corporatiecode": wie,
        "lnummer": lnummers.get(wie or ""),
        "gebied": bekend.get(a.gebied or "", a.gebied),
        "gebiedcode": a.gebied,
        "toelichting": a.titel,
        "fictief": ja_nee(a.fictief),
        "peildatum": r.peildatum,
        "afspraak": a.id,
        "artikel": a.artikel,
        "document": r.document,
        "niveau": r.rest.niveau,
        "periode_van": a.van,
        "periode_tot": a.tot,
        "doel": r.rest.doel,
        "gerealiseerd": r.rest.gerealiseerd,
        "hard": r.rest.hard,
        "zacht": r.rest.zacht,
        "restopgave": r.rest.rest,
        "zonder_gerealiseerd": r.rest.zonder_gerealiseerd,
    }


def _aandeel(r: AandeelRegel, bekend: dict[str, str], stand: str) -> Rij:
    a, x = r.afspraak, r.rest
    return {
        "regel": "restopgave",
        "stand": stand,
        "gemeente": bekend.get(r.gemeente),
        "gemeentecode": r.gemeente,
        "gebied": None if r.kern.niveau == "gemeente" else r.kern.gebied,
        "gebiedcode": None if r.kern.niveau == "gemeente" else r.kern.cijfer.code,
        "toelichting": a.titel,
        "fictief": ja_nee(a.fictief or r.kern.bronnen.fictief),
        "peildatum": r.peildatum,
        "afspraak": a.id,
        "artikel": a.artikel,
        "document": r.document,
        "niveau": "gemeente" if r.kern.niveau == "gemeente" else "gebied",
        "periode_van": a.van,
        "periode_tot": a.tot,
        "aandeel": a.doel,
        "woningen": x.woningen,
        "definitie": r.definitie,
        "peildatum_sociaal": r.kern.peildatum_sociaal,
        "doel": x.doel,
        "gerealiseerd": x.sociaal,
        "hard": x.hard,
        "zacht": x.zacht,
        "restopgave": x.rest,
    }


def overzicht(conn: Connection, eerder: Connection, keuze: PlanKeuze) -> Overzicht:
    """What moved since an earlier stand, of the selection."""
    was, nu = (lezen.regels(c, keuze, alles=True) for c in (eerder, conn))
    return vergelijk(was, nu, lezen.gebouwd(conn, keuze))


def verschoven(conn: Connection, o: Overzicht, keuze: PlanKeuze, stand: str) -> list[Rij]:
    """A row a project that changed, the largest difference first."""
    projecten = [v.project for v in o.veranderd]
    codes = {c for p in projecten for c in (p.gemeente, *p.corporaties, *p.gebieden)}
    bekend = namen.van(conn, codes)
    return [_verschoven(v, bekend, keuze, stand) for v in o.veranderd]


def _verschoven(v: Verschuiving, bekend: dict[str, str], keuze: PlanKeuze, stand: str) -> Rij:
    p = v.project

    def lijst(codes: Iterable[str]) -> str:
        return "; ".join(bekend.get(c, c) for c in codes)

    return {
        "regel": "verschuiving",
        "stand": stand,
        "met": keuze.met,
        "corporatie": lijst(p.corporaties),
        "corporatiecode": "; ".join(p.corporaties),
        "gemeente": bekend.get(p.gemeente),
        "gemeentecode": p.gemeente,
        "gebied": lijst(p.gebieden),
        "gebiedcode": "; ".join(p.gebieden),
        "projectcode": p.code,
        "project": p.naam,
        "fictief": ja_nee(p.fictief),
        "wijziging": ", ".join(v.wijzigingen),
        "waarom_weg": v.reden,
        "verschil": v.verschil,
        **_kant("was", v.was),
        **_kant("nu", v.nu),
    }


def _kant(naam: str, p: Project | None) -> Rij:
    return {
        naam: p.netto if p else 0,
        f"{naam}_klaar": p.tot if p else None,
        f"{naam}_hard": p.hard if p else 0,
        f"{naam}_zacht": p.zacht if p else 0,
    }
