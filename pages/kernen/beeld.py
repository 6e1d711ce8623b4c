"""What Kernen shows of a `Kernblad` and a reader's choice. No database: the sliders use it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from dash import html

from components.kaart import kaart
from components.kernen.tabel import kernlijst
from components.tabel import tabel
from components.tegel import band
from components.tekst import toon, toon_delen
from domain.kernen.keuze import KernFilters
from domain.leveringen.keuze import HerkomstKeuze
from figures.groei.zinnen import FICTIEF
from figures.kernen import zinnen
from figures.kernen.programma import programma
from figures.kernen.rijen import (
    BEZIT_NAAM,
    Kern,
    definitie_label,
    delen,
    doel_tekst,
    gebieden,
    telt,
)
from figures.kernen.stippen import stippen
from figures.kernen.trend import trend, trend_tekst
from pages.gemeen import adressen as herkomst
from pages.kernen.gegevens import Kernblad, nummers


def adres(bestand: str, keuze: KernFilters, **extra: str) -> str:
    """A download with the page's own choices; the chosen area is only a highlight."""
    query = urlencode(keuze.met(gebied=()).naar_query() | extra, safe=",")
    return f"/export/{bestand}{f'?{query}' if query else ''}"


def kop(b: Kernblad, kernen: Sequence[Kern], keuze: KernFilters) -> list[Any]:
    """The message, how it was computed, what counts, and what to know before believing it."""
    doel = b.doel(keuze)
    uit: list[Any] = [
        html.P(
            toon(zinnen.boodschap(kernen, b.plaats, b.woord, doel, b.stappen)),
            className="boodschap",
        ),
    ]
    ook = [zinnen.met_plannen(b.stappen, b.plaats, b.wanneer)]
    if zinnen.met_programma(b.stappen, b.plaats, doel):
        # The areas come after the programme; without one they are the message.
        ook.append(zinnen.hoe_staan_ze(kernen, b.plaats, b.woord, doel))
    uit += [html.P(toon(z), className="ook") for z in ook if z]
    if b.stappen:
        uit.append(_afleiding(b, doel))
    if b.fictief:
        uit.append(
            band(
                "fictief",
                html.Strong(f"{FICTIEF}. "),
                "Deze gemeente en haar cijfers zijn verzonnen, om te laten zien wat kan.",
            )
        )
    if b.grens and (te_veel := zinnen.overconcentratie(kernen, b.grens.procent, b.grens.bron)):
        uit.append(band("let-op", *toon_delen(te_veel)))
    uit.append(
        html.P(
            [
                zinnen.definitie(b.definitie, b.definities),
                " ",
                *toon_delen(zinnen.vergelijking(b.plaats, b.woord, doel, b.afspraak, b.definitie)),
                *(f" {o}" for o in b.opmerkingen),
            ],
            className="getoond",
        )
    )
    return uit


def _afleiding(b: Kernblad, doel: float | None) -> html.Details:
    g = programma(b.stappen, b.plaats, doel, b.wanneer)
    return html.Details(
        [
            html.Summary("Hoe is dit berekend, en wat zit er niet in?"),
            tabel(g.tabel, f"Berekening voor {b.plaats}"),
            html.Ul([html.Li(toon(u)) for u in b.uitleg], className="lijst"),
        ],
        # On paper every details.tabel is open.
        className="afleiding tabel",
    )


def lijst(b: Kernblad, kernen: Sequence[Kern], gekozen: str | None) -> dict[str, Any]:
    """The list of areas: its heading, its rows and its source, by the name of the output."""
    trends = {r.code: trend_tekst(r) for r in b.reeksen if r.verschil is not None}
    naam = f"{b.woord.meer.capitalize()} van {b.plaats}"
    bekend = any(k.aandeel is not None for k in delen(kernen))
    volgorde = "Van laag naar hoog aandeel" if bekend else "Van veel naar weinig woningen"
    return {
        "lijst": [html.P(volgorde, className="onderwerp"), html.H3(naam)],
        "lijst_data": kernlijst(kernen, nummers(kernen), trends, gekozen, naam),
        "lijst_onder": bron(b),
    }


def gekozen(b: Kernblad, kernen: Sequence[Kern], keuze: KernFilters, code: str | None) -> list[Any]:
    """What is said of the area that the reader chose."""
    kern = next((k for k in kernen if k.code == code), None)
    if code is None or kern is None:
        return [html.P(f"Kies een {b.woord.een} in de lijst of op de kaart.")]
    rij = b.rij(code)
    zinnen_ = [
        zinnen.samenvatting(kern, nummers(kernen)[code], gebieden(kernen)),
        zinnen.opgave(kern, float(keuze.nieuwbouwaandeel)) if kern.aandeel is not None else "",
        *(rij.toelichting if rij else ()),
    ]
    return [html.P(toon(z)) for z in zinnen_ if z]


def bron(b: Kernblad) -> html.P:
    """The source line, with the mark of invented figures."""
    merk = html.Strong(f"{FICTIEF}{' voor een deel' if b.herkomst.deels else ''}. ")
    return html.P([merk if b.fictief else "", b.herkomst.tekst], className="herkomst")


def grafieken(
    b: Kernblad, kernen: Sequence[Kern], keuze: KernFilters, gekozen: str | None
) -> list[Any]:
    """The dot plot and, where more years are known, the trend."""
    doel, csv = b.doel(keuze), [("CSV", adres("kernen.csv", keuze)), *rijen(keuze)]
    naam = "doel" if b.per_gebied and doel == b.afgesproken else "vergelijking"
    uit = [
        kaart(
            "kernen-stippen",
            f"Aandeel {telt(b.definitie, BEZIT_NAAM)} per {b.woord.een}",
            stippen(kernen, b.plaats, b.woord, doel, doel_naam=naam, gekozen=gekozen),
            b.herkomst,
            downloads=csv,
            breed=not _heeft_trend(b),
        )
    ]
    if _heeft_trend(b):
        uit.append(
            kaart(
                "kernen-trend",
                "Door de jaren",
                trend(b.reeksen, b.plaats, b.woord, doel, gekozen),
                b.herkomst,
                downloads=csv,
            )
        )
    return uit


def _heeft_trend(b: Kernblad) -> bool:
    return any(r.verschil is not None for r in b.reeksen)


def rijen(keuze: KernFilters) -> list[tuple[str, str]]:
    """The links from a share to the rows behind its two numbers."""
    filters = keuze.plaats.met(tot=keuze.peildatum, stand=keuze.stand)
    return [
        ("Rijen achter alle woningen", herkomst.adres_herkomst(HerkomstKeuze("totalen", filters))),
        (
            "Rijen achter de sociale huur",
            herkomst.adres_herkomst(HerkomstKeuze("standen", filters)),
        ),
    ]


def erachter_plannen(keuze: KernFilters) -> tuple[str, str]:
    """The link from what the plans bring to the plans."""
    filters = keuze.plaats.met(stand=keuze.stand)
    return "Rijen achter de plannen", herkomst.adres_herkomst(HerkomstKeuze("plannen", filters))


def downloads(b: Kernblad, keuze: KernFilters) -> list[Any]:
    """Every file, with the reader's own assumptions in its address."""
    aannames = (
        f"{'Zonder doel' if (t := b.doel(keuze)) is None else f'Met doel {doel_tekst(t)}'}, "
        f"{doel_tekst(float(keuze.nieuwbouwaandeel))} sociaal in de nieuwbouw"
        + (f" en als sociale huur: {definitie_label(keuze.definitie)}" if keuze.definitie else "")
        + "."
    )
    links = (
        ("Kernen als CSV", adres("kernen.csv", keuze)),
        ("Kernen als CSV voor Excel", adres("kernen.csv", keuze, formaat="nl")),
        ("Kernen als Excel-bestand (XLSX)", adres("kernen.xlsx", keuze)),
        ("Kernen met grenzen (GeoJSON)", adres("kernen.geojson", keuze)),
    )
    return [
        html.P(aannames, className="getoond"),
        html.Ul([html.Li(html.A(label, href=h)) for label, h in links], className="downloads"),
    ]
