"""What the page Plannen shows of a selection: message, tiles, sections, downloads."""

from __future__ import annotations

from typing import Any

from dash import html

from components.band import band
from components.tegel import Tegel, tegels
from domain.plankeuze import PlanKeuze
from figures import zinnen
from figures import zinnen_plannen as woorden
from figures.getallen import getal, met_teken
from figures.planrest import voornaamste
from pages import _plannen_kaarten as kaarten
from pages._plannen_adres import SOCIAAL, adres, erachter
from pages._plannen_gegevens import PlanGegevens
from pages._plannen_rest import hoofdzin, restopgave, restrijen


def kop(g: PlanGegevens) -> list[Any]:
    """The message, and what must be known before believing it."""
    uit: list[Any] = [html.P(boodschap(g), className="boodschap")]
    merken = [r.fictief for r in g.regels]
    if any(merken):
        tekst = (
            "Deze gemeente, corporaties en plannen zijn verzonnen, om te laten zien wat kan."
            if all(merken)
            else "Een deel van deze cijfers is verzonnen. Tel ze niet op bij echte cijfers."
        )
        uit.append(band("fictief", html.Strong(f"{zinnen.FICTIEF}. "), tekst))
    if g.ontbreekt:
        uit.append(band("info", f"Plannen ontbreken {zinnen.wie_ontbreken(g.ontbreekt)}."))
    return uit


def boodschap(g: PlanGegevens) -> str:
    """The one or two sentences that a wethouder takes away."""
    if g.gemengd:
        return zinnen.gemengd()
    eerste = f"{woorden.programma(g.sociaal, g.plaats, SOCIAAL)}."
    return f"{eerste} {hoofdzin(g)}".strip()


def inhoud(g: PlanGegevens) -> list[Any]:
    """Everything below the choices."""
    csv = [("CSV", adres("plannen.csv", g.keuze)), *erachter(g.keuze)]
    return [
        *([] if g.gemengd else [tegels(_kerncijfers(g))]),
        html.H2("Productieprogramma"),
        html.Div(kaarten.programma(g, csv), className="kaarten"),
        html.H2("Restopgave"),
        html.Div(restopgave(g, csv), className="kaarten"),
        html.H2("Projecten"),
        html.Div(kaarten.projecten(g, csv), className="kaarten"),
        html.H2("Wat is er verschoven?"),
        html.Div(kaarten.verschoven(g, csv), className="kaarten"),
        html.H2("Wijkenstrategie", id="wijkenstrategie"),
        html.Div(kaarten.wijken(g), className="kaarten"),
        html.H2("Plancapaciteit: alle woningen, niet alleen sociaal"),
        html.Div(kaarten.capaciteit(g), className="kaarten"),
        html.H2("Downloads"),
        _downloads(g.keuze),
    ]


def _kerncijfers(g: PlanGegevens) -> list[Tegel]:
    bekend = {p.status: g.sociaal.som[p.status].netto for p in g.sociaal.posten}
    bereik = g.sociaal.bereik
    wanneer = woorden.tijdvak(*bereik) if bereik else "geen plannen"
    sloop = g.sociaal.sloop if bereik else None
    uit = [
        Tegel("Hard gepland, netto", met_teken(bekend.get("hard")), wanneer, "netto"),
        Tegel("Zacht gepland, netto", met_teken(bekend.get("zacht")), wanneer, "plus"),
        Tegel("Sloop", met_teken(sloop), "hard en zacht", "min"),
    ]
    rijen = restrijen(g)
    if not rijen:
        return [*uit, Tegel("Restopgave", "geen", "geen doel in woningen dat nog loopt", "doel")]
    r = voornaamste(rijen)
    toelichting = f"{r.artikel}, {r.wie}, tot en met {r.tot.year}"
    if r.rest.rest is None:
        toelichting += f"; zonder gerealiseerd {getal(r.rest.zonder_gerealiseerd)}"
    waarde = getal(r.rest.rest)
    if r.rest.rest is not None and r.rest.rest <= 0:
        waarde = "geen"
        toelichting += f"; {getal(-r.rest.rest)} meer dan nodig" if r.rest.rest else ""
    return [*uit, Tegel("Restopgave", waarde, toelichting, "doel")]


def _downloads(keuze: PlanKeuze) -> html.Ul:
    links = (
        ("Plannen en restopgave als CSV", adres("plannen.csv", keuze)),
        ("Plannen en restopgave als CSV voor Excel", adres("plannen.csv", keuze, formaat="nl")),
        ("Plannen en restopgave als Excel-bestand (XLSX)", adres("plannen.xlsx", keuze)),
        ("Wijkenstrategie als CSV", adres("wijkenstrategie.csv", keuze)),
        ("Wijkenstrategie als Excel-bestand (XLSX)", adres("wijkenstrategie.xlsx", keuze)),
    )
    return html.Ul(
        [html.Li(html.A(label, href=href)) for label, href in links], className="downloads"
    )
