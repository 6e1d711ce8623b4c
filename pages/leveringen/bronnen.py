"""The sources that are pulled, on the page Leveringen: last try, what came of it, what is next."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from dash import html

from components.tabel import element
from figures.basis.getallen import datum
from loaders.bronnen.lezen import Bronnen, lees_bronnen
from loaders.bronnen.rooster import volgende
from loaders.bronnen.toestand import Bronboek, Brontoestand
from loaders.verdict.fouten import LaderFout
from settings import Settings

NEDERLAND = ZoneInfo("Europe/Amsterdam")
# outcome -> (sign, tone, words); the words are always shown.
_UITKOMST = {
    "geladen": ("✓", "goed", "opgehaald en geladen"),
    "ongewijzigd": ("✓", "goed", "niets nieuws"),
    "geweigerd": ("✗", "slecht", "opgehaald, niet aangenomen"),
    "mislukt": ("✗", "slecht", "mislukt"),
}
_KOPPEN = ("Bron", "Laatste poging", "Uitkomst", "Laatste keer gelukt", "Volgende beurt")


def bronnen(settings: Settings) -> list[Any]:
    """The section; nothing where no source is configured and none was ever pulled."""
    boek = Bronboek(settings.home)
    ingesteld = _ingesteld(settings)
    namen = dict.fromkeys([*(ingesteld.namen if ingesteld else ()), *(t.naam for t in boek.alle())])
    if not namen:
        return []
    bijschrift = "Bronnen die worden opgehaald"
    rijen = [_rij(boek.lees(naam), ingesteld) for naam in namen]
    return [
        html.H2(bijschrift),
        element(
            "Div",
            element(
                "Table",
                [
                    element("Caption", bijschrift, className="alleen-schermlezer"),
                    element(
                        "Thead", element("Tr", [element("Th", k, scope="col") for k in _KOPPEN])
                    ),
                    element("Tbody", rijen),
                ],
                className="cijfers leveringen-lijst",
            ),
            className="tabelvak",
            tabIndex="0",
            role="region",
            **{"aria-label": bijschrift},
        ),
    ]


def _ingesteld(settings: Settings) -> Bronnen | None:
    if not settings.bronnen.is_file():
        return None
    try:
        return lees_bronnen(settings.bronnen)
    except LaderFout:
        return None


def _rij(t: Brontoestand, ingesteld: Bronnen | None) -> dict[str, Any]:
    return element(
        "Tr",
        [
            element("Th", t.naam, scope="row"),
            element("Td", _moment(t.laatste_poging) or "nog niet geprobeerd"),
            element("Td", _uitkomst(t)),
            element("Td", _moment(t.laatste_succes) or "nog nooit"),
            element("Td", _volgende(t, ingesteld)),
        ],
    )


def _uitkomst(t: Brontoestand) -> list[Any]:
    uit: list[Any] = []
    if t.uitkomst:
        teken, toon, woord = _UITKOMST[t.uitkomst]
        sein = element("Span", teken, className="teken", **{"aria-hidden": "true"})
        uit.append(element("Span", [sein, f" {woord}"], className=f"status-{toon}"))
    if t.fout:
        uit += [element("Br"), element("Small", t.fout)]
    for levering in t.geweigerd:
        uit += [element("Br"), element("A", levering, href=f"/levering/{levering}")]
    if t.bezig_sinds:
        uit += [element("Br"), f"bezig of afgebroken sinds {_moment(t.bezig_sinds)}"]
    return uit


def _volgende(t: Brontoestand, ingesteld: Bronnen | None) -> str:
    bron = ingesteld.goed.get(t.naam) if ingesteld else None
    if bron is None:
        fout = ingesteld is not None and t.naam in ingesteld.fout
        return "fout in het bestand met bronnen" if fout else "niet meer ingesteld"
    if not bron.wanneer:
        return "alleen met de hand"
    if not t.laatste_poging:
        return "zodra het rooster draait"
    return _moment(volgende(bron.wanneer, datetime.fromisoformat(t.laatste_poging)).isoformat())


def _moment(tekst: str) -> str:
    """Day and hour in Dutch time; empty for nothing."""
    if not tekst:
        return ""
    toen = datetime.fromisoformat(tekst).astimezone(NEDERLAND)
    return f"{datum(toen.date())}, {toen:%H:%M}"
