"""The choices of Prognose between address, controls and selection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from components.keuzelijst import Optie
from components.prognose.balk import sleutel_van
from components.uit_browser import eis_eigen
from domain.filters import Filters
from domain.prognose.keuze import GEEN, PrognoseKeuze
from pages.gemeen.stand import geopend
from store.vragen import keuzes
from store.vragen.prognose import antwoord

PAD = "/prognose"
ALLE_GROEI = "Alle groei, zonder afspraak"
MEEST = {"kans": 100, "uitloop": 20}


def naar_controls(keuze: PrognoseKeuze) -> dict[str, Any]:
    """The value of each choice's control."""
    return {
        "gemeente": keuze.gemeente,
        "corporatie": list(keuze.corporatie),
        "afspraak": keuze.afspraak,
    }


@eis_eigen()
def van_controls(
    waarden: Mapping[str, Any], getallen: Mapping[str, Sequence[Any]], stand: str | None
) -> PrognoseKeuze:
    """The choice that the controls hold. getallen: kans, uitloop and their ids, in one order.

    An empty number, or one that cannot be, is as standard.
    """
    velden = {
        naam: tuple(
            (sleutel_van(id_), getal)
            for id_, waarde in zip(getallen[f"{naam}_id"], getallen[naam], strict=True)
            if (getal := _getal(waarde, MEEST[naam])) is not None
        )
        for naam in MEEST
    }
    return PrognoseKeuze(
        gemeente=waarden.get("gemeente") or None,
        corporatie=tuple(waarden.get("corporatie") or ()),
        afspraak=waarden.get("afspraak") or None,
        stand=stand,
        **velden,
    )


def _getal(waarde: Any, meest: int) -> Decimal | None:
    try:
        getal = round(Decimal(str(waarde)), 2)
    except InvalidOperation:
        return None
    return getal if 0 <= getal <= meest else None


def adres(bestand: str, keuze: PrognoseKeuze, **extra: str) -> str:
    """A download with the page's own choices."""
    return f"/export/{bestand}?{urlencode(keuze.naar_query() | extra, safe=',')}"


def zonder_wijzigingen(keuze: PrognoseKeuze) -> str:
    """The page with the same choice and our own assumptions."""
    query = urlencode(keuze.met(kans=(), uitloop=()).naar_query(), safe=",")
    return f"{PAD}{f'?{query}' if query else ''}"


@lru_cache(maxsize=128)
def opties(stand: str, gemeente: str | None, corporatie: tuple[str, ...]) -> dict[str, list[Optie]]:
    """What each control offers beside the chosen gemeente and corporaties."""
    with geopend(stand) as s:
        k = keuzes.alle(s.conn, Filters(gemeente=(gemeente,) if gemeente else ()))
        kan = antwoord.mogelijk(s.conn, gemeente, corporatie) if gemeente else None
    frame = k.gemeenten[k.gemeenten["register"] | k.gemeenten["groei"]]
    afspraken = [
        {"value": b.afspraak.id, "label": f"{b.afspraak.artikel}: {b.afspraak.titel}"}
        for b in (kan.afspraken if kan else ())
    ]
    return {
        "gemeente": _namen(frame),
        "corporatie": _namen(k.corporaties) if gemeente else [],
        "afspraak": [*_enkel(afspraken), {"value": GEEN, "label": ALLE_GROEI}],
    }


def _enkel(afspraken: list[Optie]) -> list[Optie]:
    """Where two have one label, the id tells them apart."""
    labels = [o["label"] for o in afspraken]
    return [
        o if labels.count(o["label"]) == 1 else {**o, "label": f"{o['label']} ({o['value']})"}
        for o in afspraken
    ]


def _namen(frame: Any) -> list[Optie]:
    return [
        {"value": str(code), "label": f"{naam} (fictief)" if fictief else str(naam)}
        for code, naam, fictief in zip(frame["code"], frame["naam"], frame["fictief"], strict=True)
    ]


@lru_cache(maxsize=8)
def standaardgemeente(stand: str) -> str | None:
    """The gemeente of a page without a choice: one with plans and realised figures before one with
    plans alone; then a real one before an invented one; then by name."""
    with geopend(stand) as s:
        return antwoord.eerste_gemeente(s.conn)
