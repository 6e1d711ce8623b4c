"""The cards of Plannen, but for the restopgave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from components.kaart import kaart
from components.plannen.tabel import strategie
from components.tegel import band
from domain.opsomming import opsomming
from domain.plannen.cijfernamen import Plannaam
from figures.groei import zinnen
from figures.plannen import zinnen as woorden
from figures.plannen.capaciteit import NIET_SOCIAAL, plancapaciteit
from figures.plannen.programma import planprogramma
from figures.plannen.projecten import planprojecten
from figures.plannen.strategie import strategietabel
from figures.plannen.verschuiving import planverschuiving
from pages.gemeen.adressen import SOCIAAL, download_plannen, erachter
from pages.plannen.gegevens import ANDERS, PlanGegevens
from store.vragen.plannen.wijkenstrategie import Strategie, segmenten


def programma(g: PlanGegevens, csv: Sequence[tuple[str, str]]) -> list[Any]:
    """The programme of the social stock, and that of other segments where there are any."""
    if g.gemengd:
        return [html.Div(band("let-op", zinnen.gemengd()), className="breed")]
    uit = []
    if "sociaal" in g.keuze.segment:
        figuur = planprogramma(
            g.sociaal,
            g.plaats,
            SOCIAAL,
            g.gerealiseerd,
            [woorden.buiten(b, naam=g.naam_buiten) for b in g.buiten],
            naam=g.naam_sociaal,
        )
        uit.append(
            kaart(
                "plan-sociaal", "Sociale huur, per jaar", figuur, g.herkomst(),
                downloads=csv, breed=True,
            )
        )  # fmt: skip
    if g.anders.bereik or "sociaal" not in g.keuze.segment:
        aanwezig = [s for s in ANDERS if any(r.segment == s for r in g.regels)]
        wat = f"woningen ({opsomming([woorden.SEGMENT[s] for s in aanwezig])})"
        uit.append(
            kaart(
                "plan-anders", "Andere segmenten, per jaar",
                planprogramma(
                    g.anders, g.plaats, wat if aanwezig else "andere woningen", naam=g.naam_anders
                ),
                g.herkomst(), downloads=csv, breed=True,
            )
        )  # fmt: skip
    return uit


def projecten(g: PlanGegevens, csv: Sequence[tuple[str, str]]) -> list[Any]:
    """Every project on a line of time."""
    figuur = planprojecten(g.projecten, g.plaats, g.namen, g.peildatum, g.los, naam=g.alle)
    return [
        kaart("plan-projecten", "Van start tot oplevering", figuur, g.herkomst(),
              downloads=csv, breed=True)
    ]  # fmt: skip


def verschoven(g: PlanGegevens, csv: Sequence[tuple[str, str]]) -> list[Any]:
    """What moved since the stand that the reader chose, or how to choose one."""
    if g.overzicht is None:
        zin = g.geen_overzicht or (
            "Kies bij de filters een eerdere stand om te zien wat er in de plannen is verschoven."
        )
        return [html.Div(html.P(zin), className="kaart breed")]
    figuur = planverschuiving(g.overzicht, g.toen, g.namen, naam=g.alle)
    extra = (
        "Alle planlijsten samen, ook van plannen zonder corporatie; van de filters tellen periode "
        "en hardheid hier niet mee."
    )
    uit = kaart(
        "plan-verschuiving", "Sinds een eerdere stand", figuur, g.herkomst(),
        downloads=csv, breed=True,
    )  # fmt: skip
    return [uit, html.P(extra, className="opmerking breed")]


def wijken(g: PlanGegevens) -> list[Any]:
    """A table for each gemeente."""
    if not g.strategie:
        zin = "Er zijn geen plannen en geen gerealiseerde cijfers om per wijk te tonen."
        return [html.Div(html.P(zin), className="kaart breed")]
    return [_strategie(g, s, plek) for plek, s in enumerate(g.strategie)]


def _strategie(g: PlanGegevens, s: Strategie, plek: int) -> dict[str, Any]:
    gekozen = segmenten(g.keuze)
    wat = (
        SOCIAAL
        if gekozen == ("sociaal",)
        else (f"woningen ({opsomming([woorden.SEGMENT[x] for x in gekozen])})")
    )
    keuze = g.keuze.anders(gemeente=(s.gemeente,))
    tabel = strategietabel(
        s.rijen,
        s.tijd,
        g.naam(s.gemeente),
        g.namen,
        wat=wat,
        tijdelijk=s.tijdelijk,
        naam=Plannaam(keuze),
    )
    links = [
        ("CSV", download_plannen("wijkenstrategie.csv", keuze)),
        ("Excel (XLSX)", download_plannen("wijkenstrategie.xlsx", keuze)),
        *erachter(keuze),
    ]
    return strategie(f"strategie-{plek}", tabel, g.herkomst(None, [s.fictief]), links)


def capaciteit(g: PlanGegevens) -> list[Any]:
    """What a province publishes, apart from everything else."""
    rijen = g.capaciteit
    herkomst = g.herkomst([c.bron for c in rijen], [c.fictief for c in rijen])
    csv = download_plannen(
        "plannen.csv", g.keuze.anders(segment=("totaal",), corporatie=(), gebied=())
    )
    return [
        kaart(
            "plan-capaciteit", NIET_SOCIAAL.capitalize(),
            plancapaciteit(rijen, g.namen, naam=g.alle),
            herkomst,
            downloads=[("CSV", csv), erachter(g.keuze)[0]], breed=True,
        )
    ]  # fmt: skip
