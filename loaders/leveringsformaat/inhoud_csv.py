"""A levering that is one CSV: its table and fields."""

from __future__ import annotations

from dataclasses import replace

from loaders.bestanden.csv_lezen import lees_csv
from loaders.contract import Invoer
from loaders.leveringsformaat import tabelkeuze
from loaders.leveringsformaat.inhoud import (
    Inhoud,
    geen_rijen,
    herken_kolommen,
    met_rijen,
    onbekende_tabel,
)
from loaders.verdict.verdict import Verzamelaar


def van_csv(invoer: Invoer, meldingen: Verzamelaar) -> Inhoud:
    """The table of a CSV, with the fields that came with it."""
    blad = lees_csv(invoer.inhoud, invoer.codering, tabelkeuze.KOLOMNAMEN, meldingen)
    if blad is None:
        if not meldingen.fouten:
            geen_rijen("", meldingen)
        return Inhoud(invoer.velden, [])
    gevraagd = invoer.velden.tabel
    tabel = tabelkeuze.van_naam(gevraagd or invoer.bestand)
    if gevraagd and tabel is None:
        onbekende_tabel(gevraagd, meldingen)
        return Inhoud(invoer.velden, [])
    if gevraagd and (ander := tabelkeuze.van_naam(invoer.bestand)) not in (None, tabel):
        meldingen.voeg(
            "melding",
            f"De naam van het bestand begint met {ander}, maar het is gelezen als {tabel}.",
            kolom="tabel",
            gevonden=gevraagd,
        )
    if tabel is None:
        tabel = herken_kolommen(blad, invoer, meldingen)
    if tabel is None:
        onbekende_tabel(invoer.bestand, meldingen)
        return Inhoud(invoer.velden, [])
    velden = replace(invoer.velden, tabel=tabel)
    return Inhoud(velden, met_rijen([(tabel, blad)], meldingen))
