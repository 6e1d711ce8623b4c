"""The social share of all new building since an afspraak began.

All dwellings built are those of CBS (81955NED), per calendar year; social ones are what the
corporaties delivered. Where one of the two is missing for a part of the time, or the afspraak is
about a part of the building (an area, projects of a size), the share is not known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, select

from domain.afspraken.aandeelmeting import Aandeel, Aandeelmeting
from domain.afspraken.afspraak import Afspraak
from domain.leveringen.dekking import is_gedekt
from domain.perioden import Periode
from store.schema import tables
from store.vragen.afspraken.tellen import geteld_tot, partijen
from store.vragen.basis import som
from store.vragen.groei.selectie import telt
from store.vragen.leveringen.dekking import Dekkingen

DEFINITIE = (
    "nieuwe sociale huurwoningen van corporaties, als deel van alle nieuwbouw volgens het CBS "
    "(tabel 81955NED)"
)
BRONNEN = ("CBS, 81955NED", "leveringen van de corporaties")
DEEL_VAN_DE_BOUW = (
    "De afspraak gaat over een deel van de nieuwbouw. Hoeveel woningen daar in totaal zijn "
    "gebouwd, is niet bekend."
)
GEEN_JAREN = "Alle nieuwbouw is alleen per heel jaar bekend, en er is nog geen heel jaar voorbij."
GEEN_CBS = "Hoeveel woningen er in totaal zijn gebouwd, is niet van elk jaar bekend."
GEEN_SOCIAAL = "Hoeveel sociale huurwoningen er zijn gebouwd, is niet van elke corporatie bekend."
PAST_NIET = "Er is meer sociale nieuwbouw dan nieuwbouw: deze cijfers passen niet bij elkaar."
GEEN_PLANNEN = "De plannen noemen niet alle nieuwbouw. Een prognose met plannen is er niet."


def metingen(
    conn: Connection, afspraken: Sequence[Afspraak], dekking: Dekkingen, peildatum: date
) -> dict[str, Aandeelmeting]:
    """By id of an afspraak about the share of new building."""
    groep = [a for a in afspraken if a.indicator == "aandeel_nieuwbouw" and a.gemeente]
    gemeenten = {a.gemeente for a in groep if a.gemeente}
    if not groep:
        return {}
    gebouwd, sociaal = _alle_nieuwbouw(conn, gemeenten), _sociaal(conn, gemeenten)
    geteld = geteld_tot(dekking, peildatum)
    uit = {}
    for a in groep:
        jaren = _jaren(a, peildatum)
        if isinstance(jaren, str):
            aandeel = Aandeel("", "", waarom=jaren)
        else:
            hele = Periode(date(jaren[0], 1, 1), date(jaren[-1], 12, 31))
            wie = partijen(a, dekking)
            gedekt = all(is_gedekt(hele, geteld.get((a.gemeente or "", c), ())) for c in wie)
            alle = [gebouwd.get((a.gemeente or "", j)) for j in jaren]
            eigen = _binnen(sociaal[a.gemeente or ""], hele) if wie and gedekt else None
            aandeel = _meet(alle, eigen, hele.tot)
        uit[a.id] = Aandeelmeting((aandeel,), definitie=DEFINITIE, zegt=(GEEN_PLANNEN,))
    return uit


def _jaren(a: Afspraak, peildatum: date) -> range | str:
    """The whole calendar years of the elapsed period, or why there are none."""
    if a.voorwaarde or a.gebied or a.per_gebied:
        return DEEL_VAN_DE_BOUW
    einde = min(a.tot, peildatum) if a.tot else peildatum
    if a.van is None or einde < a.van:
        return GEEN_JAREN
    heel = (a.van.month, a.van.day, einde.month, einde.day) == (1, 1, 12, 31)
    return range(a.van.year, einde.year + 1) if heel else GEEN_JAREN


def _binnen(sociaal: Sequence[tuple[Periode, int]], jaren: Periode) -> int | None:
    """Social homes built in these years; None where a period is only partly in them."""
    raakt = [(p, n) for p, n in sociaal if p.overlapt(jaren)]
    return sum(n for _, n in raakt) if all(p.ligt_in(jaren) for p, _ in raakt) else None


def _meet(alle: Sequence[int | None], eigen: int | None, dag: date) -> Aandeel:
    bekend = [n for n in alle if n is not None]
    if len(bekend) < len(alle) or not sum(bekend):
        return Aandeel("", "", waarom=GEEN_CBS)
    if eigen is None:
        return Aandeel("", "", waarom=GEEN_SOCIAAL)
    if eigen > sum(bekend):
        return Aandeel("", "", waarom=PAST_NIET)
    return Aandeel("", "", eigen, sum(bekend), dag, dag, bronnen=BRONNEN)


def _alle_nieuwbouw(conn: Connection, gemeenten: set[str]) -> dict[tuple[str, int], int]:
    c = tables.cbs_voorraad.c
    vraag = select(c.gemeente, c.jaar, c.nieuwbouw).where(
        c.gemeente.in_(sorted(gemeenten)), c.nieuwbouw.is_not(None)
    )
    return {(g, j): n for g, j, n in conn.execute(vraag)}


def _sociaal(conn: Connection, gemeenten: set[str]) -> dict[str, list[tuple[Periode, int]]]:
    """Social homes built, by gemeente: period of delivery and number."""
    m = tables.mutatie.c
    vraag = (
        select(m.gemeente, m.van, m.tot, som(m.saldo_sector))
        .where(m.gemeente.in_(sorted(gemeenten)), m.status == "gerealiseerd")
        .where(m.soort == "nieuwbouw", m.segment == "sociaal", *telt())
        .group_by(m.gemeente, m.van, m.tot)
    )
    uit: dict[str, list[tuple[Periode, int]]] = defaultdict(list)
    for gemeente, van, tot, aantal in conn.execute(vraag):
        uit[gemeente].append((Periode(van, tot), aantal))
    return uit
