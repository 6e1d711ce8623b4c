"""Levering: one levering, and every figure that it feeds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash
from dash import dcc, html
from flask import current_app

from components.tegel import band
from components.tekst import toon
from figures.basis.getallen import datum
from figures.groei.zinnen import FICTIEF
from loaders.archief.archief import Archief
from loaders.archief.overzicht import VERWIJDERD, Regel, nu, verdict, zoek
from loaders.verdict.fouten import LaderFout
from pages.leveringen.lijst import NEDERLAND, achter, in_standen
from pages.leveringen.verdict import telling
from pages.leveringen.voedt import voedt


def bestaat(levering_id: str, _stand: str | None = None) -> bool:
    """Whether the archive knows this id; where it does not the server answers 404."""
    try:
        return zoek(Archief(current_app.config["SETTINGS"].home), levering_id) is not None
    except LaderFout:
        return True  # nobody can say; the page tells why


dash.register_page(
    __name__,
    path_template="/levering/<levering_id>",
    title="Levering – Woonsaldo",
    name="Levering",
    bestaat=bestaat,
)


def layout(levering_id: str = "", **query: Any) -> html.Div:
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
            *voedt(regel.levering.id, str(query.get("stand", "")).strip() or None),
        ]
    )


def _merk(r: Regel) -> list[Any]:
    if r.levering.gelezen and r.levering.gelezen.fictief:
        return [band("fictief", html.Strong(f"{FICTIEF}. "), "De cijfers zijn verzonnen.")]
    return []


def _feiten(archief: Archief, r: Regel) -> list[tuple[Any, Any]]:
    lev, g = r.levering, r.levering.gelezen
    rapport = verdict(archief, lev)
    waar = in_standen().get(lev.id, [])
    feiten: list[tuple[str, Any]] = [
        ("Bestand", lev.bestand if r.toestand == VERWIJDERD else
         html.A(lev.bestand, href=f"/leveringen/{lev.id}/bestand")),
        ("Uitkomst", nu(r, achter(), waar)),
        ("In het archief sinds", f"{datum(r.toen.astimezone(NEDERLAND).date())}, door {r.door}"),
        ("Leverancier", g.leverancier if g else lev.velden.leverancier or "onbekend"),
        ("Ontvangen", datum(g.ontvangen) if g else "onbekend"),
        ("Verslagperiode", g.periode.tekst if g and g.periode else "niet van toepassing"),
        ("Tabellen", ", ".join(lev.tabellen) or "geen"),
        ("Bron", (g.bron if g else "") or "niet genoemd"),
        ("Aangeleverd door", (g.aangeleverd_door if g else "") or "niet genoemd"),
        ("Opmerking", (g.opmerking if g else "") or "geen"),
        ("Verdict", [html.Span(toon(telling(rapport, lev.id))), ". ",
                     html.A("CSV", href=f"/leveringen/{lev.id}/verdict.csv")]
         if rapport else "verwijderd"),
        ("SHA-256", html.Code(lev.sha256)),
        ("In standen", _standen(waar)),
    ]  # fmt: skip
    return [(html.Dt(naam), html.Dd(waarde)) for naam, waarde in feiten]


def _standen(waar: Sequence[str]) -> Any:
    if not waar:
        return "geen"
    uit: list[Any] = []
    for stand in waar:
        uit += [html.A(stand, href=f"/groei?stand={stand}"), " "]
    return uit
