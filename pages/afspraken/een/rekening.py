"""How the status of one afspraak came about: the rule, the sums, the rows, what was left out."""

from __future__ import annotations

from typing import Any

from dash import html

from components.tabel import tabel
from components.tekst import toon
from domain.afspraken.aandeelmeting import Aandeelmeting
from domain.afspraken.cijfernamen import naam_telling
from domain.mutaties import SOORTEN
from figures.afspraken import zinnen_een as zinnen
from figures.afspraken.sommen import Som, sommen, sommen_aandeel
from figures.basis.grafiek import Tabel
from figures.basis.zin import cijfer, zin
from figures.basis.zin import samen as aaneen
from pages.afspraken.een.kaarten import erachter, rijen_adres
from pages.afspraken.een.lees import Afspraakgegevens, Geteld
from store.vragen.afspraken.rijen import Rijentelling, samen

STATUS = {"gerealiseerd": "Gerealiseerd", "hard": "Hard plan", "zacht": "Zacht plan"}


def rekening(g: Afspraakgegevens, stand: str | None) -> list[Any]:
    """Everything needed to do the sum again. stand: the fixed one that links keep."""
    meting = g.regel.beoordeeld.aandeel
    inhoud: list[Any] = [*_regel(g), *_som_regels(g, meting)]
    uit: list[Any] = [
        html.H2("Hoe komt deze status tot stand?"),
        html.Div(inhoud, className="kaart rekening"),
    ]
    return uit + (_rijen(g, g.geteld, stand) if g.geteld else [])


def _regel(g: Afspraakgegevens) -> list[Any]:
    """The rule that applied, and the others one click away."""
    nummer = g.regel.oordeel.regel
    if nummer not in zinnen.REGELS:
        return []
    regels = [
        html.Li(
            [html.Strong("Deze regel geldt. "), tekst] if n == nummer else tekst,
            className="geldt" if n == nummer else "",
        )
        for n, tekst in zinnen.REGELS.items()
    ]
    return [
        html.P([html.Strong(f"Regel {nummer} van 7. "), zinnen.REGELS[nummer]]),
        html.Details(
            [
                html.Summary("Alle zeven regels"),
                html.P("De eerste regel die past, geldt.", className="opmerking"),
                html.Ol(regels, className="lijst"),
            ]
        ),
    ]


def _som_regels(g: Afspraakgegevens, meting: Aandeelmeting | None) -> list[Any]:
    b = g.regel.beoordeeld
    if meting:
        delen = meting.delen
        regels = [] if meting.per_gebied else sommen_aandeel(g.afspraak, b.oordeel, delen[0])
        zegt = [*meting.zegt, *(() if meting.per_gebied else delen[0].zegt)]
        waarvan = [f"Gemeten is {meting.definitie}."] if meting.definitie else []
        return [*_lijst(regels), *(html.P(z, className="opmerking") for z in [*waarvan, *zegt])]
    if g.geteld is None or b.cijfers is None:
        return []
    return _lijst(sommen(g.afspraak, b.oordeel))


def _lijst(regels: list[Som]) -> list[Any]:
    if not regels:
        return []
    return [
        html.Dl(
            [html.Div([html.Dt(naam), html.Dd(toon(som))]) for naam, som in regels],
            className="sommen",
        )
    ]


def _rijen(g: Afspraakgegevens, geteld: Geteld, stand: str | None) -> list[Any]:
    mee = [t for t in geteld.tellingen if t.code is None]
    niet = [t for t in geteld.tellingen if t.code is not None]
    uit: list[Any] = [html.H2("Wat is er geteld?")]
    if mee:
        uit.append(html.Div(_geteld(g, mee), className="kaart"))
    else:
        uit.append(html.P("Geen enkele rij telt mee.", className="opmerking"))
    uit.append(html.H2("Wat is er niet geteld, en waarom niet?"))
    if g.regel.oordeel.ontbreekt:
        uit.append(
            html.Div(
                [
                    html.P(html.Strong("Van deze partijen ontbreken gerealiseerde cijfers:")),
                    html.Ul(
                        [
                            html.Li(zinnen.ontbreekt(g.naam(c), dagen))
                            for c, dagen in g.regel.oordeel.ontbreekt
                        ],
                        className="lijst",
                    ),
                ],
                className="kaart",
            )
        )
    elif g.regel.beoordeeld.cijfers and g.regel.beoordeeld.cijfers.waarom:
        uit.append(html.P(g.regel.beoordeeld.cijfers.waarom, className="opmerking"))
    if niet:
        uit.append(html.Div(_niet_geteld(g, niet), className="kaart"))
    else:
        uit.append(html.P("Elke rij die de afspraak raakt, telt mee.", className="opmerking"))
    links = [html.A(label, href=href, className="download") for label, href in erachter(g, stand)]
    return [*uit, html.Ul([html.Li(a) for a in [*links, *_downloads(g)]], className="downloads")]


def _geteld(g: Afspraakgegevens, mee: list[Rijentelling]) -> Any:
    a, o = g.afspraak, g.regel.oordeel
    rijen = tuple(
        (STATUS[t.status], SOORTEN[t.soort].label, t.rijen, t.aantal, t.telt) for t in mee
    )
    namen = tuple(
        (None, None, *(naam_telling(a, o, wat, t.status, soort=t.soort)
                       for wat in ("rijen", "aantal", "telt")))
        for t in mee
    )  # fmt: skip
    koppen = ("Status", "Soort", "Rijen", "Woningen", "Telt voor")
    som = samen(mee)
    sommen_ = [
        zin("{}: {}", STATUS[s].lower(), cijfer(naam_telling(a, o, "telt", s), som[s]))
        for s in STATUS
        if s in som
    ]
    t = Tabel(koppen, rijen, signed=frozenset({4}), namen=namen)
    return html.Div(
        [
            tabel(t, "Geteld, per status en soort"),
            html.P(toon(zin("Samen {}.", aaneen(sommen_, "; "))), className="opmerking"),
        ]
    )


def _niet_geteld(g: Afspraakgegevens, niet: list[Rijentelling]) -> Any:
    a, o = g.afspraak, g.regel.oordeel
    rijen = tuple(
        (STATUS[t.status], SOORTEN[t.soort].label, t.rijen, t.aantal, t.reden or "") for t in niet
    )
    namen = tuple(
        (None, None, *(naam_telling(a, o, wat, t.status, soort=t.soort, reden=t.code)
                       for wat in ("rijen", "aantal")), None)
        for t in niet
    )  # fmt: skip
    koppen = ("Status", "Soort", "Rijen", "Woningen", "Waarom niet")
    return tabel(Tabel(koppen, rijen, namen=namen), "Niet geteld, per status, soort en reden")


def _downloads(g: Afspraakgegevens) -> list[Any]:
    return [
        html.A(label, href=rijen_adres(g, soort, **extra), className="download")
        for label, soort, extra in (
            ("Alle rijen als CSV", "csv", {}),
            ("Alle rijen als CSV voor Excel", "csv", {"formaat": "nl"}),
            ("Alle rijen als Excel-bestand (XLSX)", "xlsx", {}),
        )
    ]
