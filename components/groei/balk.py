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
from domain.filters import STANDAARD, Filters, Probleem
from domain.keuzeveld import Namen, Woord, Woorden

VELDEN = {n: v for n, v in STANDAARD.velden().items() if v.label}
LIJSTEN = {n: (v.label, v.leeg) for n, v in VELDEN.items() if isinstance(v, Namen)}
NAMEN = tuple(VELDEN)


def id_van(naam: str) -> str:
    """The id of a filter's control."""
    return f"f-{naam}"


def opties(waarden: Sequence[str]) -> list[Optie]:
    """Choices for a closed list of codes."""
    return [{"value": w, "label": LABEL.get(w, w.replace("_", " "))} for w in waarden]


def naar_controls(filters: Filters) -> dict[str, Any]:
    """The value of each control for a selection; empty where it is as standard."""
    query = filters.naar_query()
    uit: dict[str, Any] = {
        naam: list(getattr(filters, naam)) if naam in query else [] for naam in LIJSTEN
    }
    uit |= {naam: query.get(naam) for naam in ("van", "tot")}
    return uit | {n: getattr(filters, n) for n, v in VELDEN.items() if isinstance(v, Woord)}


@eis_eigen()
def van_controls(
    waarden: Mapping[str, Any], stand: str | None = None
) -> tuple[Filters, tuple[Probleem, ...]]:
    """The selection that the controls hold; the other way round of `naar_controls`."""
    velden: dict[str, Any] = {n: tuple(waarden.get(n) or VELDEN[n].standaard) for n in LIJSTEN}
    velden |= {n: waarden.get(n) or v.standaard for n, v in VELDEN.items() if isinstance(v, Woord)}
    grenzen, problemen = Filters.uit_query({n: str(waarden.get(n) or "") for n in ("van", "tot")})
    filters = STANDAARD.met(
        **velden,
        van=grenzen.van,
        tot=grenzen.tot,
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
        **{n: opties(v.keuzes) for n, v in VELDEN.items() if isinstance(v, Woorden)},
    }
    lijst = {
        naam: meer(id_van(naam), *LIJSTEN[naam], keuzes[naam], waarde[naam]) for naam in LIJSTEN
    }
    # The two that are used most go first.
    meer_lijsten = list(dict.fromkeys(("gebied", "status", *LIJSTEN)))
    meer_lijsten = [n for n in meer_lijsten if n not in ("gemeente", "corporatie")]
    woord = {n: v for n, v in VELDEN.items() if isinstance(v, Woord)}
    anders = any(waarde[n] for n in meer_lijsten) or any(
        waarde[n] != v.standaard for n, v in woord.items()
    )
    return html.Section(
        [
            html.H2("Filters", id="filters-kop", className="alleen-schermlezer"),
            html.Div(
                [
                    lijst["gemeente"],
                    lijst["corporatie"],
                    _jaar("van", jaren, waarde["van"]),
                    _jaar("tot", jaren, waarde["tot"]),
                ],
                className="filters eerste",
            ),
            html.Details(
                [
                    html.Summary("Meer filters"),
                    html.Div(
                        [
                            *(lijst[n] for n in meer_lijsten),
                            *(
                                precies_een(id_van(n), v.label, opties(v.keuzes), waarde[n])
                                for n, v in woord.items()
                            ),
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


def _jaar(naam: str, jaren: Sequence[Optie], waarde: str | None) -> Any:
    veld = VELDEN[naam]
    return een(
        id_van(naam), veld.label, veld.leeg, jaren, waarde, niets="Geen cijfers over dat jaar"
    )
