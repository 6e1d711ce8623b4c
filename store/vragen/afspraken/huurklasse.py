"""The share of the social stock with a rent up to the second aftoppingsgrens, as was agreed.

Counted from voorraadstanden: only of a day on which every corporatie of the afspraak has one and
every row says which huurklasse. One without is no zero, so then the share is not known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, func, select

from domain.afspraken.aandeelmeting import (
    Aandeel,
    Aandeeleffect,
    Aandeelmeting,
    Beweging,
    met_plannen,
)
from domain.afspraken.afspraak import Afspraak
from domain.kernen.cijferkeuze import dichtbij
from store.schema import tables
from store.vragen.afspraken.tellen import omvat, partijen
from store.vragen.basis import som
from store.vragen.leveringen.dekking import Dekkingen

TOT_TWEEDE_GRENS = frozenset({"kwaliteitskorting", "aftopping_laag", "aftopping_hoog"})
DEFINITIE = "sociale huur tot en met de tweede aftoppingsgrens, als deel van alle sociale huur"
ONBEKEND = (
    "Niet van alle sociale huurwoningen van deze corporaties is rond de peildatum de huurklasse "
    "bekend."
)
NIET_APART = "Van deze huurklassen zijn er geen cijfers per kern, wijk of buurt."


def _eigen(b: Beweging) -> int:
    return b.eigen if b.segment == "sociaal" else 0


HUUR = Aandeeleffect(lambda b: _eigen(b) if b.huurklasse in TOT_TWEEDE_GRENS else 0, _eigen)


@dataclass(frozen=True)
class _Rij:
    """Social homes of one corporatie on a day, in one huurklasse."""

    corporatie: str
    gebied: str | None
    dag: date
    huurklasse: str | None
    bron: str
    aantal: int


def metingen(
    conn: Connection,
    afspraken: Sequence[Afspraak],
    dekking: Dekkingen,
    bewegingen: Mapping[str, Sequence[Beweging]],
    peildatum: date,
) -> dict[str, Aandeelmeting]:
    """By id of an afspraak about a share by rent."""
    groep = [a for a in afspraken if a.indicator == "aandeel_huurklasse" and a.gemeente]
    if not groep:
        return {}
    delen = omvat(conn, {a.gebied for a in groep if a.gebied})
    rijen = _rijen(conn, {a.gemeente for a in groep if a.gemeente}, peildatum)
    uit = {}
    for a in groep:
        gemeente = a.gemeente or ""
        wie = [delen.get(("corporatie", c), {c}) for c in partijen(a, dekking)]
        waar = delen.get(("gebied", a.gebied), {a.gebied}) if a.gebied else None
        aandeel = _meet(a, wie, waar, rijen[gemeente], peildatum)
        if aandeel.nu is not None and a.tot is not None:
            mag = set().union(*wie)
            erbij = [
                b
                for b in bewegingen.get(gemeente, ())
                if b.corporatie in mag and (waar is None or b.gebied in waar)
            ]
            aandeel = _met_plannen(aandeel, erbij, a.tot)
        uit[a.id] = Aandeelmeting((aandeel,), definitie=DEFINITIE)
    return uit


def _rijen(conn: Connection, gemeenten: set[str], peildatum: date) -> dict[str, list[_Rij]]:
    s, lev = tables.voorraadstand.c, tables.levering.c
    bron = func.coalesce(lev.bron, lev.leverancier)
    per: list[Any] = [s.gemeente, s.corporatie, s.gebied, s.peildatum, s.huurklasse, bron]
    vraag = (
        select(*per, som(s.aantal))
        .join_from(tables.voorraadstand, tables.levering, lev.id == s.levering)
        .where(s.gemeente.in_(sorted(gemeenten)), s.peildatum <= peildatum)
        .where(s.segment == "sociaal", s.zelfstandig)
        .group_by(*per)
        .order_by(*per)
    )
    uit: dict[str, list[_Rij]] = defaultdict(list)
    for gemeente, *rest in conn.execute(vraag):
        uit[gemeente].append(_Rij(*rest))
    return uit


def _meet(
    a: Afspraak,
    wie: Sequence[set[str]],
    waar: set[str] | None,
    rijen: Sequence[_Rij],
    peildatum: date,
) -> Aandeel:
    if a.per_gebied:
        return Aandeel("", "", waarom=NIET_APART)
    hier = [r for r in rijen if waar is None or r.gebied in waar]
    paren: dict[date, tuple[int, int]] = {}
    for dag in sorted({r.dag for r in hier}):
        van_dag = [r for r in hier if r.dag == dag and any(r.corporatie in c for c in wie)]
        elk = all(any(r.corporatie in c for r in van_dag) for c in wie)
        if wie and elk and all(r.huurklasse or not r.aantal for r in van_dag):
            tot = sum(r.aantal for r in van_dag if r.huurklasse in TOT_TWEEDE_GRENS)
            paren[dag] = tot, sum(r.aantal for r in van_dag)
    dag_ = dichtbij(peildatum, {d for d, (_, alle) in paren.items() if alle})
    if dag_ is None:
        return Aandeel("", "", waarom=ONBEKEND)
    trend = tuple((d, Fraction(*p)) for d, p in paren.items() if p[1])
    bronnen = tuple(dict.fromkeys(r.bron for r in hier if r.dag == dag_))
    return Aandeel("", "", *paren[dag_], dag_, dag_, trend=trend, bronnen=bronnen)


def _met_plannen(nu: Aandeel, bewegingen: Sequence[Beweging], einde: date) -> Aandeel:
    """Only where every movement says its huurklasse: one without could be on either side."""
    na = nu.dag or einde
    telt = [b for b in bewegingen if b.periode.van > na and b.periode.tot <= einde and _eigen(b)]
    if any(b.huurklasse is None for b in telt):
        return nu
    hard, zacht = met_plannen(nu, telt, einde, HUUR)
    return replace(nu, met_hard=hard, met_zacht=zacht)
