"""Where a download of Prognose comes from, in words: choices, assumptions, sources, definitions."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from domain.prognose.trekking import AANTAL
from store.exports.groei import Cel
from store.exports.herkomst import FICTIEF, slot
from store.vragen import namen
from store.vragen.basis import kenmerk
from store.vragen.leveringen import bronnen
from store.vragen.prognose.antwoord import Antwoord

DEFINITIES = (
    "Een rij is een jaar en een status. hard: gerealiseerd met de harde plannen erbij; zacht: ook "
    "met de zachte. Een prognose is geen realisatie.",
    "saldo: wat dat jaar erbij komt. opgeteld: alles tot en met dat jaar. Leeg: onbekend, of een "
    "jaar na de peildatum.",
    f"p10, p50, p90: van {AANTAL} doorrekeningen komt 10, 50 en 90 procent eind dat jaar hoogstens "
    "zo hoog uit. Bij hard zonder de zachte plannen, bij zacht met alle plannen.",
    "kans_laag, kans_midden, kans_hoog: in procent van de doorrekeningen is de afspraak aan het "
    "einde gehaald; bij een maximum: niet overschreden. Alleen in de rijen van het laatste jaar.",
    "aannames: kans op doorgaan (laag tot hoog) en gemiddelde uitloop, van de plannen die tellen. "
    "aangepast: welke daarvan anders zijn dan in de stand.",
    "Het zijn aannames, geen metingen. Onttrekkingen loten mee met dezelfde kans.",
    "Een plan telt niet meer als gerealiseerde cijfers een deel van zijn periode dekken, en niet "
    "als het na het einde van de periode komt.",
)


def herkomst(conn: Connection, a: Antwoord, rijen: int) -> Iterator[list[Cel]]:
    """Rows of the sheet Herkomst. rijen: how many rows of data the download has."""
    k, r, p = a.keuze, a.basis.rijen, a.prognose
    filters = r.filters if r else k.plaats
    uit = bronnen.van(conn, filters)
    yield ["Download", "prognose"]
    yield ["Stand", kenmerk(conn, "stand")]
    yield ["Versie van de definities", kenmerk(conn, "definities")]
    yield ["Peildatum", a.basis.mogelijk.peildatum or "onbekend"]
    yield ["Aantal rijen", rijen]
    if r and r.fictief:
        yield ["Fictief", FICTIEF]
    yield []
    yield ["Keuze"]
    bekend = namen.van(conn, [k.gemeente or "", *k.corporatie])
    yield ["Gemeente", f"{bekend.get(k.gemeente or '', '')} ({k.gemeente})"]
    yield ["Corporatie", ", ".join(bekend.get(c, c) for c in k.corporatie) or "alle corporaties"]
    yield ["Afspraak", k.afspraak or "geen"]
    if p is not None:
        yield ["Van", p.vraag.periode.van]
        yield ["Tot en met", p.vraag.periode.tot]
        yield ["Gerealiseerde cijfers compleet", "ja" if p.vraag.compleet else "nee"]
        yield ["Plannen die tellen", len(p.posten)]
        yield ["Waarvan zonder project", p.zonder_project]
        yield ["Niet in de plannen", ", ".join(p.vleit) or "niets"]
    if r:
        yield ["Plannen die deels al zijn gerealiseerd en niet tellen", len(r.overlap)]
    yield []
    yield from _aannames(a)
    yield []
    yield from slot(uit, DEFINITIES)


def _aannames(a: Antwoord) -> Iterator[list[Cel]]:
    yield ["Aannames", "kans (%)", "laag", "hoog", "uitloop (jaar)", "hoogstens (jaar)",
           "in de stand", "toelichting", "bron"]  # fmt: skip
    for eigen, was in zip(a.aannames.rijen, a.basis.standaard.rijen, strict=True):
        zelfde = (eigen.kans, eigen.uitloop) == (was.kans, was.uitloop)
        yield [
            eigen.sleutel, eigen.kans, round(eigen.kans_laag, 2), round(eigen.kans_hoog, 2),
            eigen.uitloop, eigen.uitloop_meest,
            "zo" if zelfde else f"kans {was.kans:.4g}%, uitloop {was.uitloop:.4g} jaar",
            was.toelichting, was.bron,
        ]  # fmt: skip
