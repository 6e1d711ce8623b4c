"""The downloads of Groei: the mutaties behind the netto groei, the voorraad, and all dwellings.

Columns and query names: docs/exports.md. The same stand and filters give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Connection, and_, select

from domain.filters import Filters
from domain.groei.totaal import Statustotaal, peildatum_voor_cijfers
from domain.perioden import Periode
from store.exports import alle_woningen
from store.exports.cijfernamen.leveringen import NAMEN
from store.exports.herkomst import fictief, geen_som, keuze, slot, stand
from store.exports.inhoud import Cel, Inhoud, Rij, Vorm, ja_nee
from store.schema import tables
from store.vragen import namen, peildatum
from store.vragen.basis import kenmerk, records
from store.vragen.groei import balans, sommen, totaal
from store.vragen.groei import rijen as groei_rijen
from store.vragen.groei.balans import kies_balans, kies_standen
from store.vragen.leveringen import bronnen, dekking
from telling.leveringsformaat import meegegeven

GROEI = (
    "periode", "gemeente", "gemeentecode", "corporatie", "lnummer", "gebied", "gebiedcode",
    "soort", "status", "duur", "segment", "aantal", "saldo", "fictief", "bron", "levering",
    "stand", "van", "tot", "corporatiecode", "indeling", *groei_rijen.GELEVERD, "leverancier",
    "bestand", "blad", "rij",
)  # fmt: skip
_GELEVERD = tuple(k.naam for k in meegegeven("voorraadstanden"))
VOORRAAD = (
    "regel", "periode", "gemeente", "gemeentecode", "corporatie", "lnummer", "gebied",
    "gebiedcode", "duur", "segment", "peildatum", "aantal", "begin", "netto", "correctie", "eind",
    "onverklaard", "fictief", "bron", "levering", "stand", "van", "tot", "corporatiecode",
    "indeling", "zelfstandig", *_GELEVERD, "leverancier", "bestand", "blad", "rij",
)  # fmt: skip
BEREKEND = "berekend uit de standen en de gerealiseerde mutaties"


@dataclass(frozen=True)
class Export(Vorm):
    """One download of the page Groei.

    rijen: blocks in the order of `kolommen`, streamed. bronnen: the leveringen behind it
    (`store.vragen.leveringen.bronnen`). over: the day that the figures in the file are about, or
    why there is none, and the parts of Herkomst that only this download has.
    """

    rijen: Callable[[Connection, Filters], Iterator[list[Rij]]]
    bronnen: Callable[[Connection, Filters], pd.DataFrame]
    definities: tuple[str, ...]
    over: Callable[[Connection, Filters], tuple[Cel, Iterator[list[Cel]]]]


def inhoud(export: Export, conn: Connection, filters: Filters) -> Inhoud:
    """The download of this selection. filters: with codes (`store.vragen.namen.los_op`)."""
    return Inhoud(
        export,
        export.rijen(conn, filters),
        lambda rijen: herkomst(export, conn, filters, rijen),
    )


def herkomst(export: Export, conn: Connection, filters: Filters, rijen: int) -> Iterator[list[Cel]]:
    """Rows of the sheet Herkomst: a label and its values, an empty row between the parts.

    rijen: how many rows of data the download has.
    """
    uit = export.bronnen(conn, filters)
    dag, meer = export.over(conn, filters)
    yield ["Download", export.naam]
    yield from stand(conn)
    yield ["Peildatum", dag]
    yield ["Aantal rijen", rijen]
    yield from fictief(bool(uit["fictief"].any()))
    yield []
    yield ["Gekozen filters"]
    yield from keuze(conn, filters)
    yield from meer
    yield []
    yield from _vervangen(conn, filters)
    yield []
    yield from slot(uit, export.definities)


def _groei(conn: Connection, filters: Filters) -> Iterator[list[Rij]]:
    # As they come: the statement has these columns in this order (tested), and there may be many.
    for blok in groei_rijen.rijen(conn, filters):
        yield [tuple(r) for r in blok]


def _voorraad(conn: Connection, filters: Filters) -> Iterator[list[Rij]]:
    """First the standen, then the balansen (none where gebieden are chosen)."""
    stand_id = kenmerk(conn, "stand")
    stroom = conn.execution_options(yield_per=groei_rijen.BLOK)
    leeg: dict[str, Cel] = dict.fromkeys(VOORRAAD)
    for blok in stroom.execute(_standen(filters)).partitions():
        yield [
            _rij(
                VOORRAAD,
                leeg | dict(r._mapping),
                {"regel": "stand", "periode": r.peildatum.isoformat(), "stand": stand_id},
            )
            for r in blok
        ]
    if not filters.gebied:
        for blok in stroom.execute(_balansen(filters)).partitions():
            yield [
                _rij(
                    VOORRAAD,
                    leeg | dict(r._mapping),
                    {
                        "regel": "balans",
                        "periode": Periode(r.van, r.tot).tekst,
                        "peildatum": r.tot,
                        "bron": BEREKEND,
                        "stand": stand_id,
                    },
                )
                for r in blok
            ]


def _standen(filters: Filters) -> Any:
    s, lev, gebied = tables.voorraadstand.c, tables.levering.c, tables.gebied.c
    return (
        select(
            s.gemeente.label("gemeentecode"), s.corporatie.label("corporatiecode"),
            tables.gemeente.c.naam.label("gemeente"), tables.corporatie.c.naam.label("corporatie"),
            tables.corporatie.c.lnummer, gebied.naam.label("gebied"), s.gebied.label("gebiedcode"),
            s.indeling, s.peildatum, s.aantal, s.segment, s.duur, s.zelfstandig,
            *(s[k] for k in _GELEVERD), s.fictief, s.levering, s.blad, s.rij, lev.bron,
            lev.leverancier, lev.bestand,
        )
        .select_from(tables.voorraadstand)
        .join(tables.levering, lev.id == s.levering)
        .join(tables.gemeente, tables.gemeente.c.code == s.gemeente)
        .join(tables.corporatie, tables.corporatie.c.code == s.corporatie)
        .outerjoin(tables.gebied, and_(gebied.code == s.gebied, gebied.indeling == s.indeling))
        .where(*kies_standen(filters))
        .order_by(s.gemeente, s.corporatie, s.peildatum, lev.volgnummer, s.blad, s.rij)
    )  # fmt: skip


def _balansen(filters: Filters) -> Any:
    b = tables.balans.c
    return (
        select(
            b.gemeente.label("gemeentecode"), b.corporatie.label("corporatiecode"),
            tables.gemeente.c.naam.label("gemeente"), tables.corporatie.c.naam.label("corporatie"),
            tables.corporatie.c.lnummer, b.segment, b.duur, b.van, b.tot, b.begin, b.netto,
            b.correctie, b.eind, b.onverklaard, b.fictief,
        )
        .select_from(tables.balans)
        .join(tables.gemeente, tables.gemeente.c.code == b.gemeente)
        .join(tables.corporatie, tables.corporatie.c.code == b.corporatie)
        .where(*kies_balans(filters))
        .order_by(b.gemeente, b.corporatie, b.segment, b.duur, b.van)
    )  # fmt: skip


def _rij(kolommen: Sequence[str], rij: Any, vast: Mapping[str, Cel]) -> Rij:
    return tuple(_cel(vast[k] if k in vast else rij[k]) for k in kolommen)


def _cel(waarde: Cel) -> Cel:
    if isinstance(waarde, bool):
        return ja_nee(waarde)
    return waarde


def _over_groei(conn: Connection, filters: Filters) -> tuple[Cel, Iterator[list[Cel]]]:
    totalen = totaal.van(conn, filters)
    return _peildatum(conn, filters, totalen), _meer_groei(conn, filters, totalen)


def _over_voorraad(conn: Connection, filters: Filters) -> tuple[Cel, Iterator[list[Cel]]]:
    return balans.laatste_stand(conn, filters) or "onbekend", iter(())


def _peildatum(conn: Connection, filters: Filters, totalen: Iterable[Statustotaal]) -> Cel:
    """Never a day that lies before the figures."""
    dag = peildatum.van(conn, filters).dag
    echt = next((t.dagen.tot for t in totalen if t.status == "gerealiseerd"), None)
    if peildatum_voor_cijfers(dag, echt):
        return "geen: niet elke partij heeft gerealiseerde cijfers tot dezelfde dag (zie Dekking)"
    return dag or "onbekend"


def _meer_groei(
    conn: Connection, filters: Filters, totalen: Iterable[Statustotaal]
) -> Iterator[list[Cel]]:
    yield []
    yield from _totalen(conn, totalen)
    yield []
    yield from _buiten(conn, filters)
    yield []
    yield from _partijen(conn, filters)


def _totalen(conn: Connection, totalen: Iterable[Statustotaal]) -> Iterator[list[Cel]]:
    """The sum of saldo for each status; what makes no total has no sum, and a reason."""
    yield ["Netto groei", "status", "som van saldo", "van", "tot en met", "geen som, want"]
    for t in totalen:
        yield ["", t.status, t.netto, t.dagen.van, t.dagen.tot, geen_som(conn, t)]
    if not totalen:
        yield ["", "geen cijfers"]


def _buiten(conn: Connection, filters: Filters) -> Iterator[list[Cel]]:
    yield ["Niet in deze download", "reden", "rijen", "woningen"]
    buiten = sommen.buiten_selectie(conn, filters)
    for b in records(buiten):
        yield ["", b["reden"], b["rijen"], b["aantal"]]
    if buiten.empty:
        yield ["", "niets", 0, 0]


def _partijen(conn: Connection, filters: Filters) -> Iterator[list[Cel]]:
    oordeel = records(dekking.partijen(conn, filters))
    bekend = namen.van(conn, (p[k] for p in oordeel for k in ("gemeente", "corporatie")))
    yield ["Dekking", "gemeente", "corporatie", "cijfers", "ontbreekt"]
    for p in oordeel:
        namen_ = [bekend.get(p[k], p[k]) for k in ("gemeente", "corporatie")]
        yield ["", *namen_, p["soort"], p["ontbreekt"] or "niets"]
    if not oordeel:
        yield ["", "geen partijen bekend: de som is geen totaal van de gemeente"]


def _vervangen(conn: Connection, filters: Filters) -> Iterator[list[Cel]]:
    yield ["Vervangen", "levering", "bestand", "tabel", "door levering", "rijen", "woningen"]
    weg = records(bronnen.weggelaten(conn, filters))
    kolommen = ("levering", "bestand", "tabel", "vervangen_door", "rijen", "aantal")
    for w in weg:
        yield ["", *(w[k] for k in kolommen)]
    if not weg:
        yield ["", "niets"]


DEFINITIES_GROEI = (
    "Netto groei is de som van saldo: toevoegingen min onttrekkingen, in woningen.",
    "Saldo is het effect in het gekozen perspectief: sector (de sociale voorraad van de hele "
    "gemeente) of corporatie (het eigen bezit).",
    "Een periode telt alleen mee als ze helemaal binnen de gekozen periode ligt.",
    "Alleen zelfstandige woningen tellen mee. Correcties staan in de download voorraad.",
    "Een plan (hard of zacht) is nog geen realisatie: tel die nooit bij elkaar op.",
    "Tel verzonnen cijfers (fictief = ja) nooit op bij echte.",
)
DEFINITIES_VOORRAAD = (
    "Regel stand: woningen op de peildatum, aan het einde van die dag.",
    "Regel balans: begin + netto + correctie + onverklaard = eind, per corporatie.",
    "Netto in een balans is het effect op het eigen bezit, met sloop, alleen gerealiseerd.",
    "Een balans is er alleen tussen twee standen waartussen elke dag cijfers heeft.",
    "Segment totaal: de bron splitst de stand niet; die telt niet mee in een balans.",
)
DEFINITIES_ALLE_WONINGEN = (
    "Alle woningen van een gemeente volgens het CBS, koop en huur: geen sociale huur apart.",
    "begin + nieuwbouw + overige_toevoeging - sloop - overige_onttrekking + correctie + "
    "onverklaard = eind.",
    "Van de filters tellen hier alleen gemeente en periode.",
)
EXPORTS = {
    e.naam: e
    for e in (
        Export(
            "groei", "Groei", GROEI, _groei, bronnen.van, DEFINITIES_GROEI, _over_groei,
            namen=NAMEN["groei"],
        ),
        Export(
            "voorraad", "Voorraad", VOORRAAD, _voorraad, bronnen.van_standen, DEFINITIES_VOORRAAD,
            _over_voorraad, namen=NAMEN["voorraad"],
        ),
        Export(
            "alle-woningen", "Alle woningen", alle_woningen.KOLOMMEN, alle_woningen.rijen,
            bronnen.van_cbs, DEFINITIES_ALLE_WONINGEN, lambda *_: ("eind van elk jaar", iter(())),
        ),
    )
}  # fmt: skip
