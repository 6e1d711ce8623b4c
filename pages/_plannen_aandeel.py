"""The restopgave of an agreed share on Plannen: for the gemeente, or for each kern."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from components.plantabel import AandeelRij, aandeeltabel
from figures.getallen import datum, getal
from figures.zinnen import FICTIEF
from figures.zinnen_programma import artikel
from pages._plannen_adres import erachter_aandeel
from pages._plannen_gegevens import PlanGegevens
from store.queries.plannen_aandeel import AandeelRegel

AANDEEL = (
    "Doel is het afgesproken aandeel van alle woningen, met de plannen van corporaties erbij. Wat "
    "anderen bouwen zit er niet in."
)


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
            html.H3(_kop(regels)),
            tabel,
            *(html.P(o, className="opmerking") for o in _opmerkingen(regels)),
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
    uit = [AANDEEL + (f" Plannen na {datum(tot)} tellen niet mee." if tot else "")]
    if zonder := max(r.zonder_gebied for r in regels):
        uit.append(
            f"Van netto {getal(zonder)} geplande sociale huurwoningen is het gebied niet bekend; "
            "die zitten in geen kern."
        )
    if any(r.rest.rest is None for r in regels):
        uit.append("Waar het aandeel van nu onbekend is, is de restopgave dat ook.")
    return uit


def links(csv: Sequence[tuple[str, str]]) -> html.Div:
    """The downloads below a card."""
    alle = [html.A(label, href=href, className="download") for label, href in csv]
    return html.Div(alle, className="onder")


def _kop(regels: Sequence[AandeelRegel]) -> str:
    a = regels[0].afspraak
    doel = f"{_procent(a.doel)} uit {artikelnaam(a.artikel, klein=True)}"
    bekend = [r for r in regels if r.rest.rest is not None]
    tekort = [r for r in bekend if (r.rest.rest or 0) > 0]
    som = sum(r.rest.rest or 0 for r in tekort)
    if not bekend:
        return f"Hoeveel er nog nodig is voor de {doel} is onbekend"
    if not tekort:
        return f"Met alle plannen wordt de {doel} gehaald"
    if len(regels) == 1:
        return f"Voor de {doel} zijn na alle plannen nog {getal(som)} woningen nodig"
    return (
        f"In {getal(len(tekort))} van de {getal(len(regels))} gebieden wordt de {doel} met alle "
        f"plannen niet gehaald: samen {getal(som)} woningen te weinig"
    )


def _rij(r: AandeelRegel) -> AandeelRij:
    x = r.rest
    return AandeelRij(
        wie=r.kern.gebied,
        artikel=artikelnaam(r.afspraak.artikel),
        titel=f"{r.afspraak.titel} ({r.document})",
        id=r.afspraak.id,
        procent=_procent(r.afspraak.doel),
        woningen=x.woningen,
        doel=x.doel,
        sociaal=x.sociaal,
        hard=x.hard,
        zacht=x.zacht,
        rest=x.rest,
    )


def _procent(doel: float | None) -> str:
    heel = doel is not None and float(doel).is_integer()
    return f"{getal(doel, 0 if heel else 1)}%"


def artikelnaam(tekst: str, *, klein: bool = False) -> str:
    """An article as it is called: Artikel 6, or its own words."""
    woord = artikel(tekst)
    return woord if klein else woord[:1].upper() + woord[1:]
