"""The restopgave on Plannen: of every target in homes, and of an agreed share.

That of a share is for the gemeente, or for each kern.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from components.kaart import kaart
from components.plannen.tabel import AandeelRij, aandeeltabel, resttabel
from components.tekst import toon
from domain.afspraken.afspraak import Afspraak
from domain.plannen.cijfernamen import naam_doel
from domain.plannen.restopgave import gebieden_samen
from figures.basis.getallen import datum, getal
from figures.basis.zin import Tekst, cijfer, zin
from figures.groei.zinnen import FICTIEF
from figures.kernen.programma import artikel
from figures.kernen.rijen import BEZIT, wat_telt
from figures.kernen.zinnen import definitie
from figures.plannen.restopgave import RestRij, planrest, restzin, voornaamste
from pages.gemeen.adressen import erachter_aandeel
from pages.plannen.gegevens import PlanGegevens
from store.vragen.plannen.restopgave import AandeelRegel, RestRegel

DOEL = "Doel is het afgesproken aandeel van alle woningen{}. Wat anderen bouwen zit er niet in."
MEER = (
    "Restopgave is wat er nog bij moet als er verder niets wordt gebouwd. Elke woning die erbij "
    "komt, telt ook mee in alle woningen: daarom is het meer dan wat er aan het doel ontbreekt."
)
GEEN_PLANNEN = "Plannen zijn niet bekend."
ANDERE_PLANNEN = (
    "Plannen gaan over sociale huur, en bij dit aandeel tellen alle woningen van corporaties. "
    "Daarom tellen plannen hier niet mee."
)
# What is counted with, as far as plans are known.
PLANNEN = {
    ("hard", "zacht"): "alle bekende plannen",
    ("hard",): "de harde plannen",
    ("zacht",): "de zachte plannen",
}


def aandelen(g: PlanGegevens, csv: Sequence[tuple[str, str]]) -> list[html.Div]:
    """A card an afspraak about a share; the first with its table in view."""
    per: dict[str, list[AandeelRegel]] = {}
    for r in g.aandelen:
        per.setdefault(r.afspraak.id, []).append(r)
    return [_kaart(g, regels, csv, eerste=i == 0) for i, regels in enumerate(per.values())]


def _kaart(
    g: PlanGegevens, regels: Sequence[AandeelRegel], csv: Sequence[tuple[str, str]], *, eerste: bool
) -> html.Div:
    a, fictief = regels[0].afspraak, [r.kern.bronnen.fictief for r in regels]
    herkomst = g.herkomst([n for r in regels for n in r.kern.bronnen.namen], fictief)
    bijschrift = f"Restopgave: {a.titel}"
    tabel: Any = aandeeltabel([_rij(r) for r in regels], g.keuze.stand or "", bijschrift)
    if not eerste:
        tabel = html.Details([html.Summary("Tabel"), tabel], className="tabel")
    merk = f"{FICTIEF}{' voor een deel' if herkomst.deels else ''}. "
    return html.Div(
        [
            html.P("Restopgave van een afgesproken aandeel", className="onderwerp"),
            html.H3(toon(_kop(regels))),
            tabel,
            *(html.P(toon(o), className="opmerking") for o in _opmerkingen(regels)),
            html.P(
                [html.Strong(merk) if herkomst.fictief else "", herkomst.tekst],
                className="herkomst",
            ),
            links([*csv, *erachter_aandeel(g.keuze)]),
        ],
        className=f"kaart breed{' is-fictief' if any(fictief) else ''}",
    )


def _opmerkingen(regels: Sequence[AandeelRegel]) -> list[str]:
    tot = regels[0].afspraak.tot
    plannen = _plannen(regels)
    met = ", met de plannen van corporaties erbij" if plannen else ""
    uit = [DOEL.format(met)]
    if tot and plannen:
        uit[0] += f" Plannen na {datum(tot)} tellen niet mee."
    uit.insert(0, definitie(regels[0].definitie))
    if not plannen:
        uit.append(ANDERE_PLANNEN if regels[0].definitie == BEZIT else GEEN_PLANNEN)
    if any(r.rest.rest for r in regels):
        uit.append(MEER)
    if zonder := max(r.zonder_gebied for r in regels):
        naam = regels[0].zonder_naam
        uit.append(
            zin(
                "Van netto {} geplande sociale huurwoningen is het gebied niet bekend; die zitten "
                "in geen kern.",
                cijfer(naam, zonder),
            )
        )
    if any(r.rest.rest is None for r in regels):
        uit.append("Waar het aandeel van nu onbekend is, is de restopgave dat ook.")
    return uit


def links(csv: Sequence[tuple[str, str]]) -> html.Div:
    """The downloads below a card."""
    alle = [html.A(label, href=href, className="download") for label, href in csv]
    return html.Div(alle, className="onder")


def _plannen(regels: Sequence[AandeelRegel]) -> str:
    """'alle bekende plannen', as far as plans are known; empty where none are."""
    return PLANNEN.get(gebieden_samen(r.rest for r in regels).plannen, "")


def _kop(regels: Sequence[AandeelRegel]) -> str:
    a, alle = regels[0].afspraak, gebieden_samen(r.rest for r in regels)
    doel = zin("{} uit {}", doel_cijfer(a), artikelnaam(a.artikel, klein=True))
    plannen, wat = _plannen(regels), wat_telt(regels[0].definitie)
    if alle.onbekend == alle.gebieden:
        return zin("Hoeveel er nog nodig is voor de {} is onbekend", doel)
    onbekend: str = ""
    if alle.onbekend:
        weet_niet = cijfer(regels[0].gebieden_naam("onbekend"), alle.onbekend)
        onbekend = zin("; van {} gebieden weten we het niet", weet_niet)
    if not alle.tekort:
        gehaald = f"Met {plannen} wordt de {{}} gehaald" if plannen else "De {} is gehaald"
        return zin(gehaald, doel) + onbekend
    if len(regels) == 1:
        (regel,) = regels
        nodig = cijfer(regel.naam_rest, regel.rest.rest)
        na = f"na {plannen} " if plannen else ""
        geen = "tellen niet mee" if regel.definitie == BEZIT else "zijn niet bekend"
        slot = "" if plannen else f"; plannen {geen}"
        return zin("Voor de {} zijn {}nog {} {} nodig{}", doel, na, nodig, wat, slot)
    return zin(
        "In {} van de {} gebieden wordt de {} {}niet gehaald: samen zijn {} {} nodig{}",
        cijfer(regels[0].gebieden_naam("tekort"), alle.tekort),
        cijfer(regels[0].gebieden_naam("alle"), alle.gebieden),
        doel,
        f"met {plannen} " if plannen else "",
        cijfer(regels[0].samen_naam, alle.nodig),
        wat,
        onbekend,
    )


def _rij(r: AandeelRegel) -> AandeelRij:
    x = r.rest
    return AandeelRij(
        wie=r.kern.gebied,
        artikel=artikelnaam(r.afspraak.artikel),
        titel=f"{r.afspraak.titel} ({r.document})",
        id=r.afspraak.id,
        procent=doel_cijfer(r.afspraak),
        namen=r.namen,
        woningen=x.woningen,
        doel=x.doel,
        sociaal=x.sociaal,
        hard=x.hard,
        zacht=x.zacht,
        rest=x.rest,
        definitie=r.definitie,
        plannen=bool(x.plannen),
    )


def doel_cijfer(a: Afspraak) -> Tekst:
    """The agreed share."""
    heel = a.doel is not None and float(a.doel).is_integer()
    return cijfer(naam_doel(a.id), a.doel, lambda d: f"{getal(d, 0 if heel else 1)}%")


def artikelnaam(tekst: str, *, klein: bool = False) -> str:
    """An article as it is called: Artikel 6, or its own words."""
    woord = artikel(tekst)
    return woord if klein else woord[:1].upper() + woord[1:]


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
