"""One offered file on the page: its name, the fields of the levering, and its verdict."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import dash_mantine_components as dmc
from dash import html

from components.tegel import band
from domain.opsomming import opsomming
from figures.basis.getallen import getal
from loaders.aanlevering.oordeel import Aanleveringsoordeel
from loaders.aanlevering.wachtkamer import Aangeboden
from pages.leveringen.verdict import uitkomst

# name -> (label, example); what the page asks, in this order.
VELDEN = {
    "leverancier": ("Leverancier", "naam, L-nummer of GM-code"),
    "gemeente": ("Gemeente", "meer dan een met ; ertussen"),
    "periode": ("Verslagperiode", "2024 of 2024-H1"),
    "status": ("Status (kruistabel)", "gerealiseerd, hard of zacht"),
    "namens": ("Namens", "andere corporaties over wie deze levering gaat"),
    "vervang": ("Vervangen bevestigd?", "ja als er minder rijen komen dan er vervallen"),
    "bron": ("Bron", "waar de cijfers vandaan komen"),
    "aangeleverd_door": ("Aangeleverd door", "wie we kunnen bellen"),
    "opmerking": ("Opmerking", "wat een lezer moet weten"),
    "fictief": ("Verzonnen cijfers?", "ja of nee"),
}
_MEER = ("status", "namens", "vervang", "bron", "aangeleverd_door", "opmerking", "fictief")


def veld_id(aanbod: str, naam: str) -> dict[str, str]:
    """The id of a field of an offered file."""
    return {"soort": "levering-veld", "aanbod": aanbod, "veld": naam}


def kaart(aanbod: Aangeboden, o: Aanleveringsoordeel) -> html.Article:
    """The card of an offered file."""
    return html.Article(
        [
            html.H3(aanbod.naam),
            html.P(
                f"{getal(max(1, aanbod.grootte // 1000))} kB. "
                "Het bestand wacht hier hoogstens een dag op een besluit.",
                className="opmerking",
            ),
            *_voorstellen(o),
            html.Div([_veld(aanbod.id, n, o) for n in VELDEN if n not in _MEER],
                     className="velden"),
            html.Details(
                [
                    html.Summary("Meer over deze levering"),
                    html.Div([_veld(aanbod.id, n, o) for n in _MEER], className="velden"),
                ],
                open=o.uitslag.rapport.te_bevestigen or any(getattr(o.velden, n) for n in _MEER),
            ),
            html.Div(
                dmc.Button(
                    "Controleer met deze gegevens",
                    id={"soort": "levering-controle", "aanbod": aanbod.id},
                    variant="outline",
                ),
                className="knoppen",
            ),
            html.Div(
                uitkomst(o, aanbod.id),
                id={"soort": "levering-uitslag", "aanbod": aanbod.id},
                **{"aria-live": "polite"},
            ),
        ],
        className="kaart aanbod",
    )  # fmt: skip


def verlopen(tekst: str) -> html.Div:
    """Instead of a card, where the file is gone."""
    return band("let-op", tekst)


def _veld(aanbod: str, naam: str, o: Aanleveringsoordeel) -> dmc.TextInput:
    label, voorbeeld = VELDEN[naam]
    eigen = getattr(o.velden, naam)
    uit_bestand = asdict(o.uitslag.velden).get(naam, "") if not eigen else ""
    return dmc.TextInput(
        id=veld_id(aanbod, naam),
        label=label,
        value=eigen,
        placeholder=f"uit het bestand: {uit_bestand}" if uit_bestand else voorbeeld,
        persistence=False,
    )


def _voorstellen(o: Aanleveringsoordeel) -> list[Any]:
    if not o.voorstellen:
        return []
    delen = [f"{VELDEN[v.veld][0].lower()} ({v.waarom})" for v in o.voorstellen]
    return [
        band(
            "info",
            html.Strong("Kijk dit na. "),
            f"De levering zegt niet alles. We vulden een voorstel in voor {opsomming(delen)}.",
        )
    ]
