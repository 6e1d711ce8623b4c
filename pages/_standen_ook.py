"""What else two standen say differently: afspraken with another status, other counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import dcc, html

from components.afspraken import statuswoord
from components.losse_tabel import cel, getalcel, kop, losse_tabel
from figures.getallen import datum
from store.queries.brug_ook import Voorraadwissel, Wissel

_GEEN = "niet in deze stand"


def afspraken(
    wissels: Sequence[Wissel], namen: Mapping[str, str], standen: tuple[str, str]
) -> list[Any]:
    """The afspraken that get another status; standen: what the two are called."""
    if not wissels:
        return [html.H2("Afspraken"), html.P("Geen afspraak krijgt een andere status.")]
    titel = "Afspraken die een andere status krijgen"
    rijen = [
        [
            kop(dcc.Link(w.titel, href=f"/afspraken/{w.id}")),
            cel(namen.get(w.gemeente, w.gemeente)),
            *(cel(statuswoord(s) if s else _GEEN) for s in (w.voor, w.na)),
        ]
        for w in wissels
    ]
    koppen = ("Afspraak", "Gemeente", *(f"In {s}" for s in standen))
    return [html.H2(titel), html.Div(losse_tabel(koppen, rijen, titel), className="kaart")]


def voorraad(
    anders: Sequence[Voorraadwissel], namen: Mapping[str, str], standen: tuple[str, str]
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
            getalcel(w.voor, _GEEN),
            getalcel(w.na, _GEEN),
        ]
        for w in anders
    ]
    koppen = ("Corporatie", "Gemeente", "Peildatum", "Segment", "Duur",
              *(f"In {s}" for s in standen))  # fmt: skip
    return [html.H2(titel), html.Div(losse_tabel(koppen, rijen, titel), className="kaart")]
