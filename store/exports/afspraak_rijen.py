"""The rows behind one afspraak as CSV or XLSX: what was counted, and what was not and why.

Columns and query names: docs/exports.md. The same stand, afspraak and peildatum give the same
bytes. Herkomst says in words what was agreed, counted and left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from domain.afspraken.keuze import AfspraakFilters
from domain.afspraken.oordeel import Oordeel
from domain.filters import Probleem
from store.exports.cijfernamen import afspraken as cijfers
from store.exports.download import Gekozen, Geweigerd, Opener, bestandsnaam, weiger
from store.exports.groei import GROEI
from store.exports.herkomst import fictief, stand, woorden
from store.exports.inhoud import Cel, Inhoud, Rij, Vorm
from store.vragen import namen
from store.vragen.afspraken import naslag, rijen
from store.vragen.afspraken import rijen as afspraak_rijen
from store.vragen.afspraken.lijst import Lijstregel, een, nabij
from store.vragen.afspraken.selectie import Tellingcontext, kader

DEFINITIES = (
    "Een rij is een geleverde mutatie die de afspraak raakt: van haar corporaties, in haar "
    "gemeente en voor een deel in haar periode.",
    "meegeteld = ja: de rij telt. telt: hoeveel woningen, met een min waar er woningen af gaan; "
    "bij een aantal van een soort zonder min.",
    "De som van telt over de rijen met status gerealiseerd is wat er is gerealiseerd. Telt de "
    "afspraak alleen wat boven een getal uitkomt, dan gaat dat getal er nog af.",
    "De som van telt over de rijen met status hard (zacht) is wat de plannen daar bij doen.",
    "Een mutatie die twee delen van de voorraad raakt, staat er een keer voor elk deel dat telt.",
)
NIETS = "Deze afspraak wordt niet uit mutaties geteld: er zijn geen rijen."


def herkomst(
    conn: Connection, regel: Lijstregel, k: Tellingcontext | None, rijen: int
) -> Iterator[list[Cel]]:
    """Rows of the sheet Herkomst. rijen: how many rows of data the download has."""
    a, o = regel.afspraak, regel.oordeel
    yield ["Download", "afspraak-rijen"]
    yield ["Afspraak", a.id]
    yield ["Document", regel.beoordeeld.document]
    yield ["Artikel", a.artikel]
    yield ["Wat is afgesproken", a.titel]
    yield from stand(conn)
    yield ["Peildatum", regel.peildatum or "onbekend"]
    yield ["Aantal rijen", rijen]
    yield ["Status", o.status]
    yield ["Reden", o.reden]
    yield ["Gerealiseerd", "onbekend" if o.gerealiseerd is None else o.gerealiseerd]
    if a.telt_boven is not None:
        yield ["Telt alleen boven", a.telt_boven]
    yield from fictief(a.fictief)
    yield []
    yield from _zelf(conn, a.id)
    if k is None:
        yield [NIETS]
    else:
        yield from _tellingen(conn, k)
        yield []
        yield from _ontbreekt(conn, o)
    yield []
    yield from woorden(DEFINITIES)


def _zelf(conn: Connection, id_: str) -> Iterator[list[Cel]]:
    zelf = naslag.per_afspraak(conn, (id_,)).get(id_, ())
    if not zelf:
        return
    bekend = namen.van(conn, [t.partij for t in zelf])
    yield ["Wat partijen zelf zeggen", "periode", "eigen oordeel", "toelichting", "door", "datum"]
    for t in zelf:
        yield [bekend.get(t.partij, t.partij), t.periode, t.oordeel, t.tekst, t.door, t.datum]
    yield []


def _tellingen(conn: Connection, k: Tellingcontext) -> Iterator[list[Cel]]:
    alle = afspraak_rijen.tellingen(conn, k)
    yield ["Meegeteld", "status", "soort", "rijen", "woningen", "telt"]
    for t in alle:
        if t.code is None:
            yield ["", t.status, t.soort, t.rijen, t.aantal, t.telt]
    yield []
    yield ["Niet meegeteld", "status", "soort", "rijen", "woningen", "reden"]
    for t in alle:
        if t.code is not None:
            yield ["", t.status, t.soort, t.rijen, t.aantal, t.reden]


def _ontbreekt(conn: Connection, o: Oordeel) -> Iterator[list[Cel]]:
    bekend = namen.van(conn, [c for c, _ in o.ontbreekt])
    yield ["Gerealiseerde cijfers ontbreken", "corporatie", "periode"]
    for c, dagen in o.ontbreekt:
        yield ["", bekend.get(c, c), ", ".join(p.tekst for p in dagen)]
    if not o.ontbreekt:
        yield ["", "niets"]


KOLOMMEN = (
    "afspraak", "meegeteld", "telt", "reden", *GROEI, "peildatum", "toelichting_partijen",
)  # fmt: skip
RIJEN = Vorm("afspraak-rijen", "Rijen", KOLOMMEN, namen=cijfers.NAMEN["afspraak-rijen"])


@dataclass(frozen=True)
class EenAfspraak:
    """One afspraak on a peildatum. kader: None where nothing is counted from mutaties."""

    regel: Lijstregel
    kader: Tellingcontext | None


def lees(conn: Connection, id_: str, peildatum: date | None) -> EenAfspraak | None:
    """What the download is about; None for an unknown id."""
    regel = een(conn, id_, peildatum)
    if regel is None:
        return None
    return EenAfspraak(regel, kader(conn, regel.afspraak, regel.oordeel, regel.peildatum))


def inhoud(conn: Connection, d: EenAfspraak) -> Inhoud:
    """The download of this afspraak."""
    return Inhoud(RIJEN, _blokken(conn, d), lambda rijen: herkomst(conn, d.regel, d.kader, rijen))


NAMEN = ("id", "peildatum", "stand")
Gevraagd = tuple[str, AfspraakFilters]


def uit_query(query: Mapping[str, str]) -> tuple[Gevraagd, tuple[Probleem, ...]]:
    """The id that is asked for, with a peildatum and stand, and what is not understood."""
    filters, problemen = AfspraakFilters.uit_query(query)
    return (query.get("id", "").strip(), filters), problemen


def kies(opener: Opener, gevraagd: Gevraagd, problemen: Sequence[Probleem]) -> Gekozen:
    """What is asked, of its stand; raises Geweigerd, also for an unknown afspraak."""
    id_, filters = gevraagd
    nu = opener.open(filters.stand)
    d = lees(nu.conn, id_, filters.peildatum)
    if d is None:
        raise Geweigerd((*problemen, Probleem("id", id_, _verwacht(nu.conn, id_))))
    weiger(problemen)
    return Gekozen(
        nu.info,
        RIJEN,
        [id_, str(d.regel.peildatum), RIJEN.naam],
        bestandsnaam(f"afspraak-{id_}", filters.gemeente, nu.stand),
        lambda: inhoud(nu.conn, d),
    )


def _verwacht(conn: Connection, id_: str) -> str:
    soms = nabij(conn, id_)
    return "het id van een afspraak" + (f", bijvoorbeeld {', '.join(soms)}" if soms else "")


def _blokken(conn: Connection, d: EenAfspraak) -> Iterator[list[Rij]]:
    if d.kader is None:
        return
    a = d.regel.afspraak
    zelf = naslag.per_afspraak(conn, (a.id,)).get(a.id, ())
    wie = namen.van(conn, [t.partij for t in zelf])
    tekst = " | ".join(f"{wie.get(t.partij, t.partij)} ({t.periode}): {t.tekst}" for t in zelf)
    for blok in rijen.rijen(conn, d.kader):
        yield [
            (
                a.id,
                "nee" if r.reden else "ja",
                r.telt,
                r.reden,
                *(getattr(r, k) for k in GROEI),
                d.regel.peildatum,
                tekst,
            )
            for r in blok
        ]
