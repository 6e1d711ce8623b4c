"""What else two standen say differently: afspraken with another status, other counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dash import dcc, html

from components.afspraken.lijst import statuswoord
from components.tabel import cel, kop, losse_tabel
from components.tekst import toon
from domain.cijfernaam import van_afspraak
from domain.leveringen.cijfernamen import van_telling
from figures.basis.getallen import datum
from figures.basis.zin import cijfer
from store.vragen.standen.ook import Voorraadwissel, Wissel

Paar = tuple[str | None, str | None]
_GEEN = "niet in deze stand"


def afspraken(
    wissels: Sequence[Wissel],
    namen: Mapping[str, str],
    standen: tuple[str, str],
    van_stand: Paar,
) -> list[Any]:
    """The afspraken that get another status; standen: what the two are called. van_stand: their
    ids for the names of figures, None for the one that is shown."""
    if not wissels:
        return [html.H2("Afspraken"), html.P("Geen afspraak krijgt een andere status.")]
    titel = "Afspraken die een andere status krijgen"
    rijen = [
        [
            kop(dcc.Link(w.titel, href=f"/afspraken/{w.id}")),
            cel(namen.get(w.gemeente, w.gemeente)),
            _status(w.id, w.voor, w.dag_voor, van_stand[0]),
            _status(w.id, w.na, w.dag_na, van_stand[1]),
        ]
        for w in wissels
    ]
    koppen = ("Afspraak", "Gemeente", *(f"In {s}" for s in standen))
    return [html.H2(titel), html.Div(losse_tabel(koppen, rijen, titel), className="kaart")]


def _status(id_: str, status: str | None, dag: date | None, stand: str | None) -> dict[str, Any]:
    if status is None:
        return cel(_GEEN)
    return cel(statuswoord(status, van_afspraak(id_, dag, "status").met(stand=stand)))


def voorraad(
    anders: Sequence[Voorraadwissel],
    namen: Mapping[str, str],
    standen: tuple[str, str],
    van_stand: Paar,
) -> list[Any]:
    """The voorraadstanden with another count."""
    if not anders:
        return [html.H2("Voorraadstanden"), html.P("Geen telling van de voorraad is anders.")]
    titel = "Voorraadstanden die anders zijn"
    rijen = [
        [
            kop(namen.get(w.corporatie, w.corporatie)),
            cel(namen.get(w.gemeente, w.gemeente)),
            cel(datum(w.peildatum)),
            cel(w.segment),
            cel(w.duur.replace("_", " ")),
            *(_aantal(w, n, stand) for n, stand in zip((w.voor, w.na), van_stand, strict=True)),
        ]
        for w in anders
    ]
    koppen = ("Corporatie", "Gemeente", "Peildatum", "Segment", "Duur",
              *(f"In {s}" for s in standen))  # fmt: skip
    return [html.H2(titel), html.Div(losse_tabel(koppen, rijen, titel), className="kaart")]


def _aantal(w: Voorraadwissel, aantal: int | None, stand: str | None) -> dict[str, Any]:
    naam = van_telling(w.gemeente, w.corporatie, w.peildatum, w.segment, w.duur).met(stand=stand)
    if aantal is None:
        return cel(_GEEN, "onbekend")
    return cel(toon(cijfer(naam, aantal)), "getal")
