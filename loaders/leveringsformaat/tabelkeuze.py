"""Which table a file or sheet is: by its name, else by its columns.

Source: docs/delivery-format.md: the name of the file or sheet starts with the
table's name.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from domain.opsomming import opsomming
from loaders.bestanden.blad import Blad, kolomsleutel
from loaders.contract import Leescontext
from loaders.leveringsformaat.kruistabel import kruistabel
from loaders.leveringsformaat.tabellen import (
    plannen,
    voorraadmutaties,
    voorraadstanden,
    woningtotalen,
)
from loaders.register.register import Register
from telling.leveringsformaat import TABELKOLOMMEN

# table: (reader, the table of telling.rijen that its rows become)
LEZERS: dict[str, tuple[Callable[[Blad, Leescontext], pd.DataFrame], str]] = {
    "voorraadmutaties": (voorraadmutaties.lees, "voorraadmutaties"),
    "voorraadstanden": (voorraadstanden.lees, "voorraadstanden"),
    "woningtotalen": (woningtotalen.lees, "woningtotalen"),
    "plannen": (plannen.lees, "plannen"),
    "kruistabel": (kruistabel.lees, "voorraadmutaties"),
}
# A plan can have every column that a voorraadmutatie needs; this one tells them apart.
_ALLEEN_PLANNEN = "fase"
LEVERING = "levering"
KOLOMNAMEN = frozenset(k.naam for kolommen in TABELKOLOMMEN.values() for k in kolommen)
KEUZE = opsomming(list(LEZERS), "of")


def van_naam(naam: str) -> str | None:
    """The table that a name starts with."""
    k = kolomsleutel(naam)
    return next((t for t in LEZERS if k.startswith(t)), None)


def is_levering(naam: str) -> bool:
    """Whether a sheet holds the fields of the levering."""
    return kolomsleutel(naam) == LEVERING


def van_kolommen(blad: Blad, register: Register) -> str | None:
    """The only table whose required columns are all there; None where that is none or several."""
    aanwezig = set(blad.sleutels)
    past = [
        naam
        for naam, kolommen in TABELKOLOMMEN.items()
        if {k.naam for k in kolommen if k.verplicht} <= aanwezig
    ]
    if {voorraadmutaties.NAAM, plannen.NAAM} <= set(past):
        past.remove(voorraadmutaties.NAAM if _ALLEEN_PLANNEN in aanwezig else plannen.NAAM)
    if not past and blad.sleutels[:1] == ["soort"] and "aantal" not in aanwezig:
        rest = [k.naam for k in blad.kolommen[1:]]
        if any(register.corporatie(naam) for naam in rest if naam):
            past = ["kruistabel"]
    return past[0] if len(past) == 1 else None
