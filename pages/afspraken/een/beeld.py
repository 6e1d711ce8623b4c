"""What the page of one afspraak shows: message, figures, chart, and the rest in its order.

The figures beside its status are always there. The rest: the parties' own words, its parts, and
other readings.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from dash import dcc, html

from components.status import statuswoord
from components.tegel import Tegel, band, tegels
from components.tekst import toon
from domain.afspraken.cijfernamen import naam_oordeel
from domain.afspraken.indicatoren import INDICATOREN
from domain.afspraken.keuze import AfspraakFilters
from domain.opsomming import opsomming
from figures.afspraken import woorden
from figures.afspraken import zinnen_een as zinnen
from figures.afspraken.lijst import Lijstafspraak
from figures.afspraken.samenhang import samenhang_zin
from figures.afspraken.woorden import beoordeeld, doel, doel_erbij, reden
from figures.basis.getallen import datum
from figures.basis.zin import samen, zin
from figures.groei.zinnen import FICTIEF
from pages.afspraken.beeld import verschillen
from pages.afspraken.een.afgesproken import afgesproken
from pages.afspraken.een.kaarten import kaarten
from pages.afspraken.een.lees import Afspraakgegevens
from pages.afspraken.een.rekening import rekening
from pages.gemeen.adressen import adres_afspraak, adres_afspraken


def anderen(g: Afspraakgegevens, filters: AfspraakFilters) -> list[Any]:
    """What the parties say, its parts, and where documents say something else."""
    return [*_zelf(g), *_delen(g, filters), *_verschillen(g, filters)]


def _zelf(g: Afspraakgegevens) -> list[Any]:
    uit: list[Any] = [html.H2("Wat zeggen de partijen zelf?")]
    if not g.lijn.eigen:
        leeg = "Bij deze afspraak heeft geen partij een toelichting gegeven."
        return [*uit, html.P(leeg, className="opmerking")]
    rijen = []
    for t in g.gelezen.naslag.toelichtingen[g.afspraak.id]:
        oordeel = [html.Br(), statuswoord(t.oordeel)] if t.oordeel else []
        rijen.append(
            html.Li(
                [
                    html.P([html.Strong(f"{g.naam(t.partij)}, {t.periode}"), *oordeel]),
                    html.P(t.tekst),
                    html.P(f"{t.door}, {datum(t.datum)}", className="opmerking"),
                ]
            )
        )
    return [
        *uit,
        html.P(
            "Dit is het eigen oordeel van de partijen. De status hierboven komt daar niet uit.",
            className="opmerking",
        ),
        html.Ul(rijen, className="kaart toelichtingen"),
    ]


def _delen(g: Afspraakgegevens, filters: AfspraakFilters) -> list[Any]:
    if not g.delen:
        return []
    return [
        html.H2("Delen van deze afspraak"),
        html.P("Een deel hoort bij het geheel en telt niet nog eens mee.", className="opmerking"),
        html.Ul([_deel(d, filters) for d in g.delen], className="kaart afspraken"),
    ]


def _deel(lijn: Lijstafspraak, filters: AfspraakFilters) -> html.Li:
    a, o = lijn.afspraak, lijn.oordeel
    nu = beoordeeld(a, o, "gerealiseerd")
    tekst = zin("{}: {}; gerealiseerd: {}", opsomming(lijn.partijen), doel(a), nu)
    if o.met_hard is not None:
        tekst += zin("; met harde plannen: {}", beoordeeld(a, o, "met_hard"))
    return html.Li(
        [
            statuswoord(o.status, naam_oordeel(a, o, "status")),
            html.Span(
                [
                    dcc.Link(toon(tekst), href=adres_afspraak(a.id, filters)),
                    html.Br(),
                    html.Small(toon(reden(a, o))),
                ]
            ),
        ]
    )


def _verschillen(g: Afspraakgegevens, filters: AfspraakFilters) -> list[Any]:
    """Where documents say something else than this one."""
    hier = g.gelezen.naslag.verschillen.get(g.afspraak.id, ())
    if not hier:
        return []
    return verschillen(replace(g.gelezen, verschillen=hier), [g.lijn], filters, g.stand)


def kerncijfers(g: Afspraakgegevens) -> list[Tegel]:
    """The figures that stand beside a status, always."""
    a, o = g.afspraak, g.regel.oordeel
    maximum = a.oordeel_als == "maximum"
    erbij = samen(doel_erbij(a, o), "; ")
    uit = [
        Tegel("Afgesproken", doel(a), erbij, "doel"),
        Tegel("Gerealiseerd", _gerealiseerd(g), _verwacht(g), "netto"),
    ]
    if a.per_gebied:
        return uit
    uit += [
        Tegel("Resterend", woorden.resterend(a, o)),
        Tegel("Ruimte per jaar" if maximum else "Tempo nodig", woorden.tempo(a, o)),
    ]
    for naam, veld, bij in (
        ("Met harde plannen", "met_hard", "aan het einde van de periode"),
        ("Met ook zachte plannen", "met_zacht", "zachte plannen zijn nog niet zeker"),
    ):
        # Of a period that is over no plans are missing.
        leeg = getattr(o, veld) is None
        if a.tot is not None and (not leeg or (g.geteld and not _voorbij(g))):
            tekst = "onbekend" if leeg else beoordeeld(a, o, veld)
            uit.append(Tegel(naam, tekst, "" if leeg else bij))
    return uit


def _gerealiseerd(g: Afspraakgegevens) -> str:
    a, o = g.afspraak, g.regel.oordeel
    if a.per_gebied:
        return f"per {a.per_gebied}"
    if o.gerealiseerd is None and not INDICATOREN[a.indicator].telt and not a.is_aandeel:
        return woorden.NVT
    return beoordeeld(a, o, "gerealiseerd")


def _verwacht(g: Afspraakgegevens) -> str:
    a, o = g.afspraak, g.regel.oordeel
    if a.is_aandeel or o.verwacht is None or _voorbij(g):
        return ""
    naam = "gelijk verdeeld nu" if a.oordeel_als == "maximum" else "nu te verwachten"
    return zin("{}: {}", naam, beoordeeld(a, o, "verwacht"))


def _voorbij(g: Afspraakgegevens) -> bool:
    """Whether the period is over on the peildatum."""
    einde, dag = g.afspraak.tot, g.regel.peildatum
    return einde is not None and dag is not None and dag >= einde


DAGEN = 8  # peildata offered as links; any other can be asked for in the address


def kop(g: Afspraakgegevens, filters: AfspraakFilters) -> list[Any]:
    """The message, and what must be known before believing it."""
    a, o = g.afspraak, g.regel.oordeel
    naam = naam_oordeel(a, o, "status")
    zin = zinnen.boodschap_van_een(a, o, g.regel.peildatum)
    uit: list[Any] = [
        html.P([statuswoord(o.status, naam), ": ", html.Span(toon(zin))], className="boodschap")
    ]
    if g.samenhang:
        uit.append(html.P(toon(samenhang_zin(a, g.samenhang, g.regel.peildatum)), className="ook"))
    elif not zin.startswith(o.reden):
        uit.append(html.P(toon(reden(a, o)), className="ook"))
    if a.fictief:
        uit.append(
            band("fictief", html.Strong(f"{FICTIEF}. "), "Deze afspraak en cijfers zijn verzonnen.")
        )
    heel = g.geteld is not None and not o.ontbreekt
    dag = zinnen.peildatum_zin(g.regel.peildatum, g.gevraagd, heel=heel)
    uit.append(html.P(dag, className="getoond"))
    if (later := zinnen.al_later(g.regel.peildatum, _gedekt_tot(g))) and g.geteld:
        uit.append(band("let-op", later))
    uit += _dagen(g, filters)
    return uit


def _gedekt_tot(g: Afspraakgegevens) -> Any:
    """The last day of the period of which realised figures of all its parties are there."""
    if g.geteld is None or g.gevraagd is None:
        return None
    k = g.geteld.kader
    dagen = [d[-1].tot for d in k.dekking.values() if d]
    return min(*dagen, k.periode.tot) if dagen and len(dagen) == len(k.dekking) else None


def _dagen(g: Afspraakgegevens, filters: AfspraakFilters) -> list[Any]:
    """Other days to judge it on, as links: no control is needed for so little."""
    anders = [d for d in g.dagen if d != g.regel.peildatum][:DAGEN]
    if not anders:
        return []
    links = [
        html.Li(dcc.Link(datum(d), href=adres_afspraak(g.afspraak.id, filters.met(peildatum=d))))
        for d in anders
    ]
    if filters.peildatum:
        nieuwst = dcc.Link(
            "Nieuwste cijfers", href=adres_afspraak(g.afspraak.id, filters.met(peildatum=None))
        )
        links.insert(0, html.Li(nieuwst))
    return [
        html.Details(
            [html.Summary("Hoe stond het eerder?"), html.Ul(links, className="downloads")],
            className="andere-dagen",
        )
    ]


def inhoud(g: Afspraakgegevens, filters: AfspraakFilters) -> list[Any]:
    """Everything below the message."""
    return [
        tegels(kerncijfers(g)),
        html.H2("Hoe het loopt"),
        html.Div(kaarten(g, filters.stand), className="kaarten"),
        *afgesproken(g, filters),
        *rekening(g, filters.stand),
        *anderen(g, filters),
        html.H2("Verder kijken"),
        html.Ul([html.Li(link) for link in _links(g, filters)], className="downloads"),
    ]


def _links(g: Afspraakgegevens, filters: AfspraakFilters) -> list[Any]:
    a = g.afspraak
    vast = {"stand": filters.stand} if filters.stand else {}
    waar = ({"gemeente": a.gemeente} if a.gemeente else {}) | vast
    uit: list[Any] = [dcc.Link("Terug naar de lijst van afspraken", href=adres_afspraken(filters))]
    if g.geteld:
        pad = _pad("/prognose", {"afspraak": a.id} | vast)
        uit.append(dcc.Link("Prognose bij deze afspraak", href=pad))
    if a.gemeente:
        uit.append(dcc.Link("Plannen in deze gemeente", href=_pad("/plannen", waar)))
    if (a.is_aandeel or a.indicator == "overconcentratie") and a.gemeente:
        uit.append(dcc.Link("Kernen van deze gemeente", href=_pad("/kernen", waar)))
    return uit


def _pad(pad: str, query: dict[str, str]) -> str:
    return f"{pad}?{urlencode(query)}" if query else pad
