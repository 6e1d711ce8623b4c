"""Herkomst: the rows behind a figure, each with its levering, file, row and original text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import dash
from dash import dcc, html
from flask import current_app
from sqlalchemy import Connection

from components.tegel import band
from components.tekst import toon
from domain.cijfernaam import Cijfernaam, van_groei
from domain.filters import STANDAARD, Probleem
from domain.groei.totaal import Statustotaal, waarom_geen_totaal
from domain.leveringen.cijfernamen import van_keuze
from domain.leveringen.keuze import WAT, HerkomstKeuze
from figures.basis.getallen import datum, getal, met_teken, rijen_tekst
from figures.basis.zin import Tekst, cijfer, lijst, zin
from figures.groei.zinnen import FICTIEF
from figures.standen.totaal import MEESTE
from loaders.archief.archief import Archief
from loaders.archief.oorspronkelijk import Oorspronkelijk, originelen
from pages.gemeen.adressen import PAD_HERKOMST, adres_herkomst
from pages.gemeen.stand import geopend, meldingen
from pages.leveringen.herkomst_tabel import Afhankelijk, tabel
from store.standen.standen import StandFout
from store.vragen import namen
from store.vragen.afspraken.lijst import een, nabij
from store.vragen.basis import records
from store.vragen.leveringen import herkomst
from store.vragen.leveringen.herkomst import BLAD, Herkomstrijen

dash.register_page(__name__, path=PAD_HERKOMST, title="Herkomst – Woonsaldo", name="Herkomst")

_STATUS = {
    "gerealiseerd": "gerealiseerd",
    "hard": "in harde plannen",
    "zacht": "in zachte plannen",
}
_VAN = {
    "gerealiseerd": "wat gerealiseerd is",
    "hard": "de harde plannen",
    "zacht": "de zachte plannen",
}


def layout(**query: Any) -> html.Div:
    """The page for an address; there is nothing to click but links, so it needs no callback."""
    tekst = {k: ",".join(v) if isinstance(v, list) else str(v) for k, v in query.items()}
    keuze, problemen = HerkomstKeuze.uit_query(tekst)
    try:
        with geopend(keuze.filters.stand) as s:
            filters, ook = namen.los_op(s.conn, keuze.filters)
            keuze = keuze.met(filters=filters)
            gevonden = herkomst.rijen(s.conn, keuze)
            afspraak, dag, onbekend = _afspraak(s.conn, keuze)
            boven = meldingen((*problemen, *ook, *onbekend), s, PAD_HERKOMST)
            stand, vast = s.info.id, keuze.filters.stand if s.ouder else None
            codes = (*filters.gemeente, *filters.corporatie, *filters.gebied)
            waar = ", ".join(namen.van(s.conn, codes).values()) if codes else "alle gemeenten"
            waar = afspraak or waar
            bekend = namen.van(s.conn, _codes(gevonden.totalen))
    except (StandFout, RuntimeError):
        # RuntimeError: outside a request, when Dash looks what the page is made of.
        return html.Div(html.H1("Herkomst van de cijfers"))
    return html.Div(
        [
            html.H1(f"Herkomst: {WAT[keuze.wat].lower()}"),
            *boven,
            html.P(toon(_zin(keuze, gevonden, waar, dag, bekend)), className="boodschap"),
            *_fictief(gevonden),
            html.P(f"Stand: {stand}. Elke rij noemt het bestand waar ze in staat.",
                   className="getoond"),
            tabel(gevonden.rijen, _originelen(gevonden), vast, _afhankelijk(keuze, dag))
            if gevonden.aantal else "",
            _bladeren(keuze, gevonden.aantal, dag),
        ],
        className="herkomstpagina",
    )  # fmt: skip


def _afspraak(
    conn: Connection, keuze: HerkomstKeuze
) -> tuple[str, date | None, tuple[Probleem, ...]]:
    """Its article and title, and the peildatum; the problem where the stand does not know it."""
    if keuze.wat != "afspraak":
        return "", None, ()
    regel = een(conn, keuze.afspraak or "", keuze.peildatum)
    if regel is None:
        soms = "; ".join(nabij(conn, keuze.afspraak or "")) or "het kenmerk van een afspraak"
        return "", None, (Probleem("afspraak", keuze.afspraak or "", soms),)
    a = regel.afspraak
    waar = f"Afspraak {a.artikel}: {a.titel}, peildatum {datum(regel.peildatum)}"
    return waar, regel.peildatum, ()


def _zin(
    keuze: HerkomstKeuze,
    gevonden: Herkomstrijen,
    waar: str,
    dag: date | None,
    bekend: Mapping[str, str],
) -> Tekst:
    """dag: the peildatum of the afspraak that the rows are of. bekend: code to name."""
    if not gevonden.aantal:
        return zin("Achter deze keuze ({}) staan geen rijen.", waar)
    wie = f" van levering {keuze.levering}" if keuze.levering else ""
    rijen = cijfer(van_keuze("rijen", keuze, keuze.wat, dag), gevonden.aantal, rijen_tekst)
    samen = [(s, van_keuze("netto", keuze, s, dag), n) for s, n in (gevonden.sommen or {}).items()]
    samen += [(t.status, _naam(keuze, t), t.netto) for t in gevonden.totalen if t.netto is not None]
    geen = _zonder_totaal(keuze, gevonden.totalen, bekend)
    return zin("{}: {}{}{}.{}", waar, rijen, wie, _samen(samen), geen)


def _samen(sommen: Sequence[tuple[str, Cijfernaam, int]]) -> Tekst:
    """The sum of each status by itself: a plan is never a realisatie."""
    if not sommen:
        return zin("")
    delen = [zin("{} {}", cijfer(naam, som, met_teken), _STATUS[s]) for s, naam, som in sommen]
    return zin("; samen {} (woningen)", lijst(delen))


def _zonder_totaal(
    keuze: HerkomstKeuze, totalen: Sequence[Statustotaal], bekend: Mapping[str, str]
) -> Tekst:
    """Of which statuses Groei gives no total, and why; each reason once."""
    per: dict[str, list[Tekst]] = {}
    for t in totalen:
        if t.netto is None:
            deel = zin("{} ({})", _VAN[t.status], cijfer(_naam(keuze, t), None, met_teken))
            per.setdefault(waarom_geen_totaal(t, bekend, MEESTE), []).append(deel)
    zinnen = [zin(" Geen totaal van {}: {}.", lijst(d), waarom) for waarom, d in per.items()]
    return zin("{}" * len(zinnen), *zinnen)


def _naam(keuze: HerkomstKeuze, t: Statustotaal) -> Cijfernaam:
    return van_groei("netto", keuze.filters, t.dagen, t.status)


def _codes(totalen: Sequence[Statustotaal]) -> set[str]:
    """The codes that are named where there is no total."""
    partijen = (c for t in totalen for d in t.missend for c in (d.gemeente, d.corporatie))
    return {*partijen, *(g for t in totalen for g in t.gemeenten)}


def _afhankelijk(keuze: HerkomstKeuze, dag: date | None) -> Afhankelijk:
    """What decides a row's figures beside the row itself, for their names."""
    anders = keuze.filters.perspectief != STANDAARD.perspectief
    return {
        "saldo": {"perspectief": keuze.filters.perspectief if anders else None},
        "telt": {"afspraak": keuze.afspraak, "peildatum": dag},
    }


def _fictief(gevonden: Herkomstrijen) -> list[Any]:
    merk = set(gevonden.rijen["fictief"]) if gevonden.aantal else set()
    if True not in merk:
        return []
    deel = (
        "Een deel van deze rijen is verzonnen." if False in merk else "Deze rijen zijn verzonnen."
    )
    return [band("fictief", html.Strong(f"{FICTIEF}. "), deel)]


def _originelen(gevonden: Herkomstrijen) -> dict[tuple[str, str], Oorspronkelijk]:
    archief = Archief(current_app.config["SETTINGS"].home)
    plekken = [(r["sha256"], r["bestand"], r["blad"] or "", int(r["rij"]))
               for r in records(gevonden.rijen)]  # fmt: skip
    return originelen(archief, plekken)


def _bladeren(keuze: HerkomstKeuze, aantal: int, dag: date | None) -> Any:
    links: list[Any] = []
    if keuze.vanaf > 1:
        vorige = keuze.met(vanaf=max(1, keuze.vanaf - BLAD))
        links.append(dcc.Link("Vorige rijen", href=adres_herkomst(vorige)))
    if keuze.vanaf - 1 + BLAD < aantal:
        links.append(
            dcc.Link("Volgende rijen", href=adres_herkomst(keuze.met(vanaf=keuze.vanaf + BLAD)))
        )
    if not links:
        return ""
    tot = min(aantal, keuze.vanaf - 1 + BLAD)
    alle = cijfer(van_keuze("rijen", keuze, keuze.wat, dag), aantal)
    plek = f"Rij {getal(keuze.vanaf)} tot en met {getal(tot)} van "
    waar = html.Span(toon(zin("{}{}", plek, alle)))
    return html.Nav([waar, *links], className="bladeren", **{"aria-label": "Meer rijen"})
