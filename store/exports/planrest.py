"""The rows of the restopgave and of what moved, by column name."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from domain.plannen.keuze import PlanKeuze
from domain.plannen.projectlijst import Project
from domain.plannen.verschuiving import Overzicht, Verschuiving, vergelijk
from store.exports.planrijen import Rij, ja_nee
from store.schema import tables
from store.vragen import namen
from store.vragen.plannen import lezen, restopgave
from store.vragen.plannen.restopgave import AandeelRegel, RestRegel


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
