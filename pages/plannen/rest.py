"""The restopgave on Plannen, of every target in homes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from components.kaart import kaart
from components.plannen.tabel import resttabel
from figures.basis.getallen import datum
from figures.plannen.restopgave import RestRij, planrest, restzin, voornaamste
from pages.plannen.aandeel import aandelen, artikelnaam, links
from pages.plannen.gegevens import PlanGegevens
from store.vragen.plannen.restopgave import RestRegel


def restrijen(g: PlanGegevens) -> list[RestRij]:
    """The targets with names."""
    return [
        RestRij(
            wie=_wie(g, r),
            artikel=artikelnaam(r.rest.afspraak.artikel),
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


def hoofdzin(g: PlanGegevens) -> str:
    """The sentence for the message of the page; empty where no target runs."""
    if not g.rest:
        return ""
    r = voornaamste(restrijen(g))
    return restzin(r) + "."


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
                *_terug(g),
                resttabel(rijen, g.keuze.stand or "", "Restopgave per afspraak") if rijen else "",
                links(csv),
            ],
            className=f"kaart breed{' is-fictief' if any(r.fictief for r in rijen) else ''}",
        )
    ]
    return [*uit, *aandelen(g, csv)]


def _terug(g: PlanGegevens) -> list[Any]:
    """Said where the reader looks back: what was built since is in neither column."""
    if g.keuze.peildatum is None or g.peildatum != g.keuze.peildatum:
        return []
    zin = (
        f"U kijkt terug naar {datum(g.peildatum)}. Wat daarna is gebouwd telt hier niet mee, en "
        "staat ook niet meer in de plannen."
    )
    return [html.P(zin, className="opmerking")]
