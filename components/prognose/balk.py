"""The choices on top of Prognose: gemeente, corporaties, afspraak with its status, assumptions.

The status carries the name of the afspraak's judgement. The assumptions are numbers that a reader
can change: per hardness, and per phase below that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html

from components.keuzelijst import Optie, meer, precies_een
from components.status import statuswoord
from components.tabel import element
from domain.cijfernaam import Cijfernaam
from domain.prognose.aannames import Aanname, Aannames
from figures.prognose.zinnen import soort_plan


def status(woord: str, naam: Cijfernaam) -> dict[str, Any]:
    """The status as sign and word, with its name and value."""
    return element("Data", statuswoord(woord), value=woord, **{"data-cijfer": str(naam)})


KANS, UITLOOP, ZEGT = "pr-kans", "pr-uitloop", "pr-zegt"


def aanname_id(soort: str, sleutel: str) -> dict[str, str]:
    """The id of a number (KANS, UITLOOP) or of the words below it (ZEGT).

    A key holds points, and Dash reads no points in an id.
    """
    return {"type": soort, "sleutel": sleutel.replace(".", "/")}


def sleutel_van(id_: dict[str, str]) -> str:
    """The assumption that an id is about."""
    return id_["sleutel"].replace("/", ".")


def aannamevelden(standaard: Aannames, nu: Aannames, *, fasen_open: bool) -> html.Div:
    """The numbers with their values. standaard: of the stand; nu: with what the reader changed."""
    paren = list(zip(standaard.rijen, nu.rijen, strict=True))
    fasen = [_veld(s, r) for s, r in paren if s.fase]
    return html.Div(
        [
            *(_veld(s, r) for s, r in paren if not s.fase),
            *([_details(fasen, open_=fasen_open)] if fasen else []),
        ],
        className="aannamevelden",
    )


def _details(fasen: list[html.Fieldset], *, open_: bool) -> html.Details:
    return html.Details(
        [html.Summary(f"Aannames per fase ({len(fasen)})"), *fasen], open=open_, className="fasen"
    )


def _veld(standaard: Aanname, nu: Aanname) -> html.Fieldset:
    return html.Fieldset(
        [
            html.Legend(soort_plan(nu)),
            html.Div(
                [
                    _getal(KANS, nu, "Kans dat het doorgaat", nu.kans, 100, step=5, suffix="%"),
                    _getal(UITLOOP, nu, "Gemiddeld later", nu.uitloop, nu.uitloop_meest, step=0.5,
                           suffix=" jaar"),
                ],
                className="paar",
            ),
            html.P(id=aanname_id(ZEGT, nu.sleutel), className="opmerking"),
            html.P(f"{standaard.toelichting} Bron: {standaard.bron}.", className="opmerking"),
        ]
    )  # fmt: skip


def _getal(
    soort: str, a: Aanname, label: str, waarde: float, meest: float, **vorm: Any
) -> dmc.NumberInput:
    return dmc.NumberInput(
        id=aanname_id(soort, a.sleutel),
        label=label,
        value=int(waarde) if float(waarde).is_integer() else waarde,
        min=0,
        max=meest,
        decimalScale=2,
        decimalSeparator=",",
        allowedDecimalSeparators=[",", "."],
        allowNegative=False,
        clampBehavior="blur",
        debounce=250,
        persistence=False,
        **vorm,
    )


NAMEN = ("gemeente", "corporatie", "afspraak")


def id_van(naam: str) -> str:
    """The id of a choice's control."""
    return f"pr-{naam}"


def prognosebalk(waarde: Mapping[str, Any], opties: Mapping[str, Sequence[Optie]]) -> html.Section:
    """The controls with their values. opties: by name; {value, label}."""
    return html.Section(
        [
            html.H2("Kies", id="kies-kop", className="alleen-schermlezer"),
            html.Div(
                [
                    precies_een(id_van("gemeente"), "Gemeente", opties["gemeente"],
                                waarde["gemeente"], leeg="kies een gemeente"),
                    meer(id_van("corporatie"), "Corporatie", "alle corporaties",
                         opties["corporatie"], waarde["corporatie"]),
                    precies_een(id_van("afspraak"), "Afspraak", opties["afspraak"],
                                waarde["afspraak"]),
                ],
                className="filters prognosekeuze",
            ),
            # A plain link: the whole page anew, without a single choice.
            html.A("Keuzes wissen", href="/prognose", className="wissen"),
        ],
        className="filterbalk",
        **{"aria-labelledby": "kies-kop"},
    )  # fmt: skip
