"""What stands on Kernen before any figure is known: controls, empty places, stores.

With the choices between address, controls and selection.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from dash import dcc, html

from components.kernen.balk import kernbalk, schuif
from components.kernen.tabel import kernkaart
from components.keuzelijst import Optie
from components.uit_browser import eis_eigen
from domain.kernen.keuze import STANDAARD, KernFilters
from figures.basis.getallen import datum
from figures.kernen.rijen import definitie_label
from pages.gemeen.stand import GeopendeStand
from pages.kernen.lees import gemeenten, mogelijk


def niveau_van(keuze: KernFilters) -> str:
    """The one level that the page shows below the gemeente: the lowest one asked for."""
    return keuze.niveau[-1]


def naar_controls(keuze: KernFilters) -> dict[str, str | None]:
    """The value of each control."""
    return {
        "gemeente": keuze.gemeente[0] if keuze.gemeente else None,
        "niveau": niveau_van(keuze),
        "definitie": keuze.definitie,
        "peildatum": keuze.peildatum.isoformat() if keuze.peildatum else None,
    }


@eis_eigen()
def van_controls(
    waarden: Mapping[str, str | None],
    schuiven: Mapping[str, Any],
    gekozen: str | None,
    stand: str | None,
) -> KernFilters:
    """The selection that the controls hold; the other way round of `naar_controls`.

    schuiven: doel and nieuwbouwaandeel; an empty one is as standard.
    """
    niveau = waarden.get("niveau") or "wijk"
    gemeente, dag = waarden.get("gemeente"), waarden.get("peildatum")
    nieuw = _procent(schuiven.get("nieuwbouwaandeel"))
    return KernFilters(
        gemeente=(gemeente,) if gemeente else (),
        gebied=(gekozen,) if gekozen else (),
        niveau=("gemeente",) if niveau == "gemeente" else ("gemeente", niveau),
        peildatum=date.fromisoformat(dag) if dag else None,
        doel=_procent(schuiven.get("doel"), open_=True),
        nieuwbouwaandeel=STANDAARD.nieuwbouwaandeel if nieuw is None else nieuw,
        definitie=waarden.get("definitie") or None,
        stand=stand,
    )


def _procent(waarde: Any, *, open_: bool = False) -> Decimal | None:
    """A control's value; None for what cannot be. open_: 0 and 100 cannot be."""
    try:
        getal = round(Decimal(str(waarde)), 4)
    except InvalidOperation:
        return None
    mag = 0 < getal < 100 if open_ else 0 <= getal <= 100
    return getal if mag else None


def definitie_opties(definities: tuple[str, ...]) -> list[Optie]:
    """The definitions that are known here."""
    return [{"value": d, "label": definitie_label(d)} for d in definities]


def datum_opties(dagen: tuple[date, ...], ook: date | None = None) -> list[Optie]:
    """The peildata that are known here, newest first, and the one that an address brought."""
    alle = sorted({*dagen, *((ook,) if ook else ())}, reverse=True)
    return [{"value": d.isoformat(), "label": datum(d)} for d in alle]


KOP = "Kernen: aandeel sociale huur"
OPGAVE = "kaart kernnodig"
SCHUIVEN = {"doel": "kernen-doel", "nieuwbouwaandeel": "kernen-nieuw"}


def opzet(
    keuze: KernFilters, doel: float | None, balk: html.Section, meldingen_: Sequence[Any]
) -> html.Div:
    """The whole page with its controls set; the callbacks fill in the rest. doel: percentage."""
    return html.Div(
        [
            html.H1(KOP, id="kernen-titel"),
            *meldingen_,
            html.Div(id="kernen-kop", **{"aria-live": "polite"}),
            balk,
            html.Div(
                [
                    html.Div(
                        [
                            html.Div(id="kernen-lijst"),
                            # Filled by assets/kernen.js from the store below.
                            html.Div(id="kernen-lijst-tabel"),
                            html.Div(
                                id="kernen-uitleg",
                                className="gekozen-uitleg",
                                **{"aria-live": "polite"},
                            ),
                            html.Div(id="kernen-lijst-onder"),
                        ],
                        id="kernen-lijst-kaart",
                        className="kaart",
                    ),
                    kernkaart(),
                ],
                className="kaarten kernvlak",
            ),
            html.Div(id="kernen-grafieken", className="kaarten kernrij"),
            html.H2("Wat is er nodig?"),
            _schuiven(keuze, doel),
            html.Div(id="kernen-nodig"),
            html.Div(
                [
                    html.Div(id="kernen-opgave"),
                    html.Div(id="kernen-opgave-tabel"),
                    html.Div(id="kernen-opgave-onder"),
                ],
                id="kernen-opgave-kaart",
                className=OPGAVE,
            ),
            html.Div(id="kernen-programma-vak", className="kernprogramma"),
            html.H2("Downloads"),
            html.Div(id="kernen-onder"),
            dcc.Store(id="kernen-blad"),
            dcc.Store(id="kernen-gekozen", data=keuze.gebied[0] if keuze.gebied else None),
            dcc.Store(id="kernen-vast", data=keuze.stand),
            dcc.Store(id="kernen-adres"),
            dcc.Store(id="kernen-aannames"),
            dcc.Store(id="kernen-lijst-data"),
            dcc.Store(id="kernen-opgave-data"),
        ],
        className="kernen",
    )


def balk(s: GeopendeStand, keuze: KernFilters) -> html.Section:
    """The choices on top, with what there is to choose in this stand."""
    kan = mogelijk(s.info.id, keuze.gemeente[0] if keuze.gemeente else "", keuze.niveau)
    return kernbalk(
        naar_controls(keuze),
        gemeenten(s.info.id),
        definitie_opties(kan.definities),
        datum_opties(kan.peildata, keuze.peildatum),
    )


def _schuiven(keuze: KernFilters, doel: float | None) -> html.Div:
    return html.Div(
        [
            schuif(
                SCHUIVEN["doel"],
                "Doel",
                "aandeel sociale huur in de voorraad",
                doel,
                (1, 99),
            ),
            schuif(
                SCHUIVEN["nieuwbouwaandeel"],
                "Nieuwbouw",
                "deel van alle nieuwbouw dat sociale huur is",
                float(keuze.nieuwbouwaandeel),
                (0, 100),
            ),
        ],
        className="kaart schuiven",
        role="group",
        **{"aria-label": "Uw aannames"},
    )
