"""The chart cards of Groei."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urlencode

from dash import html

from components.kaart import Herkomst, kaart
from components.tegel import band
from components.tekst import toon_delen
from domain.filters import Filters
from domain.groei.doel import Doel
from domain.leveringen.keuze import HerkomstKeuze
from figures.groei.balans import balans, standen
from figures.groei.cbs import cbs
from figures.groei.cumulatief import cumulatief
from figures.groei.per_corporatie import Delen, per_corporatie, som_tekst
from figures.groei.per_jaar import per_jaar
from figures.groei.waterval import waterval
from pages.gemeen import adressen as herkomst
from pages.groei.gegevens import Groeigegevens, gedekt, geen_totaal, heel

GEEN_SOM = (
    "Een som over de partijen en jaren is er niet. Hieronder staat wat er wel is: de jaren waarvan "
    "alle cijfers er zijn, en elke corporatie apart."
)


def adres(bestand: str, filters: Filters, **extra: str) -> str:
    """The download with the page's own query."""
    query = urlencode(filters.naar_query() | extra, safe=",")
    return f"/export/{bestand}{f'?{query}' if query else ''}"


def rijen(filters: Filters, wat: str = "groei") -> tuple[str, str]:
    """The link from a chart to the rows behind it."""
    return "Rijen erachter", herkomst.adres_herkomst(HerkomstKeuze(wat, filters))


def groei(g: Groeigegevens, doel: Doel | None) -> list[Any]:
    """The cards about growth; without a total only what can be said without one."""
    telt = gedekt(g, g.regels)
    csv = [("CSV", adres("groei.csv", g.filters)), rijen(g.filters)]
    kaarten: list[Any] = [
        kaart(
            "per-jaar", "Netto groei per jaar",
            per_jaar(telt, g.wat, doel, tot=g.gerealiseerd_tot, naam=g.naam), g.herkomst,
            downloads=csv, breed=True,
        ),
        kaart(
            "waterval",
            "Van toevoeging naar netto",
            waterval(telt, g.wat, g.begin, dagen=g.dagen, naam=g.naam),
            g.herkomst,
            downloads=csv,
        ),
        kaart("cumulatief", "Opgeteld, naast de afspraak", cumulatief(
            gedekt(g, g.dagregels), g.wat, doel, g.oordeel(g.hoofd[0]) if g.hoofd else None,
            gerealiseerd=g.gerealiseerd, naam=g.naam_opgeteld,
        ), g.herkomst, downloads=csv),
    ]  # fmt: skip
    if geen_totaal(g):
        # Without some party's years a sum over the years would say too little.
        wel = any(r.status == g.status for r in telt)
        kaarten = [html.Div(band("let-op", GEEN_SOM), className="breed"), *kaarten[: int(wel)]]
    kaarten.append(
        kaart(
            "per-corporatie",
            "Netto groei van het eigen bezit, per corporatie",
            per_corporatie(
                g.eigen_binnen if g.delen else g.eigen,
                g.wat,
                g.namen,
                Delen(g.delen, g.oordelen_van_delen),
                heel=heel(g),
                naam=g.naam_van_eigen,
                naam_som=partial(g.naam_van_wissel, veld="eigen"),
            ),
            g.herkomst,
            downloads=[
                ("CSV", adres("groei.csv", g.filters.met(perspectief="corporatie"))),
                rijen(g.filters.met(perspectief="corporatie")),
            ],
            breed=True,
        )
    )
    for wissel in g.wissels:
        if wissel.status in heel(g) and g.filters.perspectief == "sector":
            zin = som_tekst(wissel, partial(g.naam_van_wissel, wissel.status))
            kaarten.append(html.Div(band("info", *toon_delen(zin)), className="breed"))
    return kaarten


def geen_groei() -> list[Any]:
    """What is said where there is nothing to draw."""
    return [
        html.Div(
            html.P(
                "Geen corporatie leverde mutaties aan die bij deze keuze passen. Kies een andere "
                "periode, duur of status, of wis de filters."
            ),
            className="kaart breed",
        )
    ]


def voorraad(g: Groeigegevens) -> list[Any]:
    """The cards about the stock itself."""
    csv = [("CSV", adres("voorraad.csv", g.filters)), rijen(g.filters, "standen")]
    return [
        kaart(
            "balans",
            "Voorraadbalans, gezien vanuit de corporaties",
            balans(g.balans, g.namen, g.naam_van_balans),
            g.herkomst,
            downloads=csv,
        ),
        kaart(
            "standen",
            "Getelde voorraad, eigen bezit",
            standen(g.tellingen, g.namen, g.filters.gebied),
            g.herkomst_standen,
            downloads=csv,
        ),
    ]


def alle_woningen(g: Groeigegevens) -> Any:
    """The card about all dwellings; CBS sums no country here."""
    if not g.filters.gemeente:
        return html.P("Kies een gemeente om te zien hoeveel woningen er in totaal bij kwamen.")
    herkomst = Herkomst(
        bron="CBS, tabel 81955NED",
        peildatum="eind van elk jaar",
        stand=g.stand,
    )
    return kaart(
        "cbs",
        "Alle woningen volgens CBS",
        cbs(g.cbs, g.namen),
        herkomst,
        downloads=[
            ("CSV", adres("alle-woningen.csv", g.filters)),
            rijen(g.filters, "alle-woningen"),
        ],
        breed=True,
    )
