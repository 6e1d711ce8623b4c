"""What a levering feeds in a stand, with the way to each figure and its rows."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from components.tekst import toon
from domain.filters import Filters
from domain.leveringen.cijfernamen import van_keuze, van_levering
from domain.leveringen.keuze import WAT, HerkomstKeuze
from figures.basis.getallen import rijen_tekst
from figures.basis.zin import Tekst, cijfer, zin
from pages.gemeen.adressen import adres_herkomst
from pages.gemeen.meldingen import meldingen
from pages.gemeen.stand import geopend
from store.standen.standen import StandFout
from store.vragen.basis import records
from store.vragen.leveringen import herkomst

# What a levering feeds, and the page that shows it.
_PAGINA = {
    "groei": ("Groei", "/groei"), "standen": ("Groei", "/groei"), "totalen": ("Kernen", "/kernen"),
    "alle-woningen": ("Groei", "/groei"), "plannen": ("Plannen", "/plannen"),
}  # fmt: skip


def voedt(levering: str, gevraagd: str | None) -> list[Any]:
    """The figures, in the stand that is asked for; and the rows that do not count."""
    try:
        with geopend(gevraagd) as s:
            delen = records(herkomst.voedt(s.conn, levering))
            weg = records(herkomst.niet_geteld(s.conn, levering))
            afspraken = herkomst.afspraken(s.conn, levering)
            stand, vast = s.info.id, gevraagd if s.ouder else None
            boven = meldingen((), s, f"/levering/{levering}")
    except StandFout:
        return [html.P("Er is nog geen stand.")]
    uit: list[Any] = [*boven, html.P(f"In stand {stand}:", className="getoond")]
    if not delen and not afspraken:
        uit.append(html.P("Geen enkel cijfer van deze stand komt uit deze levering."))
    uit.append(html.Ul([html.Li(_deel(d, levering, vast)) for d in delen], className="lijst"))
    uit.append(
        html.Ul(
            [
                html.Li(dcc.Link(titel, href=f"/afspraken/{id_}{_stand(vast, '?')}"))
                for id_, titel in afspraken
            ],
            className="lijst",
        )
    )
    if weg:
        uit += [
            html.H2("Rijen die niet meetellen"),
            html.Ul([html.Li(toon(_weg(w, levering))) for w in weg], className="lijst"),
        ]  # fmt: skip
    return uit


def _weg(w: dict[str, Any], levering: str) -> Tekst:
    """Rows of it that do not count, and why."""
    door = w["vervangen_door"]
    naam = van_levering("weggelaten", levering, str(w["tabel"]), door=door, reden=w["reden"])
    aantal = cijfer(naam, int(w["rijen"]), rijen_tekst)
    return zin("{} ({}): {}", aantal, str(w["tabel"]), str(w["reden"]))


def _stand(vast: str | None, teken: str) -> str:
    return f"{teken}stand={vast}" if vast else ""


def _deel(d: dict[str, Any], levering: str, vast: str | None) -> list[Any]:
    filters = Filters(gemeente=(str(d["gemeente"]),), stand=vast)
    keuze = HerkomstKeuze(str(d["wat"]), filters, levering)
    if d["wat"] in ("groei", "standen"):
        # All of them, whatever a page would show first.
        alles = keuze.filters.met(
            segment=("sociaal", "midden", "vrij"),
            duur=("permanent", "tijdelijk_lang", "tijdelijk_kort"),
        )
        keuze = keuze.met(filters=alles)
    naam, pad = _PAGINA[str(d["wat"])]
    rijen = cijfer(van_keuze("rijen", keuze, keuze.wat, None), int(d["rijen"]), rijen_tekst)
    return [
        f"{d['naam']}: ",
        dcc.Link(toon(zin("{}, {}", rijen, WAT[keuze.wat].lower())), href=adres_herkomst(keuze)),
        " (te zien op ",
        dcc.Link(naam, href=f"{pad}?gemeente={d['gemeente']}{_stand(vast, '&')}"),
        ")",
    ]
