"""The choices on top of Plannen, one control a choice of `domain.plannen.keuze`, all by keyboard.

What is not chosen is empty, and its placeholder says what that means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dash import html

from components import keuzelijst
from components.keuzelijst import Optie
from components.uit_browser import eis_eigen
from domain.filters import Probleem
from domain.plannen.keuze import STANDAARD, PlanKeuze
from domain.plannen.planregel import PLANSEGMENTEN, PLANSTATUSSEN
from figures.plannen.zinnen import SEGMENT

# name -> (label, what empty means); in the order of the bar.
LIJSTEN, KEUZES = (
    {n: (STANDAARD.velden()[n].label, STANDAARD.velden()[n].leeg) for n in namen}
    for namen in (
        ("gemeente", "corporatie", "gebied", "segment", "status"),
        ("van", "tot", "peildatum", "met"),
    )
)
NAMEN = (*LIJSTEN, *KEUZES)
STATUS = {"hard": "Harde plannen", "zacht": "Zachte plannen"}


def id_van(naam: str) -> str:
    """The id of a choice's control."""
    return f"pl-{naam}"


def naar_controls(keuze: PlanKeuze) -> dict[str, Any]:
    """The value of each control for a selection; empty where it is as standard."""
    query = keuze.naar_query()
    uit: dict[str, Any] = {n: list(getattr(keuze, n)) if n in query else [] for n in LIJSTEN}
    return uit | {n: query.get(n) for n in KEUZES}


@eis_eigen()
def van_controls(
    waarden: Mapping[str, Any], stand: str | None = None
) -> tuple[PlanKeuze, tuple[Probleem, ...]]:
    """The selection that the controls hold; the other way round of `naar_controls`."""
    velden = {n: tuple(waarden.get(n) or getattr(STANDAARD, n)) for n in LIJSTEN}
    rest, problemen = PlanKeuze.uit_query({n: str(waarden.get(n) or "") for n in KEUZES})
    enkel = {n: getattr(rest, n) for n in KEUZES}
    return PlanKeuze(**velden, **enkel, stand=stand), problemen


def peildata(jaren: Sequence[int], ook: date | None = None) -> list[Optie]:
    """Ends of years to choose from, newest first, and the one that an address brought along."""
    dagen = {date(j, 12, 31) for j in jaren} | ({ook} if ook else set())
    return [{"value": d.isoformat(), "label": f"{d:%d-%m-%Y}"} for d in sorted(dagen, reverse=True)]


def planbalk(keuze: PlanKeuze, opties: Mapping[str, Sequence[Optie]]) -> html.Section:
    """The controls with their values. opties: by name; of segment and status they are fixed."""
    waarde = naar_controls(keuze)
    alle = dict(opties) | {
        "segment": [{"value": s, "label": SEGMENT[s].capitalize()} for s in PLANSEGMENTEN],
        "status": [{"value": s, "label": STATUS[s]} for s in PLANSTATUSSEN],
    }
    meer = {n: keuzelijst.meer(id_van(n), *LIJSTEN[n], alle[n], waarde[n]) for n in LIJSTEN}
    een = {n: keuzelijst.een(id_van(n), *KEUZES[n], alle.get(n, ()), waarde[n]) for n in KEUZES}
    anders = any(waarde[n] for n in ("gebied", "status", "peildatum"))
    return html.Section(
        [
            html.H2("Filters", id="planfilters-kop", className="alleen-schermlezer"),
            html.Div(
                [meer["gemeente"], meer["corporatie"], een["van"], een["tot"]],
                className="filters eerste",
            ),
            html.Div([meer["segment"], een["met"]], className="filters plankeuze"),
            html.Details(
                [
                    html.Summary("Meer filters"),
                    html.Div(
                        [meer["gebied"], meer["status"], een["peildatum"]], className="filters"
                    ),
                ],
                open=anders,
                className="meer-filters",
            ),
            # A plain link: the whole page anew, without a single choice.
            html.A("Filters wissen", href="/plannen", className="wissen"),
        ],
        className="filterbalk",
        **{"aria-labelledby": "planfilters-kop"},
    )
