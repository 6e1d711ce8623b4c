"""The tables of Kernen as plain data, of which `assets/kernen.js` makes the rows, and the map.

Dash notifies every component of every change: with the 111 buurten of Utrecht, three thousand cells
as components made one move of a slider last fifteen seconds in the browser. As data it is one
component. All text is made here, so the browser only lays it out. The frame of the map beside the
list stays, so that a choice only restyles what is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from dash import dcc, html

from components.kaart import CONFIG, Herkomst, legenda
from components.tekst import toon
from domain.cijfernaam import Cijfernaam
from figures.basis.getallen import ONBEKEND, getal
from figures.basis.grafiek import Cel, Grafiek, Legendasleutel, Tabel
from figures.basis.zin import Tekst, cijfer
from figures.groei.zinnen import FICTIEF
from figures.kernen.rijen import GEMEENTE, OVERIG, Kern, aandeel_tekst, doel_tekst, kop_sociaal
from figures.kernen.zinnen import afstand

GRAFIEK_ID = "kernen-kaart-grafiek"
BRON = "grenzen: CBS en Kadaster"


def kernkaart() -> html.Figure:
    """The empty frame; its parts are outputs of the page."""
    return html.Figure(
        [
            html.P("Schematische kaart", className="onderwerp"),
            html.H3("", id="kernen-kaart-kop"),
            html.Div(id="kernen-kaart-legenda"),
            # A picture of the list, which has the same choice by keyboard.
            html.Div(
                dcc.Graph(
                    id=GRAFIEK_ID, config=CONFIG, figure={"data": [], "layout": {"height": 10}}
                ),
                id="kernen-kaart-tekening",
                **{"aria-hidden": "true"},
                className="tekening",
            ),
            html.Div(id="kernen-kaart-onder"),
        ],
        className="kaart kernkaart",
        **{"aria-labelledby": "kernen-kaart-kop"},
    )


def sleutels(lijst: tuple[Legendasleutel, ...]) -> Any:
    """The key; nothing where nothing is drawn."""
    return legenda(lijst) if lijst else None


def onder(grafiek: Grafiek, herkomst: Herkomst, downloads: list[tuple[str, str]]) -> list[Any]:
    """Below the drawing: its words, what is not drawn, source, download."""
    return [
        html.P(toon(grafiek.tekst), className="opmerking"),
        *(html.P(toon(o), className="opmerking") for o in grafiek.opmerkingen),
        html.Figcaption(
            [html.Strong(f"{FICTIEF}. ") if herkomst.fictief else "", herkomst.tekst],
            className="herkomst",
        ),
        html.Div(
            [html.A(label, href=href, className="download") for label, href in downloads],
            className="onder",
        ),
    ]


# A cell: t text, d the same in words and figures (text, name, plain value), k class, h whether it
# is the row's header, code and aan: a button, voor: a mark.
Kolom = dict[str, Any]
_TEKEN = {"onder": "▼", "boven": "✓", "mogelijk": "?"}
_TE_VEEL = {"ja": "overconcentratie", "mogelijk": "mogelijk overconcentratie"}


def kernlijst(
    kernen: Sequence[Kern],
    nummers: Mapping[str, int],
    trends: Mapping[str, str],
    gekozen: str | None,
    bijschrift: str,
) -> dict[str, Any]:
    """The list of areas: each name is a button that chooses it, pressing it again clears that.

    kernen: lowest share first; the gemeente goes to the bottom. trends: code to words.
    """
    doel = kernen[0].doel if kernen else None
    sociaal = kop_sociaal(k.definitie for k in kernen)
    tot = [] if doel is None else [f"Tot {doel_tekst(doel)}"]
    koppen = ["Nr", "Gebied", "Aandeel", *tot, sociaal, "Woningen"]
    rijen = [(k.niveau == GEMEENTE, _rij(k, nummers, trends, gekozen)) for k in kernen]
    return {
        "bijschrift": bijschrift,
        "klasse": "kernlijst",
        "koppen": [*koppen, "Trend"] if trends else koppen,
        "rijen": [r for geheel, r in rijen if not geheel],
        "voet": [r for geheel, r in rijen if geheel],
    }


def _rij(
    k: Kern, nummers: Mapping[str, int], trends: Mapping[str, str], gekozen: str | None
) -> list[Kolom]:
    naam: Kolom = {"t": k.gebied, "h": True}
    if k.niveau not in (GEMEENTE, OVERIG):
        naam |= {"code": k.code, "aan": k.code == gekozen}
    merk = _TE_VEEL.get(k.overconcentratie or "")
    rij = [
        {"t": str(nummers.get(k.code, "")), "k": "getal"},
        naam,
        _cel(aandeel_tekst(k)) | ({"voor": [merk, "merk-teveel"]} if merk else {}),
        *([] if k.doel is None else [_afstand(k)]),
        _cel(k.cijfer("sociaal", k.sociaal)),
        _cel(k.cijfer("woningen", k.woningen)),
    ]
    return [*rij, _cel(trends.get(k.code, ONBEKEND))] if trends else rij


def _afstand(k: Kern) -> Kolom:
    teken = _TEKEN.get(k.ligging)
    return _cel(afstand(k)) | ({"voor": [f"{teken} ", f"ligging-{k.ligging}"]} if teken else {})


def _cel(tekst: str) -> Kolom:
    uit: Kolom = {"t": str(tekst), "k": "onbekend" if tekst == ONBEKEND else "getal"}
    if isinstance(tekst, Tekst) and tekst.cijfers:
        uit["d"] = tekst.naar_json()
    return uit


def tabeldata(t: Tabel, bijschrift: str) -> dict[str, Any]:
    """Any table of figures, with numbers to the right."""
    return {
        "bijschrift": bijschrift,
        "klasse": "",
        "koppen": list(t.kolommen),
        "rijen": [_cijfers(r, namen) for r, namen in zip_longest(t.rijen, t.namen[: len(t.rijen)])],
        "voet": [_cijfers(t.totaal, t.namen_totaal)] if t.totaal else [],
    }


def _cijfers(rij: Sequence[Cel], namen: Sequence[Cijfernaam | None] | None) -> list[Kolom]:
    kop, *rest = rij
    cellen = [
        _cel(c if isinstance(c, str) else cijfer(naam, c) if naam else getal(c))
        for c, naam in zip_longest(rest, (namen or ())[1:])
    ]
    return [{"t": str(kop), "h": True}, *cellen]
