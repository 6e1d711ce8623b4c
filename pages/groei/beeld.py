"""What the page Groei shows of a selection: message, KPI tiles, charts, what is left out."""

from __future__ import annotations

from typing import Any

from dash import html

from components.afspraken.lijst import Afspraakregel, afsprakenlijst
from components.tegel import Tegel, band, tegels
from components.tekst import toon
from domain.afspraken.afspraak import Afspraak
from domain.afspraken.indicatoren import INDICATOREN
from domain.afspraken.keuze import AfspraakFilters
from domain.cijfernaam import Cijfernaam, van_afspraak, van_groei
from domain.filters import Filters
from domain.groei.doel import Doel
from domain.groei.sommen import eraf, erbij, netto
from figures.afspraken.woorden import prognose_naast
from figures.basis.getallen import datum, jaren, met_teken
from figures.basis.kleuren import STATUS_NAAM
from figures.basis.zin import Tekst, cijfer, hoofdletter, lijst, status_tekst, zin
from figures.groei import zinnen
from figures.groei.doelwoorden import afgesproken, gelezen
from pages.gemeen.adressen import adres_afspraak
from pages.groei.gegevens import Groeigegevens, geen_totaal, missend
from pages.groei.kaarten import adres, alle_woningen, geen_groei, groei, voorraad


def kerncijfers(g: Groeigegevens, hoofd: tuple[Afspraak, Doel] | None) -> list[Tegel]:
    """The KPI tiles: of the selection, and of the afspraak that fits it."""
    status, dagen = g.status, g.dagen
    wanneer = (
        f"{jaren(dagen.van, dagen.tot)}, {STATUS_NAAM[status]}"
        if dagen and status
        else "geen cijfers"
    )
    totaal = bool(g.kern) and geen_totaal(g) is None
    sommen = {"erbij": erbij, "eraf": eraf, "netto": netto}

    def som(maat: str) -> Tekst:
        waarde = sommen[maat](g.kern) if totaal else None
        return cijfer(g.naam(maat, dagen, status or ""), waarde, met_teken)

    extra = [
        zin(
            "{} {}", cijfer(g.naam("netto", None, s), netto(g.regels, s), met_teken), s,
        )
        for s in ("hard", "zacht")
        if totaal and s != status and any(r.status == s for r in g.regels)
    ]  # fmt: skip
    toelichting = wanneer if totaal or not g.kern else "geen totaal"
    gepland = zin("; gepland {}", lijst(extra)) if extra else ""
    uit = [
        Tegel("Toevoeging", som("erbij"), toelichting, "plus"),
        Tegel("Onttrekking", som("eraf"), toelichting, "min"),
        Tegel("Netto groei", som("netto"), zin("{}{}", toelichting, gepland), "netto"),
    ]
    if hoofd is None:
        return [*uit, Tegel("Afspraak", "geen", "past bij deze keuze", "doel")]
    afspraak, doel = hoofd
    oordeel = g.oordeel(afspraak)
    periode = f"{doel.naam}, {jaren(doel.van, doel.tot)}"
    if oordeel is None:
        return [*uit, Tegel("Afspraak", hoofdletter(afgesproken(doel)), periode, "doel")]

    def noem(veld: str) -> Cijfernaam:
        return van_afspraak(afspraak.id, oordeel.peildatum, veld)

    status_ = status_tekst(noem("status"), oordeel.status)
    rest = cijfer(noem("resterend"), oordeel.resterend)
    tempo = cijfer(noem("tempo"), oordeel.tempo)
    return [
        *uit,
        Tegel(
            "Afspraak",
            hoofdletter(afgesproken(doel)),
            zin("{}: {}{}", periode, status_, gelezen(doel)),
            "doel",
        ),
        Tegel(
            "Tempo nodig",
            tempo if oordeel.tempo is None else zin("{} per jaar", tempo),
            zin(oordeel.reden)
            if oordeel.resterend is None
            else zin("nog {} tot en met {}", rest, datum(doel.tot)),
            "doel",
        ),
    ]


# What this page is about; the other afspraken have other pages.
GROEI = {naam for naam, i in INDICATOREN.items() if i.telt}


def kop(g: Groeigegevens) -> list[Any]:
    """The message, and what must be known before believing it."""
    uit: list[Any] = [html.P(toon(kernzin(g)), className="boodschap")]
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


def kernzin(g: Groeigegevens) -> str:
    """The one sentence that a wethouder takes away."""
    kern = g.boodschap
    if g.gemengd:
        return zinnen.gemengd()
    if kern.status and g.zonder_partijen:
        return zinnen.geen_partijen(g.zonder_partijen)
    naam = g.naam("netto", kern.dagen, kern.status) if kern.status else None
    return zinnen.kernzin(
        g.plaats, g.wat, kern, naam, missend(g) if kern.status else (), meervoud=g.meervoud
    )


def inhoud(g: Groeigegevens) -> list[Any]:
    """Everything below the filters."""
    doel = g.hoofd[1] if g.hoofd else None
    return [
        tegels(kerncijfers(g, g.hoofd)),
        html.H2("Groei"),
        html.Div(groei(g, doel) if g.regels else geen_groei(), className="kaarten"),
        html.H2("Voorraad"),
        html.Div(voorraad(g), className="kaarten"),
        *_afspraken(g),
        *_niet_geteld(g),
        html.H2("Alle woningen, niet alleen sociaal"),
        html.Div(alle_woningen(g), className="kaarten"),
        html.H2("Downloads"),
        html.Ul(
            [html.Li(html.A(label, href=href)) for label, href in _downloads(g.filters)],
            className="downloads",
        ),
    ]


def groeiregels(g: Groeigegevens) -> list[Afspraakregel]:
    """The afspraken about growth that stand on their own, with how they stand."""
    return [
        Afspraakregel(
            f"{b.afspraak.artikel}: {b.afspraak.titel}",
            b.oordeel.status,
            b.oordeel.reden,
            prognose_naast(b.afspraak, b.oordeel) or "",
            adres_afspraak(
                b.afspraak.id, AfspraakFilters(peildatum=g.filters.tot, stand=g.filters.stand)
            ),
        )
        for b in g.afspraken
        if b.afspraak.hoort_bij is None
        and b.afspraak.indicator in GROEI
        # An afspraak about other years than the chosen ones is no part of this view.
        and (b.afspraak.periode is None or b.afspraak.periode.overlapt(g.filters.periode))
    ]


def _afspraken(g: Groeigegevens) -> list[Any]:
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


def _niet_geteld(g: Groeigegevens) -> list[Any]:
    naam = van_groei("buiten", g.filters, None, "rijen")
    zinnen_: list[str] = [
        zinnen.weggelaten(naam.met(reden=w.reden), w.rijen, w.aantal, w.reden) for w in g.weggelaten
    ]
    if g.status == "gerealiseerd" and (weg := [o for o in g.ontbreekt if o.soort == "plan"]):
        zinnen_.append(f"Plannen ontbreken {zinnen.wie_ontbreken(weg)}.")
    if not zinnen_:
        return []
    return [
        html.H2("Wat hier niet meetelt"),
        html.Div(
            html.Ul([html.Li(toon(z)) for z in zinnen_], className="lijst"), className="kaart"
        ),
    ]


def _downloads(filters: Filters) -> list[tuple[str, str]]:
    return [
        ("Groei als CSV", adres("groei.csv", filters)),
        ("Groei als CSV voor Excel", adres("groei.csv", filters, formaat="nl")),
        ("Groei als Excel-bestand (XLSX)", adres("groei.xlsx", filters)),
        ("Voorraad als CSV", adres("voorraad.csv", filters)),
    ]
