"""Names and codes in the filters, as people write them, to codes; and codes to names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, select

from domain.filters import Filters, Probleem
from store.schema import tables
from store.vragen.nabij import Nabij
from telling.rijen import sleutel

SUGGESTIES = 5  # unknown names of one filter that get the nearest known ones; the others are named

_TABEL = {
    "gemeente": tables.gemeente,
    "corporatie": tables.corporatie,
    "gebied": tables.gebied,
}
_ANDERS = {
    "gemeente": "de naam of code van een gemeente",
    "corporatie": "de naam of het L-nummer van een corporatie",
    "gebied": "de naam of code van een kern, wijk of buurt",
}
# A stand never changes, so what there is to suggest is made once for each, as long as it is open.
_NABIJ: WeakKeyDictionary[Engine, dict[tuple[str, ...], Nabij]] = WeakKeyDictionary()
_MEESTE = 64  # of one stand: a gebied is looked for in the gemeenten that were chosen


def los_op(conn: Connection, filters: Filters) -> tuple[Filters, tuple[Probleem, ...]]:
    """Filters with codes for gemeente, corporatie and gebied.

    Case, accents and spaces do not count, nor does "Kern" before a gebied; an alias is a name. What
    is unknown, or could be more than one, is left out and named in a Probleem, the first few with
    the nearest names. A name of a gebied is looked for in the chosen gemeenten; at two levels it is
    the higher.
    """
    problemen: list[Probleem] = []
    velden: dict[str, tuple[str, ...]] = {}
    for tabel in ("gemeente", "corporatie", "gebied"):
        gemeenten = velden.get("gemeente", ()) if tabel == "gebied" else ()
        velden[tabel] = _codes(conn, tabel, getattr(filters, tabel), gemeenten, problemen)
    return filters.met(**velden), tuple(problemen)


def _codes(
    conn: Connection,
    tabel: str,
    teksten: tuple[str, ...],
    gemeenten: tuple[str, ...],
    problemen: list[Probleem],
) -> tuple[str, ...]:
    if not teksten:
        return ()
    sleutels = {t: [sleutel(t)] for t in teksten}
    if tabel == "gebied":  # a name that begins with Kern goes first
        sleutels = {t: [k, k.removeprefix("kern ")] for t, (k,) in sleutels.items()}
    bekend = _zoek(conn, tabel, {k for ks in sleutels.values() for k in ks}, gemeenten)
    uit: dict[str, None] = {}
    onbekend = 0
    for tekst in teksten:
        codes = next((bekend[k] for k in sleutels[tekst] if k in bekend), [])
        if len(codes) == 1:
            uit[codes[0]] = None
        elif codes:
            problemen.append(Probleem(tabel, tekst, _keuze(conn, tabel, codes)))
        else:
            dichtbij = _dichtbij(conn, tabel, tekst, gemeenten) if onbekend < SUGGESTIES else ()
            problemen.append(Probleem(tabel, tekst, met_suggestie(_ANDERS[tabel], dichtbij)))
            onbekend += 1
    return tuple(uit)


def _zoek(
    conn: Connection, tabel: str, sleutels: set[str], gemeenten: tuple[str, ...]
) -> dict[str, list[str]]:
    """Codes by key; only those of the best rang: a code before a name, a wijk before a buurt."""
    n = tables.naam.c
    vraag = (
        select(n.sleutel, n.code, n.rang)
        .where(n.tabel == tabel, n.sleutel.in_(sleutels))
        .order_by(n.rang, n.code)
    )
    if gemeenten:
        vraag = vraag.where(n.gemeente.in_(gemeenten))
    rangen: dict[str, int] = {}
    uit: dict[str, list[str]] = defaultdict(list)
    for k, code, rang in conn.execute(vraag):
        if rangen.setdefault(k, rang) == rang and code not in uit[k]:
            uit[k].append(code)
    return uit


def _keuze(conn: Connection, tabel: str, codes: list[str]) -> str:
    soms = ", ".join(codes[:5])
    extra = " (of kies ook een gemeente)" if tabel == "gebied" else ""
    return f"een van de codes {soms}: deze naam komt vaker voor{extra}"


def met_suggestie(verwacht: str, namen: Iterable[str]) -> str:
    """What was expected, with the names that are near where there are any."""
    soms = ", ".join(namen)
    return f"{verwacht}, bijvoorbeeld {soms}" if soms else verwacht


def _dichtbij(
    conn: Connection, tabel: str, tekst: str, gemeenten: tuple[str, ...]
) -> tuple[str, ...]:
    per_stand = _NABIJ.setdefault(conn.engine, {})
    waar = (tabel, *sorted(gemeenten))
    nabij = per_stand.get(waar)
    if nabij is None:
        t = _TABEL[tabel].c
        vraag = select(t.naam).distinct()
        if gemeenten:
            vraag = vraag.where(tables.gebied.c.gemeente.in_(gemeenten))
        nabij = Nabij.van(conn.execute(vraag).scalars())
        if len(per_stand) >= _MEESTE:
            per_stand.clear()
        per_stand[waar] = nabij
    return nabij.zoek(tekst)


def van(conn: Connection, codes: Iterable[str]) -> dict[str, str]:
    """Names by code, of gemeenten, corporaties, organisaties and gebieden (newest indeling)."""
    gevraagd = sorted(set(codes))
    uit: dict[str, str] = {}
    for tabel in (tables.organisatie, *_TABEL.values()):
        vraag = select(tabel.c.code, tabel.c.naam).where(tabel.c.code.in_(gevraagd))
        if tabel is tables.gebied:
            vraag = vraag.order_by(tables.gebied.c.indeling)
        uit |= {rij.code: rij.naam for rij in conn.execute(vraag)}
    return uit
