"""Where a download comes from, in words: filters, stand, sources, and what is not in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd
from sqlalchemy import Connection

from domain.filters import Filters
from domain.groei.totaal import Statustotaal, peildatum_voor_cijfers, waarom_geen_totaal
from store.exports.groei import Cel
from store.vragen import namen, peildatum
from store.vragen.basis import kenmerk, records
from store.vragen.groei import balans, sommen, totaal
from store.vragen.leveringen import bronnen, dekking

_ALLE = {"gemeente": "alle gemeenten", "corporatie": "alle corporaties", "gebied": "alle gebieden"}
_LABEL = {
    "gemeente": "Gemeente",
    "corporatie": "Corporatie",
    "gebied": "Kern, wijk of buurt",
    "duur": "Duur",
    "segment": "Segment",
    "status": "Status",
}
FICTIEF = "Let op: deze download bevat verzonnen cijfers (kolom fictief = ja), voor demonstratie."
DEFINITIES = {
    "groei": (
        "Netto groei is de som van saldo: toevoegingen min onttrekkingen, in woningen.",
        "Saldo is het effect in het gekozen perspectief: sector (de sociale voorraad van de hele "
        "gemeente) of corporatie (het eigen bezit).",
        "Een periode telt alleen mee als ze helemaal binnen de gekozen periode ligt.",
        "Alleen zelfstandige woningen tellen mee. Correcties staan in de download voorraad.",
        "Een plan (hard of zacht) is nog geen realisatie: tel die nooit bij elkaar op.",
        "Tel verzonnen cijfers (fictief = ja) nooit op bij echte.",
    ),
    "voorraad": (
        "Regel stand: woningen op de peildatum, aan het einde van die dag.",
        "Regel balans: begin + netto + correctie + onverklaard = eind, per corporatie.",
        "Netto in een balans is het effect op het eigen bezit, met sloop, alleen gerealiseerd.",
        "Een balans is er alleen tussen twee standen waartussen elke dag cijfers heeft.",
        "Segment totaal: de bron splitst de stand niet; die telt niet mee in een balans.",
    ),
    "alle-woningen": (
        "Alle woningen van een gemeente volgens het CBS, koop en huur: geen sociale huur apart.",
        "begin + nieuwbouw + overige_toevoeging - sloop - overige_onttrekking + correctie + "
        "onverklaard = eind.",
        "Van de filters tellen hier alleen gemeente en periode.",
    ),
}

_BRONNEN = {
    "groei": bronnen.van,
    "voorraad": bronnen.van_standen,
    "alle-woningen": bronnen.van_cbs,
}


def herkomst(conn: Connection, filters: Filters, naam: str, rijen: int) -> Iterator[list[Cel]]:
    """Rows of the sheet Herkomst: a label and its values, an empty row between the parts.

    naam: a key of `store.exports.groei.EXPORTS`. rijen: how many rows of data the download has.
    """
    van_groei = naam == "groei"
    uit = _BRONNEN[naam](conn, filters)
    yield ["Download", naam]
    yield ["Stand", kenmerk(conn, "stand")]
    yield ["Versie van de definities", kenmerk(conn, "definities")]
    totalen = totaal.van(conn, filters) if van_groei else ()
    yield ["Peildatum", _peildatum(conn, filters, naam, totalen)]
    yield ["Aantal rijen", rijen]
    if uit["fictief"].any():
        yield ["Fictief", FICTIEF]
    yield []
    yield ["Gekozen filters"]
    yield from keuze(conn, filters)
    if van_groei:
        yield []
        yield from _totalen(conn, totalen)
        yield []
        yield from _buiten(conn, filters)
        yield []
        yield from _partijen(conn, filters)
    yield []
    yield from _vervangen(conn, filters)
    yield []
    yield from slot(uit, DEFINITIES[naam])


def slot(uit: pd.DataFrame, definities: Iterable[str]) -> Iterator[list[Cel]]:
    """What every sheet ends with: the leveringen behind it, and what its words mean.

    uit: a frame with the columns of `store.vragen.leveringen.bronnen`.
    """
    yield ["Bronnen", "leverancier", "bestand", "bron", "ontvangen", "periode", "fictief", "rijen"]
    for b in records(uit):
        yield [
            b["levering"], b["leverancier"], b["bestand"], b["bron"], b["ontvangen"], b["periode"],
            "ja" if b["fictief"] else "nee", b["rijen"],
        ]  # fmt: skip
    yield []
    yield ["Definities"]
    for zin in definities:
        yield ["", zin]


def keuze(conn: Connection, filters: Filters) -> Iterator[list[Cel]]:
    """The chosen filters in words, a row each."""
    bekend = namen.van(conn, (*filters.gemeente, *filters.corporatie, *filters.gebied))
    for naam, label in _LABEL.items():
        waarden = [
            f"{bekend[w]} ({w})" if w in bekend else w.replace("_", " ")
            for w in getattr(filters, naam)
        ]
        yield [label, ", ".join(waarden) or _ALLE[naam]]
    yield ["Van", filters.van or "het begin van de cijfers"]
    yield ["Tot en met", filters.tot or "het einde van de cijfers"]
    yield ["Perspectief", filters.perspectief]
    yield ["Sloop", filters.sloop]


def _peildatum(
    conn: Connection, filters: Filters, naam: str, totalen: Iterable[Statustotaal]
) -> Cel:
    """The day that the figures in the file are about; never one that lies before them."""
    if naam == "alle-woningen":
        return "eind van elk jaar"
    if naam == "voorraad":
        return balans.laatste_stand(conn, filters) or "onbekend"
    dag = peildatum.van(conn, filters).dag
    echt = next((t.dagen.tot for t in totalen if t.status == "gerealiseerd"), None)
    if peildatum_voor_cijfers(dag, echt):
        return "geen: niet elke partij heeft gerealiseerde cijfers tot dezelfde dag (zie Dekking)"
    return dag or "onbekend"


def _totalen(conn: Connection, totalen: Iterable[Statustotaal]) -> Iterator[list[Cel]]:
    """The sum of saldo for each status; what makes no total has no sum, and a reason."""
    yield ["Netto groei", "status", "som van saldo", "van", "tot en met", "geen som, want"]
    for t in totalen:
        yield ["", t.status, t.netto, t.dagen.van, t.dagen.tot, geen_som(conn, t)]
    if not totalen:
        yield ["", "geen cijfers"]


def geen_som(conn: Connection, t: Statustotaal | None) -> str:
    """Why figures make no total, in words, with all their names; empty where they do."""
    return waarom_geen_totaal(t, namen.van(conn, t.codes if t else ()))


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
