"""One choice of Prognose answered: rows, assumptions, forecast; for page and downloads."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from domain.aannames import AannameOntbreekt, Aannames
from domain.prognose import voorspel
from domain.prognosekeuze import GEEN, PrognoseKeuze
from domain.prognosevorm import Prognose
from store.queries import aannames, prognose
from store.queries.afspraken import Beoordeeld
from store.queries.prognose import Rijen
from store.queries.prognose_kies import Mogelijk, mogelijk


@dataclass(frozen=True)
class Antwoord:
    """keuze: with gemeente and afspraak filled in. afspraak: None where growth is held against
    nothing. rijen, prognose: None where there is nothing to count.

    standaard: the assumptions of the stand; aannames: with what the reader changed. ontbreekt: why
    there is no band (Dutch), None where there is one.
    """

    keuze: PrognoseKeuze
    mogelijk: Mogelijk
    afspraak: Beoordeeld | None
    rijen: Rijen | None
    standaard: Aannames
    aannames: Aannames
    prognose: Prognose | None
    ontbreekt: str | None = None


def antwoord(conn: Connection, keuze: PrognoseKeuze) -> Antwoord:
    """The forecast that a choice asks for. keuze: of `prognose_kies.los_op`, with a gemeente."""
    if keuze.gemeente is None:
        raise ValueError("een prognose gaat over een gemeente")
    kan = mogelijk(conn, keuze.gemeente, keuze.corporatie)
    keuze = keuze.met(afspraak=keuze.afspraak or kan.hoofd)
    b = None if keuze.afspraak in (None, GEEN) else kan.een(keuze.afspraak or "")
    rijen = (
        prognose.voor_afspraak(conn, b.afspraak, kan.peildatum)
        if b
        else prognose.voor_filters(conn, keuze.plaats, kan.peildatum)
    )
    standaard = aannames.alle(conn)
    eigen = keuze.toegepast(standaard)
    uitkomst, ontbreekt = _voorspel(rijen, eigen)
    return Antwoord(keuze, kan, b, rijen, standaard, eigen, uitkomst, ontbreekt)


def _voorspel(rijen: Rijen | None, eigen: Aannames) -> tuple[Prognose | None, str | None]:
    if rijen is None:
        return None, None
    wat = (rijen.vraag, rijen.gerealiseerd, rijen.plannen)
    try:
        return voorspel(*wat, eigen), None
    except AannameOntbreekt as fout:
        return voorspel(*wat, None), str(fout)
