"""The bridge between two standen for a terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from domain.standen.brug import OORZAKEN, Brug
from domain.standen.totaal import Standtotaal, Totaalpaar
from loaders.archief.vergelijken import Tweetal
from store.exports.herkomst import geen_som
from store.standen.standen import StandInfo
from store.vragen import namen
from store.vragen.standen import ook, totaal
from store.vragen.standen.brug import brug

_BREED = 62


def als_tekst(t: Tweetal) -> str:
    """Dutch lines: begin, every reason with its suppliers and soorten, end; what else differs."""
    b = brug(t.van, t.naar, t.filters)
    regels = [f"Van {_naam(t.infos[0])} naar {_naam(t.infos[1])}", _keuze(t)]
    # Of one status (`BrugKeuze`): one pair, or none where neither stand has figures.
    paren = totaal.paren(t.van, t.naar, t.filters)
    for paar in paren:
        regels += ["", *_brug(b.van_status(paar.status), paar, t)]
    if not paren:
        regels += ["", "Er zijn in deze standen geen mutaties die bij deze keuze passen."]
    return "\n".join([*regels, *_afspraken(t), *_voorraad(t)])


def _naam(info: StandInfo) -> str:
    label = f" ({info.vastgesteld.label})" if info.vastgesteld else ""
    return f"stand {info.id}{label}"


def _keuze(t: Tweetal) -> str:
    f = t.filters
    bekend = namen.van(t.naar, (*f.gemeente, *f.corporatie))
    waar = ", ".join(bekend.get(c, c) for c in f.gemeente) or "alle gemeenten"
    wie = ", ".join(bekend.get(c, c) for c in f.corporatie) or "alle corporaties"
    return f"Netto groei, gerealiseerd, permanent, sociale huur, hele sector: {waar}, {wie}"


def _brug(b: Brug, paar: Totaalpaar, t: Tweetal) -> Iterator[str]:
    """Begin and end where they are totals, and every line between them."""
    yield from _totaal("Begin", paar.voor, t.van)
    delen = b.delen()
    for deel in delen:
        if len(delen) > 1:
            yield "Fictieve cijfers:" if deel.fictief else "Echte cijfers:"
        for oorzaak, groep in groupby(deel.regels(), key=lambda r: r.lijn.oorzaak):
            yield OORZAKEN[oorzaak]
            for r in groep:
                rijen = f"{r.rijen} {'rij' if r.rijen == 1 else 'rijen'}"
                naam = f"  {r.lijn.leverancier}, {r.lijn.soort}"
                yield f"{_regel(naam, f'{r.verschil:+d}')}  ({rijen})"
    eind = list(_totaal("Eind", paar.na, t.naar))
    if paar.verschil is not None:
        eind[0] += f"  (verschil {paar.verschil:+d})"
    yield from eind


def _totaal(naam: str, zijde: Standtotaal, conn: Connection) -> Iterator[str]:
    yield _regel(naam, "onbekend" if zijde.netto is None else str(zijde.netto))
    if zijde.netto is None:
        yield f"  {_waarom(zijde, conn)}"


def _waarom(zijde: Standtotaal, conn: Connection) -> str:
    return geen_som(conn, zijde.totaal)


def _regel(naam: str, getal: str) -> str:
    return f"{naam:<{_BREED}}{getal:>8}"


def _afspraken(t: Tweetal) -> Iterator[str]:
    wissels = ook.statussen(t.van, t.naar, t.filters)
    yield ""
    yield f"Afspraken met een andere status: {len(wissels)}"
    for w in wissels:
        yield f"  {w.id}: {w.voor or 'niet in de stand'} -> {w.na or 'niet in de stand'}"


def _voorraad(t: Tweetal) -> Iterator[str]:
    anders = ook.voorraad(t.van, t.naar, t.filters)
    bekend = namen.van(t.naar, {c for w in anders for c in (w.gemeente, w.corporatie)})
    yield ""
    yield f"Voorraadstanden die anders zijn: {len(anders)}"
    for w in anders:
        wie = f"{bekend.get(w.corporatie, w.corporatie)}, {bekend.get(w.gemeente, w.gemeente)}"
        eerst, nu = ("onbekend" if n is None else str(n) for n in (w.voor, w.na))
        yield f"  {wie}, {w.peildatum}, {w.segment}, {w.duur}: {eerst} -> {nu}"


def als_json(t: Tweetal) -> str:
    """One object: both standen, per status the totals and the lines (real and invented apart), and
    what else differs. begin, eind: null where the figures make no total, with the reason."""
    b = brug(t.van, t.naar, t.filters)
    inhoud: dict[str, Any] = {
        "van": b.van,
        "naar": b.naar,
        "gemeente": list(t.filters.gemeente),
        "corporatie": list(t.filters.corporatie),
        "bruggen": [
            _paar(b.van_status(p.status), p, t) for p in totaal.paren(t.van, t.naar, t.filters)
        ],
        "afspraken": [asdict(w) for w in ook.statussen(t.van, t.naar, t.filters)],
        "voorraadstanden": [asdict(w) for w in ook.voorraad(t.van, t.naar, t.filters)],
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=1, default=str)


def _paar(b: Brug, paar: Totaalpaar, t: Tweetal) -> dict[str, Any]:
    uit: dict[str, Any] = {"status": paar.status, "verschil": paar.verschil}
    for naam, zijde, conn in (("begin", paar.voor, t.van), ("eind", paar.na, t.naar)):
        uit[naam] = zijde.netto
        uit[f"{naam}_waarom"] = _waarom(zijde, conn)
    return uit | {"delen": [_deel(deel) for deel in b.delen()]}


def _deel(b: Brug) -> dict[str, Any]:
    return {
        "fictief": b.fictief,
        "regels": [
            {**r.lijn._asdict(), "verschil": r.verschil, "rijen": r.rijen} for r in b.regels()
        ],
        "posten": [
            {**asdict(p), "plek": p.plek._asdict(), "verschil": p.verschil} for p in b.posten
        ],
    }
