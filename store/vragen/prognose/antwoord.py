"""One choice of Prognose answered: rows, assumptions, forecast; for page and downloads.

What is read (`basis`) does not depend on the assumptions, so a reader who changes one needs no
database (`antwoord`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from domain.afspraken.afspraak import Afspraak
from domain.prognose.aannames import AannameOntbreekt, Aannames
from domain.prognose.keuze import GEEN, PrognoseKeuze
from domain.prognose.prognose import Prognose, voorspel
from domain.prognose.trekking import Afspraakkans
from store.vragen.afspraken.beoordeeld import Beoordeeld
from store.vragen.prognose import aannames, prognose
from store.vragen.prognose.kies import Mogelijk, mogelijk
from store.vragen.prognose.prognose import Rijen


@dataclass(frozen=True)
class Basis:
    """What a forecast is made of. id: of the afspraak, GEEN where growth is held against nothing.

    afspraak: None then. rijen: None where there is nothing to count. standaard: the assumptions of
    the stand.
    """

    id: str
    mogelijk: Mogelijk
    afspraak: Beoordeeld | None
    rijen: Rijen | None
    standaard: Aannames


@dataclass(frozen=True)
class Antwoord:
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
    """Read what a choice asks for. keuze: of `prognose_kies.los_op`, with a gemeente."""
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
    return Basis(b.afspraak.id if b else GEEN, kan, b, rijen, aannames.alle(conn))


def kans_van(conn: Connection, a: Afspraak, dag: date | None) -> Afspraakkans | None:
    """The chance on one afspraak on a peildatum, the same as Prognose shows.

    None where there is none to give: over, without a target or plans, or with figures or
    assumptions missing.
    """
    rijen = prognose.voor_afspraak(conn, a, dag)
    if rijen is None:
        return None
    try:
        p = voorspel(rijen.vraag, rijen.gerealiseerd, rijen.plannen, aannames.alle(conn))
    except AannameOntbreekt:
        return None
    return _kans(a.id, p)


def _kans(afspraak: str, p: Prognose) -> Afspraakkans | None:
    """Per layer that there are plans of."""
    aanwezig = {x.hardheid for x in p.posten}
    kansen = {laag: k for laag, k in (p.kansen or {}).items() if laag in aanwezig}
    return Afspraakkans(afspraak, p.vraag.periode.tot.year, kansen) if kansen else None


def antwoord(b: Basis, keuze: PrognoseKeuze) -> Antwoord:
    """The forecast under the assumptions of a choice that this basis was read for."""
    keuze, _ = keuze.met(afspraak=b.id).tegen(b.standaard)
    eigen = keuze.toegepast(b.standaard)
    if b.rijen is None:
        return Antwoord(keuze, b, eigen, None)
    wat = (b.rijen.vraag, b.rijen.gerealiseerd, b.rijen.plannen)
    try:
        return Antwoord(keuze, b, eigen, voorspel(*wat, eigen))
    except AannameOntbreekt as fout:
        return Antwoord(keuze, b, eigen, voorspel(*wat, None), str(fout))
