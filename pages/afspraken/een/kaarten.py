"""The chart of one afspraak: its path, its share over time, or its areas beside the target."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from dash import html

from components.kaart import Herkomst, kaart
from domain.afspraken.aandeelmeting import Aandeelmeting, oordeel_per_deel
from domain.filters import Filters
from domain.leveringen.keuze import HerkomstKeuze
from figures.afspraken.aandeel import verloop_aandeel
from figures.afspraken.aandeel_gegeven import Deelverloop
from figures.afspraken.gebieden import verloop_gebieden
from figures.afspraken.verloop import Afspraakverloop, verloop
from figures.basis.getallen import ONBEKEND, datum
from pages.afspraken.een.lees import Afspraakgegevens
from pages.gemeen.adressen import adres_herkomst

GEEN_TELLING = (
    "Deze stand heeft geen cijfers die deze afspraak beantwoorden. Daarom is er geen grafiek."
)
ELDERS = "Waar het aandeel sociale huur boven deze grens komt, staat op de pagina Kernen."
GEEN_PERIODE = "De afspraak noemt geen periode. Daarom is er niets om over te tellen."

_SOCIAAL = ("standen", "Rijen achter de sociale huur")
# indicator of a share -> kinds of rows that it is measured from, and how the link is called.
AANDEEL: Mapping[str, tuple[tuple[str, str], ...]] = defaultdict(
    tuple,
    {
        "aandeel_voorraad": (("totalen", "Rijen achter alle woningen"), _SOCIAAL),
        "aandeel_nieuwbouw": (
            ("alle-woningen", "Rijen achter alle nieuwbouw"),
            ("groei", "Rijen achter de sociale nieuwbouw"),
        ),
        "aandeel_huurklasse": (_SOCIAAL,),
    },
)


def kaarten(g: Afspraakgegevens, stand: str | None) -> list[Any]:
    """One card, or a sentence why there is none. stand: the fixed one that links keep."""
    meting = g.regel.beoordeeld.aandeel
    if meting and any(d.nu is not None for d in meting.delen):
        return [_aandeel(g, meting, stand)]
    if g.geteld and g.regel.peildatum:
        v = Afspraakverloop(g.afspraak, g.regel.oordeel, g.regel.peildatum, g.geteld.punten)
        return [
            kaart(
                "afspraak-verloop",
                "Naast de afspraak",
                verloop(v),
                herkomst(g),
                downloads=[("Rijen als CSV", rijen_adres(g, "csv")), *erachter(g, stand)],
                breed=True,
            )
        ]
    zin = GEEN_PERIODE if g.afspraak.telt_soorten or g.afspraak.telt_duur else GEEN_TELLING
    if g.afspraak.indicator == "overconcentratie":
        zin = ELDERS
    return [html.Div(html.P(zin), className="kaart breed")]


def _aandeel(g: Afspraakgegevens, meting: Aandeelmeting, stand: str | None) -> Any:
    a = g.afspraak
    if meting.per_gebied:
        grafiek = verloop_gebieden(a, oordeel_per_deel(a, meting, g.regel.peildatum))
        onderwerp = f"Elke {a.per_gebied} apart"
    else:
        grafiek = verloop_aandeel(
            Deelverloop(a, meting.delen[0], meting.definitie, g.regel.oordeel)
        )
        onderwerp = "Het aandeel door de jaren"
    csv = [("CSV per gebied", _kernen(g))] if a.indicator == "aandeel_voorraad" else []
    links = [*csv, *erachter(g, stand)]
    return kaart("afspraak-verloop", onderwerp, grafiek, herkomst(g), downloads=links, breed=True)


def erachter(g: Afspraakgegevens, stand: str | None) -> list[tuple[str, str]]:
    """(label, href) of the rows that were counted, each with its file and its original text."""
    a = g.afspraak
    if g.geteld:
        keuze = HerkomstKeuze(
            "afspraak", Filters(stand=stand), afspraak=a.id, peildatum=g.gevraagd
        )  # fmt: skip
        return [("Rijen erachter", adres_herkomst(keuze))]
    if not a.gemeente or g.regel.beoordeeld.aandeel is None:
        return []
    # All of the gemeente: what is measured of an area is made up of smaller ones.
    plek = Filters(gemeente=(a.gemeente,), stand=stand)
    return [
        (label, adres_herkomst(HerkomstKeuze(wat, plek))) for wat, label in AANDEEL[a.indicator]
    ]


def herkomst(g: Afspraakgegevens) -> Herkomst:
    """Where the figures come from; before there are any, who wrote the agreement."""
    a, meting = g.afspraak, g.regel.beoordeeld.aandeel
    bronnen: tuple[str, ...] = g.geteld.bronnen if g.geteld else ()
    if meting:
        bronnen = tuple(dict.fromkeys(b for d in meting.delen for b in d.bronnen))
    document = g.gelezen.naslag.documenten[a.document]
    return Herkomst(
        bron="; ".join(bronnen) or document.bron or ONBEKEND,
        peildatum=datum(g.regel.peildatum),
        stand=g.stand,
        fictief=a.fictief,
    )


def rijen_adres(g: Afspraakgegevens, soort: str, **extra: str) -> str:
    """The rows behind it as a file, of this very stand and day."""
    query = {"id": g.afspraak.id}
    if g.gevraagd:
        query["peildatum"] = g.gevraagd.isoformat()
    return f"/export/afspraak-rijen.{soort}?{urlencode(query | {'stand': g.stand} | extra)}"


def _kernen(g: Afspraakgegevens) -> str:
    a = g.afspraak
    query = {"gemeente": a.gemeente or "", "stand": g.stand}
    if a.definitie:
        query["definitie"] = a.definitie
    if g.regel.peildatum:
        query["peildatum"] = g.regel.peildatum.isoformat()
    return f"/export/kernen.csv?{urlencode(query)}"
