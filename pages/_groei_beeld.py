"""What the page Groei shows of a selection: message, tiles, charts, what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from dash import html

from components.afspraken import Afspraakregel, afsprakenlijst
from components.band import band
from components.kaart import Herkomst, kaart
from components.tegel import Tegel, tegels
from domain.afspraken import Afspraak
from domain.filters import Filters
from domain.indicatoren import INDICATOREN
from figures import zinnen
from figures.balans import balans
from figures.cbs import cbs
from figures.cumulatief import cumulatief
from figures.doel import Doel
from figures.getallen import datum, getal, jaren, met_teken, opsomming
from figures.kleuren import STATUS_NAAM
from figures.per_corporatie import per_corporatie, som_tekst
from figures.per_jaar import per_jaar
from figures.regels import Regel, bereik, netto
from figures.standen import standen
from figures.waterval import waterval
from pages._gegevens import Gegevens

# What this page is about; the other afspraken have other pages.
GROEI = {naam for naam, i in INDICATOREN.items() if i.telt}


GEEN_SOM = (
    "Een som over de partijen en jaren is er niet. Hieronder staat wat er wel is: de jaren waarvan "
    "alle cijfers er zijn, en elke corporatie apart."
)


def kop(g: Gegevens) -> list[Any]:
    """The message, and what must be known before believing it."""
    hoofd = g.hoofd
    uit: list[Any] = [html.P(kernzin(g, hoofd), className="boodschap")]
    if g.fictief:
        tekst = (
            "Een deel van deze cijfers is verzonnen. Tel ze niet op bij echte cijfers."
            if g.echt
            else "Deze gemeente, corporaties en cijfers zijn verzonnen, om te laten zien wat kan."
        )
        uit.append(band("fictief", html.Strong(f"{zinnen.FICTIEF}. "), tekst))
    echt = [o for o in g.ontbreekt if o.soort == "gerealiseerd"]
    if g.regels and g.status != "gerealiseerd" and echt:
        wie = zinnen.wie_ontbreken(echt)
        uit.append(band("info", f"U ziet alleen plannen: gerealiseerde cijfers ontbreken {wie}."))
    return uit


def kernzin(g: Gegevens, hoofd: tuple[Afspraak, Doel] | None) -> str:
    """The one sentence that a wethouder takes away."""
    doel = hoofd[1] if hoofd else None
    regels = [r for r in g.regels if r.status == g.status]
    if doel:
        regels = [r for r in regels if doel.van <= r.van and r.tot <= doel.tot]
    status = g.status if regels else None
    if g.gemengd:
        return zinnen.gemengd()
    if status and g.zonder_partijen:
        return zinnen.geen_partijen(g.zonder_partijen)
    return zinnen.kernzin(
        g.plaats,
        g.wat,
        status=status,
        saldo=netto(regels),
        dagen=bereik(regels),
        doel=doel,
        ontbreekt=_missend(g) if status else (),
    )


def inhoud(g: Gegevens) -> list[Any]:
    """Everything below the filters."""
    hoofd = g.hoofd
    doel = hoofd[1] if hoofd else None
    return [
        tegels(_tegels(g, hoofd)),
        html.H2("Groei"),
        html.Div(_groei(g, doel) if g.regels else _geen_groei(), className="kaarten"),
        html.H2("Voorraad"),
        html.Div(_voorraad(g), className="kaarten"),
        *_afspraken(g),
        *_niet_geteld(g),
        html.H2("Alle woningen, niet alleen sociaal"),
        html.Div(_cbs(g), className="kaarten"),
        html.H2("Downloads"),
        html.Ul(
            [html.Li(html.A(label, href=href)) for label, href in _downloads(g.filters)],
            className="downloads",
        ),
    ]


def adres(bestand: str, filters: Filters, **extra: str) -> str:
    """The download with the page's own query."""
    query = urlencode(filters.naar_query() | extra, safe=",")
    return f"/export/{bestand}{f'?{query}' if query else ''}"


def _missend(g: Gegevens) -> Sequence[zinnen.Ontbreekt]:
    """Who is missing among the figures that the page is about: there is no total then."""
    soort = "gerealiseerd" if g.status == "gerealiseerd" else "plan"
    return [o for o in g.ontbreekt if o.soort == soort]


def gedekt(g: Gegevens) -> list[Regel]:
    """Rows of the days for which every party delivered."""
    weg = g.ontbreekt
    if g.zonder_partijen or g.gemengd:
        return []
    return [r for r in g.regels if not any(_raakt(o, r) for o in weg)]


def _raakt(o: zinnen.Ontbreekt, r: Regel) -> bool:
    soort = "gerealiseerd" if r.status == "gerealiseerd" else "plan"
    if o.soort != soort:
        return False
    return o.periode is None or (o.periode.van <= r.tot and o.periode.tot >= r.van)


def geen_totaal(g: Gegevens) -> str | None:
    """Why these figures make no total; None where every party is covered."""
    if g.gemengd:
        return zinnen.gemengd()
    if g.zonder_partijen:
        return zinnen.geen_partijen(g.zonder_partijen)
    if weg := _missend(g):
        return zinnen.geen_totaal(g.plaats, weg)
    return None


def _tegels(g: Gegevens, hoofd: tuple[Afspraak, Doel] | None) -> list[Tegel]:
    status, kern = g.status, g.kern
    dagen = bereik(kern)
    wanneer = f"{jaren(*dagen)}, {STATUS_NAAM[status]}" if dagen and status else "geen cijfers"
    totaal = bool(kern) and geen_totaal(g) is None
    plus = sum(r.saldo for r in kern if r.saldo > 0) if totaal else None
    min_ = sum(r.saldo for r in kern if r.saldo < 0) if totaal else None
    extra = [
        f"{met_teken(netto(g.regels, s))} {s}"
        for s in ("hard", "zacht")
        if totaal and s != status and any(r.status == s for r in g.regels)
    ]
    toelichting = wanneer if totaal or not kern else "geen totaal"
    uit = [
        Tegel("Toevoeging", met_teken(plus), toelichting, "plus"),
        Tegel("Onttrekking", met_teken(min_), toelichting, "min"),
        Tegel(
            "Netto groei",
            met_teken(netto(kern)) if totaal else met_teken(None),
            f"{toelichting}{f'; gepland {opsomming(extra)}' if extra else ''}",
            "netto",
        ),
    ]
    if hoofd is None:
        return [*uit, Tegel("Afspraak", "geen", "past bij deze keuze", "doel")]
    afspraak, doel = hoofd
    oordeel = g.oordeel(afspraak)
    periode = f"{doel.naam}, {jaren(doel.van, doel.tot)}"
    uit.append(
        Tegel(
            "Afspraak",
            f"{doel.grens.capitalize()}{doel.waarde}",
            f"{periode}{f': {oordeel.status}' if oordeel else ''}{doel.gelezen}",
            "doel",
        )
    )
    uit.append(
        Tegel(
            "Tempo nodig",
            f"{getal(oordeel.tempo)} per jaar"
            if oordeel and oordeel.tempo is not None
            else "onbekend",
            f"nog {getal(oordeel.resterend)} tot en met {datum(doel.tot)}"
            if oordeel and oordeel.resterend is not None
            else oordeel.reden
            if oordeel
            else "",
            "doel",
        )
    )
    return uit


def _groei(g: Gegevens, doel: Doel | None) -> list[Any]:
    telt = gedekt(g)
    csv = [("CSV", adres("groei.csv", g.filters))]
    kaarten: list[Any] = [
        kaart(
            "per-jaar", "Netto groei per jaar", per_jaar(telt, g.wat, doel), g.herkomst,
            downloads=csv, breed=True,
        ),
        kaart("waterval", "Van toevoeging naar netto", waterval(telt, g.wat, g.begin), g.herkomst,
              downloads=csv),
        kaart("cumulatief", "Opgeteld, naast de afspraak", cumulatief(telt, g.wat, doel),
              g.herkomst, downloads=csv),
    ]  # fmt: skip
    if geen_totaal(g):
        # Without some party's years a sum over the years would say too little.
        wel = any(r.status == g.status for r in telt)
        kaarten = [html.Div(band("let-op", GEEN_SOM), className="breed"), *kaarten[: int(wel)]]
    kaarten.append(
        kaart(
            "per-corporatie",
            "Netto groei van het eigen bezit, per corporatie",
            per_corporatie(g.eigen_binnen if g.delen else g.eigen, g.wat, g.namen, g.delen),
            g.herkomst,
            downloads=[("CSV", adres("groei.csv", g.filters.met(perspectief="corporatie")))],
            breed=True,
        )
    )
    verschil = som_tekst(netto(g.regels) + g.verschil, netto(g.regels))
    if verschil and g.filters.perspectief == "sector":
        kaarten.append(html.Div(band("info", verschil), className="breed"))
    return kaarten


def _geen_groei() -> list[Any]:
    return [
        html.Div(
            html.P(
                "Geen corporatie leverde mutaties aan die bij deze keuze passen. Kies een andere "
                "periode, duur of status, of wis de filters."
            ),
            className="kaart breed",
        )
    ]


def _voorraad(g: Gegevens) -> list[Any]:
    csv = [("CSV", adres("voorraad.csv", g.filters))]
    return [
        kaart(
            "balans",
            "Voorraadbalans, gezien vanuit de corporaties",
            balans(g.balans, g.namen),
            g.herkomst,
            downloads=csv,
        ),
        kaart(
            "standen",
            "Getelde voorraad, eigen bezit",
            standen(g.standen, g.namen),
            g.herkomst_standen,
            downloads=csv,
        ),
    ]


def groeiregels(g: Gegevens) -> list[Afspraakregel]:
    """The afspraken about growth that stand on their own, with how they stand."""
    return [
        Afspraakregel(
            f"{b.afspraak.artikel}: {b.afspraak.titel}", b.oordeel.status, b.oordeel.reden
        )
        for b in g.afspraken
        if b.afspraak.hoort_bij is None
        and b.afspraak.indicator in GROEI
        # An afspraak about other years than the chosen ones is no part of this view.
        and (b.afspraak.periode is None or b.afspraak.periode.overlapt(g.filters.periode))
    ]


def _afspraken(g: Gegevens) -> list[Any]:
    regels = groeiregels(g)
    if len(g.filters.gemeente) > 1:
        uitleg = "Elke afspraak is beoordeeld op de peildatum van de eigen gemeente."
    elif not g.filters.gemeente:
        uitleg = "Kies een gemeente om de afspraken te zien, of kijk in het overzicht."
    else:
        uitleg = ""
    if not regels and not uitleg:
        return []
    return [
        html.H2("Afspraken over de groei"),
        html.P(uitleg, className="opmerking") if uitleg else "",
        html.Div(afsprakenlijst(regels), className="kaart") if regels else "",
    ]


def _niet_geteld(g: Gegevens) -> list[Any]:
    zinnen_ = [zinnen.weggelaten(w.rijen, w.aantal, w.reden) for w in g.weggelaten]
    if g.status == "gerealiseerd" and (weg := [o for o in g.ontbreekt if o.soort == "plan"]):
        zinnen_.append(f"Plannen ontbreken {zinnen.wie_ontbreken(weg)}.")
    if not zinnen_:
        return []
    return [
        html.H2("Wat hier niet meetelt"),
        html.Div(html.Ul([html.Li(z) for z in zinnen_], className="lijst"), className="kaart"),
    ]


def _cbs(g: Gegevens) -> Any:
    if not g.filters.gemeente:
        return html.P("Kies een gemeente om te zien hoeveel woningen er in totaal bij kwamen.")
    herkomst = Herkomst(
        bron="CBS, tabel 81955NED",
        peildatum="eind van elk jaar",
        stand=g.stand,
    )
    return kaart("cbs", "Alle woningen volgens CBS", cbs(g.cbs, g.namen), herkomst, breed=True)


def _downloads(filters: Filters) -> list[tuple[str, str]]:
    return [
        ("Groei als CSV", adres("groei.csv", filters)),
        ("Groei als CSV voor Excel", adres("groei.csv", filters, formaat="nl")),
        ("Groei als Excel-bestand (XLSX)", adres("groei.xlsx", filters)),
        ("Voorraad als CSV", adres("voorraad.csv", filters)),
    ]
