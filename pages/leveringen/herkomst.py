"""Herkomst: the rows behind a figure, each with its levering, file, row and original text."""

from __future__ import annotations

from datetime import date
from typing import Any

import dash
from dash import dcc, html
from flask import current_app
from sqlalchemy import Connection

from components.tegel import band
from components.tekst import toon
from domain.filters import STANDAARD, Probleem
from domain.leveringen.cijfernamen import van_keuze
from domain.leveringen.keuze import WAT, HerkomstKeuze
from figures.basis.getallen import datum, getal, met_teken, rijen_tekst
from figures.basis.zin import Tekst, cijfer, lijst, zin
from figures.groei.zinnen import FICTIEF
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
from store.vragen.leveringen.herkomst import BLAD, Rijen

dash.register_page(__name__, path=PAD_HERKOMST, title="Herkomst – Woonsaldo", name="Herkomst")

_STATUS = {
    "gerealiseerd": "gerealiseerd",
    "hard": "in harde plannen",
    "zacht": "in zachte plannen",
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
    except (StandFout, RuntimeError):
        # RuntimeError: outside a request, when Dash looks what the page is made of.
        return html.Div(html.H1("Herkomst van de cijfers"))
    return html.Div(
        [
            html.H1(f"Herkomst: {WAT[keuze.wat].lower()}"),
            *boven,
            html.P(toon(_zin(keuze, gevonden, waar, dag)), className="boodschap"),
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


def _zin(keuze: HerkomstKeuze, gevonden: Rijen, waar: str, dag: date | None) -> Tekst:
    """dag: the peildatum of the afspraak that the rows are of."""
    if not gevonden.aantal:
        return zin("Achter deze keuze ({}) staan geen rijen.", waar)
    wie = f" van levering {keuze.levering}" if keuze.levering else ""
    rijen = cijfer(van_keuze("rijen", keuze, keuze.wat, dag), gevonden.aantal, rijen_tekst)
    return zin("{}: {}{}{}.", waar, rijen, wie, _samen(keuze, gevonden.sommen, dag))


def _samen(keuze: HerkomstKeuze, sommen: dict[str, int] | None, dag: date | None) -> Tekst:
    """The sum of each status by itself: a plan is never a realisatie."""
    if not sommen:
        return zin("")
    delen = [
        zin("{} {}", cijfer(van_keuze("netto", keuze, status, dag), som, met_teken),
            _STATUS[status])
        for status, som in sommen.items()
    ]  # fmt: skip
    return zin("; samen {} (woningen)", lijst(delen))


def _afhankelijk(keuze: HerkomstKeuze, dag: date | None) -> Afhankelijk:
    """What decides a row's figures beside the row itself, for their names."""
    anders = keuze.filters.perspectief != STANDAARD.perspectief
    return {
        "saldo": {"perspectief": keuze.filters.perspectief if anders else None},
        "telt": {"afspraak": keuze.afspraak, "peildatum": dag},
    }


def _fictief(gevonden: Rijen) -> list[Any]:
    merk = set(gevonden.rijen["fictief"]) if gevonden.aantal else set()
    if True not in merk:
        return []
    deel = (
        "Een deel van deze rijen is verzonnen." if False in merk else "Deze rijen zijn verzonnen."
    )
    return [band("fictief", html.Strong(f"{FICTIEF}. "), deel)]


def _originelen(gevonden: Rijen) -> dict[tuple[str, str], Oorspronkelijk]:
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
