"""What the page Wat als shows: the difference in a sentence, in growth, share and statuses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from dash import dcc, html

from components.kaart import Herkomst, kaart
from components.prognose.balk import status
from components.tabel import element
from components.tegel import band
from components.tekst import toon
from domain.afspraken.afspraak import Afspraak
from domain.afspraken.keuze import AfspraakFilters
from domain.cijfernaam import Cijfernaam, over, van_afspraak
from domain.filters import Filters
from domain.kernen.cijfernamen import Kernnaam
from domain.kernen.kern import in_procenten
from domain.leveringen.keuze import HerkomstKeuze
from domain.prognose.watals import (
    Groeiverloop,
    Scenario,
    anders,
    geworden,
    meer,
    zegt_iets,
    zonder_werking,
)
from figures.basis.getallen import datum, getal, met_teken, procent
from figures.basis.zin import Tekst, cijfer, zin
from figures.groei.zinnen import FICTIEF
from figures.prognose.watals import Koersnaam, meer_of_minder, watals
from pages.gemeen import adressen as herkomst
from pages.gemeen.adressen import adres_afspraak
from pages.prognose.wat_als.lees import GelezenWatAls
from store.vragen.afspraken.beoordeeld import Beoordeeld
from store.vragen.prognose.watals import Koers

_GEEN = {
    "verkoop": "In de plannen staat geen verkoop in of na dat jaar; een stop verandert dan niets.",
    "liberalisatie": "In de plannen staat geen liberalisatie in of na dat jaar; een stop verandert "
    "dan niets.",
    "zacht": "Er zijn geen zachte plannen; later bouwen verandert dan niets.",
    "sloop": "In de plannen staat geen sloop; later slopen verandert dan niets.",
}
_KOPPEN = ("Afspraak", "Nu", "Wat als", "Met harde plannen", "Met zachte plannen")


def kop(g: GelezenWatAls) -> list[Any]:
    """The message, what the scenario is in words, and what it cannot change."""
    s = g.scenario
    wissels = [
        (nu, straks)
        for nu, straks in zip(g.nu.afspraken, g.straks.afspraken, strict=True)
        if nu.oordeel.status != straks.oordeel.status
    ]
    if not s.anders:
        boodschap = zin(f"Kies hieronder wat er anders gaat, en zie wat dat doet met {g.naam}.")
    else:
        n = len(wissels)
        naam = Cijfernaam("afspraken", over((g.gemeente,)), "", "andere_status")
        aantal = cijfer(naam.met(scenario=s.naam), n, lambda w: getal(w) if w else "geen")
        wat = "afspraak krijgt" if n < 2 else "afspraken krijgen"
        boodschap = zin("{}: {}, en {} {} een andere status.", g.naam, _groei(g), aantal, wat)
    uit: list[Any] = [html.P(toon(boodschap), className="boodschap")]
    if s.anders:
        uit.append(html.P(f"U rekent met: {in_woorden(s)}.", className="getoond"))
    if g.nu.fictief:
        uit.append(band("fictief", html.Strong(f"{FICTIEF}. "), "Deze cijfers zijn verzonnen."))
    leeg = zonder_werking(s, g.nu.plannen, g.nu.saldo)
    return uit + [band("info", _GEEN[wat]) for wat in leeg]


def _groei(g: GelezenWatAls) -> Tekst:
    """The difference at the end of what was agreed, and in the end where that is another."""
    einde = g.nu.tot.year if g.nu.tot else None
    naam = Koersnaam(g.gemeente, g.nu.peildatum, g.scenario.naam)

    def meer_tot(jaar: int | None) -> tuple[int, Tekst]:
        n = anders(g.straks.saldo, g.nu.saldo, jaar)
        return n, meer_of_minder(naam.verschil(jaar), n)

    ooit = meer_tot(None)
    if einde is None:
        return ooit[1]
    dan = meer_tot(einde)
    uit = zin("tot en met {} {}", str(einde), dan[1])
    return uit if dan[0] == ooit[0] else zin("{}, uiteindelijk {}", uit, ooit[1])


def in_woorden(s: Scenario) -> str:
    """The choices of a scenario in a line."""
    delen = [
        f"geen verkoop vanaf {s.verkoop}" if s.verkoop else "",
        f"geen liberalisatie vanaf {s.liberalisatie}" if s.liberalisatie else "",
        f"zachte plannen {s.zacht} jaar later" if s.zacht else "",
        f"sloop {s.sloop} jaar later" if s.sloop else "",
    ]
    return "; ".join(d for d in delen if d)


def inhoud(g: GelezenWatAls, vast: str | None) -> list[Any]:
    """Everything below the sliders. vast: the id of a fixed stand, which every link keeps."""
    plek = Filters(gemeente=(g.gemeente,), stand=vast)
    erachter = [
        ("Rijen achter de plannen", herkomst.adres_herkomst(HerkomstKeuze("plannen", plek))),
        ("Rijen achter wat gerealiseerd is",
         herkomst.adres_herkomst(HerkomstKeuze(filters=plek.met(status=("gerealiseerd",))))),
    ]  # fmt: skip
    aandeel_ = [
        ("Rijen achter alle woningen", herkomst.adres_herkomst(HerkomstKeuze("totalen", plek))),
        ("Rijen achter de sociale huur", herkomst.adres_herkomst(HerkomstKeuze("standen", plek))),
    ]
    query = urlencode({"gemeente": g.gemeente} | ({"stand": vast} if vast else {}))
    bron = Herkomst(
        "plannen en gerealiseerde cijfers in deze stand", datum(g.nu.peildatum), g.stand,
        fictief=g.nu.fictief,
    )  # fmt: skip
    grafiek = watals(
        Groeiverloop.van(g.nu.saldo, g.straks.saldo, anders=g.scenario.anders),
        g.naam,
        Koersnaam(g.gemeente, g.nu.peildatum, g.scenario.naam),
    )
    return [
        html.H2("Groei"),
        html.Div(
            kaart(
                "watals-groei",
                "Netto groei, opgeteld",
                grafiek,
                bron,
                downloads=erachter,
                breed=True,
            ),
            className="kaarten",
        ),
        html.H2("Aandeel sociale huur"),
        html.Div([*_aandeel(g), _links(aandeel_)], className="kaart"),
        html.H2("Afspraken"),
        _afspraken(g, vast),
        html.Ul(
            [
                html.Li(dcc.Link("Alle afspraken", href=f"/afspraken?{query}")),
                html.Li(dcc.Link("De plannen", href=f"/plannen?{query}")),
                html.Li(dcc.Link("Hoe zeker is het?", href=f"/prognose?{query}")),
            ],
            className="downloads",
        ),
    ]


def _links(links: Sequence[tuple[str, str]]) -> html.Div:
    return html.Div(
        [html.A(label, href=href, className="download") for label, href in links],
        className="onder",
    )


def _aandeel(g: GelezenWatAls) -> list[Any]:
    """Now, with hard and with zacht, of both courses."""
    if g.nu.aandeel is None or g.nu.aandeel.delen[0].cijfers.nu is None:
        return [html.P("Het aandeel van deze gemeente is niet bekend.")]
    kolommen = ("Nu", "Met harde plannen", "Met harde en zachte plannen")
    koppen = [element("Th", k, scope="col", className="getal") for k in kolommen]
    koersen = [("Zoals het nu gaat", g.nu, "")]
    if g.scenario.anders:
        koersen.append(("Wat als", g.straks, g.scenario.naam))
    bijschrift = f"Aandeel sociale huur van {g.naam}, tot en met {datum(g.nu.tot)}"
    return [
        html.P(f"{g.nu.aandeel.definitie.capitalize()}. Tot en met {datum(g.nu.tot)}."),
        element(
            "Table",
            [
                element("Caption", bijschrift, className="alleen-schermlezer"),
                element("Thead", element("Tr", [element("Th", "Koers", scope="col"), *koppen])),
                element("Tbody", [_aandeelrij(g, *koers) for koers in koersen]),
            ],
            className="cijfers",
        ),
        *(html.P(z, className="opmerking") for z in g.nu.aandeel.zegt),
    ]


def _aandeelrij(g: GelezenWatAls, kop_: str, koers: Koers, scenario: str) -> dict[str, Any]:
    m = koers.aandeel
    c = m.delen[0].cijfers if m else None
    waarden = (c.nu, c.met_hard, c.met_zacht) if c else (None, None, None)
    deel = m.delen[0] if m else None
    naam = Kernnaam(over((g.gemeente,)), deel and deel.dag, koers.definitie, deel and deel.dag_deel)
    namen = (
        # What is there now does not follow from a scenario.
        naam.van("aandeel"),
        *(naam.van("aandeel", h, g.nu.tot, scenario=scenario) for h in ("hard", "zacht")),
    )
    cellen = (
        cijfer(n, None if w is None else in_procenten(w), procent)
        for n, w in zip(namen, waarden, strict=True)
    )
    return element(
        "Tr",
        [element("Th", kop_, scope="row"),
         *(element("Td", toon(c), className="getal") for c in cellen)],
    )  # fmt: skip


def _afspraken(g: GelezenWatAls, vast: str | None) -> Any:
    """Those with a figure or a status, the changed ones first; the rest is only counted."""
    paren = list(zip(g.nu.afspraken, g.straks.afspraken, strict=True))
    telt = [p for p in paren if any(zegt_iets(b.oordeel) for b in p)]
    gewisseld = [p for p in telt if p[0].oordeel.status != p[1].oordeel.status]
    rijen = [*gewisseld, *(p for p in telt if p not in gewisseld)]
    if not rijen:
        return html.P("Geen afspraak van deze gemeente heeft cijfers of plannen.")
    bijschrift = "Afspraken, nu en met deze keuzes"
    rest = len(paren[len(rijen) :])
    wat = "afspraak" if rest == 1 else "afspraken"
    naam = Cijfernaam("afspraken", over((g.gemeente,)), "", "zonder_cijfers")
    naam = naam.met(scenario=g.scenario.naam)
    return html.Div(
        [
            element(
                "Div",
                element(
                    "Table",
                    [
                        element("Caption", bijschrift, className="alleen-schermlezer"),
                        element(
                            "Thead",
                            element("Tr", [element("Th", k, scope="col") for k in _KOPPEN]),
                        ),
                        element("Tbody", [_rij(g, *paar, vast) for paar in rijen]),
                    ],
                    className="cijfers watals-tabel",
                ),
                className="tabelvak hoog",
                tabIndex="0",
                role="region",
                **{"aria-label": bijschrift},
            ),
            html.P(
                toon(zin("Van {} andere {} zijn er geen cijfers of plannen.",
                         cijfer(naam, rest), wat)),
                className="opmerking",
            ) if rest else "",
        ]
    )  # fmt: skip


def _rij(g: GelezenWatAls, nu: Beoordeeld, straks: Beoordeeld, vast: str | None) -> dict[str, Any]:
    a = nu.afspraak
    anders = nu.oordeel.status != straks.oordeel.status
    pad = adres_afspraak(a.id, AfspraakFilters(stand=vast))

    def naam(veld: str, scenario: str = "") -> Cijfernaam:
        return van_afspraak(a.id, nu.oordeel.peildatum, veld).met(scenario=scenario)

    scenario = g.scenario.naam
    echt = geworden(a, nu.oordeel)
    if echt is not None:
        # What is over cannot become anything else: no plans, only what it became.
        kwam = zin("voorbij: kwam op {}", cijfer(naam("gerealiseerd"), echt, _vorm(a)))
        vooruit = [element("Td", toon(kwam), colSpan=2)]
    else:
        vooruit = []
        for v in ("met_hard", "met_zacht"):
            waarden = getattr(nu.oordeel, v), getattr(straks.oordeel, v)
            namen = naam(v), naam(v, scenario), naam(f"{v}.verschil", scenario)
            vooruit.append(element("Td", toon(_van_naar(a, *waarden, namen))))
    dan = [status(straks.oordeel.status, naam("status", scenario)), " (anders)" if anders else ""]
    return element(
        "Tr",
        [
            element("Th", element("A", f"{a.artikel}: {a.titel}", href=pad), scope="row"),
            element("Td", status(nu.oordeel.status, naam("status"))),
            element("Td", dan),
            *vooruit,
        ],
        className="gekozen" if anders else "",
    )


def _vorm(a: Afspraak) -> Callable[[Any], str]:
    def tekst(w: Any) -> str:
        if w is None:
            return f"per {a.per_gebied}" if a.per_gebied else "geen plannen"
        return f"{getal(w, 1)}%" if a.is_aandeel else getal(w)

    return tekst


def _van_naar(
    a: Afspraak, nu: Any, straks: Any, namen: tuple[Cijfernaam, Cijfernaam, Cijfernaam]
) -> Tekst:
    """namen: of both, and of their difference."""
    naam_nu, naam_straks, naam_verschil = namen
    van, naar = cijfer(naam_nu, nu, _vorm(a)), cijfer(naam_straks, straks, _vorm(a))
    if nu == straks:
        return van
    anders = meer(nu, straks)
    if anders is None or a.is_aandeel:
        return zin("van {} naar {}", van, naar)
    return zin("van {} naar {} ({})", van, naar, cijfer(naam_verschil, anders, met_teken))


def gemeenten(regels: Sequence[tuple[str, str, bool]]) -> list[dict[str, str]]:
    """Options of the select: code, name, fictief."""
    return [
        {"value": code, "label": f"{naam} (fictief)" if fictief else naam}
        for code, naam, fictief in regels
    ]
