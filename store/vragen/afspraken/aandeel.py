"""The shares that were agreed, measured: now, and at the end of the period with the plans.

One definition at a time, never mixed: that of the afspraak itself. The rules are
`domain.afspraken.aandeelmeting`; where a share cannot be measured, it says why. What moves a share
is what came, went or is planned since a day, per gemeente.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, case, select

from domain.afspraken.aandeelmeting import Aandeel, Aandeelmeting, Beweging, met_plannen
from domain.afspraken.afspraak import Afspraak
from domain.afspraken.meting import na_gerealiseerd
from domain.kernen.bron import KernRij
from domain.kernen.cijferkeuze import GEEN_WONINGEN, dichtbij
from domain.kernen.keuze import KernFilters
from domain.kernen.takken import Kernen
from domain.leveringen.dekking import Perioden
from domain.perioden import Periode
from store.schema import tables
from store.vragen.afspraken import huurklasse, nieuwbouw
from store.vragen.afspraken.tellen import geteld_tot, omvat
from store.vragen.basis import som
from store.vragen.groei.selectie import telt
from store.vragen.kernen import lezen
from store.vragen.leveringen.dekking import Dekkingen


def bewegingen(
    conn: Connection,
    gemeenten: Collection[str],
    na: date,
    peildatum: date,
    geteld: Mapping[tuple[str, str], Perioden],
) -> dict[str, list[Beweging]]:
    """By gemeente what begins after `na`: realised up to the peildatum, and the plans that count.

    geteld: by (gemeente, corporatie) the days of which realised figures count; a plan with a day
    among them does not (`domain.afspraken.meting.na_gerealiseerd`).
    """
    m = tables.mutatie.c
    per: list[Any] = [
        m.gemeente, m.corporatie, m.gebied, m.soort, m.segment, m.huurklasse, m.status, m.van,
        m.tot,
    ]  # fmt: skip
    # The second leg of a liberalisatie or omzetting is the same home.
    aantal = case((m.been == 0, m.aantal), else_=0)
    vraag = (
        select(
            *per,
            som(aantal).label("aantal"),
            som(m.saldo_sector).label("sector"),
            som(m.saldo_corporatie).label("eigen"),
        )
        .where(m.gemeente.in_(list(gemeenten)), m.van > na, *telt())
        .where((m.status != "gerealiseerd") | (m.tot <= peildatum))
        .group_by(*per)
        .order_by(*per)
    )
    uit: dict[str, list[Beweging]] = defaultdict(list)
    for r in conn.execute(vraag):
        periode = Periode(r.van, r.tot)
        dagen = geteld.get((r.gemeente, r.corporatie))
        if r.status == "gerealiseerd" or na_gerealiseerd(periode, dagen):
            uit[r.gemeente].append(
                Beweging(
                    r.corporatie, r.gebied, r.soort, r.segment, r.huurklasse, r.status, periode,
                    r.aantal, r.sector, r.eigen,
                )
            )  # fmt: skip
    return uit


DEFINITIE = {
    "bezit_corporatie": "alle woningen van corporaties, als deel van alle woningen",
    "sociaal_bezit_corporatie": "de sociale huur van corporaties, als deel van alle woningen",
    "sociaal_contract": "alle woningen met een sociaal huurcontract, als deel van alle woningen",
}
GEEN_CIJFER = "Over dit aandeel zijn in deze stand geen cijfers."
TE_OUD = "Het laatste cijfer over dit aandeel is van {}: meer dan een jaar voor de peildatum."
ALLEEN_EIGEN = "In de prognose zitten de bekende plannen. Wat anderen bouwen, staat er niet in."
NIET_TE_PLANNEN = (
    "Plannen gaan over sociale huur. Bij dit aandeel tellen alle woningen van corporaties, dus een "
    "prognose met plannen is er niet."
)


@dataclass(frozen=True)
class _Kader:
    """What the shares of one page have in common.

    bewegingen: by gemeente. delen: what an area includes, by (gebied, code).
    """

    peildatum: date
    bewegingen: Mapping[str, Sequence[Beweging]]
    delen: Mapping[tuple[str, str], set[str]]


def metingen(
    conn: Connection, afspraken: Sequence[Afspraak], dekking: Dekkingen, peildatum: date | None
) -> dict[str, Aandeelmeting]:
    """By id of an afspraak about a share. dekking: of the gemeenten of these afspraken."""
    alle = [a for a in afspraken if a.is_aandeel and a.gemeente]
    if not alle or peildatum is None:
        return {}
    per_gemeente = {a.gemeente for a in alle if a.gemeente}
    # The dwellings may be of a year before the peildatum, and what is social a year before that.
    vroegst = peildatum - timedelta(days=2 * 366)
    geteld = geteld_tot(dekking, peildatum)
    beweging = bewegingen(conn, per_gemeente, vroegst, peildatum, geteld)
    uit = _voorraad(conn, alle, _Kader(peildatum, beweging, {}))
    uit |= huurklasse.metingen(conn, alle, dekking, beweging, peildatum)
    uit |= nieuwbouw.metingen(conn, alle, dekking, peildatum)
    onbekend = Aandeelmeting((Aandeel("", "", waarom=GEEN_CIJFER),))
    return {a.id: uit.get(a.id, onbekend) for a in alle}


def _voorraad(
    conn: Connection, alle: Sequence[Afspraak], kader: _Kader
) -> dict[str, Aandeelmeting]:
    """The shares of the stock: a gemeente is read once for each definition that is asked for."""
    per: dict[str, list[Afspraak]] = defaultdict(list)
    for a in alle:
        if a.indicator == "aandeel_voorraad" and a.definitie:
            per[a.definitie].append(a)
    uit: dict[str, Aandeelmeting] = {}
    for definitie, groep in per.items():
        gelezen = _lees(conn, groep, definitie, kader.peildatum)
        gebieden = {r.cijfer.code for a in groep if a.gemeente in gelezen
                    for r in _rijen(a, gelezen[a.gemeente])}  # fmt: skip
        met_delen = replace(kader, delen=omvat(conn, gebieden))
        uit |= {
            a.id: _meet(a, gelezen[a.gemeente], met_delen) for a in groep if a.gemeente in gelezen
        }
    return uit


def _lees(
    conn: Connection, groep: Sequence[Afspraak], definitie: str, peildatum: date
) -> dict[str, Kernen]:
    buurten = any(a.per_gebied == "buurt" or (a.gebied or "").startswith("BU") for a in groep)
    filters = KernFilters(
        gemeente=tuple(sorted({a.gemeente for a in groep if a.gemeente})),
        niveau=("gemeente", "wijk", "buurt") if buurten else ("gemeente", "wijk"),
        peildatum=peildatum,
        definitie=definitie,
    )
    return {k.gemeente: k for k in lezen.lijst(conn, filters)}


def _rijen(a: Afspraak, k: Kernen) -> list[KernRij]:
    """The rows that an afspraak is about. An area without dwellings has no share to hold."""
    if a.gebied:
        return [r for r in k.rijen if r.cijfer.code == a.gebied]
    niveau = {"kern": "wijk"}.get(a.per_gebied or "", a.per_gebied or "gemeente")
    rijen = [r for r in k.rijen if not r.is_overig and r.niveau == niveau]
    return [r for r in rijen if not a.per_gebied or GEEN_WONINGEN not in r.toelichting]


def _meet(a: Afspraak, k: Kernen, kader: _Kader) -> Aandeelmeting:
    delen = tuple(_deel(a, r, kader) for r in _rijen(a, k))
    zegt = [*k.opmerkingen] if a.per_gebied else []
    if a.definitie == "bezit_corporatie":
        zegt.append(NIET_TE_PLANNEN)
    elif any(d.met_hard or d.met_zacht for d in delen):
        zegt.append(ALLEEN_EIGEN)
    return Aandeelmeting(
        delen or (Aandeel("", "", waarom=GEEN_CIJFER),),
        per_gebied=a.per_gebied is not None,
        definitie=DEFINITIE.get(a.definitie or "", ""),
        zegt=tuple(zegt),
    )


def _deel(a: Afspraak, r: KernRij, kader: _Kader) -> Aandeel:
    """One row of Kernen as a share, with the plans of its own area."""
    c = r.cijfer
    basis = Aandeel(
        c.code, r.gebied, c.sociaal, c.woningen, r.peildatum_sociaal, r.peildatum, trend=r.trend,
        zegt=r.toelichting, bronnen=r.bronnen.namen,
    )  # fmt: skip
    if c.aandeel is None:
        return replace(basis, waarom=GEEN_CIJFER)
    if r.peildatum is None or dichtbij(kader.peildatum, {r.peildatum}) is None:
        return replace(basis, waarom=TE_OUD.format(r.peildatum))
    if a.tot is None or a.definitie == "bezit_corporatie":
        return basis
    hier = kader.bewegingen.get(r.gemeente, ())
    if r.niveau != "gemeente":
        binnen = kader.delen.get(("gebied", c.code), {c.code})
        hier = [b for b in hier if b.gebied in binnen]
    hard, zacht = met_plannen(basis, hier, a.tot)
    return replace(basis, met_hard=hard, met_zacht=zacht)
