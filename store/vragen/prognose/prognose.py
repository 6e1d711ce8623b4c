"""What a forecast is made of: realised figures and plans of one afspraak, or of one selection.

What counts is the same as on Afspraken (`domain.afspraken.meting`), so that its figures are the
same: plans that are not vervallen, and with no day of which realised figures count already. Homes
are signed as the question counts them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, select

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.meting import Meting, meting_van, na_gerealiseerd
from domain.filters import Filters
from domain.perioden import Periode
from domain.prognose.planpost import Planpost, Realisatie, lot_van
from domain.prognose.prognose import Prognosevraag
from domain.prognose.trekking import Einddoel
from store.schema import tables
from store.vragen.afspraken.tellen import Teller, geteld_tot, partijen
from store.vragen.basis import som
from store.vragen.groei.selectie import saldo, selectie
from store.vragen.leveringen import dekking
from store.vragen.leveringen.dekking import GEREALISEERD

PLANNEN = ("hard", "zacht")


def _homes(meting: Meting) -> ColumnElement[int]:
    kolom = saldo(meting.filters)
    return func.abs(kolom) if meting.bruto else kolom


def gerealiseerd(
    conn: Connection, meting: Meting, vraag: Prognosevraag
) -> tuple[tuple[Realisatie, ...], bool]:
    """Up to the peildatum, and whether any of it is invented."""
    m, p = tables.mutatie.c, vraag.periode
    tot = min(p.tot, vraag.peildatum or p.tot)
    per = (m.corporatie, m.soort, m.van, m.tot, m.fictief)
    keuze = meting.filters.met(status=(GEREALISEERD,), van=p.van, tot=tot)
    aantal = som(_homes(meting)).label("aantal")
    rijen = conn.execute(
        select(*per, aantal).where(*selectie(keuze, meting.soorten)).group_by(*per).order_by(*per)
    ).all()
    return (
        tuple(Realisatie(r.corporatie, r.soort, r.van, r.tot, int(r.aantal)) for r in rijen),
        any(r.fictief for r in rijen),
    )


def plannen(conn: Connection, meting: Meting) -> list[tuple[str, Planpost]]:
    """The plans of every period, each with its gemeente, in a fixed order."""
    m, pl = tables.mutatie.c, tables.plan.c
    # Growth is counted from the mutaties; only the list of plans knows the phase.
    fase = (
        select(pl.levering, pl.blad, pl.rij, func.max(pl.fase).label("fase"))
        .where(pl.fase.is_not(None))
        .group_by(pl.levering, pl.blad, pl.rij)
        .subquery()
    )
    zelfde = and_(fase.c.levering == m.levering, fase.c.blad == m.blad, fase.c.rij == m.rij)
    keuze = meting.filters.met(status=PLANNEN, van=None, tot=None)
    vraag = (
        select(
            m.gemeente, m.corporatie, m.gebied, m.projectcode, m.project, m.soort, m.status, m.van,
            m.tot, m.segment, m.duur, m.levering, m.blad, m.rij, m.been, m.planstatus_bron,
            m.fictief, fase.c.fase, _homes(meting).label("homes"),
        )
        .select_from(tables.mutatie)
        .outerjoin(fase, zelfde)
        .where(*selectie(keuze, meting.soorten))
    )  # fmt: skip
    rijen = [r for r in conn.execute(vraag) if r.homes]
    keren: Counter[str] = Counter()
    return [(r.gemeente, _post(r, keren)) for r in sorted(rijen, key=_plek)]


def _plek(r: Any) -> tuple[Any, ...]:
    # In Python: engines sort text each in their own way.
    return (
        r.gemeente, r.corporatie, r.van, r.tot, r.soort, r.status, r.segment, r.duur,
        r.gebied or "", r.homes, r.levering, r.blad or "", r.rij, r.been,
    )  # fmt: skip


def _post(r: Any, keren: Counter[str]) -> Planpost:
    lot = lot_van(
        r.gemeente,
        r.corporatie,
        projectcode=r.projectcode,
        project=r.project,
        gebied=r.gebied,
        anders=(r.soort, r.status, r.van, r.tot, r.segment, r.duur),
    )
    post = Planpost(
        lot, r.corporatie, r.soort, r.status, r.van, r.tot, int(r.homes), r.fase, r.gebied,
        r.projectcode, r.project, r.planstatus_bron, bool(r.fictief),
    )  # fmt: skip
    if post.heeft_project:
        return post
    # Two rows that nothing tells apart are two plans, each with its own luck.
    keren[lot] += 1
    return replace(post, lot=f"{lot}|{keren[lot]}")


_AF = ("sloop", "verkoop")


@dataclass(frozen=True)
class Prognoserijen:
    """The input of `domain.prognose.prognose.voorspel`. afspraak: None for a free selection.

    plannen: also of other periods; what lies in the asked one is the domain's. overlap: plans left
    out because realised figures count for a part of their days. filters: what was counted.
    """

    vraag: Prognosevraag
    gerealiseerd: tuple[Realisatie, ...]
    plannen: tuple[Planpost, ...]
    overlap: tuple[Planpost, ...]
    filters: Filters
    afspraak: Afspraak | None = None
    fictief: bool = False


def voor_afspraak(conn: Connection, a: Afspraak, peildatum: date | None) -> Prognoserijen | None:
    """The rows of one afspraak, up to its own end; None where it is not counted or has no period.

    peildatum: of its gemeente (`store.vragen.peildatum`).
    """
    meting = meting_van(a)
    if meting is None or a.periode is None or a.gemeente is None:
        return None
    dekt = dekking.dekkingen(conn, Filters(gemeente=(a.gemeente,)))
    wie = partijen(a, dekt)
    f = meting.filters
    vraag = Prognosevraag(
        periode=a.periode,
        peildatum=peildatum,
        compleet=Teller.voor(conn, [a], peildatum, dekt).cijfers(a).gedekt,
        doel=_doel(a),
        boven=None if a.telt_boven is None else int(a.telt_boven),
        onttrekkingen=() if meting.bruto else _AF[1:] if f.zonder_sloop else _AF,
    )
    if not wie:
        return Prognoserijen(vraag, (), (), (), f, a, a.fictief)
    meting = replace(meting, filters=f.met(corporatie=wie))
    return _rijen(conn, vraag, meting, dekt, a)


def voor_filters(
    conn: Connection, filters: Filters, peildatum: date | None
) -> Prognoserijen | None:
    """The plans of a selection, from the peildatum to the last; None without plans.

    filters: with codes. Where realised figures are missing it begins with the first plan: what one
    party did deliver makes no sum with the plans of all (docs/definitions.md, "Prognose").
    """
    dekt = dekking.dekkingen(conn, Filters(gemeente=filters.gemeente))
    heel = Periode(date.min, peildatum or date.max)
    vraag = Prognosevraag(heel, peildatum, _gedekt(conn, filters, peildatum), onttrekkingen=_AF)
    uit = _rijen(conn, vraag, Meting(filters), dekt, None)
    if not uit.plannen:
        return None
    van = min(p.van for p in uit.plannen)
    if vraag.compleet and peildatum:
        van = peildatum + timedelta(days=1)
    tot = max(p.tot for p in uit.plannen)
    if van > tot:
        return None
    return replace(uit, vraag=replace(vraag, periode=Periode(van, tot)), gerealiseerd=())


def _rijen(
    conn: Connection,
    vraag: Prognosevraag,
    meting: Meting,
    dekt: dekking.Dekkingen,
    a: Afspraak | None,
) -> Prognoserijen:
    echt, verzonnen = gerealiseerd(conn, meting, vraag)
    alle = plannen(conn, meting)
    geteld = geteld_tot(dekt, vraag.peildatum) if vraag.peildatum else {}
    los: tuple[list[Planpost], list[Planpost]] = ([], [])
    for gemeente, post in alle:
        vrij = na_gerealiseerd(post.periode, geteld.get((gemeente, post.corporatie)))
        los[0 if vrij else 1].append(post)
    fictief = verzonnen or any(p.fictief for _, p in alle) or bool(a and a.fictief)
    return Prognoserijen(vraag, echt, tuple(los[0]), tuple(los[1]), meting.filters, a, fictief)


def _doel(a: Afspraak) -> Einddoel | None:
    """What must be reached over the whole period; None where it has no number or no reading."""
    if a.doel_totaal is None or a.oordeel_als is None:
        return None
    return Einddoel(a.oordeel_als, Fraction(a.doel_totaal), a.doel_totaal_max)


def _gedekt(conn: Connection, filters: Filters, peildatum: date | None) -> bool:
    """Whether realised figures of every party are there, from the first up to the peildatum."""
    if peildatum is None:
        return False
    keuze = filters.met(status=(GEREALISEERD,), tot=peildatum)
    oordeel = dekking.partijen(conn, keuze)
    return len(oordeel) > 0 and bool(oordeel["gedekt"].all())
