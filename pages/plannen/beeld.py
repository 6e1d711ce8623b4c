"""What the page Plannen shows of a selection: message, tiles, sections, downloads."""

from __future__ import annotations

from typing import Any

from dash import html

from components.tegel import Tegel, band, tegels
from components.tekst import toon
from domain.plannen.keuze import PlanKeuze
from figures.basis.getallen import met_teken
from figures.basis.zin import cijfer, samen, zin
from figures.groei import zinnen
from figures.plannen import zinnen as woorden
from figures.plannen.restopgave import voornaamste, zonder_min
from pages.gemeen.adressen import SOCIAAL, download_plannen, erachter
from pages.plannen import kaarten
from pages.plannen.gegevens import PlanGegevens
from pages.plannen.rest import hoofdzin, restopgave, restrijen


def kop(g: PlanGegevens) -> list[Any]:
    """The message, and what must be known before believing it."""
    uit: list[Any] = [html.P(toon(boodschap(g)), className="boodschap")]
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
    eerste = woorden.programma(g.sociaal, g.plaats, SOCIAAL, naam=g.naam_sociaal) + "."
    return samen([eerste, *([rest] if (rest := hoofdzin(g)) else [])])


def inhoud(g: PlanGegevens) -> list[Any]:
    """Everything below the choices."""
    csv = [("CSV", download_plannen("plannen.csv", g.keuze)), *erachter(g.keuze)]
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
    bekend, naam = g.sociaal.bekend, g.naam_sociaal
    bereik = g.sociaal.bereik
    wanneer = woorden.tijdvak(*bereik) if bereik else "geen plannen"
    sloop = g.sociaal.sloop if bereik else None
    uit = [
        *(
            Tegel(
                f"{status.capitalize()} gepland, netto",
                cijfer(naam.van("netto", status), bekend.get(status), met_teken),
                wanneer,
                kleur,
            )
            for status, kleur in (("hard", "netto"), ("zacht", "plus"))
        ),
        Tegel("Sloop", cijfer(naam.van("sloop"), sloop, met_teken), "hard en zacht", "min"),
    ]
    rijen = restrijen(g)
    if not rijen:
        return [*uit, Tegel("Restopgave", "geen", "geen doel in woningen dat nog loopt", "doel")]
    r = voornaamste(rijen)
    toelichting = zin("{}, {}, tot en met {}", r.artikel, r.wie, str(r.tot.year))
    waarde = r.cijfer("rest")
    if r.rest.rest is None:
        toelichting += zin("; zonder gerealiseerd {}", r.cijfer("zonder_gerealiseerd"))
    elif r.rest.rest <= 0:
        waarde = r.cijfer("rest", lambda _: "geen")
        if r.rest.rest:
            toelichting += zin("; {} meer dan nodig", r.cijfer("rest", zonder_min))
    return [*uit, Tegel("Restopgave", waarde, toelichting, "doel")]


def _downloads(keuze: PlanKeuze) -> html.Ul:
    links = (
        ("Plannen en restopgave als CSV", download_plannen("plannen.csv", keuze)),
        (
            "Plannen en restopgave als CSV voor Excel",
            download_plannen("plannen.csv", keuze, formaat="nl"),
        ),
        ("Plannen en restopgave als Excel-bestand (XLSX)", download_plannen("plannen.xlsx", keuze)),
        ("Wijkenstrategie als CSV", download_plannen("wijkenstrategie.csv", keuze)),
        (
            "Wijkenstrategie als Excel-bestand (XLSX)",
            download_plannen("wijkenstrategie.xlsx", keuze),
        ),
    )
    return html.Ul(
        [html.Li(html.A(label, href=href)) for label, href in links], className="downloads"
    )
