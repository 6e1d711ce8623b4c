"""The tables of Standen: all standen, and the delivered rows below one line of the bridge.

The list says of each stand when it is from, what is new in it, and what it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from dash import html

from components.tabel import cel, element, kop, losse_tabel
from components.tekst import toon
from domain.cijfernaam import ALLES, Cijfernaam
from domain.leveringen.cijfernamen import van_rij
from figures.basis.getallen import met_teken
from figures.basis.zin import cijfer, zin
from figures.standen.brug import soort_label
from pages.gemeen.stand import geopend
from pages.standen.keuze import wanneer
from store.standen.standen import StandInfo
from store.vragen.standen import groepen
from store.vragen.standen.brug import Brugrij

_KOPPEN_RIJEN = ("Levering", "Bestand, blad en rij", "Gemeente", "Corporatie", "Periode", "Soort",
           "Telde", "Telt nu")  # fmt: skip


def rijentabel(
    rijen: Sequence[Brugrij],
    namen: Mapping[str, str],
    bijschrift: str,
    keuze: Mapping[str, str | None],
    van_stand: tuple[str | None, str | None],
) -> dict[str, Any]:
    """What each row counted in the first stand and counts in the second.

    keuze: what decides a saldo beside the row (perspectief), van_stand: the id of each stand, None
    for the one that is shown: for the names of the figures.
    """
    return losse_tabel(_KOPPEN_RIJEN, [_rij(r, namen, keuze, van_stand) for r in rijen], bijschrift)


def _rij(
    r: Brugrij,
    namen: Mapping[str, str],
    keuze: Mapping[str, str | None],
    van_stand: tuple[str | None, str | None],
) -> list[Any]:
    rij = r.paar.een
    g = rij.groep
    blad = f"blad {rij.blad}, " if rij.blad else ""
    voor, na = r.paar
    deel = g._asdict() | {"periode": rij.periode}
    saldo = van_rij("saldo", g.levering, rij.blad, rij.rij, deel).met(**keuze)
    eerst, nu = (saldo.met(stand=stand) for stand in van_stand)
    return [
        kop(_levering(g.levering)),
        cel([r.levering.bestand, element("Br"), element("Small", f"{blad}rij {rij.rij}")]),
        cel(namen.get(g.gemeente, g.gemeente)),
        cel(namen.get(g.corporatie, g.corporatie)),
        cel(rij.periode),
        cel(f"{soort_label(g.soort)} ({g.status})"),
        _saldo(eerst, voor.saldo if voor else None),
        _vervangen(nu, r) if r.reden.door else _saldo(nu, na.saldo if na else None),
    ]


def _levering(id_: str) -> dict[str, Any]:
    return element("A", id_, href=f"/levering/{id_}")


def _saldo(naam: Cijfernaam, saldo: int | None) -> dict[str, Any]:
    if saldo is None:
        return cel("telt niet", "onbekend")
    return cel(toon(cijfer(naam, saldo, met_teken)), "getal")


def _vervangen(naam: Cijfernaam, r: Brugrij) -> dict[str, Any]:
    """Which levering took its place, or took it before."""
    assert r.reden.door  # noqa: S101 - asked by the caller
    if r.paar.na is not None:
        return _saldo(naam, r.paar.na.saldo)
    return cel(["vervangen door ", _levering(r.reden.door)], "onbekend")


_KOPPEN = ("Stand", "Gebouwd", "Wat is er nieuw in", "Wat is het", "Bekijken")
_MEESTE = 4  # leveringen by name in one cell


# A stand never changes.
@lru_cache(maxsize=256)
def leveringen(stand: str) -> Mapping[str, str]:
    """File by id of every levering in a stand."""
    with geopend(stand) as s:
        return {i: lev.bestand for i, lev in groepen.leveringen(s.conn).items()}


def lijst(infos: Sequence[StandInfo], *, alleen_vastgesteld: bool) -> dict[str, Any]:
    """infos: newest first."""
    heel = [i for i in infos if not i.beschadigd]
    eerder = {i.id: o.id for i, o in pairwise(heel)}
    rijen = [
        [
            kop(element("Code", i.id)),
            cel(wanneer(i)),
            cel("onbekend: de stand is beschadigd", "onbekend")
            if i.beschadigd
            else cel(_nieuw(i.id, eerder.get(i.id))),
            cel(_wat(i, alleen_vastgesteld=alleen_vastgesteld)),
            cel([] if i.beschadigd else _links(i.id, eerder.get(i.id))),
        ]
        for i in infos
    ]
    return losse_tabel(_KOPPEN, rijen, "Alle standen, de nieuwste eerst", "standenlijst")


def _nieuw(stand: str, eerder: str | None) -> list[Any]:
    """The leveringen that the stand before it did not have, and those that are gone."""
    nu = leveringen(stand)
    if eerder is None:
        alle = cijfer(_naam("stand", stand), len(nu))
        return [html.Span(toon(zin("{} leveringen; er is geen eerdere stand", alle)))]
    oud = leveringen(eerder)
    nieuw, weg = (_verschil(a, b) for a, b in ((nu, oud), (oud, nu)))
    uit: list[Any] = []
    for woord, ids, aard in (("", nieuw, "nieuw"), ("Zonder: ", weg, "weg")):
        for n, id_ in enumerate(ids[:_MEESTE]):
            bestand = nu.get(id_) or oud[id_]
            link = element("A", bestand, href=f"/levering/{id_}", title=id_)
            uit += [element("Br")] if uit else []
            uit += [woord if not n else "", link]
        if len(ids) > _MEESTE:
            rest = ids[_MEESTE:]
            naam = _naam(aard, stand).met(eerder=eerder, na=_MEESTE)
            uit.append(html.Span(toon(zin(" en nog {}", cijfer(naam, len(rest))))))
    return uit or ["geen andere leveringen"]


def _naam(aard: str, stand: str) -> Cijfernaam:
    """How many leveringen: all of a stand, or new and gone since the one before it."""
    return Cijfernaam("leveringen", ALLES, aard=aard).met(stand=stand)


def _verschil(a: Mapping[str, str], b: Mapping[str, str]) -> list[str]:
    return [i for i in a if i not in b]


def _wat(i: StandInfo, *, alleen_vastgesteld: bool) -> list[Any]:
    vast = i.vastgesteld
    paren = (
        (i.huidig, "lezers zien deze stand"),
        (i.nieuwste and not i.huidig, "de nieuwste"),
        (vast is not None, f"vastgesteld: {vast.label}" if vast else ""),
        (vast is None and alleen_vastgesteld, "concept: nog niet vastgesteld"),
        (i.vastgezet, "vastgezet: blijft bewaard"),
        (bool(i.beschadigd), "beschadigd: niet te openen"),
    )
    woorden = [html.Li(woord) for klopt, woord in paren if klopt]
    return [html.Ul(woorden, className="kenmerken")] if woorden else ["eerdere stand"]


def _links(stand: str, eerder: str | None) -> list[Any]:
    open_ = element(
        "A", "Openen", href=f"/?stand={stand}", **{"aria-label": f"Openen: stand {stand}"}
    )
    if eerder is None:
        return [open_]
    naar = f"/standen?van={eerder}&naar={stand}"
    naam = {"aria-label": f"Vergelijk met de vorige: stand {stand}"}
    return [open_, element("Br"), element("A", "Vergelijk met de vorige", href=naar, **naam)]
