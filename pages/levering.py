"""Levering: one levering, and every figure that it feeds."""

from __future__ import annotations

from typing import Any

import dash
from dash import dcc, html
from flask import current_app

from components.band import band
from domain.filters import Filters
from domain.herkomstkeuze import WAT, HerkomstKeuze
from figures.getallen import datum, getal
from figures.zinnen import FICTIEF
from loaders.archief import Archief
from loaders.fouten import LaderFout
from loaders.overzicht import VERWIJDERD, Regel, verdict, zoek
from pages._herkomst_adres import adres
from pages._leveringen_lijst import NEDERLAND, in_standen
from pages._leveringen_verdict import telling
from pages._stand import geopend
from store.queries import herkomst
from store.queries.basis import records
from store.standen import StandFout

dash.register_page(
    __name__, path_template="/levering/<levering_id>", title="Levering – Woonsaldo", name="Levering"
)
# What a levering feeds, and the page that shows it.
_PAGINA = {
    "groei": ("Groei", "/groei"), "standen": ("Groei", "/groei"), "totalen": ("Kernen", "/kernen"),
    "alle-woningen": ("Groei", "/groei"), "plannen": ("Plannen", "/plannen"),
}  # fmt: skip


def layout(levering_id: str = "", **_query: Any) -> html.Div:
    """The page of a levering. Dash calls it without a request at start."""
    try:
        archief = Archief(current_app.config["SETTINGS"].home)
        regel = zoek(archief, levering_id)
    except RuntimeError:
        return html.Div(html.H1("Levering"))
    except LaderFout as fout:
        return html.Div([html.H1("Levering"), band("fout", str(fout))])
    if regel is None:
        return html.Div(
            [
                html.H1("Deze levering is er niet"),
                html.P(["Kijk in de ", dcc.Link("lijst van leveringen", href="/leveringen"), "."]),
            ]
        )
    return html.Div(
        [
            html.H1(f"Levering {regel.levering.id}"),
            *_merk(regel),
            html.Dl([d for paar in _feiten(archief, regel) for d in paar], className="feiten"),
            html.H2("Cijfers die deze levering voedt"),
            *_voedt(regel),
        ]
    )


def _merk(r: Regel) -> list[Any]:
    if r.levering.gelezen and r.levering.gelezen.fictief:
        return [band("fictief", html.Strong(f"{FICTIEF}. "), "De cijfers zijn verzonnen.")]
    return []


def _feiten(archief: Archief, r: Regel) -> list[tuple[Any, Any]]:
    lev, g = r.levering, r.levering.gelezen
    rapport = verdict(archief, lev)
    toestand = f"{r.toestand}: {r.reden}" if r.reden else r.toestand
    feiten: list[tuple[str, Any]] = [
        ("Bestand", lev.bestand if r.toestand == VERWIJDERD else
         html.A(lev.bestand, href=f"/leveringen/{lev.id}/bestand")),
        ("Uitkomst", toestand),
        ("In het archief sinds", f"{datum(r.toen.astimezone(NEDERLAND).date())}, door {r.door}"),
        ("Leverancier", g.leverancier if g else lev.velden.leverancier or "onbekend"),
        ("Ontvangen", datum(g.ontvangen) if g else "onbekend"),
        ("Verslagperiode", g.periode.tekst if g and g.periode else "niet van toepassing"),
        ("Tabellen", ", ".join(lev.tabellen) or "geen"),
        ("Bron", (g.bron if g else "") or "niet genoemd"),
        ("Aangeleverd door", (g.aangeleverd_door if g else "") or "niet genoemd"),
        ("Opmerking", (g.opmerking if g else "") or "geen"),
        ("Verdict", [f"{telling(rapport)}. ",
                     html.A("CSV", href=f"/leveringen/{lev.id}/verdict.csv")]
         if rapport else "verwijderd"),
        ("SHA-256", html.Code(lev.sha256)),
        ("In standen", _standen(lev.id)),
    ]  # fmt: skip
    return [(html.Dt(naam), html.Dd(waarde)) for naam, waarde in feiten]


def _standen(levering: str) -> Any:
    waar = in_standen().get(levering, [])
    if not waar:
        return "geen"
    uit: list[Any] = []
    for stand in waar:
        uit += [html.A(stand, href=f"/groei?stand={stand}"), " "]
    return uit


def _voedt(r: Regel) -> list[Any]:
    try:
        with geopend() as s:
            delen = records(herkomst.voedt(s.conn, r.levering.id))
            weg = records(herkomst.niet_geteld(s.conn, r.levering.id))
            afspraken = herkomst.afspraken(s.conn, r.levering.id)
            stand = s.info.id
    except StandFout:
        return [html.P("Er is nog geen stand.")]
    uit: list[Any] = [html.P(f"In stand {stand}:", className="getoond")]
    if not delen and not afspraken:
        uit.append(html.P("Geen enkel cijfer van deze stand komt uit deze levering."))
    uit.append(html.Ul([html.Li(_deel(d, r.levering.id)) for d in delen], className="lijst"))
    uit.append(
        html.Ul(
            [html.Li(dcc.Link(titel, href=f"/afspraken/{id_}")) for id_, titel in afspraken],
            className="lijst",
        )
    )
    if weg:
        uit += [
            html.H2("Rijen die niet meetellen"),
            html.Ul([html.Li(f"{getal(w['rijen'])} rijen ({w['tabel']}): {w['reden']}")
                     for w in weg], className="lijst"),
        ]  # fmt: skip
    return uit


def _deel(d: dict[str, Any], levering: str) -> list[Any]:
    keuze = HerkomstKeuze(str(d["wat"]), Filters(gemeente=(str(d["gemeente"]),)), levering)
    if d["wat"] in ("groei", "standen"):
        # All of them, whatever a page would show first.
        alles = keuze.filters.met(
            segment=("sociaal", "midden", "vrij"),
            duur=("permanent", "tijdelijk_lang", "tijdelijk_kort"),
        )
        keuze = keuze.met(filters=alles)
    naam, pad = _PAGINA[str(d["wat"])]
    return [
        f"{d['naam']}: ",
        dcc.Link(f"{getal(d['rijen'])} rijen, {WAT[str(d['wat'])].lower()}", href=adres(keuze)),
        " (te zien op ",
        dcc.Link(naam, href=f"{pad}?gemeente={d['gemeente']}"),
        ")",
    ]
