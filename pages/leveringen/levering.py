"""Levering: one levering, and every figure that it feeds in a stand, with the way to its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash
from dash import dcc, html
from flask import current_app

from components.tegel import band
from components.tekst import toon
from domain.filters import Filters
from domain.leveringen.cijfernamen import van_keuze, van_levering
from domain.leveringen.keuze import WAT, HerkomstKeuze
from figures.basis.getallen import datum, rijen_tekst
from figures.basis.zin import Tekst, cijfer, zin
from figures.groei.zinnen import FICTIEF
from loaders.archief.archief import Archief
from loaders.archief.overzicht import VERWIJDERD, Leveringsregel, nu, verdict, zoek
from loaders.verdict.fouten import LaderFout
from pages.gemeen.adressen import adres_herkomst
from pages.gemeen.stand import geopend, meldingen
from pages.leveringen.lijst import NEDERLAND, achter, in_standen
from pages.leveringen.verdict import telling
from store.standen.standen import StandFout
from store.vragen.basis import records
from store.vragen.leveringen import herkomst

# What a levering feeds, and the page that shows it.
_PAGINA = {
    "groei": ("Groei", "/groei"), "standen": ("Groei", "/groei"), "totalen": ("Kernen", "/kernen"),
    "alle-woningen": ("Groei", "/groei"), "plannen": ("Plannen", "/plannen"),
}  # fmt: skip


def voedt(levering: str, gevraagd: str | None) -> list[Any]:
    """The figures, in the stand that is asked for; and the rows that do not count."""
    try:
        with geopend(gevraagd) as s:
            delen = records(herkomst.voedt(s.conn, levering))
            weg = records(herkomst.niet_geteld(s.conn, levering))
            afspraken = herkomst.afspraken(s.conn, levering)
            stand, vast = s.info.id, gevraagd if s.ouder else None
            boven = meldingen((), s, f"/levering/{levering}")
    except StandFout:
        return [html.P("Er is nog geen stand.")]
    uit: list[Any] = [*boven, html.P(f"In stand {stand}:", className="getoond")]
    if not delen and not afspraken:
        uit.append(html.P("Geen enkel cijfer van deze stand komt uit deze levering."))
    uit.append(html.Ul([html.Li(_deel(d, levering, vast)) for d in delen], className="lijst"))
    uit.append(
        html.Ul(
            [
                html.Li(dcc.Link(titel, href=f"/afspraken/{id_}{_stand(vast, '?')}"))
                for id_, titel in afspraken
            ],
            className="lijst",
        )
    )
    if weg:
        uit += [
            html.H2("Rijen die niet meetellen"),
            html.Ul([html.Li(toon(_weg(w, levering))) for w in weg], className="lijst"),
        ]  # fmt: skip
    return uit


def _weg(w: dict[str, Any], levering: str) -> Tekst:
    """Rows of it that do not count, and why."""
    door = w["vervangen_door"]
    naam = van_levering("weggelaten", levering, str(w["tabel"]), door=door, reden=w["reden"])
    aantal = cijfer(naam, int(w["rijen"]), rijen_tekst)
    return zin("{} ({}): {}", aantal, str(w["tabel"]), str(w["reden"]))


def _stand(vast: str | None, teken: str) -> str:
    return f"{teken}stand={vast}" if vast else ""


def _deel(d: dict[str, Any], levering: str, vast: str | None) -> list[Any]:
    filters = Filters(gemeente=(str(d["gemeente"]),), stand=vast)
    keuze = HerkomstKeuze(str(d["wat"]), filters, levering)
    if d["wat"] in ("groei", "standen"):
        # All of them, whatever a page would show first.
        alles = keuze.filters.met(
            segment=("sociaal", "midden", "vrij"),
            duur=("permanent", "tijdelijk_lang", "tijdelijk_kort"),
        )
        keuze = keuze.met(filters=alles)
    naam, pad = _PAGINA[str(d["wat"])]
    rijen = cijfer(van_keuze("rijen", keuze, keuze.wat, None), int(d["rijen"]), rijen_tekst)
    return [
        f"{d['naam']}: ",
        dcc.Link(toon(zin("{}, {}", rijen, WAT[keuze.wat].lower())), href=adres_herkomst(keuze)),
        " (te zien op ",
        dcc.Link(naam, href=f"{pad}?gemeente={d['gemeente']}{_stand(vast, '&')}"),
        ")",
    ]


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


def _merk(r: Leveringsregel) -> list[Any]:
    if r.levering.gelezen and r.levering.gelezen.fictief:
        return [band("fictief", html.Strong(f"{FICTIEF}. "), "De cijfers zijn verzonnen.")]
    return []


def _feiten(archief: Archief, r: Leveringsregel) -> list[tuple[Any, Any]]:
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
