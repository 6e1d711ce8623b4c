"""Reads a levering in the leveringsformaat: a CSV with one table, or a workbook with several."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from loaders.bestanden.blad import Blad
from loaders.contract import Invoer, Leescontext, Uitslag
from loaders.leveringsformaat import tabelkeuze
from loaders.leveringsformaat.controles import controleer_rijen, leverancier
from loaders.leveringsformaat.inhoud_xlsx import van_csv, van_xlsx
from loaders.leveringsformaat.velden import los_op
from loaders.verdict.verdict import Verzamelaar
from telling.rijen import KOLOMMEN


def herken(invoer: Invoer) -> bool:
    """Whatever no other reader knows is read as a levering, so that it gets a verdict."""
    return invoer.soort in ("tekst", "xlsx")


def lees(invoer: Invoer) -> Uitslag:
    """The verdict and, where accepted, the typed rows."""
    meldingen = Verzamelaar(invoer.bestand)
    inhoud = van_csv(invoer, meldingen) if invoer.soort == "tekst" else van_xlsx(invoer, meldingen)
    kader, gelezen = los_op(inhoud.velden, invoer.register, invoer.vandaag, meldingen)
    if kader.status and not any(t == "kruistabel" for t, _ in inhoud.bladen):
        meldingen.voeg(
            "melding",
            "Het veld status telt alleen mee bij een kruistabel.",
            kolom="status",
            gevonden=inhoud.velden.status,
        )
    tabellen = _lees_tabellen(inhoud.bladen, kader)
    if not invoer.opnieuw:  # what was accepted before this rule stays readable
        leverancier.keur(tabellen, kader, gelezen)
    controleer_rijen(tabellen, kader, gelezen, invoer.eerdere)
    velden = replace(inhoud.velden, ontvangen=kader.ontvangen.isoformat())
    if meldingen.fouten or gelezen is None:
        return Uitslag(meldingen.rapport(), velden, gelezen)
    return Uitslag(meldingen.rapport(), velden, gelezen, tabellen)


def _lees_tabellen(bladen: list[tuple[str, Blad]], kader: Leescontext) -> dict[str, pd.DataFrame]:
    per_tabel: dict[str, list[pd.DataFrame]] = {}
    for naam, blad in bladen:
        lezer, doel = tabelkeuze.LEZERS[naam]
        per_tabel.setdefault(doel, []).append(lezer(blad, kader))
    return {
        naam: pd.concat(frames, ignore_index=True)[list(KOLOMMEN[naam])]
        for naam, frames in per_tabel.items()
    }
