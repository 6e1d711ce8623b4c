"""Leveringen: hand in figures, see the verdict and what would change, accept; and the list.

A click on `Wat verandert er?` or `Aannemen` begins a task in the background, or says why not.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import dash
import dash_mantine_components as dmc
from dash import ALL, MATCH, Input, Output, State, callback, ctx, dcc, html, no_update
from flask import current_app

from components.stand_melding import STAND_ID
from components.tegel import band
from loaders.aanlevering.apart import beoordeel_apart, voortgang
from loaders.aanlevering.oordeel import Aanleveringsoordeel, bevestigd, ingevuld, laatste
from loaders.aanlevering.taken import Bestand, Soort, Taak, Taken
from loaders.aanlevering.wachtkamer import AanbodFout, Aangeboden, Wachtkamer
from loaders.archief.archief import Archief
from loaders.archief.overzicht import regels
from loaders.contract import Velden
from loaders.verdict.fouten import LaderFout
from pages.leveringen import lijst as _leveringen_lijst
from pages.leveringen import taken as _leveringen_taken
from pages.leveringen.aanlevering import kaart, verlopen
from pages.leveringen.bronnen import bronnen
from pages.leveringen.verdict import uitkomst
from settings import Settings

LOG = logging.getLogger("woonsaldo")
MEESTE = 4  # tasks that run or wait for their turn


class _NietNu(Exception):
    """Why no task was begun (Dutch)."""


def start(
    settings: Settings,
    soort: Soort,
    waarden: Iterable[str | None],
    ids: Iterable[Mapping[str, str]],
) -> tuple[Any, Any, Any, Any]:
    """Task, words, cards and whether the buttons are hidden; what is accepted leaves the page."""
    per: dict[str, dict[str, str | None]] = {}
    for i, waarde in zip(ids, waarden, strict=True):
        per.setdefault(i["aanbod"], {})[i["veld"]] = waarde
    try:
        taak = _begin(settings, soort, per)
    except (_NietNu, AanbodFout) as fout:
        return no_update, str(fout), no_update, no_update
    except OSError as fout:
        LOG.error("taak begint niet", exc_info=fout)
        tekst = "Dit lukt nu niet: de server heeft geen ruimte. Vraag de beheerder om hulp."
        return no_update, tekst, no_update, no_update
    return (taak.id, "", [], True) if soort == "aanname" else (taak.id, "", no_update, no_update)


def _begin(settings: Settings, soort: Soort, per: Mapping[str, dict[str, str | None]]) -> Taak:
    if not settings.upload:
        raise _NietNu("Aannemen staat uit op deze server.")
    kamer, taken = Wachtkamer(settings.home), Taken(settings.home)
    bezig = [t for t in taken.alle() if t.bezig]
    if any({b.aanbod for b in t.bestanden} & set(per) for t in bezig):
        raise _NietNu("Met dit bestand is de server al bezig. Wacht tot dat klaar is.")
    if len(bezig) >= MEESTE:
        raise _NietNu("De server is al met andere bestanden bezig. Probeer het zo nog eens.")
    aanbod = {id_: kamer.haal(id_) for id_ in per}
    if fout := _niet_goed(kamer, aanbod.values()):
        raise _NietNu(fout)
    if soort == "aanname" and (open_ := _onbevestigd(kamer, aanbod, per)):
        raise _NietNu(open_)
    taak = taken.maak(
        soort, tuple(Bestand(i, aanbod[i].naam, ingevuld(velden)) for i, velden in per.items())
    )
    taken.start(taak, settings)
    return taak


def besluit(settings: Settings, ids: Iterable[str]) -> tuple[bool, str]:
    """Whether the buttons are hidden, and why (Dutch): only files that are good can be accepted."""
    kamer, aanbod = Wachtkamer(settings.home), []
    for id_ in ids:
        with contextlib.suppress(AanbodFout):  # its card says that it is gone
            aanbod.append(kamer.haal(id_))
    fout = _niet_goed(kamer, aanbod)
    return bool(not settings.upload or not aanbod or fout), fout


def _niet_goed(kamer: Wachtkamer, aanbod: Iterable[Aangeboden]) -> str:
    """Which files were refused, in a sentence; empty where all are good."""
    rapporten = [(a.naam, laatste(kamer, a)) for a in aanbod]
    namen = [naam for naam, rapport in rapporten if rapport is None or not rapport.aangenomen]
    if not namen:
        return ""
    return f"Nog niet goed: {', '.join(namen)}. Verbeter het bestand en bied het opnieuw aan."


def _onbevestigd(
    kamer: Wachtkamer,
    aanbod: Mapping[str, Aangeboden],
    per: Mapping[str, Mapping[str, str | None]],
) -> str:
    """Which files replace more than they bring, where the visitor did not say it is meant."""
    namen = [
        a.naam
        for id_, a in aanbod.items()
        if (rapport := laatste(kamer, a))
        and rapport.te_bevestigen
        and not bevestigd(ingevuld(per[id_]))
    ]
    if not namen:
        return ""
    return (
        f"{', '.join(namen)} vervangt meer rijen dan er komen. Is dat de bedoeling? Vul dan bij "
        "'Meer over deze levering' ja in bij 'Vervangen bevestigd?'."
    )


PAD = "/leveringen"
dash.register_page(__name__, path=PAD, title="Leveringen – Woonsaldo", name="Leveringen", order=8)


def _instellingen() -> Settings:
    instellingen: Settings = current_app.config["SETTINGS"]
    return instellingen


def layout(**_query: Any) -> html.Div:
    """The page; Dash calls it without a request at start, and then knows no settings."""
    try:
        settings = _instellingen()
    except RuntimeError:
        return html.Div(html.H1("Leveringen"))
    return html.Div(
        [
            html.H1("Leveringen: cijfers aanleveren en nazien"),
            *_uit(settings),
            html.H2("Aanleveren"),
            html.Div(id="leveringen-vak"),
            html.P(
                [
                    "Nog geen bestand? Begin met het ",
                    html.A("invulsjabloon (XLSX)", href="/leveringen/sjabloon.xlsx"),
                    ". Een fout in het bestand? U ziet alle opmerkingen in een keer; verbeter het "
                    "bestand en sleep het opnieuw hierheen.",
                ],
                id="leveringen-uitleg",
            ),
            html.P(id="leveringen-zegt", className="leveringen-zegt", role="status"),
            html.Div(id="leveringen-kaarten"),
            html.Div(_knoppen(), id="leveringen-besluit", hidden=True),
            html.Div(id="leveringen-taken", **{"aria-live": "polite"}),
            html.Div(bronnen(settings)),
            html.H2("Alle leveringen"),
            html.Div(id="leveringen-lijst"),
            dcc.Store(id="leveringen-aanbod"),
            dcc.Store(id="leveringen-gestart"),
            dcc.Interval(id="leveringen-klok", interval=1000, disabled=True),
            dcc.Interval(id="leveringen-controle-klok", interval=1000, disabled=True),
        ],
        className="leveringen",
    )


def _uit(settings: Settings) -> list[Any]:
    if settings.upload:
        return []
    return [
        band(
            "info",
            html.Strong("Aannemen staat uit op deze server. "),
            "U kunt hier wel bestanden laten controleren. De beheerder zet aannemen aan met "
            "WOONSALDO_UPLOAD=aan, of laadt bestanden met python -m loaders load.",
        )
    ]


def _knoppen() -> list[Any]:
    return [
        html.Div(
            [
                dmc.Button("Wat verandert er?", id="leveringen-proef", variant="outline"),
                dmc.Button("Aannemen", id="leveringen-neem"),
            ],
            className="knoppen",
        ),
        html.P(
            "Aannemen bewaart de bestanden, bouwt een nieuwe stand en toont die aan alle lezers.",
            className="opmerking",
        ),
    ]


@callback(
    Output("leveringen-kaarten", "children"),
    Output("leveringen-besluit", "hidden"),
    Output("leveringen-zegt", "children", allow_duplicate=True),
    Input("leveringen-aanbod", "data"),
    running=[(Output("leveringen-controle-klok", "disabled"), False, True)],
    prevent_initial_call=True,
)
def toon(aanbod: dict[str, Any] | None) -> tuple[Any, bool, str]:
    """The cards of what was just offered, below what could not be taken in and why."""
    if aanbod is None:
        raise dash.exceptions.PreventUpdate
    uit: list[Any] = [
        band("fout", html.Strong(f"{f['naam'][:200]}: "), f["tekst"]) for f in aanbod["fouten"]
    ]
    for id_ in aanbod["ids"]:
        try:
            gevonden = Wachtkamer(_instellingen().home).haal(id_)
            uit.append(kaart(gevonden, _oordeel(gevonden)))
        except (AanbodFout, LaderFout) as fout:
            uit.append(verlopen(str(fout)))
    return uit, *_besluit(aanbod)


@callback(
    Output("leveringen-besluit", "hidden", allow_duplicate=True),
    Output("leveringen-zegt", "children", allow_duplicate=True),
    Input({"soort": "levering-uitslag", "aanbod": ALL}, "children"),
    State("leveringen-aanbod", "data"),
    prevent_initial_call=True,
)
def beslis(uitslagen: list[Any], aanbod: dict[str, Any] | None) -> tuple[bool, str]:
    """What may be done now that a file was checked again, with other fields."""
    if not uitslagen or aanbod is None:
        raise dash.exceptions.PreventUpdate
    return _besluit(aanbod)


def _besluit(aanbod: dict[str, Any]) -> tuple[bool, str]:
    """Whether the buttons are hidden, and what is said of the check."""
    fouten, ids = aanbod["fouten"], aanbod["ids"]
    dicht, nog = besluit(_instellingen(), ids)
    weg = "1 bestand is" if len(fouten) == 1 else f"{len(fouten)} bestanden zijn"
    zegt = ["De controle is klaar."] if ids else []
    zegt += [f"{weg} niet gelezen."] if fouten else []
    return dicht, " ".join([*zegt, nog]).strip()


@callback(
    Output("leveringen-zegt", "children", allow_duplicate=True),
    Input("leveringen-controle-klok", "n_intervals"),
    State("leveringen-aanbod", "data"),
    prevent_initial_call=True,
)
def hoe_ver(_n: int | None, aanbod: dict[str, Any] | None) -> Any:
    """What the check is doing, for as long as it runs."""
    stappen = [voortgang(_instellingen(), i) for i in (aanbod or {}).get("ids", [])]
    nu = next((s for s in stappen if s), None)
    return ["De controle loopt. ", *_leveringen_taken.bezig(*nu)] if nu else no_update


@callback(
    Output({"soort": "levering-uitslag", "aanbod": MATCH}, "children"),
    Input({"soort": "levering-controle", "aanbod": MATCH}, "n_clicks"),
    State({"soort": "levering-veld", "aanbod": MATCH, "veld": ALL}, "value"),
    State({"soort": "levering-veld", "aanbod": MATCH, "veld": ALL}, "id"),
    running=[(Output("leveringen-controle-klok", "disabled"), False, True)],
    prevent_initial_call=True,
)
def controleer(_klik: int | None, waarden: list[str | None], ids: list[dict[str, str]]) -> Any:
    """The verdict with the fields as they are filled in now."""
    if not _klik:
        return no_update
    id_ = str(ctx.triggered_id["aanbod"])
    velden = ingevuld({i["veld"]: w for i, w in zip(ids, waarden, strict=True)})
    try:
        return uitkomst(_oordeel(Wachtkamer(_instellingen().home).haal(id_), velden), id_)
    except (AanbodFout, LaderFout) as fout:
        return verlopen(str(fout))


def _oordeel(aanbod: Aangeboden, velden: Velden | None = None) -> Aanleveringsoordeel:
    return beoordeel_apart(_instellingen(), aanbod, velden)


@callback(
    Output("leveringen-gestart", "data"),
    Output("leveringen-zegt", "children", allow_duplicate=True),
    Output("leveringen-kaarten", "children", allow_duplicate=True),
    Output("leveringen-besluit", "hidden", allow_duplicate=True),
    Input("leveringen-proef", "n_clicks"),
    Input("leveringen-neem", "n_clicks"),
    State({"soort": "levering-veld", "aanbod": ALL, "veld": ALL}, "value"),
    State({"soort": "levering-veld", "aanbod": ALL, "veld": ALL}, "id"),
    prevent_initial_call=True,
)
def begin(
    _proef: int | None, _neem: int | None, waarden: list[str | None], ids: list[dict[str, str]]
) -> tuple[Any, Any, Any, Any]:
    """Start the try-out or the acceptance in the background; what is accepted leaves the page."""
    if not ids or not (_proef or _neem):
        return no_update, no_update, no_update, no_update
    soort: Soort = "aanname" if ctx.triggered_id == "leveringen-neem" else "proef"
    return start(_instellingen(), soort, waarden, ids)


@callback(
    Output("leveringen-taken", "children"),
    Output("leveringen-klok", "disabled"),
    Output("leveringen-lijst", "children"),
    Input("leveringen-klok", "n_intervals"),
    Input("leveringen-gestart", "data"),
    Input(STAND_ID, "data"),
    Input("leveringen-aanbod", "data"),
    State("leveringen-klok", "disabled"),
)
def volg(
    _n: int | None, _taak: str | None, stand: str, aanbod: dict[str, Any] | None, stil: bool
) -> tuple[Any, bool, Any]:
    """What runs, for as long as something runs; the list again when something ended.

    What ended before a new file came is of another file, and leaves.
    """
    settings = _instellingen()
    taken = Taken(settings.home).alle()
    bezig = any(t.bezig for t in taken)
    gewekt = ctx.triggered_id != "leveringen-klok" or not bezig
    lijst = _lijst(settings) if gewekt else no_update
    sinds = datetime.fromisoformat(aanbod["toen"]) if aanbod else None
    return _leveringen_taken.lijst(taken, stand, sinds), not bezig, lijst


def _lijst(settings: Settings) -> Any:
    try:
        alle = regels(Archief(settings.home), voorbeeld=settings.voorbeeld)
    except LaderFout as fout:
        return band("fout", str(fout))
    return _leveringen_lijst.tabel(alle, _leveringen_lijst.in_standen())
