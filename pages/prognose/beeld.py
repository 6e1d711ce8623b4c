"""What Prognose shows of a choice: message, chart, chance, the plans that carry it, the rest."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from components.kaart import kaart
from components.prognose.balk import status
from components.tegel import band
from components.tekst import toon, toon_delen
from domain.afspraken.keuze import AfspraakFilters
from domain.afspraken.oordeel import GEEN_CIJFERS
from domain.cijfernaam import van_afspraak
from domain.filters import Filters
from domain.leveringen.keuze import HerkomstKeuze
from domain.prognose.aannames import Aanname
from figures.afspraken.samenhang import samenhang_zin
from figures.afspraken.woorden import doel
from figures.basis.getallen import getal, periode
from figures.basis.zin import Tekst, cijfer, zin
from figures.groei.zinnen import FICTIEF
from figures.prognose import zinnen as kanszinnen
from figures.prognose.prognose import prognose
from figures.prognose.zinnen import kernzin
from pages.gemeen.adressen import adres_afspraak
from pages.gemeen.adressen import adres_herkomst as herkomst_adres
from pages.prognose.keuze import ALLE_GROEI, adres
from pages.prognose.lees import GelezenPrognose


def kop(g: GelezenPrognose) -> list[Any]:
    """The message, the afspraak with its status, and what must be known before believing it."""
    b = g.beeld
    if b is None:
        leeg = f"Voor {g.plaats} zijn er geen plannen om mee te rekenen."
        return [html.P(leeg, className="boodschap")]
    uit: list[Any] = [html.P(toon(kernzin(b)), className="boodschap")]
    if g.samenhang and b.afspraak:
        # Enough on paper, a status and a small chance look at different things: said together.
        dag = g.basis.mogelijk.peildatum
        samen_ = samenhang_zin(b.afspraak, g.samenhang, dag, b.aannames)
        uit.append(html.P(toon(samen_), className="ook"))
    uit.append(_afspraak(g))
    if g.bron.herkomst.fictief:
        tekst = "Deze gemeente, corporaties en cijfers zijn verzonnen, om te laten zien wat kan."
        uit.append(band("fictief", html.Strong(f"{FICTIEF}. "), tekst))
    if g.basis.afspraak and g.basis.afspraak.oordeel.status == GEEN_CIJFERS:
        uit.append(band("info", g.basis.afspraak.oordeel.reden, " U ziet alleen plannen."))
    if not b.geworden and (let_op := kanszinnen.vleit(b)):
        uit.append(band("let-op", let_op))
    return uit


def _afspraak(g: GelezenPrognose) -> html.P:
    b = g.basis.afspraak
    if b is None:
        return html.P(f"{ALLE_GROEI}: {g.beeld.wat if g.beeld else ''}.", className="getoond")
    a, vast = b.afspraak, AfspraakFilters(stand=g.antwoord.keuze.stand)
    return html.P(
        [
            status(b.oordeel.status, van_afspraak(a.id, b.oordeel.peildatum, "status")),
            " ",
            dcc.Link(f"Afspraak {a.artikel}: {a.titel}", href=adres_afspraak(a.id, vast)),
            *toon_delen(zin(" ({}, {}).", doel(a), periode(a))),
        ],
        className="getoond",
    )


def grafiek(g: GelezenPrognose) -> Any:
    """The chart card; nothing where there is nothing to draw."""
    if g.beeld is None:
        return None
    a = g.basis.afspraak
    onderwerp = f"Afspraak {a.afspraak.artikel}, opgeteld" if a else "Netto groei, opgeteld"
    links = [("CSV", adres("prognose.csv", g.antwoord.keuze)), *erachter(g)]
    return kaart("prognose-verloop", onderwerp, prognose(g.beeld), g.bron.herkomst, downloads=links)


def erachter(g: GelezenPrognose) -> list[tuple[str, str]]:
    """(label, href) of the rows behind the forecast: what was counted for the afspraak and the
    plans; without an afspraak what is realised and the plans."""
    keuze, a = g.antwoord.keuze, g.basis.afspraak
    plek = keuze.plaats.met(stand=keuze.stand)
    plannen = ("Rijen achter de plannen", herkomst_adres(HerkomstKeuze("plannen", plek)))
    if a:
        voor = HerkomstKeuze("afspraak", Filters(stand=keuze.stand), afspraak=a.afspraak.id)
        return [("Rijen achter de afspraak", herkomst_adres(voor)), plannen]
    echt = HerkomstKeuze(filters=plek.met(status=("gerealiseerd",)))
    return [plannen, ("Rijen achter wat gerealiseerd is", herkomst_adres(echt))]


def kans(g: GelezenPrognose) -> list[Any]:
    """The chance in words and number, per layer; or why there is none."""
    b, a = g.beeld, g.antwoord
    if b is None:
        return []
    kansen = b.prognose.kansen
    if not kansen or not b.hardheden:
        reden = b.hardheden or a.ontbreekt or b.geworden
        waarom = kanszinnen.geen_kans(b, a.ontbreekt) if reden else ""
        return [html.P(waarom)] if waarom else [html.P("Er zijn geen plannen om door te rekenen.")]
    lagen = [("hard", "Alleen harde plannen"), ("zacht", "Ook zachte plannen")]
    lagen = [(h, naam) for h, naam in lagen if h in b.hardheden]
    return [
        html.P(
            toon(zin("Kans om {}, met de aannames hieronder:", kanszinnen.kansdoel(b)))
        ),
        html.Dl(
            [
                html.Div(
                    [
                        html.Dt(naam),
                        html.Dd(
                            [html.B(toon(kanszinnen.kansgetal(kansen[h], b.namen, h))),
                             f": {kanszinnen.kanswoord(kansen[h])}"]
                        ),
                    ]
                )
                for h, naam in lagen
            ],
            className="kansen",
        ),
    ]  # fmt: skip


def zegt(g: GelezenPrognose, aanname: Aanname) -> Tekst:
    """Below an assumption: low and high, the longest delay, and which plans follow it."""
    laag, hoog = getal(aanname.kans_laag, 0), getal(aanname.kans_hoog, 0)
    kans = f"Kans steeds {laag}%" if laag == hoog else f"Kans van {laag}% tot {hoog}%"
    tekst = f"{kans}; hoogstens {getal(aanname.uitloop_meest)} jaar later."
    if g.beeld is None or g.antwoord.ontbreekt:
        return zin(tekst)
    posten = g.beeld.prognose.posten
    n = g.antwoord.aannames.tel((p.hardheid, p.fase) for p in posten)[aanname.sleutel]
    naam = g.beeld.namen.los("plannen", aanname=aanname.sleutel)
    hoeveel = cijfer(naam, n, lambda w: str(w or "geen"))
    return zin("{} Geldt hier voor {} {}.", tekst, hoeveel, "plan" if n == 1 else "plannen")


def zeggen(g: GelezenPrognose, sleutels: list[str]) -> list[Any]:
    """The words below each number that is on the page, also where a newer stand lacks it."""
    per = {r.sleutel: toon(zegt(g, r)) for r in g.antwoord.aannames.rijen}
    return [per.get(s, "Deze stand kent deze aanname niet.") for s in sleutels]
