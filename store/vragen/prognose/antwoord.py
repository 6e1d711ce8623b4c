"""One choice of Prognose answered: rows, assumptions, forecast; for page and downloads.

Names become codes, and it is settled which afspraak is meant. What is read (`basis`) does not
depend on the assumptions, so a reader who changes one needs no database (`antwoord`). The
assumptions of a stand are read as `domain.prognose.aannames` has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, not_, select

from domain.afspraken.afspraak import Afspraak
from domain.afspraken.meting import meting_van
from domain.filters import STANDAARD, Filters, Probleem
from domain.mutaties import DUREN, SEGMENTEN
from domain.prognose.aannames import Aanname, AannameOntbreekt, Aannames
from domain.prognose.keuze import GEEN, PrognoseKeuze
from domain.prognose.prognose import Prognose, voorspel
from domain.prognose.trekking import Afspraakkans
from store.schema import tables
from store.vragen import namen, peildatum
from store.vragen.afspraken import beoordeeld
from store.vragen.afspraken.beoordeeld import Beoordeeld
from store.vragen.leveringen.dekking import GEREALISEERD
from store.vragen.prognose import prognose
from store.vragen.prognose.prognose import PLANNEN, Prognoserijen


def alle(conn: Connection) -> Aannames:
    """All of them, in the order of their file; none where the stand holds none."""
    a = tables.aanname.c
    rijen = conn.execute(select(tables.aanname).order_by(a.volgorde, a.id))
    return Aannames(
        tuple(
            Aanname(
                hardheid=r.hardheid,
                fase=r.fase or None,
                kans_laag=r.kans_laag,
                kans=r.kans,
                kans_hoog=r.kans_hoog,
                uitloop=r.uitloop,
                uitloop_meest=int(r.uitloop_meest),
                toelichting=r.toelichting,
                bron=r.bron,
            )
            for r in rijen
        )
    )


@dataclass(frozen=True)
class Prognosemogelijkheden:
    """What can be chosen for a gemeente and corporaties.

    afspraken: those of which homes are counted over a period, in the register's order: of these
    corporaties together, or those that stand on their own. delen: every other counted one, among
    which the parts. hoofd: the id of the main one, GEEN where no single one fits.
    """

    peildatum: date | None
    afspraken: tuple[Beoordeeld, ...]
    delen: tuple[Beoordeeld, ...]
    hoofd: str

    def een(self, id_: str) -> Beoordeeld | None:
        """The afspraak with this id, where it can be chosen."""
        return next((b for b in self.afspraken if b.afspraak.id == id_), None)


def los_op(conn: Connection, keuze: PrognoseKeuze) -> tuple[PrognoseKeuze, tuple[Probleem, ...]]:
    """The choice with codes, an afspraak that is there, and assumptions that the stand knows.

    What is unknown is left out and named in a Probleem. Without a gemeente it is the afspraak's.
    """
    plaats, problemen = namen.los_op(conn, keuze.plaats)
    keuze, meer = keuze.met(
        gemeente=plaats.gemeente[0] if plaats.gemeente else None, corporatie=plaats.corporatie
    ).tegen(alle(conn))
    problemen = (*problemen, *meer)
    id_ = keuze.afspraak
    if id_ and id_ != GEEN:
        if keuze.gemeente is None:
            keuze = keuze.met(gemeente=_gemeente(conn, id_))
        kan = mogelijk(conn, keuze.gemeente, keuze.corporatie) if keuze.gemeente else None
        if kan is None or kan.een(id_) is None:
            ids = [b.afspraak.id for b in kan.afspraken] if kan else []
            verwacht = f"{', '.join([*ids, GEEN])}" if kan else "het id van een afspraak"
            problemen = (*problemen, Probleem("afspraak", id_, verwacht))
            keuze = keuze.met(afspraak=None)
    return keuze, problemen


def mogelijk(conn: Connection, gemeente: str, corporaties: Sequence[str]) -> Prognosemogelijkheden:
    """The afspraken to choose from, judged on the gemeente's own peildatum."""
    dag = peildatum.van(conn, Filters(gemeente=(gemeente,))).dag
    telbaar = [
        b
        for b in beoordeeld.lijst(conn, Filters(gemeente=(gemeente,)), dag)
        if meting_van(b.afspraak) is not None
    ]
    wel = tuple(b for b in telbaar if _past(b.afspraak, corporaties))
    rest = tuple(b for b in telbaar if b not in wel)
    return Prognosemogelijkheden(dag, wel, rest, _hoofd(wel, dag))


def eerste_gemeente(conn: Connection) -> str | None:
    """The gemeente to begin with: one with plans and realised figures before one with plans alone,
    a real one before an invented one, then by name. None where nobody has plans."""
    m, g, d = tables.mutatie.c, tables.gemeente.c, tables.dekking.c
    plannen = select(m.gemeente).where(m.status.in_(PLANNEN), not_(m.vervallen))
    echt = select(d.gemeente).where(d.soort == GEREALISEERD)
    vraag = select(g.code, g.naam, g.fictief, g.code.in_(echt).label("echt")).where(
        g.code.in_(plannen)
    )
    rijen = [(not r.echt, bool(r.fictief), r.naam, r.code) for r in conn.execute(vraag)]
    return str(min(rijen)[-1]) if rijen else None


def _gemeente(conn: Connection, id_: str) -> str | None:
    a = tables.afspraak.c
    code = conn.execute(select(a.gemeente).where(a.id == id_)).scalar()
    return str(code) if code else None


def _past(a: Afspraak, corporaties: Sequence[str]) -> bool:
    """Of exactly these corporaties, or an afspraak that is no part of another."""
    return set(a.corporaties) == set(corporaties) if corporaties else a.hoort_bij is None


def _hoofd(afspraken_: Sequence[Beoordeeld], dag: date | None) -> str:
    """The growth of the social stock as Groei shows it; of several one with figures, then one that
    still runs on the peildatum, then the longest, then the first."""

    def rang(b: Beoordeeld) -> tuple[bool, bool, int]:
        c, p = b.cijfers, b.afspraak.periode
        cijfers = c is not None and {c.gerealiseerd, c.hard, c.zacht} != {None}
        loopt = bool(p and dag and p.tot > dag)
        return cijfers, loopt, (p.tot - p.van).days if p else 0

    passend = [b for b in afspraken_ if _is_groei(b.afspraak)]
    return max(passend, key=rang).afspraak.id if passend else GEEN


def _is_groei(a: Afspraak) -> bool:
    f = STANDAARD
    return (
        a.indicator == "netto_groei"
        and not a.telt_soorten
        and a.telt_boven is None
        and a.gebied is None
        and (a.telt_duur or DUREN) == f.duur
        and (a.telt_segment or SEGMENTEN) == f.segment
        and (a.telt_sloop or "met") == f.sloop
    )


@dataclass(frozen=True)
class Basis:
    """What a forecast is made of. id: of the afspraak, GEEN where growth is held against nothing.

    afspraak: None then. rijen: None where there is nothing to count. standaard: the assumptions of
    the stand.
    """

    id: str
    mogelijk: Prognosemogelijkheden
    afspraak: Beoordeeld | None
    rijen: Prognoserijen | None
    standaard: Aannames


@dataclass(frozen=True)
class Prognoseantwoord:
    """keuze: with gemeente and afspraak filled in. aannames: with what the reader changed.

    prognose: None where there is nothing to count. ontbreekt: why there is no band (Dutch), None
    where there is one.
    """

    keuze: PrognoseKeuze
    basis: Basis
    aannames: Aannames
    prognose: Prognose | None
    ontbreekt: str | None = None

    @property
    def kans(self) -> Afspraakkans | None:
        """On the afspraak, under these assumptions; None where there is none to give."""
        b = self.basis.afspraak
        return _kans(b.afspraak.id, self.prognose) if b and self.prognose else None


def basis(conn: Connection, keuze: PrognoseKeuze) -> Basis:
    """Read what a choice asks for. keuze: of `los_op`, with a gemeente."""
    if keuze.gemeente is None:
        raise ValueError("een prognose gaat over een gemeente")
    kan = mogelijk(conn, keuze.gemeente, keuze.corporatie)
    gevraagd = keuze.afspraak or kan.hoofd
    b = kan.een(gevraagd)
    rijen = (
        prognose.voor_afspraak(conn, b.afspraak, kan.peildatum)
        if b
        else prognose.voor_filters(conn, keuze.plaats, kan.peildatum)
    )
    return Basis(b.afspraak.id if b else GEEN, kan, b, rijen, alle(conn))


def kans_van(conn: Connection, a: Afspraak, dag: date | None) -> Afspraakkans | None:
    """The chance on one afspraak on a peildatum, the same as Prognose shows.

    None where there is none to give: over, without a target or plans, or with figures or
    assumptions missing.
    """
    rijen = prognose.voor_afspraak(conn, a, dag)
    if rijen is None:
        return None
    try:
        p = voorspel(rijen.vraag, rijen.gerealiseerd, rijen.plannen, alle(conn))
    except AannameOntbreekt:
        return None
    return _kans(a.id, p)


def _kans(afspraak: str, p: Prognose) -> Afspraakkans | None:
    """Per layer that there are plans of."""
    aanwezig = {x.hardheid for x in p.posten}
    kansen = {laag: k for laag, k in (p.kansen or {}).items() if laag in aanwezig}
    return Afspraakkans(afspraak, p.vraag.periode.tot.year, kansen) if kansen else None


def antwoord(b: Basis, keuze: PrognoseKeuze) -> Prognoseantwoord:
    """The forecast under the assumptions of a choice that this basis was read for."""
    keuze, _ = keuze.met(afspraak=b.id).tegen(b.standaard)
    eigen = keuze.toegepast(b.standaard)
    if b.rijen is None:
        return Prognoseantwoord(keuze, b, eigen, None)
    wat = (b.rijen.vraag, b.rijen.gerealiseerd, b.rijen.plannen)
    try:
        return Prognoseantwoord(keuze, b, eigen, voorspel(*wat, eigen))
    except AannameOntbreekt as fout:
        return Prognoseantwoord(keuze, b, eigen, voorspel(*wat, None), str(fout))
