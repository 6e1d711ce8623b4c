"""The download of Prognose: a row per year and status, with the band and the assumptions used.

Columns and query names: docs/exports.md. The same stand and choices give the same bytes. Herkomst
says in words: choices, assumptions, sources, definitions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from domain.filters import Probleem
from domain.prognose.aannames import Aanname
from domain.prognose.keuze import PrognoseKeuze
from domain.prognose.prognose import Band, Jaar, Prognose
from domain.prognose.trekking import AANTAL
from store.exports.cijfernamen.prognose import NAMEN
from store.exports.download import Gekozen, Opener, gekozen, weiger
from store.exports.getallen import over_de_periode
from store.exports.herkomst import fictief, slot, stand
from store.exports.inhoud import Cel, Inhoud, Rij, Vorm, ja_nee
from store.vragen import namen
from store.vragen.basis import kenmerk
from store.vragen.leveringen import bronnen
from store.vragen.prognose.antwoord import Prognoseantwoord, antwoord, basis, los_op

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


def herkomst(conn: Connection, a: Prognoseantwoord, rijen: int) -> Iterator[list[Cel]]:
    """Rows of the sheet Herkomst. rijen: how many rows of data the download has."""
    k, r, p = a.keuze, a.basis.rijen, a.prognose
    filters = r.filters if r else k.plaats
    uit = bronnen.van(conn, filters)
    yield ["Download", "prognose"]
    yield from stand(conn)
    yield ["Peildatum", a.basis.mogelijk.peildatum or "onbekend"]
    yield ["Aantal rijen", rijen]
    yield from fictief(bool(r and r.fictief))
    yield []
    yield ["Keuze"]
    bekend = namen.van(conn, [k.gemeente or "", *k.corporatie])
    yield ["Gemeente", f"{bekend.get(k.gemeente or '', '')} ({k.gemeente})"]
    yield ["Corporatie", ", ".join(bekend.get(c, c) for c in k.corporatie) or "alle corporaties"]
    yield ["Afspraak", k.afspraak or "geen"]
    if p is not None:
        yield ["Van", p.vraag.periode.van]
        yield ["Tot en met", p.vraag.periode.tot]
        yield ["Gerealiseerde cijfers compleet", ja_nee(p.vraag.compleet)]
        yield ["Plannen die tellen", len(p.posten)]
        yield ["Waarvan zonder project", p.zonder_project]
        yield ["Niet in de plannen", ", ".join(p.vleit) or "niets"]
    if r:
        yield ["Plannen die deels al zijn gerealiseerd en niet tellen", len(r.overlap)]
    yield []
    yield from _aannames(a)
    yield []
    yield from slot(uit, DEFINITIES)


def _aannames(a: Prognoseantwoord) -> Iterator[list[Cel]]:
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


KOLOMMEN = (
    "gemeente", "gemeentecode", "corporatie", "afspraak", "artikel", "titel", "jaar", "status",
    "saldo", "opgeteld", "p10", "p50", "p90", "doel_totaal", "doel_totaal_max", "kans_laag",
    "kans_midden", "kans_hoog", "aannames", "aangepast", "afspraak_status", "peildatum", "fictief",
    "bron", "stand",
)  # fmt: skip
PROGNOSE = Vorm("prognose", "Prognose", KOLOMMEN, namen=NAMEN["prognose"])
REEKSEN = ("gerealiseerd", "hard", "zacht")


def inhoud(conn: Connection, keuze: PrognoseKeuze) -> Inhoud:
    """The download. keuze: of `store.vragen.prognose.antwoord.los_op`, with a gemeente."""
    a = antwoord(basis(conn, keuze), keuze)
    return Inhoud(PROGNOSE, [_rijen(conn, a)], lambda aantal: herkomst(conn, a, aantal))


def kies(opener: Opener, gevraagd: PrognoseKeuze, problemen: Sequence[Probleem]) -> Gekozen:
    """What is asked, of its stand; raises Geweigerd, also without a gemeente."""
    nu = opener.open(gevraagd.stand)
    keuze, onbekend = los_op(nu.conn, gevraagd)
    alle = [*problemen, *onbekend]
    if keuze.gemeente is None and not any(p.naam == "gemeente" for p in alle):
        alle.append(Probleem("gemeente", "", "één gemeente, of een afspraak"))
    weiger(alle)
    return gekozen(nu, PROGNOSE, keuze, keuze.plaats.gemeente, lambda: inhoud(nu.conn, keuze))


def _rijen(conn: Connection, a: Prognoseantwoord) -> list[Rij]:
    p = a.prognose
    if p is None:
        return []
    vast = _vast(conn, a, p)
    uit = []
    for n, jaar in enumerate(p.jaren):
        # Of a period that is over there is only what it became, where that is known.
        for reeks in REEKSEN[:1] if p.vraag.geworden else REEKSEN:
            eigen = _reeks(jaar, reeks, p.banden[reeks][n] if reeks in p.banden else None)
            if n == len(p.jaren) - 1 and p.kansen and reeks in p.kansen:
                k = p.kansen[reeks]
                eigen |= {"kans_laag": k.laag, "kans_midden": k.midden, "kans_hoog": k.hoog}
            uit.append(tuple((vast | eigen).get(kolom) for kolom in KOLOMMEN))
    return uit


def _vast(conn: Connection, a: Prognoseantwoord, p: Prognose) -> dict[str, Cel]:
    """What is the same in every row."""
    k, b, r = a.keuze, a.basis.afspraak, a.basis.rijen
    filters = r.filters if r else k.plaats
    frame = bronnen.van(conn, filters)
    gebruikt = a.aannames.gebruikt((x.hardheid, x.fase) for x in p.posten) if p.banden else ()
    bekend = namen.van(conn, [k.gemeente or "", *k.corporatie])
    heel = b.afspraak if b else None
    return {
        "gemeente": bekend.get(k.gemeente or "", k.gemeente),
        "gemeentecode": k.gemeente,
        "corporatie": ", ".join(bekend.get(c, c) for c in k.corporatie),
        "afspraak": heel.id if heel else None,
        "artikel": heel.artikel if heel else None,
        "titel": heel.titel if heel else None,
        "doel_totaal": over_de_periode(heel, heel.doel_totaal) if heel else None,
        "doel_totaal_max": over_de_periode(heel, heel.doel_totaal_max) if heel else None,
        "aannames": "; ".join(map(aanname_tekst, gebruikt)),
        "aangepast": ", ".join(sorted({s for s, _ in (*k.kans, *k.uitloop)})),
        "afspraak_status": b.oordeel.status if b else None,
        "peildatum": a.basis.mogelijk.peildatum,
        "fictief": ja_nee(r and r.fictief),
        "bron": "; ".join(
            dict.fromkeys(
                str(w or lev) for w, lev in zip(frame["bron"], frame["leverancier"], strict=True)
            )
        ),
        "stand": kenmerk(conn, "stand"),
    }


def _reeks(jaar: Jaar, reeks: str, band: Band | None) -> dict[str, Cel]:
    saldo = {"gerealiseerd": jaar.gerealiseerd, "hard": jaar.hard, "zacht": jaar.zacht}
    opgeteld = {
        "gerealiseerd": jaar.opgeteld, "hard": jaar.opgeteld_hard, "zacht": jaar.opgeteld_zacht,
    }  # fmt: skip
    uit: dict[str, Cel] = {
        "jaar": jaar.jaar, "status": reeks, "saldo": saldo[reeks], "opgeteld": opgeteld[reeks],
    }  # fmt: skip
    return uit | ({} if band is None else {"p10": band.p10, "p50": band.p50, "p90": band.p90})


def aanname_tekst(a: Aanname) -> str:
    """'zacht, fase vergunning: kans 75% (55 tot 90), 1,5 jaar later (hoogstens 4)'."""
    fase = f", fase {a.fase}" if a.fase else ""
    kans, laag, hoog, uitloop = map(_woord, (a.kans, a.kans_laag, a.kans_hoog, a.uitloop))
    return (
        f"{a.hardheid}{fase}: kans {kans}% ({laag} tot {hoog}), "
        f"{uitloop} jaar later (hoogstens {a.uitloop_meest})"
    )


def _woord(getal: float) -> str:
    """A number within a Dutch sentence: a decimal comma, also in a file with decimal points."""
    return f"{getal:.4g}".replace(".", ",")
