"""The bridge between two standen for a terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from typing import Any

from domain.brug import Brug
from domain.brug_oorzaak import OORZAKEN
from loaders.vergelijken import Tweetal
from store.queries import brug_ook, namen
from store.queries.brug import brug
from store.standen import StandInfo

_BREED = 62


def als_tekst(t: Tweetal) -> str:
    """Dutch lines: begin, every reason with its suppliers and soorten, end; what else differs."""
    b = brug(t.van, t.naar, t.filters)
    regels = [f"Van {_naam(t.infos[0])} naar {_naam(t.infos[1])}", _keuze(t)]
    delen = b.delen()
    for deel in delen:
        regels += ["", *_brug(deel, kop=len(delen) > 1)]
    if not delen:
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


def _brug(b: Brug, *, kop: bool) -> Iterator[str]:
    if kop:
        yield "Fictieve cijfers" if b.fictief else "Echte cijfers"
    yield _regel("Begin", f"{sum(b.begin.values())}")
    for oorzaak, groep in groupby(b.regels(), key=lambda r: r.lijn.oorzaak):
        yield OORZAKEN[oorzaak]
        for r in groep:
            rijen = f"{r.rijen} {'rij' if r.rijen == 1 else 'rijen'}"
            naam = f"  {r.lijn.leverancier}, {r.lijn.soort}"
            yield f"{_regel(naam, f'{r.verschil:+d}')}  ({rijen})"
    yield _regel("Eind", f"{sum(b.eind.values())}") + f"  (verschil {b.verschil:+d})"


def _regel(naam: str, getal: str) -> str:
    return f"{naam:<{_BREED}}{getal:>8}"


def _afspraken(t: Tweetal) -> Iterator[str]:
    wissels = brug_ook.statussen(t.van, t.naar, t.filters)
    yield ""
    yield f"Afspraken met een andere status: {len(wissels)}"
    for w in wissels:
        yield f"  {w.id}: {w.voor or 'niet in de stand'} -> {w.na or 'niet in de stand'}"


def _voorraad(t: Tweetal) -> Iterator[str]:
    anders = brug_ook.voorraad(t.van, t.naar, t.filters)
    bekend = namen.van(t.naar, {c for w in anders for c in (w.gemeente, w.corporatie)})
    yield ""
    yield f"Voorraadstanden die anders zijn: {len(anders)}"
    for w in anders:
        wie = f"{bekend.get(w.corporatie, w.corporatie)}, {bekend.get(w.gemeente, w.gemeente)}"
        eerst, nu = ("onbekend" if n is None else str(n) for n in (w.voor, w.na))
        yield f"  {wie}, {w.peildatum}, {w.segment}, {w.duur}: {eerst} -> {nu}"


def als_json(t: Tweetal) -> str:
    """One object: both standen, per part (real or invented) the lines, and what else differs."""
    b = brug(t.van, t.naar, t.filters)
    inhoud: dict[str, Any] = {
        "van": b.van,
        "naar": b.naar,
        "gemeente": list(t.filters.gemeente),
        "corporatie": list(t.filters.corporatie),
        "delen": [_deel(deel) for deel in b.delen()],
        "afspraken": [asdict(w) for w in brug_ook.statussen(t.van, t.naar, t.filters)],
        "voorraadstanden": [asdict(w) for w in brug_ook.voorraad(t.van, t.naar, t.filters)],
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=1, default=str)


def _deel(b: Brug) -> dict[str, Any]:
    return {
        "fictief": b.fictief,
        "begin": sum(b.begin.values()),
        "eind": sum(b.eind.values()),
        "verschil": b.verschil,
        "regels": [
            {**r.lijn._asdict(), "verschil": r.verschil, "rijen": r.rijen} for r in b.regels()
        ],
        "posten": [
            {**asdict(p), "plek": p.plek._asdict(), "verschil": p.verschil} for p in b.posten
        ],
    }
