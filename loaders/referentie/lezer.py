"""Reads the reference lists (CSV) into their frames.

What they mean is `loaders.register.register`; here they are read and checked, all problems at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from loaders.bestanden.blad import Blad
from loaders.bestanden.csv_lezen import lees_csv
from loaders.contract import Invoer, Uitslag, controleer_kolommen, gelezen, ontvangen
from loaders.referentie.regels import (
    RijTekst,
    controleer_corporaties,
    controleer_gebieden,
    controleer_gemeenten,
    controleer_organisaties,
)
from loaders.register.register import Register
from loaders.tekst import sleutel
from loaders.verdict.verdict import Verzamelaar
from telling.rijen import KOLOMMEN

NODIG = {
    "gemeenten": ("code", "naam"),
    "corporaties": ("code", "naam"),
    "gebieden": ("code", "indeling", "naam", "niveau", "gemeente"),
    "organisaties": ("code", "naam", "soort"),
}
_REGELS: dict[str, Callable[[list[RijTekst], Register, Verzamelaar], None]] = {
    "gemeenten": controleer_gemeenten,
    "corporaties": controleer_corporaties,
    "gebieden": controleer_gebieden,
    "organisaties": controleer_organisaties,
}


def herken(invoer: Invoer) -> bool:
    """A CSV whose table (field, else the start of its name) is one of these lists."""
    return invoer.soort == "tekst" and _tabelnaam(invoer) in NODIG


def lees(invoer: Invoer) -> Uitslag:
    """The verdict and the frame of that name (`telling.rijen`)."""
    naam = _tabelnaam(invoer)
    meldingen = Verzamelaar(invoer.bestand)
    leverancier = invoer.velden.leverancier or "Woonsaldo"
    velden = replace(invoer.velden, tabel=naam, leverancier=leverancier)
    dag = ontvangen(invoer, meldingen)
    blad = lees_csv(invoer.inhoud, invoer.codering, KOLOMMEN[naam], meldingen, invoer.recht)
    sleutels = blad.sleutels if blad else []
    controleer_kolommen(meldingen, sleutels, NODIG[naam], KOLOMMEN[naam])
    rijen: list[RijTekst] = []
    if blad and not meldingen.fouten:
        rijen = _rijen(naam, blad, fictief=sleutel(velden.fictief) == "ja")
        if not rijen:
            meldingen.voeg("fout", "Er staan geen rijen in dit bestand.")
        _REGELS[naam](rijen, invoer.register, meldingen)
    if meldingen.fouten:
        return Uitslag(meldingen.rapport(), velden)
    tabellen = {naam: _frame(naam, rijen)}
    return Uitslag(meldingen.rapport(), velden, gelezen(velden, dag), tabellen)


def _tabelnaam(invoer: Invoer) -> str:
    if invoer.velden.tabel:
        return sleutel(invoer.velden.tabel)
    return next((n for n in NODIG if sleutel(invoer.bestand).startswith(n)), "")


def _rijen(naam: str, blad: Blad, *, fictief: bool) -> list[RijTekst]:
    """Every column of the frame as text; a file that is fictief makes all its rows so."""
    geleverd = {s: k.waarden() for s, k in zip(blad.sleutels, blad.kolommen, strict=True)}
    uit = []
    for i, nummer in enumerate(blad.rijen):
        waarden = {k: geleverd[k][i] if k in geleverd else "" for k in KOLOMMEN[naam]}
        waarden["fictief"] = "ja" if fictief else (sleutel(waarden["fictief"]) or "nee")
        uit.append(RijTekst(int(nummer), waarden))
    return uit


def _frame(naam: str, rijen: list[RijTekst]) -> pd.DataFrame:
    waarden = [[r.waarde(k) for k in KOLOMMEN[naam]] for r in rijen]
    return pd.DataFrame(waarden, columns=list(KOLOMMEN[naam]), dtype="object")
