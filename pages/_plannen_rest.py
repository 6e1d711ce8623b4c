"""The restopgave on Plannen: of every target in homes, and of an agreed share per kern."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from components.kaart import kaart
from components.plantabel import AandeelRij, aandeeltabel, resttabel
from figures.getallen import getal
from figures.planrest import RestRij, planrest, voornaamste
from figures.zinnen_plannen import rest as restzin
from figures.zinnen_programma import artikel
from pages._plannen_gegevens import PlanGegevens
from store.queries.plannen_aandeel import AandeelRegel
from store.queries.restopgave import RestRegel

AANDEEL = (
    "Doel is het afgesproken aandeel van alle woningen, met de plannen van corporaties erbij. Wat "
    "anderen bouwen zit er niet in."
)


def restrijen(g: PlanGegevens) -> list[RestRij]:
    """The targets with names."""
    return [
        RestRij(
            wie=_wie(g, r),
            artikel=_artikel(r.rest.afspraak.artikel),
            titel=f"{r.rest.afspraak.titel} ({r.document})",
            peildatum=r.peildatum,
            rest=r.rest,
            fictief=r.rest.afspraak.fictief,
        )
        for r in g.rest
    ]


def _wie(g: PlanGegevens, r: RestRegel) -> str:
    a = r.rest.afspraak
    if r.rest.niveau == "gebied":
        return g.naam(a.gebied)
    if r.rest.niveau == "corporatie":
        return g.naam(a.corporaties[0])
    return g.naam(r.gemeente)


def _artikel(tekst: str) -> str:
    woord = artikel(tekst)
    return woord[:1].upper() + woord[1:]


def hoofdzin(g: PlanGegevens) -> str:
    """The sentence for the message of the page; empty where no target runs."""
    if not g.rest:
        return ""
    r = voornaamste(restrijen(g))
    return f"{restzin(r.rest, r.naam)}."


def restopgave(g: PlanGegevens, csv: Sequence[tuple[str, str]]) -> list[Any]:
    """The cards: targets in homes, and agreed shares where there are any."""
    rijen = restrijen(g)
    herkomst = g.herkomst([*(r.document for r in g.rest), *g.bronnen], [r.fictief for r in rijen])
    figuur = kaart(
        "restopgave",
        "Restopgave: doel min gerealiseerd, hard en zacht",
        planrest(rijen, g.plaats),
        herkomst,
    )
    figuur.className = "plat"  # the card around it holds the table too
    uit: list[Any] = [
        html.Div(
            [
                figuur,
                resttabel(rijen, g.keuze.stand or "", "Restopgave per afspraak") if rijen else "",
                _links(csv),
            ],
            className=f"kaart breed{' is-fictief' if any(r.fictief for r in rijen) else ''}",
        )
    ]
    if g.aandelen:
        uit.append(_aandelen(g, csv))
    return uit


def _links(csv: Sequence[tuple[str, str]]) -> html.Div:
    links = [html.A(label, href=href, className="download") for label, href in csv]
    return html.Div(links, className="onder")


def _aandelen(g: PlanGegevens, csv: Sequence[tuple[str, str]]) -> html.Div:
    rijen = [_aandeel(r) for r in g.aandelen]
    fictief = [r.kern.bronnen.fictief for r in g.aandelen]
    bron = [n for r in g.aandelen for n in r.kern.bronnen.namen]
    herkomst = g.herkomst(bron, fictief)
    zonder = max((r.zonder_gebied for r in g.aandelen), default=0)
    opmerkingen = [AANDEEL]
    if zonder:
        opmerkingen.append(
            f"Van netto {getal(zonder)} geplande sociale huurwoningen is het gebied niet bekend; "
            "die zitten in geen kern."
        )
    if any(r.rest.rest is None for r in g.aandelen):
        opmerkingen.append("Waar het aandeel van nu onbekend is, is de restopgave dat ook.")
    return html.Div(
        [
            html.P("Restopgave van een afgesproken aandeel", className="onderwerp"),
            html.H3(_kop(g.aandelen)),
            aandeeltabel(rijen, g.keuze.stand or "", "Restopgave van een afgesproken aandeel"),
            *(html.P(o, className="opmerking") for o in opmerkingen),
            html.P(herkomst.tekst, className="herkomst"),
            _links(csv),
        ],
        className=f"kaart breed{' is-fictief' if any(fictief) else ''}",
    )


def _kop(regels: Sequence[AandeelRegel]) -> str:
    bekend = [r for r in regels if r.rest.rest is not None]
    tekort = [r for r in bekend if (r.rest.rest or 0) > 0]
    som = sum(r.rest.rest or 0 for r in tekort)
    wat = "gebieden" if len(regels) > 1 else "gebied"
    if not bekend:
        return "Hoeveel er nog nodig is voor het afgesproken aandeel is onbekend"
    if not tekort:
        return "Met de plannen wordt het afgesproken aandeel overal gehaald"
    return (
        f"In {getal(len(tekort))} van de {getal(len(regels))} {wat} komt het afgesproken aandeel "
        f"er met alle plannen niet: samen {getal(som)} woningen te weinig"
    )


def _aandeel(r: AandeelRegel) -> AandeelRij:
    x = r.rest
    return AandeelRij(
        wie=r.kern.gebied,
        artikel=_artikel(r.afspraak.artikel),
        titel=f"{r.afspraak.titel} ({r.document})",
        id=r.afspraak.id,
        procent=f"{getal(r.afspraak.doel, 0 if float(r.afspraak.doel or 0).is_integer() else 1)}%",
        woningen=x.woningen,
        doel=x.doel,
        sociaal=x.sociaal,
        hard=x.hard,
        zacht=x.zacht,
        rest=x.rest,
    )
