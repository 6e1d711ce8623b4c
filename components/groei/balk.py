"""The filter bar: one control per filter of `domain.filters`, all by keyboard.

What is not chosen is empty, and its placeholder says what that means; so the
controls and the address agree on what is absent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from components.keuzelijst import LABEL, Optie, een, meer, precies_een
from components.uit_browser import eis_eigen
from domain.filters import SLOOP, STANDAARD, Filters, Probleem
from domain.mutaties import DUREN, PERSPECTIEVEN, SEGMENTEN, STATUSSEN

# name -> (label, what empty means); in the order of the bar.
LIJSTEN = {
    "gemeente": ("Gemeente", "alle gemeenten"),
    "corporatie": ("Corporatie", "alle corporaties"),
    "gebied": ("Kern, wijk of buurt", "hele gemeente"),
    "duur": ("Duur", "permanent"),
    "segment": ("Segment", "sociale huur"),
    "status": ("Status", "alle statussen"),
}
NAMEN = (*LIJSTEN, "van", "tot", "perspectief", "sloop")


def id_van(naam: str) -> str:
    """The id of a filter's control."""
    return f"f-{naam}"


def opties(waarden: Sequence[str]) -> list[Optie]:
    """Choices for a closed list of codes."""
    return [{"value": w, "label": LABEL[w]} for w in waarden]


def naar_controls(filters: Filters) -> dict[str, Any]:
    """The value of each control for a selection; empty where it is as standard."""
    query = filters.naar_query()
    uit: dict[str, Any] = {
        naam: list(getattr(filters, naam)) if naam in query else [] for naam in LIJSTEN
    }
    uit |= {naam: query.get(naam) for naam in ("van", "tot")}
    return uit | {"perspectief": filters.perspectief, "sloop": filters.sloop}


@eis_eigen()
def van_controls(
    waarden: Mapping[str, Any], stand: str | None = None
) -> tuple[Filters, tuple[Probleem, ...]]:
    """The selection that the controls hold; the other way round of `naar_controls`."""
    velden = {n: tuple(waarden.get(n) or getattr(STANDAARD, n)) for n in LIJSTEN}
    grenzen, problemen = Filters.uit_query({n: str(waarden.get(n) or "") for n in ("van", "tot")})
    filters = STANDAARD.met(
        **velden,
        van=grenzen.van,
        tot=grenzen.tot,
        perspectief=waarden.get("perspectief") or STANDAARD.perspectief,
        sloop=waarden.get("sloop") or STANDAARD.sloop,
        stand=stand,
    )
    return filters, problemen


def jaaropties(eerste: int, laatste: int, extra: Sequence[str | None] = ()) -> list[Optie]:
    """Years to choose from, newest last, and the dates that an address brought along."""
    jaren = [str(j) for j in range(eerste, laatste + 1)]
    return [{"value": w, "label": w} for w in sorted({*jaren, *(e for e in extra if e)})]


def filterbalk(
    filters: Filters,
    gemeenten: Sequence[Optie],
    corporaties: Sequence[Optie],
    gebieden: Sequence[Optie],
    jaren: Sequence[Optie],
) -> html.Section:
    """The controls with their values from the selection. Options: {value: code, label: name}."""
    waarde = naar_controls(filters)
    keuzes = {
        "gemeente": list(gemeenten),
        "corporatie": list(corporaties),
        "gebied": list(gebieden),
        "duur": opties(DUREN),
        "segment": opties(SEGMENTEN),
        "status": opties(STATUSSEN),
    }
    lijst = {
        naam: meer(id_van(naam), *LIJSTEN[naam], keuzes[naam], waarde[naam]) for naam in LIJSTEN
    }
    anders = any(waarde[n] for n in ("gebied", "duur", "segment", "status")) or (
        (filters.perspectief, filters.sloop) != (STANDAARD.perspectief, STANDAARD.sloop)
    )
    return html.Section(
        [
            html.H2("Filters", id="filters-kop", className="alleen-schermlezer"),
            html.Div(
                [
                    lijst["gemeente"],
                    lijst["corporatie"],
                    _jaar("van", "Van", "begin", jaren, waarde["van"]),
                    _jaar("tot", "Tot en met", "eind", jaren, waarde["tot"]),
                ],
                className="filters eerste",
            ),
            html.Details(
                [
                    html.Summary("Meer filters"),
                    html.Div(
                        [
                            lijst["gebied"],
                            lijst["status"],
                            lijst["duur"],
                            lijst["segment"],
                            _een("perspectief", "Gezien vanuit", PERSPECTIEVEN, waarde),
                            _een("sloop", "Sloop", SLOOP, waarde),
                        ],
                        className="filters",
                    ),
                ],
                open=anders,
                className="meer-filters",
            ),
            # A plain link: the whole page anew, without a single filter.
            html.A("Filters wissen", href="/groei", className="wissen"),
        ],
        className="filterbalk",
        **{"aria-labelledby": "filters-kop"},
    )


def _jaar(naam: str, label: str, leeg: str, jaren: Sequence[Optie], waarde: str | None) -> Any:
    return een(id_van(naam), label, leeg, jaren, waarde, niets="Geen cijfers over dat jaar")


def _een(naam: str, label: str, waarden: tuple[str, ...], gekozen: Mapping[str, Any]) -> Any:
    return precies_een(id_van(naam), label, opties(waarden), gekozen[naam])
