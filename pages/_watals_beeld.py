"""What the page Wat als shows: the difference in a sentence, in growth, share and statuses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from dash import dcc, html

from components.afspraken import statuswoord
from components.band import band
from components.kaart import Herkomst, kaart
from components.tabel import element
from domain.aandeelmeting import Aandeelmeting
from domain.afspraakkeuze import AfspraakFilters
from domain.afspraken import Afspraak
from domain.filters import Filters
from domain.herkomstkeuze import HerkomstKeuze
from domain.watals import Scenario
from figures.getallen import aandeel, datum, getal, met_teken
from figures.watals import watals
from figures.zinnen import FICTIEF
from pages import _herkomst_adres as herkomst
from pages._afspraken_adres import detail
from pages._watals_lees import Gelezen
from store.queries.afspraken import Beoordeeld

_GEEN = {
    "verkoop": "In de plannen staat geen verkoop in of na dat jaar; een stop verandert dan niets.",
    "liberalisatie": "In de plannen staat geen liberalisatie in of na dat jaar; een stop verandert "
    "dan niets.",
    "sloop": "In de plannen staat geen sloop; later slopen verandert dan niets.",
}
_KOPPEN = ("Afspraak", "Nu", "Wat als", "Met harde plannen", "Met zachte plannen")


def kop(g: Gelezen) -> list[Any]:
    """The message, what the scenario is in words, and what it cannot change."""
    s = g.scenario
    wissels = [
        (nu, straks)
        for nu, straks in zip(g.nu.afspraken, g.straks.afspraken, strict=True)
        if nu.oordeel.status != straks.oordeel.status
    ]
    if not s.anders:
        zin = f"Kies hieronder wat er anders gaat, en zie wat dat doet met {g.naam}."
    else:
        aantal = len(wissels)
        status = (
            "geen afspraak krijgt een andere status"
            if not aantal
            else f"{getal(aantal)} {'afspraak krijgt' if aantal == 1 else 'afspraken krijgen'} een "
            "andere status"
        )
        zin = f"{g.naam}: {_groei(g)}, en {status}."
    uit: list[Any] = [html.P(zin, className="boodschap")]
    if s.anders:
        uit.append(html.P(f"U rekent met: {in_woorden(s)}.", className="getoond"))
    if g.nu.fictief:
        uit.append(band("fictief", html.Strong(f"{FICTIEF}. "), "Deze cijfers zijn verzonnen."))
    uit += [band("info", tekst) for tekst in zonder_werking(g)]
    return uit


def _groei(g: Gelezen) -> str:
    """The difference at the end of what was agreed, and in the end where that is another."""
    einde = g.nu.tot.year if g.nu.tot else None
    dan = _tot(g.straks.saldo, einde) - _tot(g.nu.saldo, einde)
    ooit = _tot(g.straks.saldo, None) - _tot(g.nu.saldo, None)
    zin = f"tot en met {einde} {_meer(dan)}" if einde else _meer(ooit)
    return zin if dan == ooit or not einde else f"{zin}, uiteindelijk {_meer(ooit)}"


def _tot(saldo: Mapping[tuple[int, str], int], jaar: int | None) -> int:
    return sum(n for (j, _), n in saldo.items() if jaar is None or j <= jaar)


def _meer(verschil: int) -> str:
    if not verschil:
        return "evenveel woningen"
    return f"{getal(abs(verschil))} woningen {'meer' if verschil > 0 else 'minder'}"


def in_woorden(s: Scenario) -> str:
    """The choices of a scenario in a line."""
    delen = [
        f"geen verkoop vanaf {s.verkoop}" if s.verkoop else "",
        f"geen liberalisatie vanaf {s.liberalisatie}" if s.liberalisatie else "",
        f"zachte plannen {s.zacht} jaar later" if s.zacht else "",
        f"sloop {s.sloop} jaar later" if s.sloop else "",
    ]
    return "; ".join(d for d in delen if d)


def zonder_werking(g: Gelezen) -> list[str]:
    """Choices that change nothing because there are no such plans."""
    s, plannen = g.scenario, g.nu.plannen
    uit = []
    for soort, stop in (("verkoop", s.verkoop), ("liberalisatie", s.liberalisatie)):
        if stop and not any(n for (w, jaar), n in plannen.items() if w == soort and jaar >= stop):
            uit.append(_GEEN[soort])
    if s.sloop and not any(n for (w, _), n in plannen.items() if w == "sloop"):
        uit.append(_GEEN["sloop"])
    if s.zacht and not any(status == "zacht" for _, status in g.nu.saldo):
        uit.append("Er zijn geen zachte plannen; later bouwen verandert dan niets.")
    return uit


def inhoud(g: Gelezen, vast: str | None) -> list[Any]:
    """Everything below the sliders. vast: the id of a fixed stand, which every link keeps."""
    plek = Filters(gemeente=(g.gemeente,), stand=vast)
    erachter = [
        ("Rijen achter de plannen", herkomst.adres(HerkomstKeuze("plannen", plek))),
        ("Rijen achter wat gerealiseerd is",
         herkomst.adres(HerkomstKeuze(filters=plek.met(status=("gerealiseerd",))))),
    ]  # fmt: skip
    aandeel_ = [
        ("Rijen achter alle woningen", herkomst.adres(HerkomstKeuze("totalen", plek))),
        ("Rijen achter de sociale huur", herkomst.adres(HerkomstKeuze("standen", plek))),
    ]
    query = urlencode({"gemeente": g.gemeente} | ({"stand": vast} if vast else {}))
    bron = Herkomst(
        "plannen en gerealiseerde cijfers in deze stand", datum(g.nu.peildatum), g.stand,
        fictief=g.nu.fictief,
    )  # fmt: skip
    grafiek = watals(g.nu.saldo, g.straks.saldo, g.naam, anders=g.scenario.anders)
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


def _aandeel(g: Gelezen) -> list[Any]:
    """Now, with hard and with zacht, of both courses."""
    if g.nu.aandeel is None or g.nu.aandeel.delen[0].cijfers.nu is None:
        return [html.P("Het aandeel van deze gemeente is niet bekend.")]
    kolommen = ("Nu", "Met harde plannen", "Met harde en zachte plannen")
    koppen = [element("Th", k, scope="col", className="getal") for k in kolommen]
    koersen = [("Zoals het nu gaat", g.nu)]
    if g.scenario.anders:
        koersen.append(("Wat als", g.straks))
    bijschrift = f"Aandeel sociale huur van {g.naam}, tot en met {datum(g.nu.tot)}"
    return [
        html.P(f"{g.nu.aandeel.definitie.capitalize()}. Tot en met {datum(g.nu.tot)}."),
        element(
            "Table",
            [
                element("Caption", bijschrift, className="alleen-schermlezer"),
                element("Thead", element("Tr", [element("Th", "Koers", scope="col"), *koppen])),
                element("Tbody", [_aandeelrij(naam, k.aandeel) for naam, k in koersen]),
            ],
            className="cijfers",
        ),
        *(html.P(z, className="opmerking") for z in g.nu.aandeel.zegt),
    ]


def _aandeelrij(naam: str, m: Aandeelmeting | None) -> dict[str, Any]:
    c = m.delen[0].cijfers if m else None
    waarden = (c.nu, c.met_hard, c.met_zacht) if c else (None, None, None)
    return element(
        "Tr",
        [element("Th", naam, scope="row"),
         *(element("Td", aandeel(w), className="getal") for w in waarden)],
    )  # fmt: skip


def _afspraken(g: Gelezen, vast: str | None) -> Any:
    """Those with a figure or a status, the changed ones first; the rest is only counted."""
    paren = list(zip(g.nu.afspraken, g.straks.afspraken, strict=True))
    telt = [p for p in paren if any(map(_zegt_iets, p))]
    gewisseld = [p for p in telt if p[0].oordeel.status != p[1].oordeel.status]
    rijen = [*gewisseld, *(p for p in telt if p not in gewisseld)]
    if not rijen:
        return html.P("Geen afspraak van deze gemeente heeft cijfers of plannen.")
    bijschrift = "Afspraken, nu en met deze keuzes"
    over = len(paren) - len(rijen)
    wat = "afspraak" if over == 1 else "afspraken"
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
                        element("Tbody", [_rij(nu, straks, vast) for nu, straks in rijen]),
                    ],
                    className="cijfers watals-tabel",
                ),
                className="tabelvak hoog",
                tabIndex="0",
                role="region",
                **{"aria-label": bijschrift},
            ),
            html.P(f"Van {getal(over)} andere {wat} zijn er geen cijfers of plannen.",
                   className="opmerking") if over else "",
        ]
    )  # fmt: skip


def _rij(nu: Beoordeeld, straks: Beoordeeld, vast: str | None) -> dict[str, Any]:
    a = nu.afspraak
    anders = nu.oordeel.status != straks.oordeel.status
    naam, pad = f"{a.artikel}: {a.titel}", detail(a.id, AfspraakFilters(stand=vast))
    return element(
        "Tr",
        [
            element(
                "Th",
                element("A", naam, href=pad),
                scope="row",
            ),
            element("Td", statuswoord(nu.oordeel.status)),
            element("Td", [statuswoord(straks.oordeel.status), " (anders)" if anders else ""]),
            element("Td", _van_naar(a, nu.oordeel.met_hard, straks.oordeel.met_hard)),
            element("Td", _van_naar(a, nu.oordeel.met_zacht, straks.oordeel.met_zacht)),
        ],
        className="gekozen" if anders else "",
    )


def _zegt_iets(b: Beoordeeld) -> bool:
    """Whether there is a status or a figure to hold against another course; 0 is a figure."""
    o = b.oordeel
    return o.status not in ("geen cijfers", "geen status") or any(
        w is not None for w in (o.gerealiseerd, o.met_hard, o.met_zacht)
    )


def _van_naar(a: Afspraak, nu: Any, straks: Any) -> str:
    def tekst(w: Any) -> str:
        if w is None:
            return f"per {a.per_gebied}" if a.per_gebied else "geen plannen"
        return f"{getal(w, 1)}%" if a.is_aandeel else getal(w)

    if nu == straks:
        return tekst(nu)
    if nu is None or straks is None or a.is_aandeel:
        return f"van {tekst(nu)} naar {tekst(straks)}"
    return f"van {tekst(nu)} naar {tekst(straks)} ({met_teken(straks - nu)})"


def gemeenten(regels: Sequence[tuple[str, str, bool]]) -> list[dict[str, str]]:
    """Options of the select: code, name, fictief."""
    return [
        {"value": code, "label": f"{naam} (fictief)" if fictief else naam}
        for code, naam, fictief in regels
    ]
