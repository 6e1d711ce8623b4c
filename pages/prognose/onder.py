"""Below the forecast: which plans carry it, what is left out, and the downloads."""

from __future__ import annotations

from typing import Any

from dash import html

from components.kaart import kaart
from components.tabel import tabel
from components.tekst import toon
from domain.prognose.planpost import posten_buiten
from domain.prognose.planpost import woningen as woningen_van
from figures.basis.getallen import woningen
from figures.basis.zin import Tekst, cijfer, zin
from figures.groei.zinnen import FICTIEF
from figures.prognose import delen
from figures.prognose import zinnen as kanszinnen
from figures.prognose.dragers import plannen
from figures.prognose.tekening import Prognosebeeld
from pages.prognose.beeld import erachter
from pages.prognose.keuze import adres
from pages.prognose.lees import GelezenPrognose

OVERLAP = (
    "ze liggen voor een deel in de tijd waarvan er gerealiseerde cijfers zijn; de woningen kunnen "
    "daar al in zitten"
)
BUITEN = "hun periode ligt maar voor een deel in die van de afspraak"


def dragers(g: GelezenPrognose) -> list[Any]:
    """Which plans carry the forecast, and what each corporatie brings."""
    b, k, herkomst = g.beeld, g.antwoord.keuze, g.bron.herkomst
    if b is None or not b.hardheden:
        return []
    stand = f"&stand={k.stand}" if k.stand else ""
    waar = g.bron.namen.get(k.gemeente or "", "de gemeente")
    alle = (f"Alle plannen van {waar}", f"/plannen?gemeente={k.gemeente}{stand}")
    grootste = plannen(b, g.bron.namen)
    uit: list[Any] = [
        kaart(
            "prognose-plannen",
            "Welke plannen dragen dit?",
            grootste,
            herkomst,
            downloads=[alle, *erachter(g)],
        )
    ]
    if g.bron.delen:
        uit.append(
            html.Div(
                [
                    html.P("Per corporatie", className="onderwerp"),
                    html.H3(toon(delen.titel(g.bron.delen, g.bron.namen, b.namen))),
                    tabel(
                        delen.tabel(g.bron.delen, g.bron.namen, b.namen),
                        "Per corporatie",
                    ),
                    html.P(
                        [html.Strong(f"{FICTIEF}. ") if herkomst.fictief else "", herkomst.tekst],
                        className="herkomst",
                    ),
                    html.Div(
                        [
                            html.A(label, href=pad, className="download")
                            for label, pad in erachter(g)
                        ],
                        className="onder",
                    ),
                ],
                className=f"kaart{' is-fictief' if herkomst.fictief else ''}",
            )
        )
    return uit


def inhoud(g: GelezenPrognose) -> list[Any]:
    """Everything below the chart and the assumptions."""
    b = g.beeld
    uit: list[Any] = []
    if b is not None and (zinnen := _niet_geteld(g, b)):
        uit += [
            html.H2("Wat u erbij moet weten"),
            html.Div(
                html.Ul([html.Li(toon(z)) for z in zinnen], className="lijst"), className="kaart"
            ),
        ]
    k = g.antwoord.keuze
    uit += [
        html.H2("Downloads"),
        html.Ul(
            [
                html.Li(html.A("Prognose als CSV", href=adres("prognose.csv", k))),
                html.Li(
                    html.A(
                        "Prognose als CSV voor Excel", href=adres("prognose.csv", k, formaat="nl")
                    )
                ),
                html.Li(
                    html.A("Prognose als Excel-bestand (XLSX)", href=adres("prognose.xlsx", k))
                ),
            ],
            className="downloads",
        ),
    ]
    return uit


def _niet_geteld(g: GelezenPrognose, b: Prognosebeeld) -> list[Tekst]:
    r = g.basis.rijen
    if r is None or b.geworden:
        return []
    uit = []
    if b.hardheden and (tekst := kanszinnen.zonder_project(b)):
        uit.append(tekst)
    if r.overlap:
        som = woningen_van(r.overlap)
        uit.append(kanszinnen.niet_geteld(b, "overlap", len(r.overlap), som, OVERLAP))
    weg = posten_buiten(r.plannen, r.vraag.periode)
    if weg.half:
        uit.append(kanszinnen.niet_geteld(b, "half", weg.half, weg.half_woningen, BUITEN))
    if weg.later:
        som_ = cijfer(b.namen.los("later.woningen"), weg.later_woningen, woningen)
        na = str(r.vraag.periode.tot.year)
        uit.append(zin("Na {} zijn er nog plannen voor {}: die tellen niet mee.", na, som_))
    return uit
