"""What was agreed: the document, who, when, and what counts."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from components.keuzelijst import LABEL
from components.tekst import toon
from domain.afspraken.afspraak import Afspraak
from domain.afspraken.indicatoren import INDICATOREN
from domain.afspraken.keuze import AfspraakFilters
from domain.mutaties import SOORTEN
from domain.opsomming import opsomming
from figures.afspraken.lijst import Lijstafspraak
from figures.afspraken.woorden import afgesproken as afgesproken_getal
from figures.afspraken.woorden import doel
from figures.basis.getallen import datum, periode
from figures.basis.zin import Tekst, samen, zin
from pages.afspraken.een.lees import Afspraakgegevens
from pages.gemeen.adressen import adres_afspraak

LEZING = {
    "letterlijk": "Zo staat het in het document.",
    "afgeleid": "Dit volgt uit het document; zo letterlijk staat het er niet.",
    "onze_lezing": "Dit is onze lezing; zo staat het niet in het document.",
}
RICHTING = {"minimum": "een minimum", "maximum": "een maximum", "streefwaarde": "een streefwaarde"}
DEFINITIE = {
    "bezit_corporatie": "alle woningen die een corporatie bezit",
    "sociaal_bezit_corporatie": "sociale huurwoningen van corporaties",
    "sociaal_contract": "alle woningen met een sociaal huurcontract",
}


def afgesproken(g: Afspraakgegevens, filters: AfspraakFilters) -> list[Any]:
    """The afspraak itself, as the register has it."""
    a = g.afspraak
    regels = [r for r in _regels(g, filters) if r[1]]
    return [
        html.H2("Wat is er afgesproken?"),
        html.Div(
            [
                html.P(a.betekenis, className="betekenis"),
                html.Dl(
                    [html.Div([html.Dt(naam), html.Dd(wat)]) for naam, wat in regels],
                    className="eigenschappen",
                ),
            ],
            className=f"kaart{' is-fictief' if a.fictief else ''}",
        ),
    ]


def _regels(g: Afspraakgegevens, filters: AfspraakFilters) -> list[tuple[str, Any]]:
    a, lijn = g.afspraak, g.lijn
    heel, eerder = g.ander(a.hoort_bij), g.ander(a.vervangt)
    plek = [p for p in (lijn.gemeente, lijn.gebied) if p]
    if a.per_gebied:
        plek.append(f"voor elke {a.per_gebied} apart")
    return [
        ("Document", [lijn.document, " (", html.A("levering", href=_levering(g, filters)), ")"]),
        ("Artikel", a.artikel),
        ("Thema", a.thema),
        ("Partijen", opsomming(lijn.partijen)),
        ("Waar", ", ".join(plek)),
        ("Doel", toon(zin("{}; {}{}", doel(a), RICHTING[a.richting], _behandeld(a)))),
        ("In de woorden van het document", a.doel_tekst if a.doel is not None else None),
        ("Hoe bindend", a.binding),
        ("Periode", _periode(a)),
        ("Geldt vanaf", datum(a.van_kracht) if a.van_kracht else None),
        ("Wordt gemeten als", _meting(a)),
        ("Wat telt mee", toon(telt(a) or "")),
        ("Begin", toon(zin("{} toen het werd afgesproken", afgesproken_getal(a, "beginwaarde")))
         if a.beginwaarde is not None else None),
        ("Voorwaarde", a.voorwaarde),
        ("Hoe gelezen", LEZING.get(a.lezing)),
        ("Opmerking", a.opmerking),
        ("Deel van", _link(heel, filters) if heel else None),
        ("Vervangt", (_link(eerder, filters) if eerder else a.vervangt)),
        ("Vervangen door", [_link(v, filters) for v in g.vervangen_door] or None),
        ("Kenmerk", html.Code(a.id)),
    ]  # fmt: skip


def _levering(g: Afspraakgegevens, filters: AfspraakFilters) -> str:
    """Where the target itself comes from: the register file, who wrote it and when it came."""
    levering = g.gelezen.naslag.documenten[g.afspraak.document].levering
    return f"/levering/{levering}{f'?stand={filters.stand}' if filters.stand else ''}"


def _behandeld(a: Afspraak) -> str:
    return f"; wij lezen die als {a.behandeld_als}" if a.behandeld_als else ""


def _periode(a: Afspraak) -> str:
    bron = f" (in het document: {a.periode_bron})" if a.periode_bron else ""
    return f"{periode(a)}{bron}"


def _meting(a: Afspraak) -> str:
    label = INDICATOREN[a.indicator].label
    per = {"gemiddelde_per_jaar": ", gemiddeld per jaar", "totaal": ", in totaal"}
    definitie = f"; het gaat om {DEFINITIE[a.definitie]}" if a.definitie in DEFINITIE else ""
    return f"{label}{per.get(a.rekenwijze, '')}{definitie}"


def telt(a: Afspraak) -> Tekst | None:
    """What counts, in words; None for what is not counted from mutaties."""
    if not INDICATOREN[a.indicator].telt:
        return None
    soorten = [SOORTEN[s].label.lower() for s in a.telt_soorten]
    delen: list[str] = [
        opsomming(soorten) if soorten else "alle toevoegingen en onttrekkingen",
        *(opsomming([LABEL[w].lower() for w in lijst]) for lijst in (a.telt_segment, a.telt_duur)),
        LABEL[a.telt_perspectief or "sector"].lower(),
        # Of chosen soorten it is plain whether sloop is one of them.
        *(() if soorten else (LABEL[a.telt_sloop or "met"].lower(),)),
    ]
    if a.telt_boven is not None:
        delen.append(zin("alleen wat boven {} uitkomt", afgesproken_getal(a, "telt_boven")))
    return samen((d for d in delen if d), "; ")


def _link(lijn: Lijstafspraak, filters: AfspraakFilters) -> Any:
    a = lijn.afspraak
    return dcc.Link(f"{a.artikel}: {a.titel}", href=adres_afspraak(a.id, filters))
