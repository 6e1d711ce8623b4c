"""What stands on Prognose before any figure is known: controls, empty places, stores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import dcc, html

from components.prognose.balk import aannamevelden, prognosebalk
from domain.prognose.aannames import Aannames
from domain.prognose.keuze import PrognoseKeuze
from figures.prognose.zinnen import UITLEG, schaal
from pages.prognose.keuze import naar_controls, opties
from pages.prognose.lees import GelezenPrognose

KOP = "Prognose: gaan we halen wat we afspraken?"


def balk(stand: str, keuze: PrognoseKeuze) -> html.Section:
    """The choices on top, with what there is to choose in this stand."""
    return prognosebalk(naar_controls(keuze), opties(stand, keuze.gemeente, keuze.corporatie))


def opzet(
    keuze: PrognoseKeuze,
    gelezen: GelezenPrognose | None,
    standaard: Aannames,
    balk_: html.Section,
    meldingen_: Sequence[Any],
) -> html.Div:
    """The whole page with its controls set; the callback fills in the rest.

    gelezen: of the choice; None without a gemeente. standaard: the assumptions of the stand.
    """
    return html.Div(
        [
            html.H1(KOP, id="prognose-titel"),
            *meldingen_,
            html.Div(id="prognose-kop", **{"aria-live": "polite"}),
            balk_,
            html.Div(
                [
                    html.Div(id="prognose-grafiek"),
                    _paneel(keuze, gelezen, standaard),
                    html.Div(id="prognose-dragers"),
                ],
                className="prognosevlak",
            ),
            html.Div(id="prognose-inhoud"),
            dcc.Store(id="prognose-vast", data=keuze.stand),
            dcc.Store(id="prognose-adres"),
        ],
        className="prognose",
    )


def _paneel(
    keuze: PrognoseKeuze, gelezen: GelezenPrognose | None, standaard: Aannames
) -> html.Section:
    """The chance and, never without, the assumptions that it follows from."""
    return html.Section(
        [
            html.H2("Hoe zeker is dit?", id="aannames-kop"),
            html.Div(id="prognose-kans", **{"aria-live": "polite"}),
            html.H3("Aannames"),
            html.P(
                "Dit zijn onze aannames, nagekeken maar niet gemeten. Verander ze om te zien wat "
                "dat doet.",
                className="opmerking",
            ),
            html.Div(
                aannamevelden(
                    standaard, keuze.toegepast(standaard), fasen_open=_fasen(keuze, gelezen)
                )
            ),
            html.P(
                html.A("Terug naar onze aannames", id="prognose-terug", href="/prognose"),
                className="terug",
            ),
            html.Details(
                [
                    html.Summary("Hoe we dit uitrekenen"),
                    html.Ul([html.Li(z) for z in (*UITLEG, schaal())], className="lijst"),
                ],
                className="tabel",
            ),
        ],
        className="kaart aannames",
        **{"aria-labelledby": "aannames-kop"},
    )


def _fasen(keuze: PrognoseKeuze, gelezen: GelezenPrognose | None) -> bool:
    """Whether the phases are open: a reader changed one, or a plan follows one."""
    if any("." in sleutel for sleutel, _ in (*keuze.kans, *keuze.uitloop)):
        return True
    a = gelezen.antwoord if gelezen else None
    if a is None or a.prognose is None or not a.prognose.banden:
        return False
    gebruikt = a.aannames.gebruikt((p.hardheid, p.fase) for p in a.prognose.posten)
    return any(r.fase for r in gebruikt)
