"""The filter bar of Afspraken, all by keyboard, and the key of the small drawings in the list.

A control per choice of `domain.afspraken.keuze`; the key says what each line and mark means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dash import html

from components.keuzelijst import Optie, een, meer
from components.uit_browser import eis_eigen
from domain.afspraken.keuze import STANDAARD, AfspraakFilters
from domain.keuzeveld import Namen, Woorden
from figures.basis.getallen import datum

# Class in assets/6-afspraken.css, and what it means.
_TEKENS = (
    ("s-echt", "gerealiseerd"),
    ("s-pad", "pad naar het doel"),
    ("s-grens", "maximum: hier niet boven"),
    ("s-hard", "prognose met harde plannen"),
    ("s-zacht", "met ook zachte plannen"),
)


def sleutel() -> html.Ul:
    """The key, in HTML: it wraps, prints and can be read aloud."""
    return html.Ul(
        [
            html.Li([html.Span(className=f"merk {k}", **{"aria-hidden": "true"}), tekst])
            for k, tekst in _TEKENS
        ],
        className="legenda verloopsleutel",
        **{"aria-label": "Wat de tekening in de kolom Verloop laat zien"},
    )


_VELDEN = STANDAARD.velden()
# name -> (label, what empty means); in the order of the bar.
LIJSTEN = {n: (v.label, v.leeg) for n, v in _VELDEN.items() if isinstance(v, Namen)}
NAMEN = (*LIJSTEN, "peildatum")
VAST = {
    n: [{"value": w, "label": w.capitalize()} for w in v.keuzes]
    for n, v in _VELDEN.items()
    if isinstance(v, Woorden)
}


def id_van(naam: str) -> str:
    """The id of a choice's control."""
    return f"a-{naam}"


def naar_controls(filters: AfspraakFilters) -> dict[str, Any]:
    """The value of each control for a selection."""
    uit: dict[str, Any] = {naam: list(getattr(filters, naam)) for naam in LIJSTEN}
    return uit | {"peildatum": filters.peildatum.isoformat() if filters.peildatum else None}


@eis_eigen()
def van_controls(waarden: Mapping[str, Any], stand: str | None = None) -> AfspraakFilters:
    """The selection that the controls hold; the other way round of `naar_controls`."""
    dag = waarden.get("peildatum")
    return STANDAARD.met(
        **{naam: tuple(waarden.get(naam) or ()) for naam in LIJSTEN},
        peildatum=date.fromisoformat(dag) if dag else None,
        stand=stand,
    )


def datum_opties(dagen: Sequence[date], ook: date | None = None) -> list[Optie]:
    """The peildata to choose from, newest first, and the one that an address brought."""
    alle = sorted({*dagen, *((ook,) if ook else ())}, reverse=True)
    return [{"value": d.isoformat(), "label": datum(d)} for d in alle]


def afsprakenbalk(filters: AfspraakFilters, opties: Mapping[str, Sequence[Optie]]) -> html.Section:
    """The controls with their values. opties: by name, also peildatum; {value, label}."""
    waarde, keuzes = naar_controls(filters), {**VAST, **opties}
    return html.Section(
        [
            html.H2("Filters", id="filters-kop", className="alleen-schermlezer"),
            html.Div(
                [
                    *(meer(id_van(n), *LIJSTEN[n], keuzes[n], waarde[n]) for n in LIJSTEN),
                    een(id_van("peildatum"), _VELDEN["peildatum"].label, _VELDEN["peildatum"].leeg,
                        keuzes["peildatum"], waarde["peildatum"]),
                ],
                className="filters afspraakkeuze",
            ),
            html.A("Filters wissen", href="/afspraken", className="wissen"),
        ],
        className="filterbalk",
        **{"aria-labelledby": "filters-kop"},
    )  # fmt: skip
